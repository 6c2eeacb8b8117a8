// SPDX-License-Identifier: GPL-3.0-or-later
// Differentiable norm and gate: kernels for single precision on the CPU, tensor operations elsewhere.
#pragma once

#include "tensor/torch.h"

namespace precis {

// x / rms(x) * gain over the last dimension. Zhang, Sennrich, "Root mean square layer normalization", NeurIPS 2019.
Tensor fusedRmsNorm(const Tensor& x, const Tensor& gain, double epsilon);
Tensor rmsNormReference(const Tensor& x, const Tensor& gain, double epsilon);

// silu(gate) * up. Shazeer, "GLU variants improve transformer", 2020.
Tensor fusedSiluProduct(const Tensor& gate, const Tensor& up);
Tensor siluProductReference(const Tensor& gate, const Tensor& up);

} // namespace precis
