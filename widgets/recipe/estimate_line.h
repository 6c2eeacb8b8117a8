// SPDX-License-Identifier: GPL-3.0-or-later
// EstimateLine: the size that a recipe will come to on the open model and how long that will take, while the recipe is
// being edited.
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
    // How fast this machine multiplies matrices; before it is known, no time is predicted.
    void setMatmulGflops(double gflops);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showEstimate();

    RecipeDocument* m_document;
    Predictor m_predict;
    std::optional<ModelSummary> m_model;
    double m_matmulGflops = 0;
};

} // namespace precis
