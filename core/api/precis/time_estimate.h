// SPDX-License-Identifier: GPL-3.0-or-later
// How long a run will take: its multiplications counted, from shapes alone.
#pragma once

#include "precis/recipe.h"
#include "precis/report.h"

namespace precis {

// Multiply-adds of capturing, solving, propagating and training, as a run of the recipe on the model does them; the
// evaluation at its end is not among them. 0 when the model's shapes are unknown.
double countMultiplyAdds(const Recipe& recipe, const ModelSummary& model);

// Seconds of a run on a machine that multiplies matrices of a few hundred rows at that rate. Narrower models reach less
// of it. Other programs on the machine, and what is not multiplying, can double it: say "about".
double predictSeconds(const Recipe& recipe, const ModelSummary& model, double matmulGflops);

} // namespace precis
