// SPDX-License-Identifier: GPL-3.0-or-later
// Hessian: the mean of x x^T over calibration tokens, [I,I]. (The second derivative of a layer's squared output error
// is twice that; the factor drops out everywhere.) Frantar et al., "GPTQ", ICLR 2023, section 3.
#pragma once

#include "tensor/torch.h"

#include <cstdint>

namespace precis {

// sum [I,J] float64 += a^T b for a [T,I] and b [T,J] in single precision; short stretches are multiplied there, their
// sums taken in double.
void addProducts_(Tensor& sum, const Tensor& a, const Tensor& b);

// Accumulates in double precision: single precision loses definiteness with outlier channels and many tokens.
class HessianAccumulator {
public:
    explicit HessianAccumulator(std::int64_t columns);
    void add(const Tensor& x); // [..., I]
    // As if every x so far had been divided by scales [I].
    void divideBy_(const Tensor& scales);
    std::int64_t tokens() const { return m_tokens; }
    Tensor mean() const;        // [I,I] float64
    Tensor inputMinimum() const { return m_minimum; } // [I] float32, 0 at most
    Tensor inputMaximum() const { return m_maximum; } // [I], 0 at least
    Tensor inputAbsMax() const { return torch::maximum(m_maximum, -m_minimum); }

private:
    Tensor m_sum; // [I,I] float64
    Tensor m_minimum;
    Tensor m_maximum;
    std::int64_t m_tokens = 0;
};

// tr((W-Q) H (W-Q)^T) / tr(W H W^T) in double precision: the layer's relative squared output error. 0 when W is 0.
double relativeOutputError(const Tensor& weight, const Tensor& quantized, const Tensor& hessian);

} // namespace precis
