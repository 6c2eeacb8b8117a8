// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/recipe_bits.h"

#include <QStyle>
#include <QVBoxLayout>

namespace precis {

RecipeBits::RecipeBits(RecipeDocument* document, BitsCounter count, QWidget* parent)
    : QWidget(parent), m_document(document), m_count(std::move(count)), m_bar(new BitsBar) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(style()->pixelMetric(QStyle::PM_LayoutLeftMargin), 0,
                               style()->pixelMetric(QStyle::PM_LayoutRightMargin),
                               style()->pixelMetric(QStyle::PM_LayoutBottomMargin));
    layout->addWidget(m_bar);
    connect(document, &RecipeDocument::changed, this, &RecipeBits::refresh);
    refresh();
}

void RecipeBits::setModel(const std::optional<ModelSummary>& model) {
    m_model = model;
    refresh();
}

void RecipeBits::refresh() {
    const bool canCount = m_model && m_document->problems().empty();
    m_bar->setBits(canCount ? std::optional(m_count(m_document->recipe(), *m_model)) : std::nullopt,
                   m_document->recipe());
    setVisible(canCount);
}

} // namespace precis
