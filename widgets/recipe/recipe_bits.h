// SPDX-License-Identifier: GPL-3.0-or-later
// RecipeBits: the bar of what the bits of the open model would be spent on, while the recipe is being edited.
#pragma once

#include "recipe/bits_bar.h"
#include "recipe/recipe_document.h"

namespace precis {

class RecipeBits final : public QWidget {
    Q_OBJECT

public:
    RecipeBits(RecipeDocument* document, BitsCounter count, QWidget* parent = nullptr);

    void setModel(const std::optional<ModelSummary>& model);
    BitsBar* bar() const { return m_bar; }

private:
    void refresh();

    RecipeDocument* m_document;
    BitsCounter m_count;
    std::optional<ModelSummary> m_model;
    BitsBar* m_bar;
};

} // namespace precis
