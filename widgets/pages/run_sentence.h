// SPDX-License-Identifier: GPL-3.0-or-later
// What happened in a run, in words.
#pragma once

#include <QString>

namespace precis {

class RunData;

// How far it is, what it cost against the original and what it gained over rounding to nearest.
QString describeOutcome(const RunData& data);
// That the model's outliers are planted; empty when they are its own.
QString describePlanted(const RunData& data);
// What went in: recipe, model, calibration.
QString describeInputs(const RunData& data);

} // namespace precis
