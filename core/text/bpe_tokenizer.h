// SPDX-License-Identifier: GPL-3.0-or-later
// BpeTokenizer: the whole way of a tokenizer.json, from text to ids and back.
#pragma once

#include "text/added_tokens.h"
#include "text/bpe_model.h"
#include "text/normalizer.h"
#include "text/pre_tokenizer.h"
#include "text/token_decoder.h"
#include "text/word_memory.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace precis {

class BpeTokenizer {
public:
    // A tokenizer.json as a whole.
    explicit BpeTokenizer(const JsonView& json);

    std::vector<int> encode(std::string_view text, SpecialTokens special) const; // of valid UTF-8
    std::string decode(const std::vector<int>& ids) const;                       // to bytes that need not be UTF-8
    std::optional<int> find(const std::string& token) const;
    std::optional<int> leadingToken() const { return m_leadingToken; } // that the post-processor puts first
    int size() const { return static_cast<int>(m_tokens.size()); }
    std::string kind() const;

private:
    struct Token {
        std::string text;
        bool exists = false;
        bool isSpecial = false;
    };

    void addTokens(const JsonView& json);
    void encodeStretch(std::string_view text, bool isStart, SpecialTokens special, WordMemory& memory,
                       std::vector<int>& ids) const;
    void encodeWord(std::string_view word, WordMemory& memory, std::vector<int>& ids) const;

    BpeModel m_model;
    Normalizer m_normalizer;
    PreTokenizer m_preTokenizer;
    TokenDecoder m_decoder;
    AddedTokens m_addedRaw;        // found before the text is normalized
    AddedTokens m_addedNormalized; // and after
    std::vector<Token> m_tokens;   // by id
    std::unordered_map<std::string, int> m_added;
    std::optional<int> m_leadingToken;
    std::optional<Regex> m_wordParts; // where words may be cut further without changing their ids
};

} // namespace precis
