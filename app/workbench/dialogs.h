// SPDX-License-Identifier: GPL-3.0-or-later
// The small dialogs and widgets of the main window. None of them blocks: an answer arrives through a callback.
#pragma once

#include <QMenu>
#include <QMessageBox>
#include <QScrollArea>

#include <functional>

namespace precis {

class RecipeDocument;

using PathCallback = std::function<void(const QString& path)>;

void pickModel(QWidget* parent, const PathCallback& picked);
void pickRun(QWidget* parent, const QString& folder, const PathCallback& picked);
void pickRecipe(QWidget* parent, const PathCallback& picked);
void pickExport(QWidget* parent, const RecipeDocument& recipe, const PathCallback& picked);

// Asks whether to stop the run and close; accepted() means yes.
QMessageBox* makeCloseQuestion(QWidget* parent);
void showAbout(QWidget* parent);
void showShortcuts(QWidget* parent, const QList<QMenu*>& menus);

// Scrolls a form up and down only: the form is as wide as the area, the area never narrower than the form needs.
class FormScrollArea : public QScrollArea {
    Q_OBJECT

public:
    FormScrollArea(QWidget* form, QWidget* parent);
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace precis
