// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/outlier_detection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace precis {

namespace {

// Linear interpolation between order statistics, as NumPy does. Puts the values in another order.
double quantile(std::vector<double>& values, double share) {
    const double place = share * static_cast<double>(values.size() - 1);
    const auto below = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), below, values.end());
    if (below + 1 == values.end())
        return *below;
    return *below + (place - std::floor(place)) * (*std::min_element(below + 1, values.end()) - *below);
}

double medianGap(std::span<const double> sorted) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        gaps.push_back(sorted[i] - sorted[i - 1]);
    return quantile(gaps, 0.5);
}

// How many of the candidates, the largest inlier in front of them, the fine stage spares; all when it finds no gap.
std::size_t spareByGaps(std::span<const double> candidates, const OutlierRules& rules) {
    std::size_t spared = candidates.size();
    while (spared >= 2) {
        const auto left = candidates.first(spared);
        const Split split = bestSplit(left, rules.lambda2);
        if (!(split.gap > rules.gapFactor * medianGap(left)))
            break;
        spared = split.spared;
        if (!rules.isLogarithmic)
            break;
    }
    return spared;
}

} // namespace

Split bestSplit(std::span<const double> sorted, double lambda2) {
    Split best;
    double bestScore = -std::numeric_limits<double>::infinity();
    const double origin = sorted.front(); // sums of differences from it keep their digits
    double sum = 0, squares = 0;          // over the spared values behind the first
    for (std::size_t spared = 1; spared < sorted.size(); ++spared) {
        if (spared > 1) {
            const double value = sorted[spared - 1] - origin;
            sum += value;
            squares += value * value;
        }
        const auto count = static_cast<double>(spared - 1);
        const double variance = count < 2 ? 0 : std::max(0.0, (squares - sum * sum / count) / (count - 1));
        const double gap = sorted[spared] - sorted[spared - 1];
        if (const double score = gap * gap - lambda2 * variance; score > bestScore) {
            bestScore = score;
            best = {spared, gap};
        }
    }
    return best;
}

OutlierThresholds detectOutliers(std::span<const float> values, const OutlierRules& rules) {
    if (values.empty())
        return {};
    std::vector<double> unordered(values.begin(), values.end());
    OutlierThresholds thresholds;
    const double q1 = quantile(unordered, 0.25), q3 = quantile(unordered, 0.75);
    thresholds.coarse = thresholds.fine = rules.fence.value_or(q3 + rules.lambda1 * (q3 - q1));

    // The largest inlier, which only a fence set by hand can leave without, and what lies beyond the fence.
    const auto beyond = std::ranges::partition(unordered, [&](double value) { return value <= thresholds.coarse; });
    std::vector<double> tail(beyond.begin(), beyond.end());
    std::ranges::sort(tail);
    if (beyond.begin() != unordered.begin())
        tail.insert(tail.begin(), *std::max_element(unordered.begin(), beyond.begin()));
    std::vector<double> candidates = tail;
    if (rules.isLogarithmic)
        for (double& value : candidates)
            value = std::log(std::max(value, std::numeric_limits<double>::min()));
    if (const std::size_t spared = spareByGaps(candidates, rules); spared < tail.size())
        thresholds.fine = tail[spared - 1];

    thresholds.kept = rules.usesFineStage ? thresholds.fine : thresholds.coarse;
    const auto outliers = static_cast<double>(countAbove(values, thresholds.kept));
    if (!rules.fence && outliers > std::max(1.0, rules.largestShare * static_cast<double>(values.size())))
        thresholds.kept = tail.back();
    thresholds.kept = rules.threshold.value_or(thresholds.kept);
    return thresholds;
}

std::size_t countAbove(std::span<const float> values, double threshold) {
    return static_cast<std::size_t>(
        std::ranges::count_if(values, [threshold](float value) { return static_cast<double>(value) > threshold; }));
}

} // namespace precis
