// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/additive_view.h"

#include "pages/kept_place.h"
#include "plots/bar_plot.h"
#include "plots/line_plot.h"
#include "plots/plot_colors.h"
#include "run/additive_watch.h"
#include "text/format.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace precis {

namespace {

// "Basic 1", "Extended 2"
QString nameOf(const AdditiveEffect& effect, std::size_t book) {
    const auto first = std::ranges::find(effect.books, true, &AdditiveBook::isExtended) - effect.books.begin();
    const auto place = static_cast<std::ptrdiff_t>(book);
    return place < first ? AdditiveView::tr("Basic %1").arg(formatCount(place + 1))
                         : AdditiveView::tr("Extended %1").arg(formatCount(place - first + 1));
}

// Between the least of the critical channels and the greatest of the others; above all where none is critical.
double thresholdOf(const std::vector<float>& importance, std::size_t critical) {
    std::vector<float> sorted = importance;
    std::ranges::sort(sorted, std::greater<>());
    if (sorted.empty() || sorted.front() <= 0)
        return 1;
    if (critical == 0)
        return 1.5 * static_cast<double>(sorted.front());
    const double last = sorted[std::min(critical, sorted.size()) - 1];
    const double next = critical < sorted.size() ? static_cast<double>(sorted[critical]) : 0;
    return next > 0 ? std::sqrt(last * next) : last > 0 ? last / 1.5 : static_cast<double>(sorted.front());
}

} // namespace

AdditiveView::AdditiveView(AdditiveWatch* watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_channels(new LinePlot)
    , m_tools(new QWidget)
    , m_ordered(new QCheckBox)
    , m_reset(new QPushButton)
    , m_use(new QPushButton)
    , m_sentence(new QLabel)
    , m_tabs(new QTabWidget)
    , m_books(new BarPlot)
    , m_bookLabel(new QLabel)
    , m_book(new QComboBox)
    , m_usage(new BarPlot) {
    auto* usage = new QWidget;
    auto* choice = new QHBoxLayout;
    m_bookLabel->setBuddy(m_book);
    m_book->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    choice->addWidget(m_bookLabel);
    choice->addWidget(m_book);
    choice->addStretch(1);
    auto* usageLayout = new QVBoxLayout(usage);
    usageLayout->setContentsMargins({});
    usageLayout->addLayout(choice);
    usageLayout->addWidget(m_usage, 1);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_books, QString());
    m_tabs->addTab(usage, QString());
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(createChannels());
    splitter->addWidget(keptPlace(m_tabs));
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter, 1);

    connect(m_channels, &LinePlot::levelMoved, this, [this](int, double value) { moveThreshold(value); });
    connect(m_ordered, &QCheckBox::toggled, this, &AdditiveView::fillChannels);
    connect(m_book, &QComboBox::currentIndexChanged, this, &AdditiveView::fillUsage);
    connect(m_books, &PlotView::pointActivated, this, [this](int point) {
        m_book->setCurrentIndex(m_books->bar(point).tag);
        m_tabs->setCurrentIndex(1);
    });
    connect(m_reset, &QPushButton::clicked, watch, &AdditiveWatch::reset);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (m_shown)
            Q_EMIT shareChosen(m_shown->criticalShare);
    });
    connect(watch, &AdditiveWatch::changed, this, &AdditiveView::refresh);
    retranslate();
}

QString AdditiveView::sentence() const { return m_sentence->text(); }

void AdditiveView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    QWidget::changeEvent(event);
}

QWidget* AdditiveView::createChannels() {
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins({});
    row->addWidget(m_ordered);
    row->addStretch(1);
    row->addWidget(m_reset);
    row->addWidget(m_use);
    auto* channels = new QWidget;
    auto* layout = new QVBoxLayout(channels);
    layout->setContentsMargins({});
    layout->addWidget(m_channels, 1);
    layout->addWidget(keptPlace(m_tools));
    layout->addWidget(m_sentence);
    return channels;
}

