// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/next_steps.h"

#include "models/run_data.h"
#include "run/next_runs.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace precis {

namespace {

const QString kTryBits = QStringLiteral("try_bits");
const QString kPlant = QStringLiteral("plant_w4a4");
const QString kCompare = QStringLiteral("compare_gptq");
const QString kExport = QStringLiteral("export");

} // namespace

NextSteps::NextSteps(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    for (const QString& name : {kTryBits, kPlant, kCompare, kExport}) {
        auto* button = new QPushButton(this);
        layout->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, name] { Q_EMIT chosen(name); });
        m_buttons[name] = button;
    }
    layout->addStretch();
}

void NextSteps::fill(const RunData& data) {
    const bool isDone = data.finished() && data.finished()->outcome == Outcome::Done;
    setVisible(isDone);
    const bool canVary = isDone && data.model() && data.origin();
    const WeightOptions weights = canVary ? data.origin()->recipe.weights : WeightOptions{};
    const bool isUniform = canVary && weights.format == WeightFormat::Uniform;
    m_buttons[kTryBits]->setVisible(isUniform);
    m_bits = canVary ? otherBits(data.origin()->recipe) : m_bits;
    retranslate();
    m_buttons[kPlant]->setVisible(isUniform && !data.model()->plantedOutliers); // once is enough
    m_buttons[kCompare]->setVisible(isUniform && weights.solver == WeightSolver::Nearest);
}

void NextSteps::setCanStart(bool can) {
    for (const QString& name : {kTryBits, kPlant, kCompare})
        m_buttons[name]->setEnabled(can);
}

void NextSteps::retranslate() {
    setAccessibleName(tr("Next steps"));
    m_buttons[kTryBits]->setText(tr("Try %1 bits").arg(m_bits));
    m_buttons[kTryBits]->setToolTip(tr("Run this recipe once more with %1 bits, on the same texts").arg(m_bits));
    m_buttons[kPlant]->setText(tr("Plant outliers and go to W4A4"));
    m_buttons[kPlant]->setToolTip(
        tr("Copy the model, give the copy the activation outliers that large models have, and "
           "quantize it to weights and activations of 4 bits"));
    m_buttons[kCompare]->setText(tr("Compare with GPTQ"));
    m_buttons[kCompare]->setToolTip(tr("Run this recipe once more with the Hessian sweep, on the same texts"));
    m_buttons[kExport]->setText(tr("Export the configuration…"));
    m_buttons[kExport]->setToolTip(tr("Write the recipe as a file for precis-cli and for later"));
}

QPushButton* NextSteps::button(const QString& name) const {
    const auto found = m_buttons.find(name);
    return found == m_buttons.end() ? nullptr : found->second;
}

} // namespace precis
