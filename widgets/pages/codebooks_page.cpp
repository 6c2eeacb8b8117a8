// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/codebooks_page.h"

#include "models/layer_selection.h"
#include "models/run_data.h"
#include "pages/additive_view.h"
#include "pages/codebook_scrubber.h"
#include "pages/kept_place.h"
#include "pages/layer_chooser.h"
#include "plots/bar_plot.h"
#include "plots/codebook_plot.h"
#include "plots/line_plot.h"
#include "run/additive_watch.h"
#include "run/codebook_watch.h"
#include "text/format.h"

#include <precis/layer_goal.h>

#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace precis {

namespace {

int deadCodewords(const CodebookState& state) { return static_cast<int>(std::ranges::count(state.usage, 0)); }

// "24–31" of groups of 8.
QString rangeOf(int group, int size, int end) {
    return formatBlocks(group * size, std::min((group + 1) * size, end) - 1);
}

// As bars, one a codeword.
BarChart codewordChart(const CodebookState& state, const QString& valueLabel) {
    BarChart chart;
    chart.nameHeader = chart.positionLabel = CodebooksPage::tr("Codeword");
    chart.valueLabel = valueLabel;
    chart.series.push_back({chart.valueLabel, {}});
    constexpr std::size_t kMostTicks = 8; // the plot may be narrow
    const std::size_t step = (state.usage.size() + kMostTicks - 1) / kMostTicks;
    for (std::size_t k = 0; k < state.usage.size(); k += step)
        chart.ticks.emplace_back(static_cast<double>(k), formatCount(static_cast<qint64>(k)));
    for (std::size_t k = 0; k < state.usage.size(); ++k)
        chart.series[0].bars.push_back(
            {.position = static_cast<double>(k),
             .name = CodebooksPage::tr("Codeword %1").arg(formatCount(static_cast<qint64>(k))),
             .text = state.usage[k] == 0 ? QStringLiteral("✕") : QStringLiteral(" ")});
    return chart;
}

} // namespace

CodebooksPage::CodebooksPage(RunData* data, LayerSelection* selection, CodebookWatch* watch, AdditiveWatch* additive,
                             QWidget* parent)
    : Page(data, selection, parent)
    , m_watch(watch)
    , m_additive(additive)
    , m_chooser(new LayerChooser)
    , m_rowGroupLabel(new QLabel)
    , m_columnGroupLabel(new QLabel)
    , m_rowGroup(new QSpinBox)
    , m_columnGroup(new QSpinBox)
    , m_sentence(new QLabel)
    , m_scatter(new CodebookPlot)
    , m_scrubber(new CodebookScrubber)
    , m_splitter(new QSplitter)
    , m_additiveView(new AdditiveView(additive))
    , m_tabs(new QTabWidget)
    , m_usage(new BarPlot)
    , m_errors(new BarPlot)
    , m_rounds(new LinePlot)
    , m_storageTitle(new QLabel)
    , m_storage(new FiguresTable) {
    setContent(createContent());
    connect(m_chooser, &LayerChooser::chosen, selection, &LayerSelection::setSelection);
    const auto look = [this] { m_watch->look({m_rowGroup->value() - 1, m_columnGroup->value() - 1}); };
    connect(m_rowGroup, &QSpinBox::valueChanged, this, look);
    connect(m_columnGroup, &QSpinBox::valueChanged, this, look);
    connect(m_scrubber, &CodebookScrubber::stateChanged, this, [this] {
        if (m_shown)
            fillState();
    });
    connect(watch, &CodebookWatch::changed, this, &CodebooksPage::refreshWhenSeen);
    connect(additive, &AdditiveWatch::changed, this, &CodebooksPage::refreshWhenSeen);
    start();
}

QString CodebooksPage::sentence() const { return m_sentence->text(); }

QString CodebooksPage::storageText() const { return m_storageTitle->text(); }

void CodebooksPage::showEvent(QShowEvent* event) {
    m_watch->setWanted(true);
    Page::showEvent(event);
}

void CodebooksPage::hideEvent(QHideEvent* event) {
    m_watch->setWanted(false);
    m_scrubber->playButton()->setChecked(false);
    Page::hideEvent(event);
}

