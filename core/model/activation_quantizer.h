// SPDX-License-Identifier: GPL-3.0-or-later
// ActivationQuantizer: uniform quantization of what a layer takes in, applied while the model runs (fake quantization:
// values stay floats on a grid of 2^bits levels).
#pragma once

#include "precis/recipe.h"
#include "tensor/torch.h"

namespace precis {

struct ActivationQuantizer {
    int bits = 16; // 16: off
    ActivationMode mode = ActivationMode::PerToken;
    // Scalar. Per token: share of each token's range that the levels cover. Static: the step size itself.
    Tensor scale;
    int zero = 0; // zero point of the static mode

    bool isOn() const { return bits < 16; }
};

// x [..., I] -> the same shape. Per token: step = scale (max - min) / (2^bits - 1), zero = round(-scale min / step), over
// the last dimension, the range made to contain 0. The gradient passes through the rounding where a value is inside the
// levels; that of the scale is the one of Esser et al., "Learned step size quantization", ICLR 2020, equation 3, with a
// token's range held constant.
Tensor quantizeActivations(const Tensor& x, const ActivationQuantizer& quantizer);

// The same in plain tensor operations, on any device.
Tensor quantizeActivationsReference(const Tensor& x, const ActivationQuantizer& quantizer);

} // namespace precis
