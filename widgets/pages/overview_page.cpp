// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview_page.h"

#include "models/layer_error_model.h"
#include "models/perplexity_model.h"
#include "models/run_data.h"
#include "pages/next_steps.h"
#include "pages/result_card.h"
#include "pages/run_sentence.h"
#include "plots/bar_plot.h"
#include "plots/plot_colors.h"
#include "text/format.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace precis {

namespace {

constexpr std::array kSubjects{Subject::Original, Subject::RoundToNearest, Subject::Run};
constexpr double kOriginalBits = 16;

// Of the layers that are finished so far.
double bitsSoFar(const LayerErrorModel& layers) {
    double bits = 0;
    double weights = 0;
    for (const LayerQuantized& layer : layers.layers()) {
        const double count = static_cast<double>(layer.rows) * layer.columns;
        bits += layer.bitsPerWeight * count;
        weights += count;
    }
    return weights > 0 ? bits / weights : 0;
}

// 0 where they are not known yet.
double bitsOf(const RunData& data, Subject subject) {
    if (const auto* measured = data.perplexities()->find(subject, data.protocol()))
        return measured->bitsPerWeight;
    if (subject == Subject::Original)
        return kOriginalBits;
    return subject == Subject::Run ? bitsSoFar(*data.layerErrors()) : 0;
}

BarChart subjectChart(const std::vector<std::pair<Subject, Bar>>& bars, const QString& valueLabel) {
    BarChart chart;
    chart.nameHeader = OverviewPage::tr("Model");
    chart.valueLabel = valueLabel;
    chart.showsValues = true;
    chart.barWidth = 0.5;
    std::vector<Subject> subjects;
    for (const auto& [subject, bar] : bars) {
        Bar placed = bar;
        placed.position = static_cast<double>(subjects.size());
        placed.name = labelOf(subject);
        chart.ticks.emplace_back(placed.position, placed.name);
        chart.series.push_back({placed.name, {placed}});
        subjects.push_back(subject);
    }
    chart.color = [subjects](int series, const QPalette& palette) { return subjectColor(subjects[series], palette); };
    return chart;
}

} // namespace

OverviewPage::OverviewPage(RunData* data, LayerSelection* selection, BitsCounter countBits, QWidget* parent)
    : Page(data, selection, parent)
    , m_sentence(new QLabel)
    , m_inputs(new QLabel)
    , m_nextSteps(new NextSteps)
    , m_perplexityPlot(new BarPlot)
    , m_bitsPlot(new BarPlot)
    , m_countBits(std::move(countBits))
    , m_bitsTitle(new QLabel)
    , m_bits(new BitsBar) {
    setContent(createContent());
    connect(m_nextSteps, &NextSteps::chosen, this, &Page::actionRequested);
    start();
}

QString OverviewPage::sentence() const { return m_sentence->text(); }

void OverviewPage::setCanStart(bool can) { m_nextSteps->setCanStart(can); }

void OverviewPage::refresh() {
    const QString whatAppears =
        tr("The original, rounding to nearest at the same bits and your run appear here side by side: perplexity, bits "
           "per weight, size and time.");
    if (showSharedEmptyState(whatAppears))
        return;
    if (!runData()->started() && runData()->perplexities()->rowCount() == 0) {
        showEmpty(tr("Nothing was run or measured yet."), whatAppears, QStringLiteral("run"), tr("Start the run"));
        return;
    }
    m_sentence->setText(describeOutcome(*runData()));
    m_inputs->setText(describeInputs(*runData()));
    m_nextSteps->fill(*runData());
    fillCards();
    fillBits();
    fillPlots();
    showContent();
}

void OverviewPage::retranslate() {
    setAccessibleName(tr("Overview"));
    m_perplexityPlot->setTitle(tr("Perplexity (lower is better)"));
    m_bitsPlot->setTitle(tr("Bits per weight"));
    m_bitsTitle->setText(tr("What the bits of this run are spent on:"));
    m_nextSteps->retranslate();
    for (const auto& [subject, card] : m_cards)
        card->retranslate();
}

QWidget* OverviewPage::createContent() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    for (QLabel* label : {m_sentence, m_inputs}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    layout->addWidget(m_nextSteps);
    auto* cards = new QHBoxLayout;
    for (const Subject subject : kSubjects) {
        m_cards[subject] = new ResultCard(subject);
        cards->addWidget(m_cards[subject], 1);
    }
    layout->addLayout(cards);
    layout->addWidget(m_bitsTitle);
    layout->addWidget(m_bits);
    auto* plots = new QHBoxLayout;
    plots->addWidget(m_perplexityPlot, 1);
    plots->addWidget(m_bitsPlot, 1);
    layout->addLayout(plots, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

void OverviewPage::fillCards() {
    for (const auto& [subject, card] : m_cards) {
        ResultCard::Values values;
        if (const auto* measured = runData()->perplexities()->find(subject, runData()->protocol())) {
            values.perplexity = formatPerplexity(measured->perplexity, measured->standardError);
            values.bitsPerWeight = formatBits(measured->bitsPerWeight);
            values.size = formatBytes(measured->bytes);
            values.time = formatDuration(measured->seconds);
        } else if (const double bits = bitsOf(*runData(), subject); bits > 0) {
            values.bitsPerWeight = formatBits(bits);
            if (const auto& model = runData()->model())
                values.size =
                    formatBytes(static_cast<quint64>(bits * static_cast<double>(model->linearParameters) / 8));
        }
        if (subject == Subject::Run && runData()->started())
            values.time = formatDuration(runData()->seconds());
        card->setValues(values);
    }
}

void OverviewPage::fillBits() {
    const auto& origin = runData()->origin();
    const auto& model = runData()->model();
    if (origin && model && m_countBits)
        m_bits->setBits(m_countBits(origin->recipe, *model), origin->recipe);
    else
        m_bits->setBits({}, {});
    m_bitsTitle->setVisible(!m_bits->parts().empty());
}

void OverviewPage::fillPlots() {
    std::vector<std::pair<Subject, Bar>> perplexities;
    std::vector<std::pair<Subject, Bar>> bits;
    for (const Subject subject : kSubjects) {
        if (const auto* measured = runData()->perplexities()->find(subject, runData()->protocol())) {
            perplexities.emplace_back(subject, Bar{.value = measured->perplexity,
                                                   .error = measured->standardError,
                                                   .text = formatPerplexity(measured->perplexity, 0)});
        }
        if (const double value = bitsOf(*runData(), subject); value > 0)
            bits.emplace_back(subject, Bar{.value = value, .text = formatBits(value)});
    }
    m_perplexityPlot->setChart(subjectChart(perplexities, tr("Perplexity")));
    m_bitsPlot->setChart(subjectChart(bits, tr("Bits per weight")));
    m_perplexityPlot->setNote(perplexities.empty() ? tr("Nothing is measured yet. A run measures at its end when it "
                                                        "has an evaluation text; Evaluate measures at any time.")
                                                   : QString());
}

} // namespace precis
