// SPDX-License-Identifier: GPL-3.0-or-later
// The factor of the inverse Hessian that the column sweeps of GPTQ and GPTVQ walk along.
#pragma once

#include "tensor/torch.h"

#include <string>
#include <vector>

namespace precis {

struct HessianFactor {
    Tensor upper;                      // U [I,I] float32, upper triangular, U^T U = (H + damping)^-1
    Tensor dead;                       // [I] bool: inputs that are always zero; their weights may be anything
    double damping = 0;                // what was added to the diagonal, relative to its mean
    std::vector<std::string> warnings; // when the damping had to grow
};

// hessian [I,I] float64. Damping starts at `damping` times the mean diagonal and grows tenfold until the Cholesky
// factorization succeeds, at most to 1; it always tells. Frantar et al., "GPTQ", ICLR 2023, section 4, step 3; U is
// found by one factorization from the last column backwards (H = R R^T, U = R^-1) instead of inverting H first.
HessianFactor factorHessian(const Tensor& hessian, double damping);

} // namespace precis
