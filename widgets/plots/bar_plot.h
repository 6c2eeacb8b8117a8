// SPDX-License-Identifier: GPL-3.0-or-later
// BarPlot: bars in series, with error bars where they are known; also histograms.
#pragma once

#include "plots/plot_view.h"

#include <QColor>

#include <functional>
#include <utility>
#include <vector>

class QCPBars;
class QCPErrorBars;
class QCPItemRect;
class QCPItemText;

namespace precis {

struct Bar {
    double position = 0;
    double value = 0;
    double error = 0; // 0: unknown
    QString name = {};
    int tag = -1;      // by which the page finds it again
    QString text = {}; // on the bar, where the chart shows values; the number when empty
};

struct BarSeries {
    QString name;
    std::vector<Bar> bars;
};

struct BarChart {
    QString positionLabel;
    QString valueLabel;
    QString nameHeader; // of the bars' names in the saved table
    bool isLogarithmic = false;
    bool showsValues = false; // as text on the bars
    bool showsLegend = false;
    bool hasCounts = false; // the values are whole numbers
    double barWidth = 0.8;
    std::vector<std::pair<double, QString>> ticks; // none: the positions are numbers
    // First and last position to make room for, when more bars are to come.
    std::optional<std::pair<double, double>> positions;
    std::vector<BarSeries> series;
    // Of the n-th series; the usual series' colours when empty.
    std::function<QColor(int series, const QPalette&)> color;
};

class BarPlot final : public PlotView {
    Q_OBJECT

public:
    explicit BarPlot(QWidget* parent = nullptr);

    void setChart(BarChart chart);
    const BarChart& chart() const { return m_chart; }
    // Points count through the bars of the first series, then the second...
    const Bar& bar(int point) const;
    int pointWithTag(int tag) const; // -1: none
    // Marks a bar; -1 for none.
    void setSelectedPoint(int point);
    int selectedPoint() const { return m_selectedPoint; }

    PlotTable table() const override;
    int pointCount() const override;
    QString pointText(int point) const override;

protected:
    void fitAxes() override;
    int pointAt(const QPointF& pixel) const override;
    QPointF pointPosition(int point) const override;
    int neighbour(int point, Qt::Orientation direction, int steps) const override;
    void recolour() override;

private:
    void rebuild();
    void showValueLabels();
    double lowestShown() const;

    BarChart m_chart;
    std::vector<std::pair<int, int>> m_points; // series, bar
    std::vector<int> m_byPosition;             // points from left to right
    std::vector<QCPBars*> m_bars;
    std::vector<QCPErrorBars*> m_errorBars;
    std::vector<QCPItemText*> m_valueLabels;
    QCPItemRect* m_selectionMark;
    int m_selectedPoint = -1;
};

} // namespace precis
