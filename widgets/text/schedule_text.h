// SPDX-License-Identifier: GPL-3.0-or-later
// Which blocks a recipe trains together, in words.
#pragma once

#include <precis/recipe.h>

#include <QString>

namespace precis {

// "Windows of blocks: 0, 0–1, 1–2, 2–3 … 4. Each block is trained twice, in 768 optimizer steps in all." Empty when
// the recipe trains nothing or cannot run.
QString describeSchedule(const Recipe& recipe, int blocks);

} // namespace precis
