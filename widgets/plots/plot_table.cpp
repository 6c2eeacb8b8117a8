// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/plot_table.h"

#include <QLocale>

namespace precis {

namespace {

QString cell(const QVariant& value) {
    switch (value.typeId()) {
    case QMetaType::Float:
        return QLocale::c().toString(value.toFloat(), 'g', QLocale::FloatingPointShortest);
    case QMetaType::Double:
        return QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    default:
        break;
    }
    QString text = value.toString();
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n'))
        return text;
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

} // namespace

QString toCsv(const PlotTable& table) {
    QStringList headers;
    for (const QString& header : table.headers)
        headers += cell(header);
    QString csv = headers.join(u',') + u'\n';
    for (const QVariantList& row : table.rows) {
        QStringList cells;
        for (const QVariant& value : row)
            cells += cell(value);
        csv += cells.join(u',') + u'\n';
    }
    return csv;
}

} // namespace precis
