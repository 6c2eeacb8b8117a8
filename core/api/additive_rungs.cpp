// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/additive_rungs.h"

#include <algorithm>
#include <cmath>

namespace precis {

std::vector<AdditiveOptions> additiveRungs(const AdditiveOptions& options) {
    struct Rung {
        int codebooks, codeBits, extendedCodebooks;
        double criticalShare;
    };
    constexpr Rung kRungs[] = {{1, 4, 0, 0},    {1, 5, 0, 0},    {1, 6, 0, 0},    {1, 7, 0, 0},   {1, 8, 0, 0},
                               {1, 8, 3, 0.01}, {1, 8, 3, 0.02}, {1, 8, 3, 0.05}, {1, 8, 3, 0.1}, {1, 8, 3, 0.2},
                               {2, 8, 0, 0},    {2, 8, 2, 0.05}, {2, 8, 2, 0.15}, {3, 8, 0, 0}};
    std::vector<AdditiveOptions> rungs;
    for (const Rung& rung : kRungs) {
        AdditiveOptions next = options;
        next.dimension = 8;
        next.codebooks = rung.codebooks;
        next.codeBits = rung.codeBits;
        next.extendedCodebooks = rung.extendedCodebooks;
        if (rung.extendedCodebooks > 0) {
            next.extendedCodeBits = 8;
            next.criticalShare = rung.criticalShare;
        }
        rungs.push_back(next);
    }
    return rungs;
}

double codeBitsPerWeight(const AdditiveOptions& options) {
    const double extended = options.extendedCodebooks * options.extendedCodeBits * options.criticalShare;
    return (options.codebooks * options.codeBits + extended) / options.dimension;
}

int nearestRung(const std::vector<AdditiveOptions>& rungs, const AdditiveOptions& options) {
    const auto distance = [&](const AdditiveOptions& rung) {
        return std::abs(codeBitsPerWeight(rung) - codeBitsPerWeight(options));
    };
    return static_cast<int>(std::ranges::min_element(rungs, {}, distance) - rungs.begin());
}

} // namespace precis
