// SPDX-License-Identifier: GPL-3.0-or-later
// RecipeDocument: the recipe being edited, its file and its undo history.
#pragma once

#include <precis/recipe.h>

#include <QObject>
#include <QUndoStack>

namespace precis {

class RecipeDocument : public QObject {
    Q_OBJECT

public:
    explicit RecipeDocument(QObject* parent = nullptr);

    const Recipe& recipe() const { return m_recipe; }
    // What is wrong with it, among them values that a field refused.
    std::vector<Problem> problems() const;
    QString file() const { return m_file; } // empty: never saved
    QString displayName() const;
    bool isModified() const { return !m_undoStack.isClean(); }
    QUndoStack* undoStack() { return &m_undoStack; }

    // One undo step an edit; edits of the same field in a row are one step. A refused value becomes a problem of the
    // field and leaves the recipe as it was.
    void setField(const QString& path, const FieldValue& value);
    // The undo step for exchanging the whole recipe, so that nothing is lost by it.
    void replace(const Recipe& recipe, const QString& what);
    void finishTyping(); // the next edit begins a new undo step

    // Both throw Error.
    void load(const QString& file);
    void save(const QString& file);

Q_SIGNALS:
    void changed();
    void fileChanged();

private:
    class EditCommand;

    void apply(const Recipe& recipe);

    Recipe m_recipe;
    std::vector<Problem> m_refused;
    QString m_file;
    int m_typing = 0; // edits merge while this number stays the same
    QUndoStack m_undoStack;
};

} // namespace precis
