// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearest_key.h"

#include <algorithm>
#include <numeric>

namespace precis {

namespace {

// Levenshtein distance with a swap of neighbours counted as one edit, in three rolling rows.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> beforePrevious(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, substitution});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], beforePrevious[j - 2] + 1);
        }
        std::swap(beforePrevious, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

std::string_view lastPart(std::string_view path) { return path.substr(path.rfind('.') + 1); }

} // namespace

std::string nearestKey(std::string_view given, const std::vector<std::string>& candidates) {
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, given.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t distance =
            std::min(editDistance(given, candidate), editDistance(lastPart(given), lastPart(candidate)) + 1);
        if (distance < bestDistance && distance < given.size()) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace precis
