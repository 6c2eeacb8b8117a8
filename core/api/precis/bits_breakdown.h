// SPDX-License-Identifier: GPL-3.0-or-later
// BitsBreakdown: what the bits of a quantized model are spent on.
#pragma once

#include "precis/report.h"

#include <cstdint>

namespace precis {

// Bits of the decoder's linear layers as a recipe stores them, exactly; and of all that no recipe quantizes, in 16 bits.
struct BitsBreakdown {
    std::uint64_t codes = 0;
    std::uint64_t codebooks = 0; // the numbers in them
    std::uint64_t scales = 0;    // step sizes and zero points, scales of codebooks, blocks and rows, channel orders
    std::uint64_t untouched = 0; // linear layers that the recipe leaves as they are
    std::uint64_t embeddings = 0; // and the head, when it is not the embedding itself
    std::uint64_t norms = 0;      // and biases
    std::int64_t weights = 0;     // in the linear layers
    std::int64_t parameters = 0;  // in all
    bool operator==(const BitsBreakdown&) const = default;

    std::uint64_t linear() const { return codes + codebooks + scales + untouched; }
    std::uint64_t total() const { return linear() + embeddings + norms; }
};

// From shapes alone.
BitsBreakdown countBits(const Recipe& recipe, const ModelSummary& model);

} // namespace precis
