// SPDX-License-Identifier: GPL-3.0-or-later
// The scale of colours beside a plot.
#pragma once

#include <QFont>

class QCPColorScale;
class QCustomPlot;
class QPalette;

namespace precis {

// To the right of the plot, as high as its axes.
QCPColorScale* addColorScale(QCustomPlot* plot);
void recolour(QCPColorScale* scale, const QPalette& palette, const QFont& font);
void setScaleVisible(QCPColorScale* scale, bool visible);

} // namespace precis
