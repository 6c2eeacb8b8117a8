// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/outliers_page.h"

#include "models/layer_selection.h"
#include "models/outlier_model.h"
#include "models/run_data.h"
#include "pages/layer_chooser.h"
#include "pages/run_sentence.h"
#include "plots/heat_map.h"
#include "plots/line_plot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace precis {

OutliersPage::OutliersPage(RunData* data, LayerSelection* selection, OutlierTrials* trials, QWidget* parent)
    : Page(data, selection, parent)
    , m_quantityLabel(new QLabel)
    , m_planted(new QLabel)
    , m_chooser(new LayerChooser)
    , m_quantity(new QComboBox)
    , m_sorted(new QCheckBox)
    , m_heatMap(new HeatMap)
    , m_channelPlot(new LinePlot)
    , m_thresholds(new ThresholdPanel(trials)) {
    m_quantity->addItem({}, static_cast<int>(OutlierQuantity::Inputs));
    m_quantity->addItem({}, static_cast<int>(OutlierQuantity::Weights));
    m_sorted->setChecked(true);
    setContent(createContent());
    // A kind may be missing in the block that was shown for another one; shown() then takes the nearest.
    connect(m_chooser, &LayerChooser::chosen, selection, &LayerSelection::setSelection);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, [this] {
        m_isQuantityChosen = true;
        refreshWhenSeen();
    });
    connect(m_sorted, &QCheckBox::toggled, this, &OutliersPage::refreshWhenSeen);
    connect(selection, &LayerSelection::changed, this, &OutliersPage::refreshWhenSeen);
    connect(m_thresholds, &ThresholdPanel::changed, this, [this] {
        if (hasContent())
            fillChannelPlot();
    });
    connect(m_channelPlot, &LinePlot::levelMoved, m_thresholds, &ThresholdPanel::moveLevel);
    connect(m_heatMap, &PlotView::pointActivated, this, [this](int point) {
        this->selection()->setSelection(m_heatMap->mapData().rows[m_heatMap->rowOf(point)].number, m_chooser->kind());
    });
    start();
}

void OutliersPage::refresh() {
    const QString whatAppears = tr("The largest absolute value of each input channel appears here, of the weights and "
                                   "of what flows into them. A few channels far above the rest are what makes a layer "
                                   "hard to quantize.");
    if (showSharedEmptyState(whatAppears))
        return;
    if (runData()->outliers()->rowCount() == 0) {
        if (runData()->isRunning())
            showEmpty(tr("The first layer was not looked at yet."), whatAppears);
        else
            showEmpty(tr("The model was not looked at yet."), whatAppears, QStringLiteral("inspect"),
                      tr("Inspect the model"));
        return;
    }
    m_planted->setText(describePlanted(*runData()));
    m_planted->setVisible(!m_planted->text().isEmpty());
    fillChooser();
    const Content content{runData()->outliers()->ofKind(m_chooser->kind()), shown(), quantity(), m_sorted->isChecked()};
    if (content != m_content) {
        m_content = content;
        const auto& recorded = m_content.layer->preprocessed;
        m_thresholds->setSubject(m_content.layer->block, QString::fromStdString(m_content.layer->layer), quantity(),
                                 recorded ? &*recorded : nullptr);
        fillHeatMap();
        fillChannelPlot();
    }
    showContent();
}

void OutliersPage::retranslate() {
    m_content = {}; // the plots' texts change too
    setAccessibleName(tr("Outliers"));
    m_quantityLabel->setText(tr("&Look at:"));
    const QSignalBlocker blocker(m_quantity);
    m_quantity->setItemText(0, tr("Input activations"));
    m_quantity->setItemText(1, tr("Weights"));
    m_sorted->setText(tr("Sort &channels by size"));
    m_quantity->setAccessibleName(tr("What to look at"));
}

QWidget* OutliersPage::createContent() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    m_quantity->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_chooser->add(m_quantityLabel, m_quantity);
    layout->addWidget(m_chooser);
    m_planted->setWordWrap(true);
    layout->addWidget(m_planted);
    auto* oneLayer = new QWidget;
    auto* oneLayerLayout = new QVBoxLayout(oneLayer);
    oneLayerLayout->setContentsMargins({});
    oneLayerLayout->addWidget(m_sorted);
    oneLayerLayout->addWidget(m_channelPlot, 1);
    oneLayerLayout->addWidget(m_thresholds);
    auto* plots = new QSplitter(Qt::Vertical);
    plots->addWidget(m_heatMap);
    plots->addWidget(oneLayer);
    plots->setStretchFactor(0, 2);
    plots->setStretchFactor(1, 3);
    plots->setChildrenCollapsible(false);
    layout->addWidget(plots, 1);
    return content;
}

void OutliersPage::fillChooser() {
    const auto snapshot = shown();
    const QString kind = QString::fromStdString(snapshot->layer);
    std::vector<int> blocks;
    for (const auto& each : runData()->outliers()->ofKind(kind))
        blocks.push_back(each->block);
    m_chooser->setChoices(runData()->outliers()->kinds(), blocks);
    m_chooser->setLayer(snapshot->block, kind);
    if (m_isQuantityChosen)
        return;
    const QSignalBlocker quantityBlocker(m_quantity);
    m_quantity->setCurrentIndex(m_quantity->findData(
        static_cast<int>(snapshot->inputAbsMax.empty() ? OutlierQuantity::Weights : OutlierQuantity::Inputs)));
}

