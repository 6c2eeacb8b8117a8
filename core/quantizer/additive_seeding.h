// SPDX-License-Identifier: GPL-3.0-or-later
// Codewords to begin with: k-means of the weights, then of what it leaves, and so on for each further codebook. AQLM
// (2024), section 3.3, "initialization".
#pragma once

#include "quantizer/additive_update.h"

namespace precis {

// Codewords for all codebooks of the layer, whose shape, row scales and channels are set. Errors at a column weigh
// columnWeights [n] (all 1: plain k-means). Large codebooks are fitted to a sample of the vectors.
void seedCodewords_(AdditiveLayer& layer, const AdditiveProblem& problem, const Tensor& columnWeights,
                    std::uint64_t seed);

// What one codebook of that many codewords leaves of values [O,G*d], fitted by plain k-means: [O,G*d].
Tensor residualOfCodebook(const Tensor& values, std::int64_t dimension, std::int64_t entries, std::uint64_t seed,
                          const std::function<void()>& poll);

} // namespace precis
