// SPDX-License-Identifier: GPL-3.0-or-later
// TokenDecoder: from the tokens' own spelling back to text.
#pragma once

#include "text/json_view.h"
#include "text/text_pattern.h"

#include <string>
#include <variant>
#include <vector>

namespace precis {

struct DecodeByteLevel {};    // from the byte alphabet
struct DecodeByteFallback {}; // "<0x0A>" is a byte
struct FuseTokens {};         // the steps behind see one text
struct DecodeReplace {
    TextPattern pattern;
    std::string content;
};
struct DecodeStrip { // up to so many of the character at the ends
    std::string character;
    int start = 0;
    int stop = 0;
};
struct DecodeMetaspace { // the first token loses the character that stands for the blank in front of every text
    std::string replacement;
    bool prepended = true;
};

class TokenDecoder {
public:
    TokenDecoder() = default; // spelling is text
    // The field "decoder". Error Unsupported lists the types there are.
    explicit TokenDecoder(const JsonView& json) { add(json); }

    std::string decode(std::vector<std::string> tokens) const; // bytes that need not be UTF-8

private:
    void add(const JsonView& json);
    std::vector<
        std::variant<DecodeByteLevel, DecodeByteFallback, FuseTokens, DecodeReplace, DecodeStrip, DecodeMetaspace>>
        m_steps;
};

// The byte that a token such as "<0x0A>" stands for, -1 for other tokens.
int byteOfToken(std::string_view token);

} // namespace precis
