// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/heat_map.h"

#include "plots/color_scale.h"
#include "plots/log_ticker.h"
#include "plots/plot_colors.h"
#include "plots/qcustomplot.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace precis {

namespace {

// What a row or column of that size stands for: "12", or "32–47".
QString rangeText(int number, double size) {
    const QLocale locale;
    const int first = static_cast<int>(std::lround(number * size));
    const int last = static_cast<int>(std::lround((number + 1) * size)) - 1;
    return last > first ? QStringLiteral("%1–%2").arg(locale.toString(first), locale.toString(last))
                        : locale.toString(first);
}

// No value is smaller than any.
bool isSmaller(float a, float b) { return a < b || (std::isnan(a) && !std::isnan(b)); }

} // namespace

HeatMap::HeatMap(QWidget* parent)
    : PlotView(parent)
    , m_map(new QCPColorMap(plot()->xAxis, plot()->yAxis))
    , m_scale(addColorScale(plot()))
    , m_selectionFrame(new QCPItemRect(plot())) {
    QCPColorGradient gradient;
    gradient.clearColorStops();
    const QList<QColor> colors = magnitudeColors();
    for (int stop = 0; stop < colors.size(); ++stop)
        gradient.setColorStopAt(static_cast<double>(stop) / static_cast<double>(colors.size() - 1), colors[stop]);
    gradient.setNanHandling(QCPColorGradient::nhTransparent);
    m_map->setColorScale(m_scale);
    m_map->setGradient(gradient);
    m_map->setInterpolate(false);
    m_map->setTightBoundary(false);
    m_map->removeFromLegend();
    m_selectionFrame->setSelectable(false);
    m_selectionFrame->setVisible(false);
    m_selectionFrame->setBrush(Qt::NoBrush);
    plot()->yAxis->setRangeReversed(true);
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis}) {
        auto ticker = QSharedPointer<QCPAxisTickerFixed>::create();
        ticker->setTickStep(1);
        ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        axis->setTicker(ticker);
        axis->setSubTicks(false);
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] { rasterize(); });
    }
    applyPalette();
}

void HeatMap::setData(HeatMapData data) {
    m_data = std::move(data);
    m_columns = 0;
    for (const HeatMapRow& row : m_data.rows)
        m_columns = std::max(m_columns, static_cast<int>(row.values.size()));
    plot()->xAxis->setLabel(m_data.columnLabel);
    plot()->yAxis->setLabel(m_data.rowLabel);
    m_scale->axis()->setLabel(m_data.valueLabel);
    showScale();
    dataChanged();
    rasterize();
}

int HeatMap::rowOf(int point) const { return point / m_columns; }

int HeatMap::columnOf(int point) const { return point % m_columns; }

void HeatMap::setSelectedRow(int number) {
    m_selectionFrame->setVisible(number >= 0);
    m_selectionFrame->topLeft->setCoords(columnPosition(-0.5), rowPosition(number - 0.5));
    m_selectionFrame->bottomRight->setCoords(columnPosition(m_columns - 0.5), rowPosition(number + 0.5));
    replotLater();
}

PlotTable HeatMap::table() const {
    PlotTable table;
    table.headers = {m_data.rowLabel, m_data.columnLabel, m_data.valueLabel};
    for (const HeatMapRow& row : m_data.rows)
        for (int column = 0; column < static_cast<int>(row.values.size()); ++column)
            table.rows.push_back({row.number, column, row.values[column]});
    return table;
}

int HeatMap::pointCount() const { return static_cast<int>(m_data.rows.size()) * m_columns; }

QString HeatMap::pointText(int point) const {
    const HeatMapRow& row = m_data.rows[rowOf(point)];
    const int column = columnOf(point);
    const QString rowName =
        row.name.isEmpty() ? tr("%1 %2").arg(m_data.rowLabel, rangeText(row.number, m_data.rowSize)) : row.name;
    const QString place = tr("%1, %2 %3").arg(rowName, m_data.columnLabel, rangeText(column, m_data.columnSize));
    if (column >= static_cast<int>(row.values.size()) || std::isnan(row.values[column]))
        return tr("%1: no value").arg(place);
    return tr("%1: %2").arg(place, QLocale().toString(row.values[column], 'g', 5));
}

void HeatMap::fitAxes() {
    const int first = m_data.rows.empty() ? 0 : m_data.rows.front().number;
    const int last = m_data.rows.empty() ? 0 : m_data.rows.back().number;
    plot()->xAxis->setRange(columnPosition(-0.5), columnPosition(std::max(m_columns, 1) - 0.5));
    plot()->yAxis->setRange(rowPosition(first - 0.5), rowPosition(last + 0.5));
}

