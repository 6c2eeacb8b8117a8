// SPDX-License-Identifier: GPL-3.0-or-later
// HeatMap: rows of values as colours, on a logarithmic scale unless told otherwise. A cell narrower than a pixel never
// disappears: each pixel shows the largest value that falls on it.
#pragma once

#include "plots/plot_view.h"

#include <vector>

class QCPColorMap;
class QCPColorScale;
class QCPItemRect;

namespace precis {

struct HeatMapRow {
    int number = 0; // the block
    std::vector<float> values;
    QString name = {}; // for the read-out; none: the number
};

struct HeatMapData {
    QString columnLabel; // "Channel"
    QString rowLabel;    // "Block"
    QString valueLabel;
    std::vector<HeatMapRow> rows; // by rising number; numbers may be missing
    bool isLogarithmic = true;
    // What one row and one column stand for, in units of the axes: more than 1 where a cell sums up several.
    double rowSize = 1;
    double columnSize = 1;
};

class HeatMap final : public PlotView {
    Q_OBJECT

public:
    explicit HeatMap(QWidget* parent = nullptr);

    void setData(HeatMapData data);
    const HeatMapData& mapData() const { return m_data; }
    // Points count through the columns of the first row, then the second...
    int rowOf(int point) const;
    int columnOf(int point) const;
    // Frames the row of that number; -1 for none.
    void setSelectedRow(int number);

    PlotTable table() const override;
    int pointCount() const override;
    QString pointText(int point) const override;

protected:
    void fitAxes() override;
    int pointAt(const QPointF& pixel) const override;
    QPointF pointPosition(int point) const override;
    int neighbour(int point, Qt::Orientation direction, int steps) const override;
    void recolour() override;
    void setAxesVisible(bool visible) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // Where a row's or column's middle is on its axis, which counts from 0.
    double rowPosition(double number) const { return number * m_data.rowSize + 0.5 * (m_data.rowSize - 1); }
    double columnPosition(double column) const { return column * m_data.columnSize + 0.5 * (m_data.columnSize - 1); }
    // The reverse; between two middles it is a fraction.
    double rowAtPosition(double y) const { return (y + 0.5) / m_data.rowSize - 0.5; }
    double columnAtPosition(double x) const { return (x + 0.5) / m_data.columnSize - 0.5; }
    void showScale();
    void rasterize();

    HeatMapData m_data;
    int m_columns = 0;
    QCPColorMap* m_map;
    QCPColorScale* m_scale;
    QCPItemRect* m_selectionFrame;
};

} // namespace precis
