// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: puts docks, pages, menus and toolbar around a Workspace.
#pragma once

#include "actions.h"
#include "run/workspace.h"

#include <QMainWindow>
#include <QPointer>

class QDockWidget;
class QMessageBox;

namespace precis {

class ActivityLine;
class Centre;
class EstimateLine;
class Menus;
class RecipeBits;
class RecipeForm;
class RunInputsForm;
class SessionView;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Engine engine, QWidget* parent = nullptr);
    ~MainWindow() override;

    Workspace* workspace() { return &m_workspace; }
    void open(const QString& path) { m_workspace.open(path); }
    void showPage(const QString& name); // "overview", "training", "outliers", "quality"

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildDocks();
    void connectActions();
    void connectWorkspace();
    QDockWidget* addDock(Qt::DockWidgetArea area, const char* name, QWidget* content);
    void restoreWindow();
    void retranslate();
    void updateSituation();
    void updateTitle();
    void askToClose();
    void showPreferences();

    Workspace m_workspace;
    Actions m_actions;
    Centre* m_centre;
    SessionView* m_session;
    RunInputsForm* m_inputs;
    RecipeForm* m_recipeForm;
    EstimateLine* m_estimate;
    RecipeBits* m_bits;
    ActivityLine* m_activity;
    QDockWidget* m_sessionDock;
    QDockWidget* m_recipeDock;
    QDockWidget* m_activityDock;
    Menus* m_menus;
    QPointer<QMessageBox> m_closeQuestion;
    bool m_isClosing = false; // the run has been asked to stop, the window goes when it has
};

} // namespace precis
