// SPDX-License-Identifier: GPL-3.0-or-later
// Codebooks in the numbers that are stored: float16, or integers of 8 or 4 bits times a float16 scale each codebook.
// GPTVQ (2024), section 3.4, "codebook compression".
#pragma once

#include "quantizer/codebook_update.h"

namespace precis {

// Rounds layer.codebooks to layer.codebookBits and sets layer.codebookScales. Of the integer scales tried, the one that
// changes the weights least is taken.
void roundCodebooks_(CodebookLayer& layer);

// The same on the scales that the layer has, larger only where codewords have outgrown them.
void roundOnScales_(CodebookLayer& layer);

// Integers that lower the loss further, one number after the other to where it is best, until none moves; for few bits
// and codebooks of moderate size.
void refineRounding_(CodebookLayer& layer, const CodebookProblem& problem);

// Codebooks of one-dimensional layers as a product of two matrices of that rank: the best approximation of the
// codebooks, each in ascending order so that they resemble each other. Codes follow.
void factorCodebooks_(CodebookLayer& layer, std::int64_t rank);
// Both factors fitted in turn to the whole layer, codes fixed.
void solveFactors_(CodebookLayer& layer, const CodebookProblem& problem);
void roundFactors_(CodebookLayer& layer);

// The logarithmic grid of the largest absolute values of blocks: weight [O,n] -> codes, grid.
BlockScales fitBlockScales(const Tensor& weight, std::int64_t scaleBlock);

} // namespace precis
