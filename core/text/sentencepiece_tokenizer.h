// SPDX-License-Identifier: GPL-3.0-or-later
// SentencePieceTokenizer: a tokenizer.model and the tokens that a model's folder adds to it.
#pragma once

#include "text/added_tokens.h"
#include "text/regex.h"
#include "text/sentencepiece.h"
#include "text/word_memory.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace precis {

class SentencePieceTokenizer {
public:
    // FOLDER/tokenizer.model, with added_tokens.json and tokenizer_config.json where they are.
    explicit SentencePieceTokenizer(const std::string& folder);

    std::vector<int> encode(std::string_view text, SpecialTokens special) const;
    std::string decode(const std::vector<int>& ids) const;
    std::optional<int> find(const std::string& token) const;
    int bos() const { return m_model.bos(); } // -1: none
    int eos() const { return m_model.eos(); }
    int size() const { return m_size; }
    std::string kind() const { return "SentencePiece"; }

private:
    bool blanksBeginWords() const;
    void encodeStretch(std::string_view text, WordMemory& memory, std::vector<int>& ids) const;

    SentencePieceModel m_model;
    AddedTokens m_added; // control pieces of the model and those of the folder
    std::unordered_map<int, AddedToken> m_addedById;
    std::optional<Regex> m_wordEnds; // where a text may be cut without changing its ids
    int m_size = 0;
};

} // namespace precis
