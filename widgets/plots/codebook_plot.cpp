// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/codebook_plot.h"

#include "plots/color_scale.h"
#include "plots/log_ticker.h"
#include "plots/plot_colors.h"
#include "plots/qcustomplot.h"
#include "plots/voronoi.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace precis {

namespace {

constexpr int kShades = 12;             // of the dots
constexpr std::size_t kMostCells = 512; // more are too small to see and too slow to draw
constexpr double kFaintest = 0.15;      // of the colours: those next to the background's are left out

// From light to heavy, away from the background.
QCPColorGradient weightGradient(const QPalette& palette) {
    QList<QColor> colors = magnitudeColors();
    if (!isDark(palette))
        std::reverse(colors.begin(), colors.end());
    QCPColorGradient whole;
    whole.clearColorStops();
    for (int stop = 0; stop < colors.size(); ++stop)
        whole.setColorStopAt(static_cast<double>(stop) / static_cast<double>(colors.size() - 1), colors[stop]);
    QCPColorGradient gradient;
    gradient.clearColorStops();
    for (int stop = 0; stop <= kShades; ++stop) {
        const double share = static_cast<double>(stop) / kShades;
        gradient.setColorStopAt(share,
                                QColor::fromRgb(whole.color(kFaintest + (1 - kFaintest) * share, QCPRange(0, 1))));
    }
    return gradient;
}

} // namespace

CodebookPlot::CodebookPlot(QWidget* parent)
    : PlotView(parent)
    , m_scale(addColorScale(plot()))
    , m_cells(new QCPCurve(plot()->xAxis, plot()->yAxis))
    , m_lines(new QCPCurve(plot()->xAxis, plot()->yAxis)) {
    for (int shade = 0; shade < kShades; ++shade) {
        QCPGraph* dots = plot()->addGraph();
        dots->setLineStyle(QCPGraph::lsNone);
        dots->setAntialiasedScatters(false); // thousands of them, and in motion
        dots->removeFromLegend();
        m_dots.push_back(dots);
    }
    // Above the dots, in this order.
    m_used = plot()->addGraph();
    m_dead = plot()->addGraph();
    plot()->addLayer(QStringLiteral("codewords"), plot()->layer(QStringLiteral("main")));
    for (QCPLayerable* above : std::initializer_list<QCPLayerable*>{m_cells, m_lines, m_used, m_dead})
        above->setLayer(QStringLiteral("codewords"));
    for (QCPCurve* curve : {m_cells, m_lines})
        curve->removeFromLegend();
    for (QCPGraph* marks : {m_used, m_dead})
        marks->setLineStyle(QCPGraph::lsNone);
    for (QCPAxis* axis : {plot()->xAxis, plot()->yAxis})
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] { m_areCellsDrawn = false; });
    connect(plot(), &QCustomPlot::beforeReplot, this, [this] {
        if (!std::exchange(m_areCellsDrawn, true)) // once, however much has changed since
            drawCells();
    });
    applyPalette();
}

void CodebookPlot::setVectors(CodebookVectors vectors) {
    m_vectors = std::move(vectors);
    plot()->xAxis->setLabel(m_vectors.xLabel);
    plot()->yAxis->setLabel(m_vectors.yLabel);
    m_scale->axis()->setLabel(m_vectors.weightLabel);
    useLogarithmicAxis(plot()->yAxis, m_vectors.isOneDimensional);
    fillDots();
    m_areCellsDrawn = false;
    dataChanged();
}

void CodebookPlot::setCodewords(std::vector<PlottedCodeword> codewords) {
    m_codewords = std::move(codewords);
    m_used->setName(tr("Codewords"));
    m_dead->setName(tr("Dead: nearest to no vector"));
    m_used->data()->clear();
    m_dead->data()->clear();
    bool hasDead = false;
    for (const PlottedCodeword& codeword : m_codewords) {
        const bool isDead = codeword.usage == 0;
        hasDead = hasDead || isDead;
        if (!m_vectors.isOneDimensional)
            (isDead ? m_dead : m_used)->addData(codeword.place.x(), codeword.place.y());
    }
    showLegend(hasDead && !m_vectors.isOneDimensional);
    styleMarks();
    m_areCellsDrawn = false;
    dataChanged();
}

