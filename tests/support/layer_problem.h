// SPDX-License-Identifier: GPL-3.0-or-later
// Small layers with correlated inputs, for tests of quantizers.
#pragma once

#include "calibration/hessian.h"

namespace precis::test {

// Correlated inputs with a few loud channels, as real activations have.
inline Tensor correlatedInputs(std::int64_t tokens, std::int64_t columns) {
    Tensor x = torch::randn({tokens, columns}).mm(torch::randn({columns, columns}) * 0.3 + torch::eye(columns));
    x.select(1, 3) *= 10;
    return x;
}

inline Tensor hessianOf(const Tensor& x) {
    HessianAccumulator accumulator(x.size(1));
    accumulator.add(x);
    return accumulator.mean();
}

} // namespace precis::test
