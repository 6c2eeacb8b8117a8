// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are started with one click: the demo, and variations of the run on display.
#pragma once

#include <QString>

namespace precis {

struct Recipe;
class Workspace;

// Opens the demo's model and starts its run.
void tryDemo(Workspace& workspace);

// What the step "try_bits" goes to: 2 bits, where the losses show, and from there 3.
int otherBits(const Recipe& recipe);

// "try_bits", "compare_gptq" or "plant_w4a4": the run on display once more, on the same texts, with that changed, the
// last one on a copy of the model with planted outliers. False when the name is none of these.
bool tryVariation(Workspace& workspace, const QString& name);

} // namespace precis
