// SPDX-License-Identifier: GPL-3.0-or-later
// LinePlot: several series over one axis of points.
#pragma once

#include "plots/plot_view.h"

#include <QColor>

#include <functional>
#include <vector>

class QCPGraph;

namespace precis {

struct LineSeries {
    QString name;
    std::vector<double> values; // one for each position; NaN leaves a gap
};

struct LineChart {
    QString positionLabel;
    QString valueLabel;
    QString pointLabel; // what a point is: "Channel"
    bool isLogarithmic = false;
    bool showsZero = false; // a line at zero, which stays in sight
    bool showsDots = false;
    std::vector<double> positions;
    std::vector<double> pointNumbers; // what the points are called; none: their position
    std::vector<LineSeries> series;
    // Of the n-th series; the usual series' colours when empty.
    std::function<QColor(int series, const QPalette&)> color;
};

class LinePlot final : public PlotView {
    Q_OBJECT

public:
    explicit LinePlot(QWidget* parent = nullptr);

    void setChart(LineChart chart);
    const LineChart& chart() const { return m_chart; }

    PlotTable table() const override;
    int pointCount() const override;
    QString pointText(int point) const override;

protected:
    void fitAxes() override;
    int pointAt(const QPointF& pixel) const override;
    QPointF pointPosition(int point) const override;
    void recolour() override;

private:
    double pointNumber(int point) const;

    LineChart m_chart;
    std::vector<QCPGraph*> m_graphs;
};

} // namespace precis
