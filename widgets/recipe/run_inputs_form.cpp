// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/run_inputs_form.h"

#include "recipe/text_picker.h"
#include "recipe/wheel_guard.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace precis {

namespace {

constexpr int kShortestWindow = 2; // one token to condition on, one to predict
constexpr int kLongestWindow = 1 << 20;

} // namespace

RunInputsForm::RunInputsForm(QWidget* parent)
    : QWidget(parent)
    , m_calibrationLabel(new QLabel(this))
    , m_calibration(new TextPicker(this))
    , m_evaluationLabel(new QLabel(this))
    , m_evaluation(new TextPicker(this))
    , m_protocolLabel(new QLabel(this))
    , m_protocol(new QComboBox(this))
    , m_length(new QSpinBox(this)) {
    m_calibration->setObjectName(QStringLiteral("calibration"));
    m_evaluation->setObjectName(QStringLiteral("evaluation"));
    m_protocol->setObjectName(QStringLiteral("protocol"));
    m_calibrationLabel->setBuddy(m_calibration);
    m_evaluationLabel->setBuddy(m_evaluation);
    m_protocolLabel->setBuddy(m_protocol);
    for (const char* key : {"gptq", "llamacpp", "documents"})
        m_protocol->addItem(QString(), QString::fromLatin1(key));
    m_protocol->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_length->setRange(kShortestWindow, kLongestWindow);
    m_length->setGroupSeparatorShown(true);
    guardWheel(m_protocol);
    guardWheel(m_length);

    auto* protocol = new QHBoxLayout;
    protocol->addWidget(m_protocolLabel);
    protocol->addWidget(m_protocol, 1);
    protocol->addWidget(m_length);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    for (QLabel* heading : {m_calibrationLabel, m_evaluationLabel}) {
        QFont font = heading->font();
        font.setBold(true);
        heading->setFont(font);
    }
    layout->addWidget(m_calibrationLabel);
    layout->addWidget(m_calibration);
    layout->addWidget(m_evaluationLabel);
    layout->addWidget(m_evaluation);
    layout->addLayout(protocol);

    connect(m_calibration, &TextPicker::changed, this, &RunInputsForm::changed);
    connect(m_evaluation, &TextPicker::changed, this, &RunInputsForm::changed);
    connect(m_protocol, &QComboBox::currentIndexChanged, this, &RunInputsForm::changed);
    connect(m_length, &QSpinBox::valueChanged, this, &RunInputsForm::changed);
    retranslate();
    setInputs({});
}

RunInputs RunInputsForm::inputs() const {
    return {.calibration = m_calibration->path(),
            .calibrationDocuments = m_calibration->documents(),
            .evaluation = m_evaluation->path(),
            .evaluationDocuments = m_evaluation->documents(),
            .protocol = QStringLiteral("%1:%2").arg(m_protocol->currentData().toString()).arg(m_length->value())};
}

void RunInputsForm::setInputs(const RunInputs& inputs) {
    {
        const QSignalBlocker blocker(this);
        m_calibration->setText(inputs.calibration, inputs.calibrationDocuments);
        m_evaluation->setText(inputs.evaluation, inputs.evaluationDocuments);
        m_protocol->setCurrentIndex(std::max(0, m_protocol->findData(inputs.protocol.section(QLatin1Char(':'), 0, 0))));
        m_length->setValue(inputs.protocol.section(QLatin1Char(':'), 1).toInt());
    }
    Q_EMIT changed();
}

void RunInputsForm::focusCalibration() { m_calibration->setFocus(); }

void RunInputsForm::focusEvaluation() { m_evaluation->setFocus(); }

void RunInputsForm::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RunInputsForm::retranslate() {
    m_calibrationLabel->setText(tr("Calibration text"));
    m_calibration->setTitle(tr("Calibration text"));
    m_evaluationLabel->setText(tr("Evaluation text"));
    m_evaluation->setTitle(tr("Evaluation text"));
    m_protocolLabel->setText(tr("Protocol"));
    m_protocol->setAccessibleName(tr("Protocol"));
    m_protocol->setItemText(0, tr("GPTQ papers"));
    m_protocol->setItemText(1, tr("llama.cpp"));
    m_protocol->setItemText(2, tr("Documents"));
    m_protocol->setItemData(0, tr("The whole text joined and cut into windows; every token is scored."),
                            Qt::ToolTipRole);
    m_protocol->setItemData(1, tr("Windows of which only the second half is scored."), Qt::ToolTipRole);
    m_protocol->setItemData(2, tr("Each document alone behind one beginning-of-sequence token."), Qt::ToolTipRole);
    m_protocol->setToolTip(tr("How perplexity is measured. Only numbers of the same protocol can be compared."));
    m_length->setAccessibleName(tr("Window length in tokens"));
    m_length->setToolTip(tr("Window length in tokens"));
    m_length->setLocale(QLocale());
}

} // namespace precis
