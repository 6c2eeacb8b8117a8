// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/line_plot.h"

#include "plots/plot_colors.h"
#include "plots/qcustomplot.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace precis {

LinePlot::LinePlot(QWidget* parent) : PlotView(parent) { applyPalette(); }

void LinePlot::setChart(LineChart chart) {
    m_chart = std::move(chart);
    plot()->clearGraphs();
    m_graphs.clear();
    useLogarithmicAxis(plot()->yAxis, m_chart.isLogarithmic);
    plot()->xAxis->setLabel(m_chart.positionLabel);
    plot()->yAxis->setLabel(m_chart.valueLabel);
    const QVector<double> keys(m_chart.positions.begin(), m_chart.positions.end());
    for (const LineSeries& series : m_chart.series) {
        QCPGraph* graph = plot()->addGraph();
        graph->setName(series.name);
        QVector<double> values(series.values.begin(), series.values.end());
        if (m_chart.isLogarithmic)
            for (double& value : values)
                value = value > 0 ? value : std::nan(""); // a dead channel is a gap, not a line to minus infinity
        graph->setData(keys, values, std::is_sorted(keys.begin(), keys.end()));
        if (m_chart.showsDots)
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, fontMetrics().height() * 0.3));
        m_graphs.push_back(graph);
    }
    showLegend(m_chart.series.size() > 1);
    applyPalette();
    dataChanged();
}

PlotTable LinePlot::table() const {
    PlotTable table;
    table.headers += m_chart.positionLabel;
    if (!m_chart.pointNumbers.empty())
        table.headers += m_chart.pointLabel;
    for (const LineSeries& series : m_chart.series)
        table.headers += series.name;
    for (int point = 0; point < pointCount(); ++point) {
        QVariantList row{m_chart.positions[point]};
        if (!m_chart.pointNumbers.empty())
            row += m_chart.pointNumbers[point];
        for (const LineSeries& series : m_chart.series)
            row += std::isnan(series.values[point]) ? QVariant() : series.values[point];
        table.rows.push_back(row);
    }
    return table;
}

int LinePlot::pointCount() const { return static_cast<int>(m_chart.positions.size()); }

QString LinePlot::pointText(int point) const {
    QStringList values;
    for (const LineSeries& series : m_chart.series)
        if (!std::isnan(series.values[point]))
            values += tr("%1 %2").arg(series.name, QLocale().toString(series.values[point], 'g', 5));
    return tr("%1 %2: %3")
        .arg(m_chart.pointLabel, QLocale().toString(pointNumber(point), 'f', 0), values.join(QStringLiteral(", ")));
}

void LinePlot::fitAxes() {
    double smallest = m_chart.showsZero ? 0 : std::numeric_limits<double>::infinity();
    double largest = m_chart.showsZero ? 0 : -std::numeric_limits<double>::infinity();
    for (const LineSeries& series : m_chart.series) {
        for (const double value : series.values) {
            if (std::isnan(value) || (m_chart.isLogarithmic && value <= 0))
                continue;
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    }
    if (m_chart.positions.empty() || smallest > largest) {
        plot()->xAxis->setRange(0, 1);
        plot()->yAxis->setRange(m_chart.isLogarithmic ? 0.1 : 0, 1);
        return;
    }
    const auto [first, last] = std::minmax_element(m_chart.positions.begin(), m_chart.positions.end());
    const double sideMargin = std::max((*last - *first) * 0.01, 0.5);
    plot()->xAxis->setRange(*first - sideMargin, *last + sideMargin);
    if (m_chart.isLogarithmic) {
        plot()->yAxis->setRange(smallest / 1.3, largest * 1.3);
    } else {
        const double margin = largest > smallest ? (largest - smallest) * 0.06 : 1;
        plot()->yAxis->setRange(smallest - margin, largest + margin);
    }
}

int LinePlot::pointAt(const QPointF& pixel) const {
    if (m_chart.positions.empty() || !plot()->axisRect()->rect().contains(pixel.toPoint()))
        return -1;
    const double position = plot()->xAxis->pixelToCoord(pixel.x());
    const auto nearest = std::min_element(m_chart.positions.begin(), m_chart.positions.end(), [&](double a, double b) {
        return std::abs(a - position) < std::abs(b - position);
    });
    return static_cast<int>(nearest - m_chart.positions.begin());
}

QPointF LinePlot::pointPosition(int point) const {
    double highest = std::nan("");
    for (const LineSeries& series : m_chart.series)
        highest = std::fmax(highest, series.values[point]);
    return {m_chart.positions[point], highest};
}

void LinePlot::recolour() {
    for (std::size_t series = 0; series < m_graphs.size(); ++series) {
        const int number = static_cast<int>(series);
        QPen pen(m_chart.color ? m_chart.color(number, palette()) : seriesColor(number, palette()));
        pen.setWidthF(1.5);
        pen.setCosmetic(true);
        m_graphs[series]->setPen(pen);
    }
    plot()->yAxis->grid()->setZeroLinePen(m_chart.showsZero ? QPen(palette().color(QPalette::Text))
                                                            : QPen(gridColor(palette())));
}

double LinePlot::pointNumber(int point) const {
    return m_chart.pointNumbers.empty() ? m_chart.positions[point] : m_chart.pointNumbers[point];
}

} // namespace precis
