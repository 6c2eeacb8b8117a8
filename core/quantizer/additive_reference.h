// SPDX-License-Identifier: GPL-3.0-or-later
// Slow twins of the search and the codebook update, in double precision and as the formulas read; tests only.
#pragma once

#include "quantizer/additive_update.h"

namespace precis {

// tr((W-Q) H (W-Q)^T) of the layer as it is.
double additiveLossReference(const AdditiveLayer& layer, const AdditiveProblem& problem);

// One round with a beam of one, by trying every codeword of every codebook of every vector and computing the whole loss
// each time.
void searchCodesReference_(AdditiveLayer& layer, const AdditiveProblem& problem);

// The least loss that any choice of codes for a row reaches, all of them tried. [O]
Tensor leastLossesReference(const AdditiveLayer& layer, const AdditiveProblem& problem);

// The least loss that any codewords reach with these codes, from the normal equations.
double solvedLossReference(const AdditiveLayer& layer, const AdditiveProblem& problem);

} // namespace precis
