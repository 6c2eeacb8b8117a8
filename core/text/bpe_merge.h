// SPDX-License-Identifier: GPL-3.0-or-later
// Byte pair encoding's merging of symbols: Sennrich, Haddow, Birch, "Neural Machine Translation of Rare Words with
// Subword Units", ACL 2016, algorithm 1.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace precis {

// What two neighbouring symbols become. Pairs of a lower rank merge first, and of equal ones the leftmost.
struct Merge {
    int rank = 0;
    int id = 0;
};

class MergeTable {
public:
    // A pair that is already there gets the new rank.
    void insert(int left, int right, Merge merge) { m_merges[key(left, right)] = merge; }
    const Merge* find(int left, int right) const {
        const auto found = m_merges.find(key(left, right));
        return found == m_merges.end() ? nullptr : &found->second;
    }
    void reserve(std::size_t merges) { m_merges.reserve(merges); }

private:
    struct Hash {
        // Multiplying spreads the ids over the upper bits; the shift brings them down to where buckets are chosen.
        std::size_t operator()(std::uint64_t pair) const { return (pair * 0x9E3779B97F4A7C15u) >> 20; }
    };
    static std::uint64_t key(int left, int right) {
        return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint32_t>(right);
    }
    std::unordered_map<std::uint64_t, Merge, Hash> m_merges;
};

// Merges until nothing can be merged: O(n log n) with a priority queue over a linked list.
std::vector<int> mergeSymbols(const std::vector<int>& symbols, const MergeTable& table);

// The definition, step by step, O(n^2): what mergeSymbols is tested against.
std::vector<int> mergeSymbolsReference(std::vector<int> symbols, const MergeTable& table);

} // namespace precis
