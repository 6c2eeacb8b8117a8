// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/elementwise_kernel.h"

#include "tensor/kernel.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace precis {

namespace {

constexpr std::int64_t kPart = 1 << 13; // numbers that are worth another thread

PRECIS_CLONES float normRow(const float* x, const float* gain, float epsilon, std::int64_t columns, float* result) {
    float sum = 0;
    for (std::int64_t i = 0; i < columns; ++i)
        sum += x[i] * x[i];
    const float inverse = 1 / std::sqrt(sum / static_cast<float>(columns) + epsilon);
    for (std::int64_t i = 0; i < columns; ++i)
        result[i] = x[i] * inverse * gain[i];
    return inverse;
}

PRECIS_CLONES void normRowBackward(const float* x, const float* gain, float inverse, const float* gradient,
                                   std::int64_t columns, float* inputGradient) {
    float dot = 0;
    for (std::int64_t i = 0; i < columns; ++i)
        dot += gradient[i] * gain[i] * x[i];
    const float common = dot * inverse * inverse * inverse / static_cast<float>(columns);
    for (std::int64_t i = 0; i < columns; ++i)
        inputGradient[i] = gradient[i] * gain[i] * inverse - x[i] * common;
}

PRECIS_CLONES void addGain(const float* x, float inverse, const float* gradient, std::int64_t columns, float* gainGradient) {
    for (std::int64_t i = 0; i < columns; ++i)
        gainGradient[i] += gradient[i] * x[i] * inverse;
}

// Floors keep exp finite; beyond them the gate is closed or open to the last digit.
PRECIS_CLONES void siluPart(const float* gate, const float* up, std::int64_t count, float* result) {
    for (std::int64_t i = 0; i < count; ++i)
        result[i] = gate[i] / (1 + std::exp(std::min(-gate[i], 80.0f))) * up[i];
}

PRECIS_CLONES void siluPartBackward(const float* gate, const float* up, const float* gradient, std::int64_t count,
                                    float* gateGradient, float* upGradient) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float sigmoid = 1 / (1 + std::exp(std::min(-gate[i], 80.0f)));
        upGradient[i] = gradient[i] * gate[i] * sigmoid;
        gateGradient[i] = gradient[i] * up[i] * sigmoid * (1 + gate[i] * (1 - sigmoid));
    }
}

} // namespace

void rmsNormRows(const float* x, const float* gain, float epsilon, std::int64_t rows, std::int64_t columns, float* result,
                 float* inverse) {
#pragma omp parallel for schedule(static) if (rows * columns > kPart)
    for (std::int64_t row = 0; row < rows; ++row)
        inverse[row] = normRow(x + row * columns, gain, epsilon, columns, result + row * columns);
}

void rmsNormRowsBackward(const float* x, const float* gain, const float* inverse, const float* gradient,
                         std::int64_t rows, std::int64_t columns, float* inputGradient, float* gainGradient) {
#pragma omp parallel for schedule(static) if (rows * columns > kPart)
    for (std::int64_t row = 0; row < rows; ++row)
        normRowBackward(x + row * columns, gain, inverse[row], gradient + row * columns, columns,
                        inputGradient + row * columns);
    if (!gainGradient)
        return;
    std::fill(gainGradient, gainGradient + columns, 0.0f);
    for (std::int64_t row = 0; row < rows; ++row)
        addGain(x + row * columns, inverse[row], gradient + row * columns, columns, gainGradient);
}

void siluProduct(const float* gate, const float* up, std::int64_t count, float* result) {
#pragma omp parallel for schedule(static) if (count > kPart)
    for (std::int64_t first = 0; first < count; first += kPart)
        siluPart(gate + first, up + first, std::min(kPart, count - first), result + first);
}

void siluProductBackward(const float* gate, const float* up, const float* gradient, std::int64_t count,
                         float* gateGradient, float* upGradient) {
#pragma omp parallel for schedule(static) if (count > kPart)
    for (std::int64_t first = 0; first < count; first += kPart)
        siluPartBackward(gate + first, up + first, gradient + first, std::min(kPart, count - first), gateGradient + first,
                         upGradient + first);
}

} // namespace precis