void CodebooksPage::refresh() {
    const QString whatAppears =
        tr("Vectors of neighbouring weights and the codewords that stand for them appear here, round by round of their "
           "fit, with the use and the error of each codeword.");
    if (showSharedEmptyState(whatAppears))
        return;
    if (const auto& hurdle = m_watch->hurdle()) {
        showEmpty(hurdle->reason, whatAppears, hurdle->actionName, hurdle->actionText);
        return;
    }
    if (m_additive->request()) {
        refreshAdditive();
        return;
    }
    if (!m_watch->request()) {
        showEmpty(tr("No layer was looked at yet."), whatAppears);
        return;
    }
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_rowGroupLabel, m_rowGroup, m_columnGroupLabel, m_columnGroup})
        widget->show();
    m_splitter->show();
    m_additiveView->hide();
    fillChooser(m_watch->request()->block, m_watch->request()->layer);
    fillGroups();
    const auto& picture = m_watch->picture();
    const bool isOther = picture != m_shown;
    m_shown = picture;
    const QString note =
        !m_watch->failure().isEmpty() ? m_watch->failure()
        : m_shown                     ? QString()
                  : tr("Running the calibration text through the model up to this layer, and fitting its codebooks…");
    m_scatter->setNote(note);
    m_tabs->setVisible(m_shown != nullptr);
    m_scrubber->setVisible(m_shown != nullptr);
    if (isOther && !m_shown)
        m_scatter->setCodewords({}); // none to walk over
    if (isOther && m_shown) {
        fillPicture();
        fillRounds();
        fillState();
    }
    const auto& study = m_watch->study();
    if (isOther || m_effects.rowCount() != static_cast<int>(m_watch->comparisons().size()))
        m_effects.setComparisons(m_watch->comparisons(), study ? study->chosen : CodebookVariant());
    describe(describeGroup());
    m_storageTitle->setText(describeStorage());
    showContent();
}

// Additive codebooks serve all rows and columns: there are no groups to choose.
void CodebooksPage::refreshAdditive() {
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_rowGroupLabel, m_rowGroup, m_columnGroupLabel, m_columnGroup})
        widget->hide();
    m_splitter->hide();
    m_additiveView->show();
    fillChooser(m_additive->request()->block, m_additive->request()->layer);
    const auto& study = m_additive->study();
    describe(study ? tr("Every %1 neighbouring weights are a sum of codewords, one of each codebook, times a scale of "
                        "their row. Critical channels add the extended codebooks.")
                         .arg(formatCount(study->dimension))
                   : QString());
    showContent();
}

// With what keeps another layer, or this one's new codebooks, away.
void CodebooksPage::describe(const QString& shown) {
    const QString held = m_watch->holdReason();
    m_chooser->setLayerEnabled(held.isEmpty());
    QStringList sentences{shown};
    if (m_watch->isOpening() && m_shown)
        sentences += tr("Fitting anew…");
    sentences += held;
    sentences.removeAll(QString());
    m_sentence->setText(sentences.join(u' '));
}

void CodebooksPage::retranslate() {
    m_shown = nullptr; // the plots' texts change too
    setAccessibleName(tr("Codebooks"));
    m_rowGroupLabel->setText(tr("Row &group:"));
    m_columnGroupLabel->setText(tr("&Column group:"));
    m_rowGroup->setAccessibleName(tr("Row group"));
    m_columnGroup->setAccessibleName(tr("Column group"));
    m_rowGroup->setToolTip(tr("Each group of rows has codebooks of its own."));
    m_columnGroup->setToolTip(tr("Each group of columns has codebooks of its own."));
    m_usage->setTitle(tr("Vectors of each codeword"));
    m_errors->setTitle(tr("Error of each codeword"));
    m_rounds->setTitle(tr("Error by round"));
    m_storage->setAccessibleName(tr("Error of the layer, by how its codebooks are stored"));
    m_effects.retranslate();
    const QStringList tabs{tr("Usage"), tr("Errors"), tr("Rounds"), tr("Storage")};
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->setTabText(tab, tabs[tab]);
    m_tabs->setAccessibleName(tr("Figures of the codebook"));
    if (m_watch->isWanted() && (m_watch->hurdle() || !m_watch->holdReason().isEmpty())) { // is said anew
        m_watch->setWanted(false);
        m_watch->setWanted(true);
    }
}