PlotTable CodebookPlot::table() const {
    PlotTable table;
    table.headers = {tr("Codeword"), m_vectors.xLabel, m_vectors.yLabel, tr("Vectors"), tr("Share of the error")};
    for (std::size_t k = 0; k < m_codewords.size(); ++k)
        table.rows.push_back({static_cast<int>(k), m_codewords[k].place.x(), m_codewords[k].place.y(),
                              m_codewords[k].usage, m_codewords[k].error});
    return table;
}

QString CodebookPlot::pointText(int point) const { return m_codewords[static_cast<std::size_t>(point)].text; }

void CodebookPlot::fitAxes() {
    if (m_vectors.x.empty()) {
        plot()->xAxis->setRange(-1, 1);
        plot()->yAxis->setRange(m_vectors.isOneDimensional ? 0.1 : -1, 1);
        return;
    }
    const auto [left, right] = std::ranges::minmax(m_vectors.x);
    const double middle = 0.5 * (left + right), reach = std::max(1e-12, 0.54 * (right - left));
    plot()->xAxis->setRange(middle - reach, middle + reach);
    if (m_vectors.isOneDimensional) {
        const QCPRange weights = m_scale->dataRange();
        plot()->yAxis->setRange(weights.lower / 1.3, weights.upper * 1.3);
        return;
    }
    const auto [low, high] = std::ranges::minmax(m_vectors.y);
    const double centre = 0.5 * (low + high), height = std::max(1e-12, 0.54 * (high - low));
    plot()->yAxis->setRange(centre - height, centre + height);
}

int CodebookPlot::pointAt(const QPointF& pixel) const {
    if (m_codewords.empty() || !plot()->axisRect()->rect().contains(pixel.toPoint()))
        return -1;
    int nearest = -1;
    double best = fontMetrics().height() * 1.5;
    for (int point = 0; point < pointCount(); ++point) {
        const QPointF place = pointPosition(point);
        const double dx = plot()->xAxis->coordToPixel(place.x()) - pixel.x();
        const double dy = m_vectors.isOneDimensional ? 0 : plot()->yAxis->coordToPixel(place.y()) - pixel.y();
        if (const double distance = std::hypot(dx, dy); distance < best) {
            best = distance;
            nearest = point;
        }
    }
    return nearest;
}

QPointF CodebookPlot::pointPosition(int point) const {
    const QPointF place = m_codewords[static_cast<std::size_t>(point)].place;
    const QCPRange heights = plot()->yAxis->range();
    return m_vectors.isOneDimensional ? QPointF(place.x(), std::sqrt(heights.lower * heights.upper)) : place;
}

// From left to right, or from below upwards.
int CodebookPlot::neighbour(int point, Qt::Orientation direction, int steps) const {
    std::vector<int> order(m_codewords.size());
    std::iota(order.begin(), order.end(), 0);
    const bool isUpwards = direction == Qt::Vertical && !m_vectors.isOneDimensional;
    std::ranges::stable_sort(order, {}, [&](int each) {
        const QPointF place = pointPosition(each);
        return isUpwards ? place.y() : place.x();
    });
    const auto place = std::ranges::find(order, point) - order.begin();
    return order[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place + steps, 0, pointCount() - 1))];
}

void CodebookPlot::recolour() {
    const QColor text = palette().color(QPalette::Text);
    const QCPColorGradient gradient = weightGradient(palette());
    m_scale->setGradient(gradient);
    precis::recolour(m_scale, palette(), font());
    const double unit = fontMetrics().height();
    QCPColorGradient shades = gradient;
    for (std::size_t shade = 0; shade < m_dots.size(); ++shade) {
        const QColor color =
            QColor::fromRgb(shades.color((static_cast<double>(shade) + 0.5) / kShades, QCPRange(0, 1)));
        m_dots[shade]->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, unit * 0.22));
    }
    QColor faint = text;
    faint.setAlphaF(0.45F);
    m_cells->setPen(QPen(faint, 1));
    m_lines->setPen(QPen(seriesColor(1, palette()), 2));
    styleMarks();
}

