// SPDX-License-Identifier: GPL-3.0-or-later
// WordMemory: the ids of words already encoded, because the words of a text come again and again.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace precis {

// Lives as long as one call of encode.
class WordMemory {
public:
    // Appends what encode(word, ids) appends.
    template <class Encode>
    void append(std::string_view word, std::vector<int>& ids, Encode encode) {
        if (word.size() > kLongestWord) {
            encode(word, ids);
            return;
        }
        const auto [entry, isNew] = m_ids.try_emplace(std::string(word));
        if (isNew)
            encode(word, entry->second);
        ids.insert(ids.end(), entry->second.begin(), entry->second.end());
    }

private:
    static constexpr std::size_t kLongestWord = 64; // bytes; longer ones hardly come again
    std::unordered_map<std::string, std::vector<int>> m_ids;
};

// Whether a token has `blank` (as in "▁the") nowhere behind another character.
inline bool blanksComeFirst(std::string_view token, std::string_view blank) {
    while (token.starts_with(blank))
        token.remove_prefix(blank.size());
    return token.find(blank) == std::string_view::npos;
}

} // namespace precis
