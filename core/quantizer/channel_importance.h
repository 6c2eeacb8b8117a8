// SPDX-License-Identifier: GPL-3.0-or-later
// Which input channels of a layer are critical, and where they stand. CRVQ (2025), section 3.
#pragma once

#include "quantizer/additive.h"

#include <functional>

namespace precis {

// How much an input channel matters, [I] float64 and never negative. weight [O,I], hessian [I,I] float64. The error is
// what one codebook of 2^codeBits codewords, at most 256, leaves, fitted to weights divided by their row's scale (the
// authors' code fits it to weights as they are, where rows of large weights decide).
Tensor channelImportance(
    const Tensor& weight, const Tensor& hessian, const AdditiveOptions& options, std::uint64_t seed,
    const std::function<void()>& poll = [] {});

// Which column stands at each place, [n] int64, for AdditiveLayer::channels. Undefined without extended codebooks.
Tensor orderChannels(const AdditiveShape& shape, const Tensor& importance);

// The same from what is stored of it (channelStorage): the chosen channels or vectors stand in front, either part in
// ascending order; a full sort is taken as it is. chosen [items] int64.
Tensor placeChannels(const AdditiveShape& shape, const Tensor& chosen);

// The critical columns in ascending order.
Tensor criticalChannels(const AdditiveShape& shape, const Tensor& channels);

} // namespace precis
