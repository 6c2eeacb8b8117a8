// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/recipe_document.h"

#include "recipe/recipe_text.h"

#include <QFileInfo>
#include <QUndoCommand>

#include <algorithm>

namespace precis {

// Keeps the recipe before and after: recipes are small values, and a whole one can never be half restored.
class RecipeDocument::EditCommand : public QUndoCommand {
public:
    EditCommand(RecipeDocument& document, Recipe after, const QString& path, const QString& text)
        : QUndoCommand(text)
        , m_document(document)
        , m_before(document.m_recipe)
        , m_after(std::move(after))
        , m_path(path)
        , m_typing(document.m_typing) {}

    void undo() override { m_document.apply(m_before); }
    void redo() override { m_document.apply(m_after); }
    int id() const override { return 1; }

    bool mergeWith(const QUndoCommand* next) override {
        const auto& edit = static_cast<const EditCommand&>(*next);
        if (m_path.isEmpty() || edit.m_path != m_path || edit.m_typing != m_typing)
            return false;
        m_after = edit.m_after;
        setObsolete(m_before == m_after);
        return true;
    }

private:
    RecipeDocument& m_document;
    Recipe m_before;
    Recipe m_after;
    QString m_path; // empty: the whole recipe
    int m_typing;
};

RecipeDocument::RecipeDocument(QObject* parent) : QObject(parent) {
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, &RecipeDocument::fileChanged);
}

std::vector<Problem> RecipeDocument::problems() const {
    std::vector<Problem> problems = m_refused;
    for (const Problem& problem : validate(m_recipe))
        problems.push_back(problem);
    return problems;
}

QString RecipeDocument::displayName() const {
    return m_file.isEmpty() ? QString::fromStdString(m_recipe.name) : QFileInfo(m_file).fileName();
}

void RecipeDocument::setField(const QString& path, const FieldValue& value) {
    const std::string key = path.toStdString();
    Recipe after = m_recipe;
    const std::size_t refusedBefore =
        std::erase_if(m_refused, [&](const Problem& problem) { return problem.path == key; });
    if (const std::optional<Problem> problem = setRecipeField(after, key, value)) {
        m_refused.push_back({key, problem->what});
        Q_EMIT changed();
        return;
    }
    if (after == m_recipe) {
        if (refusedBefore > 0)
            Q_EMIT changed();
        return;
    }
    m_undoStack.push(new EditCommand(*this, std::move(after), path, tr("Change %1").arg(fieldLabel(path))));
}

void RecipeDocument::replace(const Recipe& recipe, const QString& what) {
    if (recipe == m_recipe)
        return;
    m_undoStack.push(new EditCommand(*this, recipe, {}, what));
}

void RecipeDocument::finishTyping() { ++m_typing; }

void RecipeDocument::load(const QString& file) {
    const Recipe recipe = loadRecipe(file.toStdString());
    replace(recipe, tr("Open %1").arg(QFileInfo(file).fileName()));
    m_file = file;
    m_undoStack.setClean();
    Q_EMIT fileChanged();
}

void RecipeDocument::save(const QString& file) {
    saveRecipe(m_recipe, file.toStdString());
    m_file = file;
    m_undoStack.setClean();
    Q_EMIT fileChanged();
}

void RecipeDocument::apply(const Recipe& recipe) {
    m_recipe = recipe;
    m_refused.clear();
    Q_EMIT changed();
}

} // namespace precis
