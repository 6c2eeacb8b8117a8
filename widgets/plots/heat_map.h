// SPDX-License-Identifier: GPL-3.0-or-later
// HeatMap: rows of positive values as colours on a logarithmic scale. A cell narrower than a pixel never disappears:
// each pixel shows the largest value that falls on it.
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
};

struct HeatMapData {
    QString columnLabel; // "Channel"
    QString rowLabel;    // "Block"
    QString valueLabel;
    std::vector<HeatMapRow> rows; // by rising number; numbers may be missing
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
    int columns() const { return m_columns; }
    void rasterize();

    HeatMapData m_data;
    int m_columns = 0;
    QCPColorMap* m_map;
    QCPColorScale* m_scale;
    QCPItemRect* m_selectionFrame;
};

} // namespace precis
