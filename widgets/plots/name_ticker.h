// SPDX-License-Identifier: GPL-3.0-or-later
// NameTicker: ticks with names, thinned out to as many as have room.
#pragma once

#include "plots/qcustomplot.h"

#include <utility>
#include <vector>

namespace precis {

class NameTicker final : public QCPAxisTicker {
public:
    // By rising position.
    explicit NameTicker(std::vector<std::pair<double, QString>> names);

protected:
    QVector<double> createTickVector(double tickStep, const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    std::vector<std::pair<double, QString>> m_names;
};

} // namespace precis
