// SPDX-License-Identifier: GPL-3.0-or-later
// Random: a generator that gives the same numbers on every platform, seeded by (seed, purpose, block) so that a resumed
// run draws what an uninterrupted one draws. SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
// generators", 2014).
#pragma once

#include "tensor/fingerprint.h"

#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

namespace precis {

class Random {
public:
    Random(std::uint64_t seed, std::string_view purpose, int block = 0) {
        Fingerprint hash;
        hash.add(purpose);
        m_state = seed ^ hash.value() ^ (static_cast<std::uint64_t>(block) * 0xd1342543de82ef95);
        next();
    }

    std::uint64_t next() {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    // Uniform in [0, bound), without bias.
    std::uint64_t below(std::uint64_t bound) {
        const std::uint64_t rejected = (0 - bound) % bound;
        std::uint64_t value = next();
        while (value < rejected)
            value = next();
        return value % bound;
    }
    // Uniform in [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    // 0 .. count-1 in random order.
    std::vector<std::int64_t> permutation(std::int64_t count) {
        std::vector<std::int64_t> order(static_cast<std::size_t>(count));
        std::iota(order.begin(), order.end(), 0);
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[below(i)]);
        return order;
    }

private:
    std::uint64_t m_state = 0;
};

} // namespace precis
