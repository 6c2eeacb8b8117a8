// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/quality_page.h"

#include "models/perplexity_model.h"
#include "models/run_data.h"
#include "pages/figures_table.h"
#include "pages/paired_difference.h"
#include "plots/bar_plot.h"
#include "plots/line_plot.h"
#include "plots/plot_colors.h"
#include "text/format.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>

#include <cmath>

namespace precis {

namespace {

constexpr std::size_t kMostDots = 200; // more run into each other

// What the histogram and the summary are about: the run, or else rounding to nearest.
Subject mainSubject(const PerplexityModel& model, const QString& protocol) {
    return model.find(Subject::Run, protocol) ? Subject::Run : Subject::RoundToNearest;
}

QString describe(const PairedDifference& paired, Subject subject) {
    const QLocale locale;
    const QString difference = QualityPage::tr("%1 ± %2").arg(locale.toString(paired.mean, 'f', 4),
                                                              locale.toString(paired.standardError, 'f', 4));
    const QString windows = formatCount(static_cast<qint64>(paired.differences.size()));
    const QString sentence = subject == Subject::Run
                                 ? QualityPage::tr("This run's negative log likelihood differs from the original's by "
                                                   "%1 nats (mean of %2 token windows, paired).")
                                 : QualityPage::tr("Rounding to nearest differs in negative log likelihood from the "
                                                   "original by %1 nats (mean of %2 token windows, paired).");
    if (paired.standardError <= 0)
        return sentence.arg(difference, windows);
    const bool isClear = std::abs(paired.mean) > 2 * paired.standardError;
    return sentence.arg(difference, windows) + u' ' +
           (isClear ? QualityPage::tr("That is more than twice its standard error: a real difference.")
                    : QualityPage::tr("That is within twice its standard error: this text cannot tell them apart."));
}

} // namespace

QualityPage::QualityPage(RunData* data, LayerSelection* selection, QWidget* parent)
    : Page(data, selection, parent)
    , m_protocolLabel(new QLabel)
    , m_protocol(new QComboBox)
    , m_summary(new QLabel)
    , m_table(new FiguresTable)
    , m_underProtocol(new QSortFilterProxyModel(this))
    , m_windowPlot(new LinePlot)
    , m_histogramPlot(new BarPlot) {
    setContent(createContent());
    connect(m_protocol, &QComboBox::textActivated, data, &RunData::setProtocol);
    start();
}

QString QualityPage::summary() const { return m_summary->text(); }

void QualityPage::refresh() {
    const QString whatAppears = tr("The perplexity of the original and of the quantized model appears here, with the "
                                   "difference in each token window.");
    if (showSharedEmptyState(whatAppears))
        return;
    if (runData()->perplexities()->rowCount() == 0) {
        if (runData()->isRunning())
            showEmpty(tr("Nothing is measured yet. A run measures at its end, when it has an evaluation text."),
                      whatAppears);
        else
            showEmpty(tr("No perplexity was measured yet."), whatAppears, QStringLiteral("evaluate"), tr("Evaluate"));
        return;
    }
    fillProtocols();
    fillWindows();
    showContent();
}

void QualityPage::retranslate() {
    setAccessibleName(tr("Quality"));
    m_protocolLabel->setText(tr("&Protocol:"));
    m_protocol->setAccessibleName(tr("Protocol"));
    m_protocol->setToolTip(tr("How the text is cut into token windows. Perplexities compare only under one protocol."));
    m_table->setAccessibleName(tr("Perplexities under this protocol"));
    m_windowPlot->setTitle(tr("Difference from the original"));
    m_histogramPlot->setTitle(tr("Spread of differences"));
}

QWidget* QualityPage::createContent() {
    m_underProtocol->setSourceModel(runData()->perplexities());
    m_underProtocol->setFilterKeyColumn(PerplexityModel::Protocol);
    m_underProtocol->setSortRole(PerplexityModel::kSortRole);
    m_underProtocol->sort(PerplexityModel::Subject);
    m_table->setModel(m_underProtocol);
    m_table->setColumnHidden(PerplexityModel::Protocol, true);
    m_table->setWideColumn(PerplexityModel::Subject);
    m_table->horizontalHeader()->setMinimumSectionSize(m_table->fontMetrics().averageCharWidth() * 11);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_protocolLabel->setBuddy(m_protocol);
    m_protocol->setSizeAdjustPolicy(QComboBox::AdjustToContents);

    auto* choice = new QHBoxLayout;
    choice->addWidget(m_protocolLabel);
    choice->addWidget(m_protocol);
    choice->addStretch(1);
    auto* plots = new QSplitter(Qt::Horizontal);
    plots->addWidget(m_windowPlot);
    plots->addWidget(m_histogramPlot);
    plots->setStretchFactor(0, 3);
    plots->setStretchFactor(1, 2);
    plots->setChildrenCollapsible(false);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->addLayout(choice);
    layout->addWidget(m_table);
    layout->addWidget(m_summary);
    layout->addWidget(plots, 1);
    return content;
}

void QualityPage::fillProtocols() {
    const QSignalBlocker blocker(m_protocol);
    m_protocol->clear();
    m_protocol->addItems(runData()->perplexities()->protocols());
    m_protocol->setCurrentText(runData()->protocol());
    m_underProtocol->setFilterRegularExpression(
        QRegularExpression(QRegularExpression::anchoredPattern(QRegularExpression::escape(runData()->protocol()))));
    m_table->showAllRows();
}

void QualityPage::fillWindows() {
    const PerplexityModel& model = *runData()->perplexities();
    const QString protocol = runData()->protocol();
    const PerplexityMeasured* original = model.find(Subject::Original, protocol);
    LineChart lines;
    lines.positionLabel = tr("Token window");
    lines.pointLabel = tr("Window");
    lines.valueLabel = tr("Difference (nats)");
    lines.showsZero = true;
    BarChart bars;
    bars.positionLabel = tr("Difference (nats)");
    bars.valueLabel = tr("Token windows");
    bars.nameHeader = tr("Bin");
    bars.hasCounts = true;
    QString summary = original
                          ? tr("Only the original was measured under this protocol.")
                          : tr("The original was not measured under this protocol, so there is nothing to compare.");
    std::vector<Subject> subjects;
    for (const Subject subject : {Subject::RoundToNearest, Subject::Run}) {
        const PerplexityMeasured* measured = model.find(subject, protocol);
        if (!original || !measured)
            continue;
        const auto paired = pairedDifference(original->windowNll, measured->windowNll);
        if (!paired) {
            summary = tr("The models were measured on different token windows; only their perplexities compare.");
            continue;
        }
        subjects.push_back(subject);
        lines.series.push_back({labelOf(subject), paired->differences});
        if (subject != mainSubject(model, protocol))
            continue;
        summary = describe(*paired, subject);
        const Histogram bins = histogram(paired->differences);
        bars.barWidth = bins.binWidth;
        BarSeries series{labelOf(subject), {}};
        for (std::size_t bin = 0; bin < bins.counts.size(); ++bin) {
            const double from = bins.first + static_cast<double>(bin) * bins.binWidth;
            series.bars.push_back(
                {from + 0.5 * bins.binWidth, static_cast<double>(bins.counts[bin]), 0,
                 tr("%1 to %2")
                     .arg(QLocale().toString(from, 'f', 4), QLocale().toString(from + bins.binWidth, 'f', 4))});
        }
        bars.series.push_back(series);
        bars.color = [subject](int, const QPalette& palette) { return subjectColor(subject, palette); };
    }
    lines.showsDots = original && original->windowNll.size() <= kMostDots;
    for (std::size_t window = 0; !lines.series.empty() && window < lines.series[0].values.size(); ++window)
        lines.positions.push_back(static_cast<double>(window));
    lines.color = [subjects](int series, const QPalette& palette) { return subjectColor(subjects[series], palette); };
    const QString note = subjects.empty() ? summary : QString();
    m_summary->setText(summary);
    m_windowPlot->setChart(std::move(lines));
    m_windowPlot->setNote(note);
    m_histogramPlot->setChart(std::move(bars));
    m_histogramPlot->setNote(note);
}

} // namespace precis
