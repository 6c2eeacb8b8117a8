// SPDX-License-Identifier: GPL-3.0-or-later
// Finds added tokens by their first byte.
#include "text/added_tokens.h"

#include "text/utf8.h"

#include <algorithm>

namespace precis {

namespace {

bool standsAlone(std::string_view text, std::size_t begin, std::size_t end) {
    return (begin == 0 || !isWordCharacter(characterAt(text, previousCharacter(text, begin)))) &&
           (end == text.size() || !isWordCharacter(characterAt(text, end)));
}

} // namespace

AddedToken readAddedToken(const JsonView& json, int id) {
    AddedToken token;
    token.id = id;
    token.content = json.at("content").text();
    token.isSpecial = json.flag("special", false);
    token.isNormalized = json.flag("normalized", !token.isSpecial);
    token.isSingleWord = json.flag("single_word", false);
    token.stripsLeft = json.flag("lstrip", false);
    token.stripsRight = json.flag("rstrip", false);
    return token;
}

AddedTokens::AddedTokens(std::vector<AddedToken> tokens) : m_tokens(std::move(tokens)) {
    for (std::size_t i = 0; i < m_tokens.size(); ++i)
        if (!m_tokens[i].content.empty())
            m_byFirstByte[static_cast<unsigned char>(m_tokens[i].content[0])].push_back(static_cast<int>(i));
    for (auto& indices : m_byFirstByte)
        std::stable_sort(indices.begin(), indices.end(),
                         [&](int a, int b) { return m_tokens[a].content.size() > m_tokens[b].content.size(); });
}

const AddedToken* AddedTokens::find(std::string_view text, std::size_t at, SpecialTokens special) const {
    for (const int index : m_byFirstByte[static_cast<unsigned char>(text[at])]) {
        const AddedToken& token = m_tokens[index];
        if (token.isSpecial && special == SpecialTokens::AsText)
            continue;
        if (text.substr(at, token.content.size()) != token.content)
            continue;
        if (token.isSingleWord && !standsAlone(text, at, at + token.content.size()))
            continue;
        return &token;
    }
    return nullptr;
}

std::vector<AddedTokens::Part> AddedTokens::split(std::string_view text, SpecialTokens special) const {
    std::vector<Part> parts;
    std::size_t begin = 0; // of the stretch without a token
    const auto addText = [&](std::size_t end) {
        if (begin < end)
            parts.emplace_back(text.substr(begin, end - begin));
    };
    for (std::size_t at = 0; at < text.size();) {
        const AddedToken* token = find(text, at, special);
        if (!token) {
            ++at;
            continue;
        }
        std::size_t left = at;
        while (token->stripsLeft && left > begin && isWhiteSpace(characterAt(text, previousCharacter(text, left))))
            left = previousCharacter(text, left);
        addText(left);
        parts.emplace_back(token->id);
        at += token->content.size();
        while (token->stripsRight && at < text.size() && isWhiteSpace(characterAt(text, at)))
            at += utf8CharacterBytes(text[at]);
        begin = at;
    }
    addText(text.size());
    return parts;
}

} // namespace precis
