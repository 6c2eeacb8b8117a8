// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as the workbench shows them, in the language of the default QLocale.
#pragma once

#include <precis/events.h>

#include <QString>

namespace precis {

QString formatBytes(quint64 bytes);     // "1.4 GB"
QString formatMicroseconds(double seconds); // "5,510", "23.4", without the unit
QString formatDuration(double seconds); // "3 min 12 s"
// As finely as a prediction deserves: "40 s", "3 min", "2 h".
QString formatRoughDuration(double seconds);
QString formatCount(qint64 count);          // "120,756"
QString formatBits(double bitsPerWeight);   // "4.13"
QString formatPercent(double fraction);     // "41 %"
QString formatShare(double fraction);       // "3.2 %", where single percents matter
QString formatBlocks(int first, int last);  // "1–2", or "1" when they are the same
QString formatShape(int rows, int columns); // "2,048 × 512"
QString formatNumber(double value, int significantDigits = 4);
QString formatPerplexity(double perplexity, double standardError); // "4.482 ± 0.051"

// The names of enumerators on screen.
QString labelOf(Stage stage);
QString labelOf(Outcome outcome);
QString labelOf(Subject subject);

} // namespace precis
