// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/threshold_panel.h"

#include "plots/line_plot.h"
#include "run/outlier_trials.h"
#include "text/format.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

constexpr double kLargestThreshold = 1e9;
constexpr int kUntouchedBits = 16;

// Up to five significant digits, so that a channel that just stays below the threshold still does.
double roundedUp(double value) {
    const double unit = std::pow(10, std::floor(std::log10(value)) - 4);
    return std::ceil(value / unit - 1e-9) * unit;
}

void showValue(QDoubleSpinBox* box, double value) {
    const QSignalBlocker blocker(box);
    if (value > 0)
        box->setDecimals(std::clamp(3 - static_cast<int>(std::floor(std::log10(value))), 0, 9));
    box->setValue(value);
}

} // namespace

ThresholdPanel::ThresholdPanel(OutlierTrials* trials, QWidget* parent)
    : QWidget(parent)
    , m_trials(trials)
    , m_effectLabel(new QLabel)
    , m_try(new QPushButton)
    , m_coarseLabel(new QLabel)
    , m_coarse(new QDoubleSpinBox)
    , m_fineLabel(new QLabel)
    , m_fine(new QDoubleSpinBox)
    , m_reset(new QPushButton)
    , m_use(new QPushButton) {
    m_try->setCheckable(true);
    m_effectLabel->setWordWrap(true);
    m_effectLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout;
    row->addWidget(m_try);
    const auto addBox = [row, this](QLabel* label, QDoubleSpinBox* box, int level) {
        label->setBuddy(box);
        box->setRange(0, kLargestThreshold);
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        box->setKeyboardTracking(false);
        box->setMinimumWidth(box->fontMetrics().averageCharWidth() * 14); // the range's end would make it wider
        box->setMaximumWidth(box->fontMetrics().averageCharWidth() * 18);
        row->addWidget(label);
        row->addWidget(box);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, level](double value) { moveLevel(level, value); });
    };
    addBox(m_coarseLabel, m_coarse, 0);
    addBox(m_fineLabel, m_fine, 1);
    row->addWidget(m_reset);
    row->addWidget(m_use);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(row);
    layout->addWidget(m_effectLabel);

    connect(m_try, &QPushButton::clicked, this, &ThresholdPanel::toggle);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_isByHand = false;
        m_trial = firstTrial();
        attempt();
    });
    connect(m_use, &QPushButton::clicked, this, &ThresholdPanel::choose);
    connect(trials, &OutlierTrials::opened, this, [this] {
        if (!m_isByHand)
            m_trial = firstTrial();
        attempt();
    });
    connect(trials, &OutlierTrials::attempted, this, &ThresholdPanel::adopt);
    connect(trials, &OutlierTrials::closed, this, [this] {
        m_effect.reset();
        m_isByHand = false;
        refresh();
        Q_EMIT changed();
    });
    retranslate();
}

void ThresholdPanel::setSubject(int block, const QString& layer, OutlierQuantity quantity,
                                const PreprocessedLayer* recorded) {
    const bool isOtherLayer = block != m_block || layer != m_layer;
    const bool isOther = isOtherLayer || quantity != m_quantity;
    m_block = block;
    m_layer = layer;
    m_quantity = quantity;
    m_recorded = recorded ? std::optional(*recorded) : std::nullopt;
    if (isOther && m_trials->request()) {
        m_isByHand = false;
        m_effect.reset();
        m_trial = firstTrial();
        if (isOtherLayer)
            Q_EMIT studyWanted(block, layer);
        else
            attempt();
    }
    refresh();
}

bool ThresholdPanel::isTrying() const { return m_trials->study().has_value() && m_effect.has_value(); }

const Snapshot* ThresholdPanel::original() const { return isTrying() ? &m_trials->study()->original : nullptr; }

const PreprocessedLayer* ThresholdPanel::preprocessed() const {
    return isTrying() ? &m_effect->layer : m_recorded ? &*m_recorded : nullptr;
}

std::vector<PlotLevel> ThresholdPanel::levels() const {
    const PreprocessedLayer* layer = preprocessed();
    if (!layer)
        return {};
    const bool isInputs = m_quantity == OutlierQuantity::Inputs;
    const OutlierThresholds& found = isInputs ? layer->inputs : layer->weights;
    if (found.coarse <= 0) // an older run, or a channel that is always zero
        return {};
    const std::optional<double> none;
    const auto& fence = !isTrying() ? none : isInputs ? m_trial.inputFence : m_trial.weightFence;
    const auto& threshold = !isTrying() ? none : isInputs ? m_trial.inputThreshold : m_trial.weightThreshold;
    // A threshold that was set by hand takes the place of the fine one.
    const bool isFineUsed = threshold || found.kept != found.coarse;
    return {{tr("Coarse"), fence.value_or(found.coarse), !isFineUsed},
            {tr("Fine"), threshold.value_or(isFineUsed ? found.kept : found.fine), isFineUsed}};
}

void ThresholdPanel::moveLevel(int level, double value) {
    if (!isTrying() || !(value > 0))
        return;
    const bool isInputs = m_quantity == OutlierQuantity::Inputs;
    auto& fence = isInputs ? m_trial.inputFence : m_trial.weightFence;
    auto& threshold = isInputs ? m_trial.inputThreshold : m_trial.weightThreshold;
    if (level == 0) {
        fence = value;
        threshold.reset();
    } else {
        threshold = value;
    }
    m_isByHand = true;
    attempt();
}

