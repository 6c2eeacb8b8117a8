// SPDX-License-Identifier: GPL-3.0-or-later
// Fake quantization of rows of activations in single precision on the CPU.
#pragma once

#include <cstdint>

namespace precis {

struct ActivationRows {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    float maxCode = 255;
};

// Step and zero point of each row of x [rows, columns] from its range, of which `share` is covered.
void tokenGrids(const float* x, ActivationRows shape, float share, float* steps, float* zeros);

// result = step * (clamp(round(x / step) + zero, 0, maxCode) - zero), a step and a zero point a row.
void quantizeRows(const float* x, const float* steps, const float* zeros, ActivationRows shape, float* result);

// gradient is that of the result; inputGradient that of x; stepGradients [rows] those of the steps.
void quantizeRowsBackward(const float* x, const float* steps, const float* zeros, const float* gradient,
                          ActivationRows shape, float* inputGradient, float* stepGradients);

} // namespace precis
