// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/bits_slider.h"

#include "recipe/wheel_guard.h"
#include "text/format.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace precis {

BitsSlider::BitsSlider(RecipeDocument* document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_fewer(new QLabel(this))
    , m_less(new QLabel(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_bits(new QLabel(this)) {
    m_slider->setObjectName(QStringLiteral("bitsSlider"));
    m_slider->setTracking(false); // one undo step for a whole movement; what it passes is shown all the same
    m_slider->setPageStep(1);
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_slider->setMaximum(static_cast<int>(additiveRungs({}).size()) - 1);
    guardWheel(m_slider);
    m_bits->setObjectName(QStringLiteral("bitsAnswer"));
    m_bits->setWordWrap(true);
    m_bits->setTextFormat(Qt::PlainText);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_fewer, 0, 0);
    layout->addWidget(m_less, 0, 1, Qt::AlignRight);
    layout->addWidget(m_slider, 1, 0, 1, 2);
    layout->addWidget(m_bits, 2, 0, 1, 2);
    connect(m_slider, &QSlider::sliderMoved, this, [this](int rung) { showBits(recipeAt(rung)); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int rung) {
        const Recipe recipe = recipeAt(rung);
        if (recipe != m_document->recipe())
            m_document->replace(recipe, tr("Bits of additive codebooks"));
    });
    retranslate();
}

void BitsSlider::setPredictor(Predictor predict) {
    m_predict = std::move(predict);
    showRecipe();
}

void BitsSlider::setModel(const std::optional<ModelSummary>& model) {
    m_model = model;
    showRecipe();
}

void BitsSlider::showRecipe() {
    const AdditiveOptions& options = m_document->recipe().weights.additive;
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(nearestRung(additiveRungs(options), options));
    showBits(m_document->recipe());
}

void BitsSlider::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showRecipe();
    }
}

Recipe BitsSlider::recipeAt(int rung) const {
    Recipe recipe = m_document->recipe();
    recipe.weights.additive = additiveRungs(recipe.weights.additive).at(static_cast<std::size_t>(rung));
    return recipe;
}

void BitsSlider::showBits(const Recipe& recipe) {
    const QString codes = formatBits(codeBitsPerWeight(recipe.weights.additive));
    if (!m_model || !m_predict || !validate(recipe).empty())
        m_bits->setText(tr("Codes take %1 bits per weight; what codebooks add depends on the model.").arg(codes));
    else
        m_bits->setText(tr("%1 bits per weight on this model, %2 of them codes.")
                            .arg(formatBits(m_predict(recipe, *m_model).bitsPerWeight), codes));
    m_slider->setAccessibleDescription(m_bits->text());
}

void BitsSlider::retranslate() {
    m_fewer->setText(tr("Fewer bits"));
    m_less->setText(tr("Less error"));
    m_slider->setAccessibleName(tr("Bits against error"));
    m_slider->setToolTip(tr("Chooses codebooks, their size and the share of critical channels together."));
}

} // namespace precis
