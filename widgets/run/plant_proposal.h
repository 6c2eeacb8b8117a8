// SPDX-License-Identifier: GPL-3.0-or-later
// What to plant when nobody says otherwise, and where the copy may go.
#pragma once

#include <precis/session.h>

#include <QString>

namespace precis {

// NAME-outliers in the folder, with a number when that is taken.
QString freeModelFolder(const QString& parent, const QString& model);

bool isPowerOfTwo(double value);

// As many channels as is usual, as large as in large models, into a new folder among those of the runs.
PlantRequest proposePlanting(const ModelSummary& model, const QString& runsFolder);

} // namespace precis
