// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activation_kernel.h"

#include "tensor/kernel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace precis {

namespace {

PRECIS_CLONES void rangeOf(const float* x, std::int64_t count, float& low, float& high) {
    float least = 0, most = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        least = std::min(least, x[i]);
        most = std::max(most, x[i]);
    }
    low = least;
    high = most;
}

PRECIS_CLONES void quantizeRow(const float* x, std::int64_t count, float step, float zero, float maxCode,
                               float* result) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float code = std::min(std::max(std::nearbyint(x[i] / step) + zero, 0.0f), maxCode);
        result[i] = step * (code - zero);
    }
}

PRECIS_CLONES float quantizeRowBackward(const float* x, const float* gradient, std::int64_t count, float step,
                                        float zero, float maxCode, float* inputGradient) {
    float stepGradient = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const float level = x[i] / step, rounded = std::nearbyint(level) + zero;
        const float code = std::min(std::max(rounded, 0.0f), maxCode);
        const float inside = code == rounded ? 1.0f : 0.0f;
        inputGradient[i] = inside * gradient[i];
        stepGradient += gradient[i] * (code - zero - inside * level);
    }
    return stepGradient;
}

} // namespace

void tokenGrids(const float* x, ActivationRows shape, float share, float* steps, float* zeros) {
#pragma omp parallel for schedule(static)
    for (std::int64_t row = 0; row < shape.rows; ++row) {
        float low = 0, high = 0;
        rangeOf(x + row * shape.columns, shape.columns, low, high);
        const float step = std::max(share * (high - low) / shape.maxCode, std::numeric_limits<float>::min());
        steps[row] = step;
        zeros[row] = std::nearbyint(-share * low / step);
    }
}

void quantizeRows(const float* x, const float* steps, const float* zeros, ActivationRows shape, float* result) {
#pragma omp parallel for schedule(static)
    for (std::int64_t row = 0; row < shape.rows; ++row)
        quantizeRow(x + row * shape.columns, shape.columns, steps[row], zeros[row], shape.maxCode,
                    result + row * shape.columns);
}

void quantizeRowsBackward(const float* x, const float* steps, const float* zeros, const float* gradient,
                          ActivationRows shape, float* inputGradient, float* stepGradients) {
#pragma omp parallel for schedule(static)
    for (std::int64_t row = 0; row < shape.rows; ++row)
        stepGradients[row] =
            quantizeRowBackward(x + row * shape.columns, gradient + row * shape.columns, shape.columns, steps[row],
                                zeros[row], shape.maxCode, inputGradient + row * shape.columns);
}

} // namespace precis
