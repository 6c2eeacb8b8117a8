// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/bar_plot.h"

#include "plots/name_ticker.h"
#include "plots/plot_colors.h"
#include "plots/qcustomplot.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace precis {

namespace {

constexpr int kTickLabelChars = 14; // room for a number under a histogram and a gap beside it
constexpr double kFarBelow = 1e-12; // bars on a logarithmic axis begin out of sight

} // namespace

BarPlot::BarPlot(QWidget* parent) : PlotView(parent), m_selectionMark(new QCPItemRect(plot())) {
    m_selectionMark->setLayer(QStringLiteral("grid"));
    m_selectionMark->setSelectable(false);
    m_selectionMark->setVisible(false);
    plot()->xAxis->grid()->setVisible(false);
    plot()->xAxis->setSubTicks(false);
    connect(plot(), &QCustomPlot::beforeReplot, this, [this] {
        const int room = plot()->axisRect()->width() / (fontMetrics().averageCharWidth() * kTickLabelChars);
        plot()->xAxis->ticker()->setTickCount(std::max(1, room));
    });
    applyPalette();
}

void BarPlot::setChart(BarChart chart) {
    m_chart = std::move(chart);
    m_points.clear();
    for (int series = 0; series < static_cast<int>(m_chart.series.size()); ++series)
        for (int bar = 0; bar < static_cast<int>(m_chart.series[series].bars.size()); ++bar)
            m_points.emplace_back(series, bar);
    m_byPosition.resize(m_points.size());
    std::iota(m_byPosition.begin(), m_byPosition.end(), 0);
    std::stable_sort(m_byPosition.begin(), m_byPosition.end(),
                     [this](int a, int b) { return bar(a).position < bar(b).position; });
    rebuild();
    dataChanged();
}

const Bar& BarPlot::bar(int point) const {
    const auto [series, bar] = m_points.at(point);
    return m_chart.series[series].bars[bar];
}

int BarPlot::pointWithTag(int tag) const {
    for (int point = 0; point < pointCount(); ++point)
        if (bar(point).tag == tag)
            return point;
    return -1;
}

void BarPlot::setSelectedPoint(int point) {
    m_selectedPoint = point < pointCount() ? point : -1;
    m_selectionMark->setVisible(m_selectedPoint >= 0);
    if (m_selectedPoint >= 0) {
        const double position = bar(m_selectedPoint).position;
        for (QCPItemPosition* corner : {m_selectionMark->topLeft, m_selectionMark->bottomRight}) {
            corner->setTypeX(QCPItemPosition::ptPlotCoords);
            corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
        }
        m_selectionMark->topLeft->setCoords(position - 0.5 * m_chart.barWidth, 0);
        m_selectionMark->bottomRight->setCoords(position + 0.5 * m_chart.barWidth, 1);
    }
    replotLater();
}

PlotTable BarPlot::table() const {
    const bool hasErrors = std::any_of(m_points.begin(), m_points.end(), [this](const auto& place) {
        return m_chart.series[place.first].bars[place.second].error > 0;
    });
    PlotTable table;
    table.headers = {m_chart.nameHeader, m_chart.positionLabel, tr("Series"), m_chart.valueLabel};
    if (hasErrors)
        table.headers += tr("Standard error");
    for (const int point : m_byPosition) {
        const Bar& entry = bar(point);
        QVariantList row{entry.name, entry.position, m_chart.series[m_points[point].first].name, entry.value};
        if (hasErrors)
            row += entry.error;
        table.rows.push_back(row);
    }
    return table;
}

int BarPlot::pointCount() const { return static_cast<int>(m_points.size()); }

QString BarPlot::pointText(int point) const {
    const Bar& entry = bar(point);
    const QString value = QLocale().toString(entry.value, 'g', 5);
    if (entry.error > 0)
        return tr("%1: %2 ± %3").arg(entry.name, value, QLocale().toString(entry.error, 'g', 2));
    return tr("%1: %2").arg(entry.name, value);
}

void BarPlot::fitAxes() {
    if (m_points.empty()) {
        plot()->xAxis->setRange(0, 1);
        plot()->yAxis->setRange(m_chart.isLogarithmic ? 0.1 : 0, 1);
        return;
    }
    double largest = m_chart.isLogarithmic ? lowestShown() : 0;
    double smallest = m_chart.isLogarithmic ? largest : 0;
    for (int point = 0; point < pointCount(); ++point) {
        largest = std::max(largest, bar(point).value + bar(point).error);
        smallest = m_chart.isLogarithmic ? smallest : std::min(smallest, bar(point).value - bar(point).error);
    }
    const auto [first, last] =
        m_chart.positions.value_or(std::pair(bar(m_byPosition.front()).position, bar(m_byPosition.back()).position));
    plot()->xAxis->setRange(first - m_chart.barWidth, last + m_chart.barWidth);
    if (m_chart.isLogarithmic) {
        plot()->yAxis->setRange(smallest / 2, largest * 2);
        return;
    }
    const double margin = (largest - smallest) * (m_chart.showsValues ? 0.2 : 0.08);
    plot()->yAxis->setRange(smallest < 0 ? smallest - margin : 0, largest > 0 ? largest + margin : margin);
    if (largest == smallest)
        plot()->yAxis->setRange(0, 1);
}

