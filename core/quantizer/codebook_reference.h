// SPDX-License-Identifier: GPL-3.0-or-later
// Slow twins of codebook_kernel.h and of the sweep, in double precision and as the formulas read; tests only.
#pragma once

#include "quantizer/codebook_kernel.h"
#include "quantizer/codebook_update.h"
#include "quantizer/kmeans.h"

namespace precis {

// (x - c)^T D (x - c)
double weightedDistance(const float* x, const float* c, const float* form, std::int64_t dimension);

// Index of the nearest codeword of [K][d]; the first of equal ones.
std::int32_t nearestCodeword(const float* x, const std::vector<float>& codewords, const float* form,
                             std::int64_t dimension);

// The sweep with given codebooks by the textbook (Hassibi, Stork, "Second order derivatives for network pruning:
// Optimal Brain Surgeon", NeurIPS 1992, for several weights at once): error e of a vector P costs e [H^-1]_PP^-1 e^T
// and moves the free weights by -e [H^-1]_PP^-1 [H^-1]_P,: ; then P leaves the inverse by block elimination. Codes
// [O,V].
Tensor sweepCodesReference(const Tensor& weight, const Tensor& dampedHessian, const CodebookLayer& layer);

// One round of reassignments by trying every codeword of every vector and computing the whole loss each time.
void reassignCodesReference_(CodebookLayer& layer, const CodebookProblem& problem);

// The codewords that minimize the loss, from the normal equations solved by factorization: [Gr,P].
Tensor solveCodebooksReference(const CodebookLayer& layer, const CodebookProblem& problem);

} // namespace precis
