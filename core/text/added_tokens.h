// SPDX-License-Identifier: GPL-3.0-or-later
// AddedTokens: tokens that are found in the text as they stand, before anything else is done to it.
#pragma once

#include "text/json_view.h"
#include "text/tokenizer.h"

#include <array>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace precis {

struct AddedToken {
    int id = 0;
    std::string content;
    bool isSpecial = false;    // structure rather than text
    bool isNormalized = false; // looked for in the normalized text
    bool isSingleWord = false; // only where no letter touches it
    bool stripsLeft = false;   // swallows the white space on that side
    bool stripsRight = false;
};

// The field "added_tokens" of a tokenizer.json, or a value of added_tokens_decoder in a tokenizer_config.json.
AddedToken readAddedToken(const JsonView& json, int id);

class AddedTokens {
public:
    AddedTokens() = default;
    explicit AddedTokens(std::vector<AddedToken> tokens);

    // The text in order: stretches without a token, and ids. At each place the longest token wins.
    using Part = std::variant<std::string_view, int>;
    std::vector<Part> split(std::string_view text, SpecialTokens special) const;

private:
    // The token that starts at this byte, or nullptr.
    const AddedToken* find(std::string_view text, std::size_t at, SpecialTokens special) const;

    std::vector<AddedToken> m_tokens;
    std::array<std::vector<int>, 256> m_byFirstByte; // indices, the longest first
};

} // namespace precis
