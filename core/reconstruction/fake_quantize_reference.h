// SPDX-License-Identifier: GPL-3.0-or-later
// The slow readable twins of fake_quantize_kernel.h: plain tensor operations whose gradients autograd makes.
#pragma once

#include "tensor/torch.h"

namespace precis {

struct FakeQuantizeTensors {
    Tensor weight;  // [O,I]
    Tensor steps;   // [O,G], one for every groupSize columns
    Tensor zeros;   // [O,G]
    Tensor offsets; // [O,I]
    std::int64_t groupSize = 0;
    double maxCode = 15;
};

Tensor hardRoundingReference(const FakeQuantizeTensors& tensors, double limit);

struct SoftReference {
    Tensor weight;      // [O,I]
    Tensor regularizer; // mean(1 - |2h - 1|^beta)
};
SoftReference softRoundingReference(const FakeQuantizeTensors& tensors, const Tensor& startSteps, double beta);

} // namespace precis
