// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/paired_difference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace precis {

namespace {

constexpr int kFewestBins = 5;
constexpr int kMostBins = 60;
constexpr double kSame = 1e-6; // differences that spread less, in nats, are rounding
constexpr double kWidthOfSame = 0.1;

} // namespace

std::optional<PairedDifference> pairedDifference(const std::vector<float>& original,
                                                 const std::vector<float>& quantized) {
    if (original.empty() || original.size() != quantized.size())
        return {};
    PairedDifference result;
    const auto count = static_cast<double>(original.size());
    for (std::size_t window = 0; window < original.size(); ++window)
        result.differences.push_back(static_cast<double>(quantized[window]) - original[window]);
    result.mean = std::accumulate(result.differences.begin(), result.differences.end(), 0.0) / count;
    double squares = 0;
    for (const double difference : result.differences)
        squares += (difference - result.mean) * (difference - result.mean);
    if (original.size() > 1)
        result.standardError = std::sqrt(squares / (count - 1) / count);
    return result;
}

Histogram histogram(std::vector<double> values) {
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const double range = values.back() - values.front();
    if (range < kSame)
        return {values.front() - 0.5 * kWidthOfSame, kWidthOfSame, {static_cast<int>(values.size())}};
    const double quartiles = values[values.size() * 3 / 4] - values[values.size() / 4];
    const double ideal = 2 * quartiles / std::cbrt(static_cast<double>(values.size()));
    const int bins = ideal > 0
                         ? static_cast<int>(std::clamp(std::ceil(range / ideal), 1.0 * kFewestBins, 1.0 * kMostBins))
                         : kFewestBins;
    Histogram result{values.front(), range / bins, std::vector<int>(bins, 0)};
    for (const double value : values)
        ++result.counts[std::min(bins - 1, static_cast<int>((value - result.first) / result.binWidth))];
    return result;
}

} // namespace precis