void AdditiveView::retranslate() {
    m_channels->setTitle(tr("Importance of each input channel"));
    m_ordered->setText(tr("As they are &stored"));
    m_ordered->setToolTip(tr("Shows the channels in the order in which vectors are made of them."));
    m_reset->setText(tr("As in the rec&ipe"));
    m_use->setText(tr("&Use this share"));
    m_use->setToolTip(tr("Writes the share of critical channels into the recipe. It can be undone."));
    m_books->setTitle(tr("What each codebook adds"));
    m_usage->setTitle(tr("Use of codewords"));
    m_bookLabel->setText(tr("C&odebook:"));
    m_book->setAccessibleName(tr("Codebook"));
    m_tabs->setTabText(0, tr("Contribution"));
    m_tabs->setTabText(1, tr("Usage"));
    m_tabs->setAccessibleName(tr("Figures of the codebooks"));
    m_shown.reset(); // the plots' texts change too
    refresh();
}

void AdditiveView::refresh() {
    const bool isOther = m_shown != m_watch->effect();
    m_shown = m_watch->effect();
    m_channels->setNote(!m_watch->failure().isEmpty() ? m_watch->failure()
                        : m_shown                     ? QString()
                                  : tr("Running the calibration text through the model up to this layer, and fitting "
                                       "its codebooks…"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_tools, m_tabs})
        widget->setVisible(m_shown != nullptr);
    m_reset->setEnabled(m_shown && m_watch->isTrying());
    m_use->setEnabled(m_shown && m_watch->isTrying() && !m_watch->isBusy());
    if (isOther && m_shown) {
        fillChannels();
        fillBooks();
    } else if (isOther) { // nothing to walk over or to move
        m_channels->setChart({});
        m_channels->setLevels({}, LinePlot::Levels::Fixed);
    }
    fillSentence();
}

// Channels above it are critical; their share is what the engine is asked about.
void AdditiveView::moveThreshold(double importance) {
    if (!m_watch->study())
        return;
    const std::vector<float>& channels = m_watch->study()->importance;
    const auto critical =
        std::ranges::count_if(channels, [&](float channel) { return static_cast<double>(channel) > importance; });
    constexpr double kFineness = 1e4; // of the recipe's field
    const double share = static_cast<double>(critical) / static_cast<double>(channels.size());
    m_watch->attempt(std::ceil(share * kFineness) / kFineness);
}

void AdditiveView::fillChannels() {
    if (!m_shown || !m_watch->study())
        return;
    const std::vector<float>& importance = m_watch->study()->importance;
    std::vector<int> order = m_shown->order;
    if (!m_ordered->isChecked() || order.size() != importance.size()) {
        order.resize(importance.size());
        std::iota(order.begin(), order.end(), 0);
    }
    std::vector<bool> isCritical(importance.size());
    for (const int channel : m_shown->critical)
        isCritical[static_cast<std::size_t>(channel)] = true;
    LineChart chart;
    chart.positionLabel = m_ordered->isChecked() ? tr("Place") : tr("Channel");
    chart.pointLabel = tr("Channel");
    chart.valueLabel = tr("Importance");
    chart.isLogarithmic = true;
    LineSeries all{.name = tr("All"), .values = {}}, critical{.name = tr("Critical"), .values = {}, .isDotted = true};
    for (const int channel : order) {
        const auto place = static_cast<std::size_t>(channel);
        chart.positions.push_back(static_cast<double>(chart.positions.size()));
        chart.pointNumbers.push_back(channel);
        all.values.push_back(importance[place]);
        critical.values.push_back(isCritical[place] ? static_cast<double>(importance[place]) : std::nan(""));
    }
    chart.series = {std::move(all), std::move(critical)};
    m_channels->setChart(std::move(chart));
    if (!m_watch->isTrying() || m_channels->levels().empty()) // or else it is where a hand has put it
        m_channels->setLevels({{tr("Threshold"), thresholdOf(importance, m_shown->critical.size()), true}},
                              LinePlot::Levels::Movable);
}

