// SPDX-License-Identifier: GPL-3.0-or-later
// PreTokenizer: takes a text apart into the words that BPE works on alone.
#pragma once

#include "text/text_pattern.h"

#include <string>
#include <variant>
#include <vector>

namespace precis {

// What happens to the stretches that a pattern matches.
enum class SplitBehavior { Isolated, Removed, MergedWithPrevious, MergedWithNext, Contiguous };

struct SplitByPattern {
    TextPattern pattern;
    SplitBehavior behavior = SplitBehavior::Isolated;
    bool invert = false; // the pattern matches the words instead of what separates them
};
// GPT-2's: words of a fixed expression, written in the byte alphabet.
struct ByteLevelWords {
    bool addPrefixSpace = false;
    bool usePattern = true;
};
// SentencePiece's: blanks become a visible character, which begins a word.
struct MetaspaceWords {
    enum class Prepend { Always, First, Never };
    std::string replacement = "▁";
    Prepend prepend = Prepend::Always;
    bool split = true;
};

class PreTokenizer {
public:
    PreTokenizer() = default; // the whole text is one word
    // The field "pre_tokenizer". Error Unsupported lists the types there are.
    explicit PreTokenizer(const JsonView& json) { add(json); }

    bool isByteLevel() const;
    // isStart: whether the text stands at the very beginning of what is encoded.
    std::vector<std::string> words(std::string text, bool isStart) const;

private:
    void add(const JsonView& json);
    std::vector<std::variant<SplitByPattern, ByteLevelWords, MetaspaceWords>> m_steps;
};

} // namespace precis
