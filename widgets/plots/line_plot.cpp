// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/line_plot.h"

#include "plots/plot_colors.h"
#include "plots/qcustomplot.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <limits>

namespace precis {

LinePlot::LinePlot(QWidget* parent) : PlotView(parent) {
    connect(plot(), &QCustomPlot::beforeReplot, this, [this] { // their names go with the lines
        for (std::size_t i = 0; i < m_levels.size(); ++i)
            m_levelTexts[i]->setVisible(plot()->yAxis->range().contains(m_levels[i].value));
    });
    applyPalette();
}

void LinePlot::setChart(LineChart chart) {
    m_chart = std::move(chart);
    plot()->clearGraphs();
    m_graphs.clear();
    useLogarithmicAxis(plot()->yAxis, m_chart.isLogarithmic);
    plot()->xAxis->setLabel(m_chart.positionLabel);
    plot()->yAxis->setLabel(m_chart.valueLabel);
    plot()->yAxis2->setLabel(m_chart.secondValueLabel);
    plot()->yAxis2->setVisible(!m_chart.secondValueLabel.isEmpty());
    const QVector<double> keys(m_chart.positions.begin(), m_chart.positions.end());
    for (const LineSeries& series : m_chart.series) {
        QCPGraph* graph = plot()->addGraph(plot()->xAxis, series.isOnSecondAxis ? plot()->yAxis2 : plot()->yAxis);
        graph->setName(series.name);
        QVector<double> values(series.values.begin(), series.values.end());
        if (m_chart.isLogarithmic && !series.isOnSecondAxis)
            for (double& value : values)
                value = value > 0 ? value : std::nan(""); // a dead channel is a gap, not a line to minus infinity
        graph->setData(keys, values, std::is_sorted(keys.begin(), keys.end()));
        if (series.isDotted)
            graph->setLineStyle(QCPGraph::lsNone);
        if (m_chart.showsDots || series.isDotted)
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, fontMetrics().height() * 0.3));
        m_graphs.push_back(graph);
    }
    showLegend(m_chart.series.size() > 1);
    applyPalette();
    dataChanged();
}

