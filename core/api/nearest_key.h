// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the key that somebody probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace precis {

// The candidate with the fewest edits from `given`, empty when none is close enough to be worth suggesting.
// A candidate whose last dotted part is meant ("bits" for "weights.uniform.bits") counts as close.
std::string nearestKey(std::string_view given, const std::vector<std::string>& candidates);

} // namespace precis
