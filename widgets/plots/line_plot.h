// SPDX-License-Identifier: GPL-3.0-or-later
// LinePlot: several series over one axis of points.
#pragma once

#include "plots/plot_view.h"

#include <QColor>

#include <functional>
#include <vector>

class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;

namespace precis {

struct LineSeries {
    QString name;
    std::vector<double> values; // one for each position; NaN leaves a gap
    bool isDotted = false;      // single dots, no line
    bool isOnSecondAxis = false;
};

struct LineChart {
    QString positionLabel;
    QString valueLabel;
    QString pointLabel;            // what a point is: "Channel"
    QString secondValueLabel = {}; // of the axis at the right, which is linear and goes from 0 to 1
    bool isLogarithmic = false;
    bool showsZero = false; // a line at zero, which stays in sight
    bool showsDots = false;
    std::vector<double> positions;
    std::vector<double> pointNumbers; // what the points are called; none: their position
    std::vector<LineSeries> series;
    // Of the n-th series; the usual series' colours when empty.
    std::function<QColor(int series, const QPalette&)> color;
};

// A level across the plot. Movable ones follow the mouse, and Ctrl with the arrow keys.
struct PlotLevel {
    QString name;
    double value = 0;
    bool isUsed = true; // drawn solid; the others dashed
};

class LinePlot final : public PlotView {
    Q_OBJECT

public:
    explicit LinePlot(QWidget* parent = nullptr);

    void setChart(LineChart chart);
    const LineChart& chart() const { return m_chart; }
    enum class Levels { Fixed, Movable };
    void setLevels(const std::vector<PlotLevel>& levels, Levels kind = Levels::Fixed);
    const std::vector<PlotLevel>& levels() const { return m_levels; }
    bool areLevelsMovable() const { return m_levelKind == Levels::Movable; }

    PlotTable table() const override;
    int pointCount() const override;
    QString pointText(int point) const override;

Q_SIGNALS:
    void levelMoved(int level, double value); // again and again while it moves

protected:
    void fitAxes() override;
    int pointAt(const QPointF& pixel) const override;
    QPointF pointPosition(int point) const override;
    void recolour() override;
    bool canDragAt(const QPointF& pixel) const override;
    void beginDrag(const QPointF& pixel) override;
    void dragTo(const QPointF& pixel) override;
    QString keyHelp() const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    double pointNumber(int point) const;
    int levelAt(const QPointF& pixel) const; // -1: none
    void moveLevel(int level, double value);
    void placeLevels();

    LineChart m_chart;
    std::vector<QCPGraph*> m_graphs;
    std::vector<PlotLevel> m_levels;
    Levels m_levelKind = Levels::Fixed;
    std::vector<QCPItemStraightLine*> m_levelLines;
    std::vector<QCPItemText*> m_levelTexts;
    int m_pickedLevel = 0; // that the mouse or the keys move
};

} // namespace precis
