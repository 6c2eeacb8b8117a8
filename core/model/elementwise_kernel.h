// SPDX-License-Identifier: GPL-3.0-or-later
// Norm and gate of the decoder on rows of single precision numbers, forward and backward in one pass each.
#pragma once

#include <cstdint>

namespace precis {

// result = x / rms(x) * gain for rows of x [rows, columns]; inverse [rows] gets 1 / rms.
void rmsNormRows(const float* x, const float* gain, float epsilon, std::int64_t rows, std::int64_t columns, float* result,
                 float* inverse);
// gainGradient [columns] may be null.
void rmsNormRowsBackward(const float* x, const float* gain, const float* inverse, const float* gradient,
                         std::int64_t rows, std::int64_t columns, float* inputGradient, float* gainGradient);

// result = gate sigmoid(gate) up.
void siluProduct(const float* gate, const float* up, std::int64_t count, float* result);
void siluProductBackward(const float* gate, const float* up, const float* gradient, std::int64_t count,
                         float* gateGradient, float* upGradient);

} // namespace precis