int BarPlot::pointAt(const QPointF& pixel) const {
    if (!plot()->axisRect()->rect().contains(pixel.toPoint()))
        return -1;
    const double position = plot()->xAxis->pixelToCoord(pixel.x());
    int nearest = -1;
    for (const int point : m_byPosition) {
        const double distance = std::abs(bar(point).position - position);
        if (distance <= 0.5 * m_chart.barWidth &&
            (nearest < 0 || distance < std::abs(bar(nearest).position - position)))
            nearest = point;
    }
    return nearest;
}

QPointF BarPlot::pointPosition(int point) const { return {bar(point).position, bar(point).value}; }

int BarPlot::neighbour(int point, Qt::Orientation, int steps) const {
    const auto place = std::find(m_byPosition.begin(), m_byPosition.end(), point) - m_byPosition.begin();
    return m_byPosition[std::clamp<std::ptrdiff_t>(place + steps, 0, pointCount() - 1)];
}

void BarPlot::recolour() {
    plot()->xAxis->setTickLength(0, fontMetrics().height() / 4); // outwards, clear of the bars
    for (std::size_t series = 0; series < m_bars.size(); ++series) {
        const int number = static_cast<int>(series);
        const QColor color = m_chart.color ? m_chart.color(number, palette()) : seriesColor(number, palette());
        m_bars[series]->setPen(Qt::NoPen);
        m_bars[series]->setBrush(color);
        m_errorBars[series]->setPen(QPen(palette().color(QPalette::Text)));
        m_errorBars[series]->setWhiskerWidth(fontMetrics().averageCharWidth());
    }
    for (QCPItemText* label : m_valueLabels) {
        label->setColor(palette().color(QPalette::Text));
        label->setFont(font());
    }
    QColor mark = palette().color(QPalette::Highlight);
    mark.setAlphaF(0.35F);
    m_selectionMark->setBrush(mark);
    m_selectionMark->setPen(Qt::NoPen);
}

void BarPlot::rebuild() {
    setSelectedPoint(-1);
    plot()->clearPlottables();
    m_bars.clear();
    m_errorBars.clear();
    useLogarithmicAxis(plot()->yAxis, m_chart.isLogarithmic);
    if (m_chart.hasCounts) {
        auto whole = QSharedPointer<QCPAxisTickerFixed>::create();
        whole->setTickStep(1);
        whole->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
        plot()->yAxis->setTicker(whole);
    }
    plot()->yAxis->setSubTicks(!m_chart.hasCounts);
    plot()->xAxis->setLabel(m_chart.positionLabel);
    plot()->yAxis->setLabel(m_chart.valueLabel);
    if (m_chart.ticks.empty()) {
        auto ticker = QSharedPointer<QCPAxisTicker>::create();
        plot()->xAxis->setTicker(ticker);
    } else {
        plot()->xAxis->setTicker(QSharedPointer<NameTicker>::create(m_chart.ticks));
    }
    const double base = m_chart.isLogarithmic ? lowestShown() * kFarBelow : 0;
    for (const BarSeries& series : m_chart.series) {
        auto* bars = new QCPBars(plot()->xAxis, plot()->yAxis);
        auto* errors = new QCPErrorBars(plot()->xAxis, plot()->yAxis);
        bars->setName(series.name);
        bars->setWidth(m_chart.barWidth);
        bars->setBaseValue(base);
        bars->setAntialiased(false);
        errors->setDataPlottable(bars);
        errors->setSymbolGap(0);
        errors->removeFromLegend();
        QVector<QCPBarsData> points;
        for (const Bar& entry : series.bars)
            points.emplace_back(entry.position, entry.value);
        bars->data()->set(points);
        for (const QCPBarsData& sorted : *bars->data()) {
            const auto same = std::find_if(series.bars.begin(), series.bars.end(),
                                           [&](const Bar& entry) { return entry.position == sorted.key; });
            errors->addData(same->error > 0 ? same->error : std::nan(""));
        }
        m_bars.push_back(bars);
        m_errorBars.push_back(errors);
    }
    showValueLabels();
    showLegend(m_chart.showsLegend && !m_chart.series.empty());
    applyPalette();
}

void BarPlot::showValueLabels() {
    for (QCPItemText* label : m_valueLabels)
        plot()->removeItem(label);
    m_valueLabels.clear();
    if (!m_chart.showsValues)
        return;
    for (int point = 0; point < pointCount(); ++point) {
        auto* label = new QCPItemText(plot());
        label->setSelectable(false);
        label->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
        label->position->setCoords(bar(point).position, bar(point).value + bar(point).error);
        label->setText(bar(point).text.isEmpty() ? QLocale().toString(bar(point).value, 'g', 4) : bar(point).text);
        m_valueLabels.push_back(label);
    }
}

double BarPlot::lowestShown() const {
    double lowest = std::numeric_limits<double>::infinity();
    for (int point = 0; point < pointCount(); ++point)
        if (const double value = bar(point).value; value > 0)
            lowest = std::min(lowest, value);
    return std::isfinite(lowest) ? lowest : 1;
}

} // namespace precis
