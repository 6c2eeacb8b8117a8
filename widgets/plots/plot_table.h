// SPDX-License-Identifier: GPL-3.0-or-later
// PlotTable: the numbers behind a plot, as rows that can be saved.
#pragma once

#include <QStringList>
#include <QVariantList>

#include <vector>

namespace precis {

struct PlotTable {
    QStringList headers;
    std::vector<QVariantList> rows; // invalid variants are empty cells
};

// Comma-separated values in the C locale: a header row, then each number with the digits that bring it back exactly.
QString toCsv(const PlotTable& table);

} // namespace precis
