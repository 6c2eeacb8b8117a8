// SPDX-License-Identifier: GPL-3.0-or-later
// RecipeForm: edits a RecipeDocument with one row a field, made from the recipe's own field list.
#pragma once

#include "recipe/field_editor.h"
#include "recipe/recipe_document.h"

#include <precis/report.h>

#include <QLabel>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QFormLayout;

namespace precis {

class BitsSlider;
class Fold;

class RecipeForm : public QWidget {
    Q_OBJECT

public:
    explicit RecipeForm(RecipeDocument* document, QWidget* parent = nullptr);

    // The model that the recipe is for tells which blocks it will train together.
    void setModel(const std::optional<ModelSummary>& model);
    // Counts the bits a recipe comes to.
    void setPredictor(std::function<SizeEstimate(const Recipe&, const ModelSummary&)> predict);
    // Puts the keyboard into the first field that has a problem.
    void focusFirstProblem();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        FieldDescription field;
        FieldEditor editor;
        QLabel* label = nullptr;
        QLabel* problem = nullptr;
        QWidget* cell = nullptr; // editor above problem
        QFormLayout* layout = nullptr;
        QLabel* heading = nullptr; // of its section
    };

    void addFields(QFormLayout* layout, bool advanced);
    void addRow(QFormLayout* layout, const FieldDescription& field, QLabel* heading);
    void showRecipe();
    void showProblems();
    void showSchedule();
    void retranslate();

    RecipeDocument* m_document;
    std::vector<Row> m_rows;
    std::optional<ModelSummary> m_model;
    QLabel* m_schedule; // below the switch of reconstruction
    BitsSlider* m_bits; // above the fields of additive codebooks
    QLabel* m_generalProblems;
    Fold* m_advanced;
};

} // namespace precis
