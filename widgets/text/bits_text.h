// SPDX-License-Identifier: GPL-3.0-or-later
// What the bits of a quantized model are spent on, in words and formulas.
#pragma once

#include <precis/bits_breakdown.h>

#include <QString>

#include <vector>

namespace precis {

enum class BitsKind { Codes, Codebooks, Scales, Untouched, Embeddings, Norms };

struct BitsPart {
    BitsKind kind = BitsKind::Codes;
    std::uint64_t bits = 0;
    QString name;
    QString formula; // how the recipe leads to them
};

// Those that are there, in the order to stack them.
std::vector<BitsPart> bitsParts(const BitsBreakdown& bits, const Recipe& recipe);
// "2.13 bits per weight, 1.4 MB"
QString describePart(const BitsPart& part, const BitsBreakdown& bits);

} // namespace precis
