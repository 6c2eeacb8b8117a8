// SPDX-License-Identifier: GPL-3.0-or-later
// AQLM and CRVQ: quantize a layer by additive codebooks, codewords and codes in turn. Egiazarian et al. (AQLM), ICML
// 2024, algorithm 1; Xu et al. (CRVQ), TACL 2025.
#pragma once

#include "quantizer/additive.h"

#include <functional>
#include <vector>

namespace precis {

struct AdditiveResult {
    AdditiveLayer layer;
    std::vector<double> losses; // tr((W-Q) H (W-Q)^T) after the seeding and after each round; codewords not yet rounded
    double loss = 0;            // at the end
    std::vector<std::string> warnings;
};

// weight [O,I], hessian [I,I] float64. `poll` is called again and again, and throws to give up. The same seed gives the
// same result.
//
// Deviations from the authors' code: with weightedSeeding the seeding weighs errors and the first codes make up for
// each other's errors; codewords are solved for exactly; vectors are gone through in order, which lets the gradient
// follow a panel of columns at a time; codewords are rounded to fewer bits at the end and codes chosen again.
AdditiveResult solveAdditive(
    const Tensor& weight, const Tensor& hessian, const AdditiveOptions& options, double damping, std::uint64_t seed,
    const std::function<void()>& poll = [] {});

} // namespace precis
