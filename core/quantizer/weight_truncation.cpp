// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/weight_truncation.h"

#include "quantizer/uniform.h"

#include <algorithm>
#include <vector>

namespace precis {

namespace {

// Of the rows of magnitudes [O,I].
std::vector<OutlierThresholds> rowThresholds(const Tensor& magnitudes, const OutlierRules& rules) {
    const std::int64_t rows = magnitudes.size(0), columns = magnitudes.size(1);
    std::vector<OutlierThresholds> thresholds(static_cast<std::size_t>(rows));
    const float* values = magnitudes.data_ptr<float>();
#pragma omp parallel for schedule(static)
    for (std::int64_t row = 0; row < rows; ++row)
        thresholds[static_cast<std::size_t>(row)] =
            detectOutliers({values + row * columns, static_cast<std::size_t>(columns)}, rules);
    return thresholds;
}

// What truncation leaves of the magnitudes at most; [O,1]
Tensor rowLimits(const Tensor& magnitudes, const OutlierRules& rules) {
    if (rules.threshold)
        return torch::full({magnitudes.size(0), 1}, *rules.threshold);
    Tensor limits = torch::empty({magnitudes.size(0), 1});
    float* limit = limits.data_ptr<float>();
    for (const OutlierThresholds& row : rowThresholds(magnitudes, rules))
        *limit++ = static_cast<float>(row.kept);
    return limits;
}

double median(const std::vector<OutlierThresholds>& rows, double OutlierThresholds::*threshold) {
    std::vector<double> values;
    for (const OutlierThresholds& row : rows)
        values.push_back(row.*threshold);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Weighted squared error of rounding `weight` to nearest, against `original`; [O]
Tensor rowErrors(const Tensor& weight, const Tensor& original, const Tensor& meanSquares,
                 const UniformOptions& uniform) {
    const Tensor rounded = dequantize(quantizeToNearest(weight, meanSquares, uniform));
    return ((rounded - original).square() * meanSquares).sum(1, /*keepdim=*/true, torch::kFloat64);
}

} // namespace

Truncation truncateWeights(const Tensor& weight, const Tensor& meanSquares, const UniformOptions& uniform,
                           const OutlierRules& rules) {
    const Tensor original = weight.to(torch::kFloat32).contiguous();
    const Tensor importance = meanSquares.to(torch::kFloat32);
    const Tensor magnitudes = original.abs();
    const Tensor limits = rowLimits(magnitudes, rules);
    const Tensor isCut = magnitudes > limits;
    if (!isCut.any().item<bool>())
        return {original};
    const Tensor cut = torch::minimum(torch::maximum(original, -limits), limits);
    const Tensor pays =
        rowErrors(cut, original, importance, uniform) < rowErrors(original, original, importance, uniform);
    const Tensor isKept = isCut.logical_and(pays);
    return {torch::where(isKept, cut, original), isKept.any(1).sum().item<std::int64_t>(),
            isKept.sum().item<std::int64_t>()};
}

OutlierThresholds typicalThresholds(const Tensor& weight, const OutlierRules& rules) {
    const auto rows = rowThresholds(weight.to(torch::kFloat32).abs().contiguous(), rules);
    return {median(rows, &OutlierThresholds::coarse), median(rows, &OutlierThresholds::fine),
            median(rows, &OutlierThresholds::kept)};
}

} // namespace precis
