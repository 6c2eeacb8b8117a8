// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/rounding_page.h"

#include "models/layer_selection.h"
#include "models/run_data.h"
#include "pages/layer_chooser.h"
#include "plots/heat_map.h"
#include "plots/line_plot.h"
#include "text/format.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace precis {

RoundingPage::RoundingPage(RunData* data, LayerSelection* selection, QWidget* parent)
    : Page(data, selection, parent)
    , m_chooser(new LayerChooser)
    , m_sentence(new QLabel)
    , m_map(new HeatMap)
    , m_rows(new LinePlot)
    , m_steps(new LinePlot) {
    setContent(createContent());
    connect(m_chooser, &LayerChooser::chosen, selection, &LayerSelection::setSelection);
    connect(selection, &LayerSelection::changed, this, &RoundingPage::refreshWhenSeen);
    start();
}

QString RoundingPage::sentence() const { return m_sentence->text(); }

void RoundingPage::refresh() {
    if (runData()->roundings().isEmpty()) {
        showWhyEmpty();
        return;
    }
    const auto rounding = runData()->roundings().nearest(selection()->block(), selection()->layer());
    const bool isOther = rounding != m_shown;
    m_shown = rounding;
    fillChooser();
    if (isOther) {
        fillSentence();
        fillMap();
        fillRows();
        fillSteps();
    }
    showContent();
}

void RoundingPage::retranslate() {
    m_shown = nullptr; // the plots' texts change too
    setAccessibleName(tr("Rounding"));
}

QWidget* RoundingPage::createContent() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(m_chooser);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_sentence);
    auto* below = new QSplitter(Qt::Horizontal);
    below->addWidget(m_rows);
    below->addWidget(m_steps);
    below->setChildrenCollapsible(false);
    auto* plots = new QSplitter(Qt::Vertical);
    plots->addWidget(m_map);
    plots->addWidget(below);
    plots->setStretchFactor(0, 3);
    plots->setStretchFactor(1, 2);
    plots->setChildrenCollapsible(false);
    layout->addWidget(plots, 1);
    return content;
}

void RoundingPage::showWhyEmpty() {
    const QString whatAppears = tr("For each layer with evenly spaced levels, a map of the weights that were rounded "
                                   "away from the nearest one appears here, and the step sizes before and after "
                                   "training.");
    if (showSharedEmptyState(whatAppears))
        return;
    if (!runData()->started())
        showEmpty(tr("There is no run yet."), whatAppears, QStringLiteral("run"), tr("Start the run"));
    else if (runData()->origin() && runData()->origin()->recipe.weights.format != WeightFormat::Uniform)
        showEmpty(tr("Codebooks have no nearest level to round to: the page Codebooks shows what this run made."),
                  whatAppears);
    else if (runData()->isRunning())
        showEmpty(tr("The first block is not finished yet."), whatAppears);
    else
        showEmpty(tr("This run recorded no roundings."), whatAppears);
}

void RoundingPage::fillChooser() {
    const QString kind = QString::fromStdString(m_shown->layer);
    std::vector<int> blocks;
    for (const auto& each : runData()->roundings().ofKind(kind))
        blocks.push_back(each->block);
    m_chooser->setChoices(runData()->roundings().kinds(), blocks);
    m_chooser->setLayer(m_shown->block, kind);
}

void RoundingPage::fillSentence() {
    const double weights = static_cast<double>(m_shown->rows) * m_shown->columns;
    const double flipped = std::accumulate(m_shown->flippedPerRow.begin(), m_shown->flippedPerRow.end(), 0.0);
    const QString count = formatCount(static_cast<qint64>(flipped));
    if (flipped > 0)
        m_sentence->setText(tr("%1 of the %2 weights (%3) are not at the level nearest to the original: one by "
                               "one they are further from it, but their errors cancel in what the layer puts out.")
                                .arg(count, formatCount(static_cast<qint64>(weights)), formatShare(flipped / weights)));
    else
        m_sentence->setText(
            tr("All %1 weights are at the level nearest to the original. The Hessian sweep and training "
               "round some of them away from it, so that their errors cancel.")
                .arg(formatCount(static_cast<qint64>(weights))));
}

void RoundingPage::fillMap() {
    HeatMapData data;
    data.columnLabel = tr("Input channel");
    data.rowLabel = tr("Row");
    data.valueLabel = tr("Share rounded away");
    data.isLogarithmic = false;
    data.rowSize = static_cast<double>(m_shown->rows) / std::max(1, m_shown->mapRows);
    data.columnSize = static_cast<double>(m_shown->columns) / std::max(1, m_shown->mapColumns);
    for (int row = 0; row < m_shown->mapRows; ++row) {
        const auto begin = m_shown->map.begin() + static_cast<std::ptrdiff_t>(row) * m_shown->mapColumns;
        data.rows.push_back({.number = row, .values = {begin, begin + m_shown->mapColumns}});
    }
    m_map->setTitle(tr("Weights of %1 in block %2 rounded away from the nearest level")
                        .arg(QString::fromStdString(m_shown->layer), formatCount(m_shown->block)));
    m_map->setData(std::move(data));
    m_map->fit();
}

void RoundingPage::fillRows() {
    LineChart chart;
    chart.positionLabel = tr("Row");
    chart.pointLabel = tr("Row");
    chart.valueLabel = tr("Weights");
    chart.positions.resize(m_shown->flippedPerRow.size());
    std::iota(chart.positions.begin(), chart.positions.end(), 0.0);
    LineSeries counts{.name = tr("Rounded away"),
                      .values = {m_shown->flippedPerRow.begin(), m_shown->flippedPerRow.end()}};
    chart.series.push_back(std::move(counts));
    m_rows->setTitle(tr("Rounded away in each row"));
    m_rows->setChart(std::move(chart));
    m_rows->fit();
}

void RoundingPage::fillSteps() {
    const auto groups = std::min(m_shown->stepBefore.size(), m_shown->stepAfter.size());
    std::vector<std::size_t> order(groups);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [this](std::size_t group) { return m_shown->stepBefore[group]; });
    LineChart chart;
    chart.positionLabel = tr("Groups, by rising step size");
    chart.pointLabel = tr("Group");
    chart.valueLabel = tr("Step size");
    chart.isLogarithmic = true;
    const bool isTrained = m_shown->stepBefore != m_shown->stepAfter;
    LineSeries before{.name = isTrained ? tr("Before training") : tr("Step size"), .values = {}};
    LineSeries after{.name = tr("After"), .values = {}, .isDotted = true};
    for (const std::size_t group : order) {
        chart.positions.push_back(static_cast<double>(chart.positions.size()));
        before.values.push_back(m_shown->stepBefore[group]);
        after.values.push_back(m_shown->stepAfter[group]);
    }
    chart.series.push_back(std::move(before));
    if (isTrained)
        chart.series.push_back(std::move(after));
    m_steps->setTitle(isTrained ? tr("Step sizes before and after training") : tr("Step sizes"));
    m_steps->setNote(groups == 0 ? tr("These weights have no step sizes.") : QString());
    m_steps->setChart(std::move(chart));
    m_steps->fit();
}

} // namespace precis
