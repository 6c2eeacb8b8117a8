// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

template <class Enum>
QString translatedLabel(const char* context, Enum value) {
    for (const auto& name : EnumNames<Enum>::kNames)
        if (name.value == value)
            return QCoreApplication::translate(context, name.label);
    return {};
}

QString number(qint64 value) { return QLocale().toString(value); }

} // namespace

QString formatBytes(quint64 bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), bytes < 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString formatDuration(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0)
        return QStringLiteral("–");
    if (seconds < 9.95)
        return QCoreApplication::translate("Text", "%1 s", "seconds").arg(QLocale().toString(seconds, 'f', 1));
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 60)
        return QCoreApplication::translate("Text", "%1 s", "seconds").arg(number(whole));
    if (whole < 3600)
        return QCoreApplication::translate("Text", "%1 min %2 s", "minutes, seconds")
            .arg(number(whole / 60), number(whole % 60));
    return QCoreApplication::translate("Text", "%1 h %2 min", "hours, minutes")
        .arg(number(whole / 3600), number(whole % 3600 / 60));
}

QString formatMicroseconds(double seconds) {
    const double microseconds = 1e6 * seconds;
    return QLocale().toString(microseconds, 'f', microseconds < 10 ? 2 : microseconds < 100 ? 1 : 0);
}

QString formatRoughDuration(double seconds) {
    const auto rounded = [](double value, double unit) {
        return number(static_cast<qint64>(std::max(unit, std::round(value / unit) * unit)));
    };
    if (seconds < 95)
        return QCoreApplication::translate("Text", "%1 s", "seconds").arg(rounded(seconds, seconds < 10 ? 1 : 10));
    if (seconds < 95 * 60)
        return QCoreApplication::translate("Text", "%1 min", "minutes").arg(rounded(seconds / 60, 1));
    return QCoreApplication::translate("Text", "%1 h", "hours").arg(rounded(seconds / 3600, 1));
}

QString formatCount(qint64 count) { return number(count); }

QString formatBits(double bitsPerWeight) { return QLocale().toString(bitsPerWeight, 'f', 2); }

QString formatPercent(double fraction) {
    return QCoreApplication::translate("Text", "%1 %", "percent").arg(QLocale().toString(fraction * 100, 'f', 0));
}

QString formatShare(double fraction) {
    const int decimals = fraction > 0 && fraction < 0.0095 ? 2 : fraction < 0.995 ? 1 : 0;
    return QCoreApplication::translate("Text", "%1 %", "percent")
        .arg(QLocale().toString(fraction * 100, 'f', decimals));
}

QString formatBlocks(int first, int last) {
    return first == last ? number(first) : QStringLiteral("%1–%2").arg(number(first), number(last));
}

QString formatShape(int rows, int columns) { return QStringLiteral("%1 × %2").arg(number(rows), number(columns)); }

QString formatNumber(double value, int significantDigits) {
    return std::isfinite(value) ? QLocale().toString(value, 'g', significantDigits) : QStringLiteral("–");
}

QString formatPerplexity(double perplexity, double standardError) {
    if (!std::isfinite(perplexity))
        return QStringLiteral("–");
    const QLocale locale;
    const int decimals = perplexity < 10 ? 3 : perplexity < 1000 ? 2 : 0;
    const QString value = locale.toString(perplexity, 'f', decimals);
    if (!(standardError > 0))
        return value;
    return QStringLiteral("%1 ± %2").arg(value, locale.toString(standardError, 'f', decimals));
}

QString labelOf(Stage stage) { return translatedLabel("Stage", stage); }
QString labelOf(Outcome outcome) { return translatedLabel("Outcome", outcome); }
QString labelOf(Subject subject) { return translatedLabel("Subject", subject); }

} // namespace precis
