// SPDX-License-Identifier: GPL-3.0-or-later
// EstimateLine: the size that a recipe will come to on the open model, while the recipe is being edited.
#pragma once

#include "recipe/recipe_document.h"

#include <precis/report.h>

#include <QLabel>

#include <functional>
#include <optional>

namespace precis {

class EstimateLine : public QLabel {
    Q_OBJECT

public:
    using Predictor = std::function<SizeEstimate(const Recipe&, const ModelSummary&)>;

    EstimateLine(RecipeDocument* document, Predictor predict, QWidget* parent = nullptr);

    void setModel(const std::optional<ModelSummary>& model);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showEstimate();

    RecipeDocument* m_document;
    Predictor m_predict;
    std::optional<ModelSummary> m_model;
};

} // namespace precis