void OutliersPage::fillHeatMap() {
    const bool showsInputs = quantity() == OutlierQuantity::Inputs;
    HeatMapData data;
    data.columnLabel = tr("Channel");
    data.rowLabel = tr("Block");
    data.valueLabel = tr("Largest value");
    bool hasValues = false;
    for (const auto& snapshot : runData()->outliers()->ofKind(m_chooser->kind())) {
        data.rows.push_back({snapshot->block, showsInputs ? snapshot->inputAbsMax : snapshot->weightAbsMax});
        hasValues = hasValues || !data.rows.back().values.empty();
    }
    const QString title = showsInputs ? tr("Largest absolute inputs of %1, in all blocks").arg(m_chooser->kind())
                                      : tr("Largest absolute weights of %1, in all blocks").arg(m_chooser->kind());
    const bool showsOther = title != m_heatMap->title();
    m_heatMap->setTitle(title);
    m_heatMap->setData(std::move(data));
    if (showsOther)
        m_heatMap->fit();
    m_heatMap->setSelectedRow(shown()->block);
    m_heatMap->setNote(hasValues ? QString()
                                 : tr("Activations were not recorded: the model was inspected without a text."));
}

void OutliersPage::fillChannelPlot() {
    const auto recorded = shown();
    const Snapshot& snapshot = m_thresholds->original() ? *m_thresholds->original() : *recorded;
    const PreprocessedLayer* after = m_thresholds->preprocessed();
    const auto channels = std::max(snapshot.weightAbsMax.size(), snapshot.inputAbsMax.size());
    const bool byInputs = quantity() == OutlierQuantity::Inputs && !snapshot.inputAbsMax.empty();
    const std::vector<float>& sortedBy = byInputs ? snapshot.inputAbsMax : snapshot.weightAbsMax;
    std::vector<std::size_t> order(channels);
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (m_sorted->isChecked() && sortedBy.size() == channels)
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return sortedBy[a] > sortedBy[b]; });
    LineChart chart;
    chart.pointLabel = tr("Channel");
    chart.valueLabel = tr("Largest value");
    chart.isLogarithmic = true;
    chart.positionLabel = m_sorted->isChecked()
                              ? (byInputs ? tr("Channels, by falling input") : tr("Channels, by falling weight"))
                              : tr("Channel");
    for (std::size_t place = 0; place < channels; ++place) {
        chart.positions.push_back(static_cast<double>(place));
        if (m_sorted->isChecked())
            chart.pointNumbers.push_back(static_cast<double>(order[place]));
    }
    const auto add = [&](const QString& name, const std::vector<float>& values) {
        LineSeries series{name, {}};
        for (const std::size_t channel : order)
            series.values.push_back(channel < values.size() ? static_cast<double>(values[channel]) : std::nan(""));
        chart.series.push_back(std::move(series));
    };
    if (after) {
        add(tr("Before"), sortedBy);
        add(tr("After preprocessing"), byInputs ? after->inputAbsMax : after->weightAbsMax);
    } else {
        add(tr("Weights"), snapshot.weightAbsMax);
        if (!snapshot.inputAbsMax.empty())
            add(tr("Input activations"), snapshot.inputAbsMax);
    }
    const QString title = after ? (byInputs ? tr("Largest absolute inputs of %1 in block %2")
                                            : tr("Largest absolute weights of %1 in block %2"))
                                : tr("Largest absolute values of %1 in block %2");
    const QString fullTitle = title.arg(QString::fromStdString(snapshot.layer), QLocale().toString(snapshot.block));
    const bool showsOther =
        fullTitle != m_channelPlot->title() || chart.positionLabel != m_channelPlot->chart().positionLabel;
    m_channelPlot->setTitle(fullTitle);
    m_channelPlot->setChart(std::move(chart));
    m_channelPlot->setLevels(m_thresholds->levels(),
                             m_thresholds->isTrying() ? LinePlot::Levels::Movable : LinePlot::Levels::Fixed);
    if (showsOther)
        m_channelPlot->fit();
}

OutlierQuantity OutliersPage::quantity() const {
    return static_cast<OutlierQuantity>(m_quantity->currentData().toInt());
}

std::shared_ptr<const Snapshot> OutliersPage::shown() const {
    const OutlierModel& model = *runData()->outliers();
    if (auto exact = model.find(selection()->block(), selection()->layer()))
        return exact;
    const QString kind = model.kinds().contains(selection()->layer()) ? selection()->layer() : model.kinds().first();
    const auto candidates = model.ofKind(kind);
    return *std::min_element(candidates.begin(), candidates.end(), [this](const auto& a, const auto& b) {
        return std::abs(a->block - selection()->block()) < std::abs(b->block - selection()->block());
    });
}

} // namespace precis