QWidget* CodebooksPage::createContent() {
    m_chooser->add(m_rowGroupLabel, m_rowGroup);
    m_chooser->add(m_columnGroupLabel, m_columnGroup);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* left = new QWidget;
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins({});
    leftLayout->addWidget(m_scatter, 1);
    leftLayout->addWidget(keptPlace(m_scrubber));
    for (QWidget* tab : std::initializer_list<QWidget*>{m_usage, m_errors, m_rounds, createStorage()})
        m_tabs->addTab(tab, QString());
    m_tabs->setDocumentMode(true);
    m_splitter->addWidget(left);
    m_splitter->addWidget(keptPlace(m_tabs));
    m_splitter->setOrientation(Qt::Horizontal);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    connect(m_usage, &PlotView::pointActivated, m_scatter, &PlotView::setCurrentPoint);
    connect(m_errors, &PlotView::pointActivated, m_scatter, &PlotView::setCurrentPoint);
    connect(m_rounds, &PlotView::pointActivated, m_scrubber->slider(), &QSlider::setValue);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->addWidget(m_chooser);
    layout->addWidget(m_sentence);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_additiveView, 1);
    m_additiveView->hide();
    return content;
}

QWidget* CodebooksPage::createStorage() {
    m_storageTitle->setWordWrap(true);
    m_storage->setModel(&m_effects);
    m_storage->setWideColumn(CodebookEffectModel::Codebooks);
    auto* storage = new QWidget;
    auto* layout = new QVBoxLayout(storage);
    layout->addWidget(m_storageTitle);
    layout->addWidget(m_storage, 1);
    return storage;
}

void CodebooksPage::fillChooser(int block, const std::string& layer) {
    const auto& model = runData()->model();
    if (!model)
        return;
    QStringList kinds;
    for (const LayerShape& layer : model->layers)
        kinds += QString::fromStdString(layer.layer);
    std::vector<int> blocks(static_cast<std::size_t>(model->blocks));
    std::iota(blocks.begin(), blocks.end(), 0);
    m_chooser->setChoices(kinds, blocks);
    m_chooser->setLayer(block, QString::fromStdString(layer));
}

void CodebooksPage::fillGroups() {
    const auto& study = m_watch->study();
    const auto fill = [](QSpinBox* box, int groups, int shown) {
        const QSignalBlocker blocker(box);
        box->setRange(1, groups);
        box->setSuffix(tr(" of %1", "behind the number of a group").arg(formatCount(groups)));
        box->setEnabled(groups > 1);
        box->setValue(shown + 1);
    };
    fill(m_rowGroup, study ? study->rowGroups : 1, m_watch->place().rowGroup);
    fill(m_columnGroup, study ? study->columnGroups : 1, m_watch->place().columnGroup);
}

void CodebooksPage::fillPicture() {
    const CodebookStudy& study = *m_watch->study();
    CodebookVectors vectors;
    vectors.weightLabel = tr("Hessian weight");
    vectors.x = m_shown->x;
    vectors.y = m_shown->y;
    vectors.weight = m_shown->weight;
    vectors.metric = m_shown->metric;
    vectors.isOneDimensional = study.dimension == 1;
    vectors.hasCells = study.dimension <= 2;
    vectors.xLabel = study.dimension == 1   ? tr("Weight")
                     : study.dimension == 2 ? tr("First weight of a pair")
                                            : tr("First main axis");
    vectors.yLabel = study.dimension == 1   ? tr("Hessian weight")
                     : study.dimension == 2 ? tr("Second weight")
                                            : tr("Second main axis");
    m_scatter->setTitle(study.dimension <= 2
                            ? tr("Weights and codewords")
                            : tr("Projection of %1 numbers onto two, which shows %2 of their variance")
                                  .arg(formatCount(study.dimension), formatPercent(m_shown->shareOfVariance)));
    m_scatter->setVectors(std::move(vectors));
    m_scatter->fit();
    m_scrubber->setStates(static_cast<int>(m_shown->rounds.size()), m_shown->stored.has_value());
}