// Smaller where there are many, so that the dots below stay in sight.
void CodebookPlot::styleMarks() {
    constexpr std::size_t kMany = 64;
    const double size = fontMetrics().height() * (m_codewords.size() > kMany ? 0.4 : 0.6);
    const QColor color = seriesColor(1, palette());
    m_used->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(palette().color(QPalette::Base), 1.2), color, size));
    m_dead->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCross, QPen(color, 2), Qt::NoBrush, size));
}

void CodebookPlot::setAxesVisible(bool visible) {
    PlotView::setAxesVisible(visible);
    setScaleVisible(m_scale, visible);
}

void CodebookPlot::fillDots() {
    float smallest = std::numeric_limits<float>::infinity(), largest = 0;
    for (const float weight : m_vectors.weight)
        if (weight > 0) {
            smallest = std::min(smallest, weight);
            largest = std::max(largest, weight);
        }
    if (!(largest > 0))
        smallest = largest = 1; // every input of the group is always zero
    if (largest < 2 * smallest) {
        smallest /= 2;
        largest *= 2;
    }
    m_scale->setDataScaleType(QCPAxis::stLogarithmic);
    m_scale->axis()->setTicker(QSharedPointer<LogTicker>::create());
    m_scale->setDataRange(QCPRange(smallest, largest));
    std::vector<QVector<QCPGraphData>> shades(kShades);
    const double span = std::log(static_cast<double>(largest) / smallest);
    for (std::size_t i = 0; i < m_vectors.x.size(); ++i) {
        const float weight = std::max(smallest, m_vectors.weight[i]);
        const double share = std::log(static_cast<double>(weight) / smallest) / span;
        const int shade = std::clamp(static_cast<int>(share * kShades), 0, kShades - 1);
        const float y = m_vectors.isOneDimensional ? std::max(smallest, m_vectors.y[i]) : m_vectors.y[i];
        shades[static_cast<std::size_t>(shade)].emplace_back(m_vectors.x[i], y);
    }
    for (std::size_t shade = 0; shade < shades.size(); ++shade)
        m_dots[shade]->data()->set(shades[shade]);
}

void CodebookPlot::drawCells() {
    const QCPRange x = plot()->xAxis->range(), y = plot()->yAxis->range();
    QVector<double> cellX, cellY, lineX, lineY;
    const auto addGap = [](QVector<double>& xs, QVector<double>& ys) {
        xs << std::nan("");
        ys << std::nan("");
    };
    m_drawnCells = 0;
    if (m_vectors.isOneDimensional) {
        std::vector<double> places;
        for (const PlottedCodeword& codeword : m_codewords)
            places.push_back(codeword.place.x());
        std::ranges::sort(places);
        const auto addLine = [&](QVector<double>& xs, QVector<double>& ys, double place) {
            xs << place << place;
            ys << y.lower << y.upper;
            addGap(xs, ys);
        };
        for (std::size_t i = 0; i < places.size(); ++i) {
            addLine(lineX, lineY, places[i]);
            if (i > 0)
                addLine(cellX, cellY, 0.5 * (places[i - 1] + places[i]));
        }
        m_drawnCells = static_cast<int>(places.size());
    } else if (m_vectors.hasCells && m_codewords.size() <= kMostCells) {
        std::vector<QPointF> sites;
        for (const PlottedCodeword& codeword : m_codewords)
            sites.push_back(codeword.place);
        const QRectF box(QPointF(x.lower, y.lower), QPointF(x.upper, y.upper));
        for (const QPolygonF& cell : voronoiCells(sites, box, m_vectors.metric)) {
            if (cell.isEmpty())
                continue;
            ++m_drawnCells;
            for (const QPointF& corner : cell) {
                cellX << corner.x();
                cellY << corner.y();
            }
            cellX << cell.first().x();
            cellY << cell.first().y();
            addGap(cellX, cellY);
        }
    }
    m_cells->setData(cellX, cellY);
    m_lines->setData(lineX, lineY);
}

} // namespace precis