QString ThresholdPanel::effectText() const { return m_effectLabel->text(); }

void ThresholdPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ThresholdPanel::toggle(bool isOn) {
    if (isOn)
        Q_EMIT studyWanted(m_block, m_layer);
    else
        m_trials->close();
    refresh(); // there may be no text to open it on
}

void ThresholdPanel::attempt() {
    m_trials->attempt(m_trial);
    refresh();
}

void ThresholdPanel::adopt(const ThresholdTrial&, const ThresholdEffect& effect) {
    m_effect = effect;
    refresh();
    Q_EMIT changed();
}

void ThresholdPanel::choose() {
    const std::optional<double> value = handSet();
    if (!value)
        return;
    LayerOverride line{
        .match = QStringLiteral("blocks.%1.%2").arg(m_block).arg(m_layer).toStdString(), .bits = {}, .groupSize = {}};
    (m_quantity == OutlierQuantity::Inputs ? line.activationThreshold : line.weightThreshold) = roundedUp(*value);
    m_isByHand = false; // it will be the recipe's
    Q_EMIT thresholdChosen(line);
    refresh();
}

void ThresholdPanel::refresh() {
    const bool isOpen = m_trials->request().has_value();
    m_try->setChecked(isOpen);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_coarseLabel, m_coarse, m_fineLabel, m_fine, m_reset, m_use})
        widget->setVisible(isOpen);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_coarse, m_fine})
        widget->setEnabled(isTrying());
    m_reset->setEnabled(isTrying() && m_isByHand);
    m_use->setEnabled(handSet().has_value());
    if (const std::vector<PlotLevel> shown = levels(); isTrying() && shown.size() == 2) {
        showValue(m_coarse, shown[0].value);
        showValue(m_fine, shown[1].value);
    }
    m_effectLabel->setText(describe());
}

void ThresholdPanel::retranslate() {
    m_try->setText(tr("Tr&y thresholds"));
    m_try->setToolTip(
        tr("Runs the calibration text through the model up to this layer. The thresholds can then be moved, "
           "and what they do to the layer is told at once."));
    m_coarseLabel->setText(tr("C&oarse:"));
    m_coarse->setAccessibleName(tr("Coarse threshold"));
    m_coarse->setToolTip(tr("What is above it may be an outlier. Drag its line in the plot, or change the number."));
    m_fineLabel->setText(tr("Fi&ne:"));
    m_fine->setAccessibleName(tr("Fine threshold"));
    m_fine->setToolTip(tr("What is above it is an outlier. Drag its line in the plot, or change the number."));
    m_reset->setText(tr("As in the rec&ipe"));
    m_reset->setToolTip(tr("Back to the thresholds that the recipe leads to."));
    m_use->setText(tr("&Use these thresholds"));
    m_use->setToolTip(tr("Writes the threshold for this layer into the recipe. It can be undone."));
    refresh();
}

// What the recipe does, with the quantity on display dealt with in any case.
ThresholdTrial ThresholdPanel::firstTrial() const {
    ThresholdTrial trial;
    const PreprocessOptions options =
        m_trials->request() ? m_trials->request()->recipe.preprocess : PreprocessOptions{};
    const bool isCfp = options.method == PreprocessMethod::Cfp;
    const bool isInputs = m_quantity == OutlierQuantity::Inputs;
    trial.scalesInputs = isInputs || (isCfp && options.scaleActivations);
    trial.truncatesWeights = !isInputs || (isCfp && options.truncateWeights);
    return trial;
}

std::optional<double> ThresholdPanel::handSet() const {
    if (!isTrying() || !m_isByHand)
        return {};
    const double kept = (m_quantity == OutlierQuantity::Inputs ? m_effect->layer.inputs : m_effect->layer.weights).kept;
    return kept > 0 ? std::optional(kept) : std::nullopt;
}

QString ThresholdPanel::describe() const {
    if (m_trials->request() && !isTrying())
        return tr("Running the calibration text through the model up to this layer…");
    const PreprocessedLayer* layer = preprocessed();
    if (!layer)
        return tr(
            "Try thresholds to see what scaling outlier channels or truncating outlier weights does to this layer.");
    const QString what =
        m_quantity == OutlierQuantity::Inputs
            ? tr("%1 of %2 channels scaled.")
                  .arg(formatCount(layer->scaledChannels), formatCount(static_cast<qint64>(layer->inputAbsMax.size())))
            : tr("%1 weights truncated, in %2 rows.")
                  .arg(formatCount(layer->truncatedWeights), formatCount(layer->truncatedRows));
    if (!isTrying())
        return what;
    const OutlierStudy& study = *m_trials->study();
    const auto bits = [](int count) { return count < kUntouchedBits ? formatCount(count) : QStringLiteral("16"); };
    return what + u' ' +
           tr("Layer error %1 instead of %2, with %3-bit weights rounded to nearest and %4-bit inputs, over %5 tokens.")
               .arg(formatNumber(m_effect->relativeOutputError, 3), formatNumber(study.relativeOutputError, 3),
                    bits(study.weightBits), bits(study.inputBits), formatCount(study.tokens));
}

} // namespace precis
