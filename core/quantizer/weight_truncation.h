// SPDX-License-Identifier: GPL-3.0-or-later
// Truncation of outlier weights, row by row, where it pays. Ding et al., "CBQ", ICLR 2025.
// We deviate: a row is truncated only where that lowers its quantization error, since truncating always changes what
// the layer computes.
#pragma once

#include "precis/recipe.h"
#include "quantizer/outlier_detection.h"
#include "tensor/torch.h"

namespace precis {

struct Truncation {
    Tensor weight; // [O,I] float32, the rows that gained by it truncated
    std::int64_t rows = 0;
    std::int64_t weights = 0;
};

// Truncates each row of weight [O,I] at the threshold that `rules` keep for it, and keeps that where rounding the row
// to nearest at `uniform` then comes closer to the original row; columns weighted with meanSquares [I] of the inputs.
Truncation truncateWeights(const Tensor& weight, const Tensor& meanSquares, const UniformOptions& uniform,
                           const OutlierRules& rules);

// The thresholds of all rows, each the median over the rows.
OutlierThresholds typicalThresholds(const Tensor& weight, const OutlierRules& rules);

} // namespace precis
