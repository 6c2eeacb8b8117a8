// SPDX-License-Identifier: GPL-3.0-or-later
// LogTicker: ticks of a logarithmic axis that stay readable from a part of a decade to twenty decades.
#pragma once

#include "plots/qcustomplot.h"

namespace precis {

class LogTicker final : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    QVector<double> createSubTickVector(int subTickCount, const QVector<double>& ticks) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    bool m_isEachTickADecade = false;
};

} // namespace precis
