// SPDX-License-Identifier: GPL-3.0-or-later
// What a run came to, in words: one set of phrases for the command line and, translated, for the workbench.
#pragma once

#include "precis/demo.h"
#include "precis/report.h"

#include <optional>
#include <string>
#include <vector>

namespace precis {

struct OutcomeNumbers {
    int layers = 0;
    double bitsPerWeight = 0;
    std::uint64_t bytes = 0;         // of the linear layers
    std::uint64_t originalBytes = 0; // of the same layers in 16 bits
    std::optional<double> original;  // perplexities
    std::optional<double> roundToNearest;
    std::optional<double> run;
    std::optional<double> floor; // the lowest that any model can reach
};

struct Quantity {
    enum class Kind { Count, Bits, Bytes, Perplexity, Share, Change };
    Kind kind = Kind::Count;
    double value = 0; // Share and Change: 1 is 100 %
};

// English with %1, %2, ... for the quantities. Translate in context "Outcome", then put the numbers in.
struct Phrase {
    const char* text = "";
    std::vector<Quantity> quantities;
};

OutcomeNumbers outcomeNumbers(const RunReport& report, const std::optional<PerplexityFloor>& floor);
// Size, then, as far as measured, the perplexity against the original, rounding to nearest and the floor. The phrases
// are parts of one sentence: join them with "; " and end with a full stop.
std::vector<Phrase> outcomePhrases(const OutcomeNumbers& numbers);
// The sentence in English.
std::string outcomeSentence(const OutcomeNumbers& numbers);

} // namespace precis
