// SPDX-License-Identifier: GPL-3.0-or-later
// A ladder of settings of additive codebooks, from few bits to little error, for a slider.
#pragma once

#include "precis/recipe.h"

#include <vector>

namespace precis {

// From half a bit to three bits a weight in codes. What the ladder does not decide is taken from `options`.
std::vector<AdditiveOptions> additiveRungs(const AdditiveOptions& options);

// Bits a weight in codes alone, on layers too large for their codebooks to matter.
double codeBitsPerWeight(const AdditiveOptions& options);

// The rung whose codes take about as many bits.
int nearestRung(const std::vector<AdditiveOptions>& rungs, const AdditiveOptions& options);

} // namespace precis
