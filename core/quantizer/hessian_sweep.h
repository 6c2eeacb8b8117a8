// SPDX-License-Identifier: GPL-3.0-or-later
// GPTQ: quantize column by column, each time moving the columns that are still free to make up for the error.
// Frantar et al., "GPTQ: Accurate Post-Training Quantization for Generative Pre-trained Transformers", ICLR 2023,
// algorithm 1.
#pragma once

#include "quantizer/hessian_factor.h"
#include "quantizer/uniform.h"

#include <functional>

namespace precis {

struct SweepResult {
    UniformLayer layer;
    std::vector<std::string> warnings;
};

// weight [O,I], hessian [I,I] float64. `poll` is called between blocks of columns and may throw to stop.
//
// Deviations from the authors' code: a block of columns always begins where a group begins, so that every group's grid is
// found on fully compensated weights; with activation order the groups stay where they are in the matrix and their grids
// come from the original weights ("static groups"), so that no permutation needs to be stored.
SweepResult sweepHessian(const Tensor& weight, const Tensor& hessian, const UniformOptions& uniform,
                         const SweepOptions& options, const std::function<void()>& poll = {});

// The same result by the textbook: after each column the inverse Hessian of the remaining columns is updated by Gaussian
// elimination and every free weight corrected, in double precision. O(I^3) with large constants; tests only.
UniformLayer sweepHessianReference(const Tensor& weight, const Tensor& hessian, const UniformOptions& uniform,
                                   const SweepOptions& options);

} // namespace precis
