// SPDX-License-Identifier: GPL-3.0-or-later
// What the layers of a run aim at.
#pragma once

#include "precis/recipe.h"

namespace precis {

// Whether a recipe's layers aim at the original's outputs instead of their own on the inputs they get: those with
// codebooks, unless they copy the published code or windows choose their codes again.
bool aimsAtOriginal(const Recipe& recipe);

} // namespace precis
