// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a plot as a picture or its numbers as text. The old file survives a failure.
#pragma once

#include "plots/plot_table.h"

#include <optional>

class QCustomPlot;

namespace precis {

// The suffix of `file` decides: png, svg, pdf or csv. A sentence about what went wrong, if anything did.
std::optional<QString> exportPlot(QCustomPlot& plot, const PlotTable& table, const QString& file, const QString& title);

} // namespace precis