int HeatMap::pointAt(const QPointF& pixel) const {
    if (!plot()->axisRect()->rect().contains(pixel.toPoint()))
        return -1;
    const int number = static_cast<int>(std::lround(rowAtPosition(plot()->yAxis->pixelToCoord(pixel.y()))));
    const auto row = std::find_if(m_data.rows.begin(), m_data.rows.end(),
                                  [&](const HeatMapRow& entry) { return entry.number == number; });
    if (row == m_data.rows.end())
        return -1;
    // All columns under this pixel share it, and the largest gave it its colour: that is the one meant.
    const double reach =
        0.5 * plot()->xAxis->range().size() / m_data.columnSize / std::max(1, plot()->axisRect()->width());
    const double centre = columnAtPosition(plot()->xAxis->pixelToCoord(pixel.x()));
    const int from = static_cast<int>(std::lround(centre - reach));
    const int to = std::min(static_cast<int>(std::lround(centre + reach)), static_cast<int>(row->values.size()) - 1);
    if (from > to || to < 0)
        return -1;
    const auto largest =
        std::max_element(row->values.begin() + std::max(from, 0), row->values.begin() + to + 1, isSmaller);
    return static_cast<int>((row - m_data.rows.begin()) * m_columns + (largest - row->values.begin()));
}

QPointF HeatMap::pointPosition(int point) const {
    return {columnPosition(columnOf(point)), rowPosition(m_data.rows[rowOf(point)].number)};
}

int HeatMap::neighbour(int point, Qt::Orientation direction, int steps) const {
    // The block numbers grow downwards.
    const int row = rowOf(point) - (direction == Qt::Vertical ? steps : 0);
    const int column = columnOf(point) + (direction == Qt::Horizontal ? steps : 0);
    return std::clamp(row, 0, static_cast<int>(m_data.rows.size()) - 1) * m_columns +
           std::clamp(column, 0, m_columns - 1);
}

void HeatMap::recolour() {
    precis::recolour(m_scale, palette(), font());
    m_selectionFrame->setPen(QPen(palette().color(QPalette::Highlight), 2));
}

void HeatMap::setAxesVisible(bool visible) {
    PlotView::setAxesVisible(visible);
    setScaleVisible(m_scale, visible);
}

void HeatMap::resizeEvent(QResizeEvent* event) {
    PlotView::resizeEvent(event);
    rasterize();
}

void HeatMap::showScale() {
    float smallest = std::numeric_limits<float>::infinity();
    float largest = -std::numeric_limits<float>::infinity();
    for (const HeatMapRow& row : m_data.rows) {
        for (const float value : row.values) {
            if (std::isnan(value) || (m_data.isLogarithmic && value <= 0))
                continue;
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    }
    m_scale->setDataScaleType(m_data.isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    m_scale->axis()->setTicker(m_data.isLogarithmic ? QSharedPointer<LogTicker>::create().staticCast<QCPAxisTicker>()
                                                    : QSharedPointer<QCPAxisTicker>::create());
    if (!m_data.isLogarithmic)
        m_scale->setDataRange(QCPRange(std::min(0.0f, smallest), largest > 0 ? largest : 1));
    else if (largest > 0)
        m_scale->setDataRange(largest > smallest ? QCPRange(smallest, largest) : QCPRange(smallest / 2, largest * 2));
}

void HeatMap::rasterize() {
    if (m_data.rows.empty() || m_columns == 0) {
        m_map->data()->clear();
        return;
    }
    const QCPRange range = plot()->xAxis->range();
    const int from = std::clamp(static_cast<int>(std::floor(columnAtPosition(range.lower) + 0.5)), 0, m_columns - 1);
    const int to = std::clamp(static_cast<int>(std::ceil(columnAtPosition(range.upper) - 0.5)), from, m_columns - 1);
    const int shown = to - from + 1;
    const int perCell = std::max(1, (shown + width() - 1) / std::max(1, width()));
    const int cells = (shown + perCell - 1) / perCell;
    const int firstRow = m_data.rows.front().number;
    // QCustomPlot draws a single row or column with no height or width: an empty second one gives it its size.
    const int keys = std::max(cells, 2);
    const int lastRow = std::max(m_data.rows.back().number, firstRow + 1);
    QCPColorMapData* map = m_map->data();
    map->setSize(keys, lastRow - firstRow + 1);
    const double firstCell = from + 0.5 * (perCell - 1);
    map->setRange(QCPRange(columnPosition(firstCell), columnPosition(firstCell + (keys - 1.0) * perCell)),
                  QCPRange(rowPosition(firstRow), rowPosition(lastRow)));
    map->fill(std::nan(""));
    const auto smallest = static_cast<float>(m_scale->dataRange().lower); // zero has no logarithm
    for (const HeatMapRow& row : m_data.rows) {
        for (int cell = 0; cell < cells; ++cell) {
            const int begin = from + cell * perCell;
            const int end = std::min(begin + perCell, static_cast<int>(row.values.size()));
            if (begin >= end)
                continue;
            const float value = *std::max_element(row.values.begin() + begin, row.values.begin() + end, isSmaller);
            map->setCell(cell, row.number - firstRow, std::isnan(value) ? value : std::max(smallest, value));
        }
    }
    replotLater();
}

} // namespace precis
