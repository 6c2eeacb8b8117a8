// SPDX-License-Identifier: GPL-3.0-or-later
// Normalizer: what a tokenizer.json does to a text before it is taken apart.
#pragma once

#include "text/text_pattern.h"

#include <string>
#include <variant>
#include <vector>

namespace precis {

enum class UnicodeForm { Nfc, Nfd, Nfkc, Nfkd };

struct PrependText {
    std::string prefix; // in front of texts that are not empty
};
struct ReplaceText {
    TextPattern pattern;
    std::string content;
};
struct StripWhiteSpace {
    bool left = true;
    bool right = true;
};

class Normalizer {
public:
    Normalizer() = default; // changes nothing
    // The field "normalizer". Error Unsupported lists the types there are.
    explicit Normalizer(const JsonView& json) { add(json); }

    std::string normalize(std::string text) const;

private:
    void add(const JsonView& json);
    std::vector<std::variant<UnicodeForm, PrependText, ReplaceText, StripWhiteSpace>> m_steps;
};

} // namespace precis