void LinePlot::setLevels(const std::vector<PlotLevel>& levels, Levels kind) {
    m_levels = levels;
    m_levelKind = kind;
    while (m_levelLines.size() > m_levels.size()) {
        plot()->removeItem(m_levelLines.back());
        plot()->removeItem(m_levelTexts.back());
        m_levelLines.pop_back();
        m_levelTexts.pop_back();
    }
    while (m_levelLines.size() < m_levels.size()) {
        m_levelLines.push_back(new QCPItemStraightLine(plot()));
        m_levelLines.back()->setSelectable(false);
        auto* text = new QCPItemText(plot());
        text->setSelectable(false);
        text->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        text->setClipToAxisRect(false); // the highest stands in the margin where the plot is low
        m_levelTexts.push_back(text);
    }
    m_pickedLevel = std::clamp(m_pickedLevel, 0, std::max(0, static_cast<int>(m_levels.size()) - 1));
    placeLevels();
    recolour();
    retranslate(); // the keys do more or less than before
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
    plot()->yAxis2->setRange(0, 1.05);
    for (const LineSeries& series : m_chart.series) {
        if (series.isOnSecondAxis)
            continue;
        for (const double value : series.values) {
            if (std::isnan(value) || (m_chart.isLogarithmic && value <= 0))
                continue;
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    }
    for (const PlotLevel& level : m_levels)
        if (level.value > 0 || !m_chart.isLogarithmic) {
            smallest = std::min(smallest, level.value);
            largest = std::max(largest, level.value);
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
        if (!series.isOnSecondAxis)
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
    const QColor text = palette().color(QPalette::Text);
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        QPen pen(text, m_levels[i].isUsed ? 1.5 : 1, m_levels[i].isUsed ? Qt::SolidLine : Qt::DashLine);
        pen.setCosmetic(true);
        m_levelLines[i]->setPen(pen);
        m_levelTexts[i]->setColor(text);
        QFont bold = font();
        bold.setBold(m_levels[i].isUsed);
        m_levelTexts[i]->setFont(bold);
    }
    plot()->yAxis->grid()->setZeroLinePen(m_chart.showsZero ? QPen(palette().color(QPalette::Text))
                                                            : QPen(gridColor(palette())));
}

double LinePlot::pointNumber(int point) const {
    return m_chart.pointNumbers.empty() ? m_chart.positions[point] : m_chart.pointNumbers[point];
}

bool LinePlot::canDragAt(const QPointF& pixel) const { return levelAt(pixel) >= 0; }

void LinePlot::beginDrag(const QPointF& pixel) { m_pickedLevel = levelAt(pixel); }

void LinePlot::dragTo(const QPointF& pixel) {
    const QRect inside = plot()->axisRect()->rect();
    const double y = std::clamp(pixel.y(), static_cast<double>(inside.top()), static_cast<double>(inside.bottom()));
    moveLevel(m_pickedLevel, plot()->yAxis->pixelToCoord(y));
}

QString LinePlot::keyHelp() const {
    if (!areLevelsMovable())
        return PlotView::keyHelp();
    return PlotView::keyHelp() + u' ' +
           tr("Control with up and down moves a threshold, with Shift in larger steps; control with left and right "
              "picks "
              "the other one.");
}

void LinePlot::keyPressEvent(QKeyEvent* event) {
    const bool isUp = event->key() == Qt::Key_Up, isDown = event->key() == Qt::Key_Down;
    const bool isSideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (!areLevelsMovable() || m_levels.empty() || !event->modifiers().testFlag(Qt::ControlModifier) ||
        !(isUp || isDown || isSideways)) {
        PlotView::keyPressEvent(event);
        return;
    }
    const auto count = static_cast<int>(m_levels.size());
    if (isSideways) {
        m_pickedLevel = (m_pickedLevel + (event->key() == Qt::Key_Left ? count - 1 : 1)) % count;
        const PlotLevel& level = m_levels[static_cast<std::size_t>(m_pickedLevel)];
        showReadOut(tr("%1 %2").arg(level.name, QLocale().toString(level.value, 'g', 4)));
        return;
    }
    // One hundredth of the height of the plot, or a tenth.
    const double share = (event->modifiers().testFlag(Qt::ShiftModifier) ? 0.1 : 0.01) * (isUp ? -1 : 1);
    const double from = plot()->yAxis->coordToPixel(m_levels[static_cast<std::size_t>(m_pickedLevel)].value);
    moveLevel(m_pickedLevel, plot()->yAxis->pixelToCoord(from + share * plot()->axisRect()->height()));
}

int LinePlot::levelAt(const QPointF& pixel) const {
    if (!areLevelsMovable() || !plot()->axisRect()->rect().contains(pixel.toPoint()))
        return -1;
    int nearest = -1;
    double best = fontMetrics().height() * 0.4;
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        const double distance = std::abs(plot()->yAxis->coordToPixel(m_levels[i].value) - pixel.y());
        const bool isBetter = distance < best || (distance == best && m_levels[i].isUsed);
        if (isBetter) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void LinePlot::moveLevel(int level, double value) {
    PlotLevel& moved = m_levels[static_cast<std::size_t>(level)];
    moved.value = value;
    placeLevels();
    setCurrentPoint(-1); // the read-out is about the level now
    showReadOut(tr("%1 %2").arg(moved.name, QLocale().toString(value, 'g', 4)));
    Q_EMIT levelMoved(level, value);
}

// The names stand at the right end, those of higher levels above their line and those of lower ones below.
void LinePlot::placeLevels() {
    for (std::size_t i = 0; i < m_levels.size(); ++i) {
        const double value = m_levels[i].value;
        m_levelLines[i]->point1->setCoords(0, value);
        m_levelLines[i]->point2->setCoords(1, value);
        const bool isLow = std::any_of(m_levels.begin(), m_levels.end(), [&](const PlotLevel& other) {
            return other.value > value || (other.value == value && &other < &m_levels[i]);
        });
        m_levelTexts[i]->setText(tr("%1 %2").arg(m_levels[i].name, QLocale().toString(value, 'g', 4)));
        m_levelTexts[i]->setPositionAlignment(Qt::AlignRight | (isLow ? Qt::AlignTop : Qt::AlignBottom));
        m_levelTexts[i]->position->setCoords(0.995, value);
    }
}

} // namespace precis
