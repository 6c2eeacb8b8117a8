// SPDX-License-Identifier: GPL-3.0-or-later
// Menus: menu bar and toolbar of the main window.
#pragma once

#include <QList>
#include <QObject>

class QDockWidget;
class QMainWindow;
class QMenu;
class QToolBar;
class QToolButton;

namespace precis {

class Actions;

class Menus : public QObject {
    Q_OBJECT

public:
    Menus(QMainWindow* window, const Actions& actions, int pages, const QList<QDockWidget*>& docks);

    void retranslate(const QStringList& pageTitles);
    QList<QMenu*> all() const { return {m_file, m_edit, m_run, m_tools, m_view, m_help}; }

Q_SIGNALS:
    void modelChosen(const QString& path);
    void presetChosen(const QString& name);
    void pageChosen(int page);

private:
    void buildMenuBar(QMainWindow* window, int pages, const QList<QDockWidget*>& docks);
    void buildToolBar(QMainWindow* window);
    void fillRecentModels();

    const Actions& m_actions;
    QMenu* m_file = nullptr;
    QMenu* m_edit = nullptr;
    QMenu* m_run = nullptr;
    QMenu* m_tools = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_help = nullptr;
    QMenu* m_recent = nullptr;
    QMenu* m_presets = nullptr;
    QToolBar* m_toolBar = nullptr;
    QToolButton* m_openButton = nullptr;
    QToolButton* m_presetButton = nullptr;
};

} // namespace precis
