// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/estimate_line.h"

#include "text/format.h"

#include <precis/time_estimate.h>

#include <QEvent>

namespace precis {

EstimateLine::EstimateLine(RecipeDocument* document, Predictor predict, QWidget* parent)
    : QLabel(parent), m_document(document), m_predict(std::move(predict)) {
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(document, &RecipeDocument::changed, this, &EstimateLine::showEstimate);
    showEstimate();
}

void EstimateLine::setModel(const std::optional<ModelSummary>& model) {
    m_model = model;
    showEstimate();
}

void EstimateLine::setMatmulGflops(double gflops) {
    m_matmulGflops = gflops;
    showEstimate();
}

void EstimateLine::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showEstimate();
}

void EstimateLine::showEstimate() {
    setAccessibleName(tr("Predicted size and time"));
    if (!m_model) {
        setText(tr("Open a model to see the size it will come to."));
    } else if (!m_document->problems().empty()) {
        setText(tr("The predicted size appears when every field is right."));
    } else {
        const SizeEstimate estimate = m_predict(m_document->recipe(), *m_model);
        QString text = tr("Predicted: %1 bits per weight, %2 instead of %3 for the linear layers.")
                           .arg(formatBits(estimate.bitsPerWeight), formatBytes(estimate.bytes),
                                formatBytes(estimate.originalBytes));
        if (const double seconds = predictSeconds(m_document->recipe(), *m_model, m_matmulGflops); seconds > 0)
            text += u' ' + tr("About %1 on this machine.").arg(formatRoughDuration(seconds));
        setText(text);
    }
}

} // namespace precis
