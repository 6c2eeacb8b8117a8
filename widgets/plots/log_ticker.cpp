// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/log_ticker.h"

#include <cmath>

namespace precis {

namespace {

constexpr double kLinearBelowDecades = 1.0; // less is labelled like a linear axis
constexpr double kMantissasBelowDecades = 2.5;
constexpr int kMostLabels = 7;
constexpr double kSmallestWrittenOut = 0.99e-3;
constexpr double kLargestWrittenOut = 0.99e5;

} // namespace

QVector<double> LogTicker::createTickVector(double tickStep, const QCPRange& range) {
    m_isEachTickADecade = false;
    if (range.lower <= 0)
        return {};
    const double first = std::log10(range.lower);
    const double decades = std::log10(range.upper) - first;
    if (decades < kLinearBelowDecades)
        return QCPAxisTicker::createTickVector(tickStep, range);
    QVector<double> ticks;
    const int every = std::max(1, static_cast<int>(std::ceil(decades / kMostLabels)));
    m_isEachTickADecade = every == 1 && decades >= kMantissasBelowDecades;
    for (int exponent = static_cast<int>(std::floor(first)) - 1; exponent <= std::log10(range.upper) + 1; ++exponent) {
        if (exponent % every != 0)
            continue;
        const double decade = std::pow(10.0, exponent);
        ticks += decade;
        if (decades < kMantissasBelowDecades)
            ticks << 2 * decade << 5 * decade;
    }
    return ticks;
}

QVector<double> LogTicker::createSubTickVector(int, const QVector<double>& ticks) {
    QVector<double> subTicks;
    if (m_isEachTickADecade)
        for (const double decade : ticks)
            for (int mantissa = 2; mantissa < 10; ++mantissa)
                subTicks += mantissa * decade;
    return subTicks;
}

QString LogTicker::getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) {
    // QCustomPlot typesets powers of ten from the C locale's "1e-05" alone.
    if (tick > 0 && (tick < kSmallestWrittenOut || tick >= kLargestWrittenOut))
        return QLocale::c().toString(tick, 'e', 0);
    return QCPAxisTicker::getTickLabel(tick, locale, formatChar, precision);
}

} // namespace precis
