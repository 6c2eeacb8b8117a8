// SPDX-License-Identifier: GPL-3.0-or-later
// The priority queue holds every neighbouring pair that can merge; pairs that have changed since are skipped.
#include "text/bpe_merge.h"

#include <queue>

#include <cassert>
#include <limits>

namespace precis {

namespace {

// A symbol in the linked list; merged ones into their left neighbour have id -1.
struct Symbol {
    int id = 0;
    int previous = -1;
    int next = -1;
};

struct Candidate {
    Merge merge;
    int position = 0; // of the left symbol
    int left = 0;     // ids at the time: the candidate is void once they have changed
    int right = 0;
    bool operator<(const Candidate& other) const { // the queue gives the largest first
        return merge.rank != other.merge.rank ? merge.rank > other.merge.rank : position > other.position;
    }
};

} // namespace

std::vector<int> mergeSymbols(const std::vector<int>& symbols, const MergeTable& table) {
    assert(symbols.size() < static_cast<std::size_t>(std::numeric_limits<int>::max()));
    const int count = static_cast<int>(symbols.size());
    std::vector<Symbol> list(count);
    for (int i = 0; i < count; ++i)
        list[i] = {symbols[i], i - 1, i + 1 < count ? i + 1 : -1};

    std::vector<Candidate> first;
    for (int i = 0; i + 1 < count; ++i)
        if (const Merge* merge = table.find(symbols[i], symbols[i + 1]))
            first.push_back({*merge, i, symbols[i], symbols[i + 1]});
    std::priority_queue<Candidate> queue({}, std::move(first));

    const auto offer = [&](int position) {
        const int next = position < 0 ? -1 : list[position].next;
        if (next < 0)
            return;
        if (const Merge* merge = table.find(list[position].id, list[next].id))
            queue.push({*merge, position, list[position].id, list[next].id});
    };
    while (!queue.empty()) {
        const Candidate best = queue.top();
        queue.pop();
        Symbol& left = list[best.position];
        if (left.id != best.left || left.next < 0 || list[left.next].id != best.right)
            continue;
        Symbol& right = list[left.next];
        left.id = best.merge.id;
        left.next = right.next;
        right.id = -1;
        if (left.next >= 0)
            list[left.next].previous = best.position;
        offer(left.previous);
        offer(best.position);
    }

    std::vector<int> result;
    for (int i = count > 0 ? 0 : -1; i >= 0; i = list[i].next)
        result.push_back(list[i].id);
    return result;
}

std::vector<int> mergeSymbolsReference(std::vector<int> symbols, const MergeTable& table) {
    for (;;) {
        const Merge* best = nullptr;
        std::size_t at = 0;
        for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
            const Merge* merge = table.find(symbols[i], symbols[i + 1]);
            if (merge && (!best || merge->rank < best->rank)) {
                best = merge;
                at = i;
            }
        }
        if (!best)
            return symbols;
        symbols[at] = best->id;
        symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
}

} // namespace precis
