// SPDX-License-Identifier: GPL-3.0-or-later
// BitsSlider: trades bits against error of additive codebooks and says what the bits come to on the open model.
#pragma once

#include "recipe/recipe_document.h"

#include <precis/additive_rungs.h>
#include <precis/report.h>

#include <QWidget>

#include <functional>
#include <optional>

class QLabel;
class QSlider;

namespace precis {

class BitsSlider : public QWidget {
    Q_OBJECT

public:
    using Predictor = std::function<SizeEstimate(const Recipe&, const ModelSummary&)>;

    explicit BitsSlider(RecipeDocument* document, QWidget* parent = nullptr);

    void setPredictor(Predictor predict);
    void setModel(const std::optional<ModelSummary>& model);
    void showRecipe();

protected:
    void changeEvent(QEvent* event) override;

private:
    Recipe recipeAt(int rung) const;
    void showBits(const Recipe& recipe);
    void retranslate();

    RecipeDocument* m_document;
    Predictor m_predict;
    std::optional<ModelSummary> m_model;
    QLabel* m_fewer;
    QLabel* m_less;
    QSlider* m_slider;
    QLabel* m_bits;
};

} // namespace precis
