// SPDX-License-Identifier: GPL-3.0-or-later
// Actions: everything the user can do from menus, toolbar and keyboard.
#pragma once

#include "run/available_actions.h"

#include <QAction>
#include <QObject>

class QUndoStack;

namespace precis {

// "Open &Run…" and "打开运行(&R)…" without the letter to type: "Open Run…", "打开运行…".
QString withoutMnemonic(QString text);

class Actions : public QObject {
    Q_OBJECT

public:
    Actions(QUndoStack* undoStack, QObject* parent);

    QAction* startPage;
    QAction* openModel;
    QAction* openRun;
    QAction* openRecipe;
    QAction* exportRecipe;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* preferences;
    QAction* run;
    QAction* pause;
    QAction* stop;
    QAction* resume;
    QAction* evaluate;
    QAction* inspect;
    QAction* plantOutliers;
    QAction* shortcuts;
    QAction* about;

    void update(const AvailableActions& available, EngineState state);
    void retranslate();

    // The action behind a page's next-step button; null when the name is unknown.
    QAction* byName(const QString& name) const;

private:
    QAction* make(const char* icon, const QKeySequence& shortcut);
    void retranslateUndo();

    QUndoStack* m_undoStack;
    EngineState m_state = EngineState::Idle;
};

} // namespace precis
