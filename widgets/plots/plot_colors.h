// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of data: few, told apart by colour-blind people, and readable on light and on dark palettes.
#pragma once

#include <precis/events.h>

#include <QColor>
#include <QList>
#include <QPalette>

namespace precis {

bool isDark(const QPalette& palette);
// For the n-th series of a plot; repeats after seven.
QColor seriesColor(int series, const QPalette& palette);
// The original is neutral, rounding to nearest and the run have the first two series' colours, on every page.
QColor subjectColor(precis::Subject subject, const QPalette& palette);
QColor gridColor(const QPalette& palette);
// From small to large, of evenly rising lightness: dark violet, blue, green, yellow.
QList<QColor> magnitudeColors();

} // namespace precis
