// SPDX-License-Identifier: GPL-3.0-or-later
// The choice of codes for additive codebooks while codewords stay: beam search over the vectors of each row and the
// codebooks of each vector. AQLM (2024), section 3.3, "beam search"; and a first choice with error feedback, as in
// GPTVQ.
#pragma once

#include "quantizer/additive_update.h"

namespace precis {

// One round over all vectors from the first to the last, each code given up in turn for the one that lowers the loss
// most; the `beam` best rows are kept on the way. Never raises the loss. Gradient and loss follow. Returns how many
// codes changed.
std::int64_t searchCodes_(AdditiveFit& fit, const AdditiveProblem& problem, int beam);

// Codes from nothing: an error at a vector is made up for by the vectors behind it, as if those could take any value
// (GPTVQ's sweep, here with several codebooks and a beam). `factor` [n,n] is upper triangular with factor * factor^T
// the damped Hessian; the identity gives each vector its nearest codewords one after the other.
void sweepCodes_(AdditiveLayer& layer, const AdditiveProblem& problem, const Tensor& factor, int beam);

// Codes for which the codewords come near to weights [O,n] in the order of the channels, one code after the other from
// those that the layer has.
void chooseNearestCodes_(AdditiveLayer& layer, const Tensor& weights);

} // namespace precis