void AdditiveView::fillBooks() {
    BarChart chart;
    chart.nameHeader = chart.positionLabel = tr("Codebook");
    chart.valueLabel = tr("Layer error");
    chart.showsValues = true;
    BarSeries basic{tr("Basic"), {}}, extended{tr("Extended"), {}};
    const QSignalBlocker blocker(m_book);
    const int shown = std::max(0, m_book->currentIndex());
    m_book->clear();
    for (std::size_t book = 0; book < m_shown->books.size(); ++book) {
        const AdditiveBook& each = m_shown->books[book];
        const QString name = nameOf(*m_shown, book);
        const std::size_t number = each.isExtended ? extended.bars.size() : basic.bars.size();
        chart.ticks.emplace_back(static_cast<double>(book), formatCount(static_cast<qint64>(number) + 1));
        (each.isExtended ? extended : basic)
            .bars.push_back({.position = static_cast<double>(book),
                             .value = each.relativeOutputError,
                             .name = tr("With %1 and those before it").arg(name),
                             .tag = static_cast<int>(book),
                             .text = formatNumber(each.relativeOutputError, 2)});
        m_book->addItem(name);
    }
    m_book->setCurrentIndex(std::min(shown, m_book->count() - 1));
    chart.series.push_back(std::move(basic));
    if (!extended.bars.empty())
        chart.series.push_back(std::move(extended));
    chart.showsLegend = chart.series.size() > 1;
    m_books->setChart(std::move(chart));
    fillUsage();
}

void AdditiveView::fillUsage() {
    const int book = m_book->currentIndex();
    if (!m_shown || book < 0)
        return;
    std::vector<int> usage = m_shown->books[static_cast<std::size_t>(book)].usage;
    std::ranges::sort(usage, std::greater<>()); // hundreds of them: how even the use is shows best in order
    const auto dead = std::ranges::count(usage, 0);
    BarChart chart;
    chart.nameHeader = tr("Rank");
    chart.positionLabel = tr("Codewords, by falling use");
    chart.valueLabel = tr("Vectors");
    chart.hasCounts = true;
    BarSeries series{tr("Vectors"), {}};
    for (std::size_t rank = 0; rank < usage.size(); ++rank)
        series.bars.push_back({.position = static_cast<double>(rank),
                               .value = static_cast<double>(usage[rank]),
                               .name = tr("Rank %1").arg(formatCount(static_cast<qint64>(rank) + 1))});
    chart.series.push_back(std::move(series));
    m_usage->setTitle(tr("Use of codewords; dead: %1").arg(formatCount(dead)));
    m_usage->setChart(std::move(chart));
    m_usage->fit();
}

void AdditiveView::fillSentence() {
    if (!m_shown || !m_watch->study()) {
        m_sentence->clear();
        return;
    }
    const AdditiveStudy& study = *m_watch->study();
    const auto describe = [](const AdditiveEffect& effect) {
        return tr("layer error %1 at %2 bits per weight")
            .arg(formatNumber(effect.relativeOutputError, 3), formatBits(effect.bitsPerWeight));
    };
    QString text = m_shown->critical.empty() ? tr("No channel is critical: %1.").arg(describe(*m_shown))
                                             : tr("Critical channels: %1 of %2, %3.")
                                                   .arg(formatCount(static_cast<qint64>(m_shown->critical.size())),
                                                        formatCount(study.columns), describe(*m_shown));
    if (m_watch->isTrying())
        text += u' ' + tr("By the recipe: %1.").arg(describe(study.effect));
    const int roundsOfARun = m_watch->request()->recipe.weights.additive.rounds;
    if (m_watch->isBusy())
        text += u' ' + tr("Quantizing…");
    else if (!m_watch->trialFailure().isEmpty())
        text += u' ' + m_watch->trialFailure();
    else if (study.rounds < roundsOfARun)
        text += u' ' + tr("Rounds of fitting: %1; a run takes up to %2.")
                           .arg(formatCount(study.rounds), formatCount(roundsOfARun));
    m_sentence->setText(text);
}

} // namespace precis
