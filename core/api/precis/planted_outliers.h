// SPDX-License-Identifier: GPL-3.0-or-later
// PlantedOutliers: activation outliers that were put into a model on purpose, without changing its function. Large
// models grow such channels by themselves (Dettmers et al., "LLM.int8()", NeurIPS 2022); small ones have to borrow them.
#pragma once

#include <cstdint>
#include <vector>

namespace precis {

struct PlantedOutliers {
    std::vector<int> channels; // of the model width, ascending, the same in every block
    double factor = 1;         // what the norm gains of these channels were multiplied by
    std::uint64_t seed = 0;    // that chose the channels
    bool operator==(const PlantedOutliers&) const = default;
};

} // namespace precis