void CodebooksPage::fillState() {
    const CodebookState& shown = state();
    std::vector<PlottedCodeword> codewords;
    for (std::size_t k = 0; k < shown.x.size(); ++k)
        codewords.push_back(
            {.place = {shown.x[k], shown.y[k]},
             .text = tr("Codeword %1 – vectors: %2, share of the error: %3")
                         .arg(formatCount(static_cast<qint64>(k)), formatCount(shown.usage[k]),
                              formatShare(shown.relativeError > 0 ? shown.errors[k] / shown.relativeError : 0)),
             .usage = shown.usage[k],
             .error = shown.errors[k]});
    m_scatter->setCodewords(std::move(codewords));

    const int dead = deadCodewords(shown);
    BarChart usage = codewordChart(shown, tr("Vectors"));
    BarChart errors = codewordChart(shown, tr("Share of the error (%)"));
    usage.hasCounts = true;
    usage.showsValues = dead > 0;
    for (std::size_t k = 0; k < shown.usage.size(); ++k) {
        usage.series[0].bars[k].value = shown.usage[k];
        errors.series[0].bars[k].value = shown.relativeError > 0 ? 100 * shown.errors[k] / shown.relativeError : 0;
    }
    m_usage->setTitle(dead > 0 ? tr("Vectors of each codeword (✕: dead, used by none)")
                               : tr("Vectors of each codeword"));
    m_usage->setChart(std::move(usage));
    m_errors->setChart(std::move(errors));

    const QString deadText =
        dead > 0 ? u' ' + tr("Dead codewords, used by no vector: %1.").arg(formatCount(dead)) : QString();
    const QString error = formatShare(shown.relativeError);
    QString text;
    if (m_scrubber->isStored()) {
        text = tr("As the run stored it: weighted error %1.").arg(error);
        if (const auto& origin = runData()->origin(); origin && aimsAtOriginal(origin->recipe))
            text += u' ' + tr("Of the plain weights on full-precision inputs, that is: the run aimed at the original's "
                              "outputs instead, so more error here can be less in the end.");
    } else if (!m_scrubber->isRound())
        text = tr("After the sweep: weighted error %1. Codes now make up for other vectors' errors, which takes them "
                  "away from the nearest codeword.")
                   .arg(error);
    else if (m_scrubber->state() == 0)
        text = tr("Seeds: weighted error %1 of the weights' own size.").arg(error);
    else
        text = tr("Round %1 of %2: weighted error %3.")
                   .arg(formatCount(m_scrubber->state()), formatCount(static_cast<qint64>(m_shown->rounds.size()) - 1),
                        error);
    m_scrubber->setText(text + deadText);
    m_rounds->setCurrentPoint(m_scrubber->isRound() ? m_scrubber->state() : -1);
}

void CodebooksPage::fillRounds() {
    LineChart chart;
    chart.positionLabel = chart.pointLabel = tr("Round");
    chart.valueLabel = tr("Weighted error (%)");
    chart.showsDots = true;
    LineSeries series{.name = tr("Weighted error"), .values = {}};
    for (const CodebookState& round : m_shown->rounds) {
        chart.positions.push_back(static_cast<double>(chart.positions.size()));
        series.values.push_back(100 * round.relativeError);
    }
    chart.series.push_back(std::move(series));
    m_rounds->setChart(std::move(chart));
}

QString CodebooksPage::describeStorage() const {
    if (!m_watch->comparisonFailure().isEmpty())
        return m_watch->comparisonFailure();
    const auto& study = m_watch->study();
    const bool isDone = study && m_watch->comparisons().size() == study->variants.size();
    return isDone ? tr("The whole layer, quantized with its codebooks stored in these ways:")
                  : tr("Quantizing the layer with its codebooks stored in other ways…");
}

QString CodebooksPage::describeGroup() const {
    if (!m_shown || !m_watch->study())
        return {};
    const CodebookStudy& study = *m_watch->study();
    const CodebookPlace& place = m_shown->place;
    return tr("Rows %1 and columns %2 share %3 codewords of length %4 for %5 vectors. The layer: error %6 at %7 bits "
              "per weight, over %8 tokens.")
        .arg(rangeOf(place.rowGroup, study.groupRows, study.rows),
             rangeOf(place.columnGroup, study.groupColumns, study.columns), formatCount(study.entries),
             formatCount(study.dimension), formatCount(m_shown->vectors),
             formatNumber(study.effect.relativeOutputError, 3), formatBits(study.effect.bitsPerWeight),
             formatCount(study.tokens));
}

const CodebookState& CodebooksPage::state() const {
    if (m_scrubber->isRound())
        return m_shown->rounds[static_cast<std::size_t>(m_scrubber->state())];
    return m_scrubber->isStored() && m_shown->stored ? *m_shown->stored : m_shown->swept;
}

} // namespace precis
