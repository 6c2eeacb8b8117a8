// SPDX-License-Identifier: GPL-3.0-or-later
// BpeModel: the vocabulary and merges of byte pair encoding, applied to one word.
#pragma once

#include "text/bpe_merge.h"
#include "text/json_view.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace precis {

class BpeModel {
public:
    // The field "model" of a tokenizer.json. Error BadFormat or Unsupported names the field.
    explicit BpeModel(const JsonView& json);

    std::optional<int> find(std::string_view token) const;
    template <class Use>
    void forEachToken(Use use) const { // use(id, text), in no order
        for (const auto& [text, id] : m_vocabulary)
            use(id, text);
    }
    // Whether merging never crosses a place where `blank` (as in "▁the") follows another character, because no token
    // has it there: a word may then be cut at such places without changing its ids.
    bool blanksBeginTokens(std::string_view blank) const;
    bool fallsBackToBytes() const { return m_fallsBackToBytes; }

    // Appends the word's ids. Characters that the vocabulary lacks become bytes or the unknown token, or vanish where
    // the model has neither.
    void encodeWord(std::string_view word, std::vector<int>& ids) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    void readVocabulary(const JsonView& json);
    void readMerges(const JsonView& json);
    std::vector<int> symbols(std::string_view word) const;
    bool appendBytes(std::string_view character, std::vector<int>& ids) const;

    std::unordered_map<std::string, int, Hash, std::equal_to<>> m_vocabulary;
    MergeTable m_merges;
    std::array<int, 256> m_byteTokens;
    int m_unknown = -1;
    bool m_fusesUnknown = false;
    bool m_fallsBackToBytes = false;
    bool m_ignoresMerges = false; // a word that is in the vocabulary is one token
};

} // namespace precis
