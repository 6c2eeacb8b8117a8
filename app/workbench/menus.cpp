// SPDX-License-Identifier: GPL-3.0-or-later
#include "menus.h"

#include "actions.h"
#include "icons/palette_icon.h"
#include "settings.h"

#include <precis/recipe.h>

#include <QCoreApplication>
#include <QDir>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace precis {

namespace {

QToolButton* makeMenuButton(const QString& icon, QMenu* menu, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(paletteIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(menu);
    return button;
}

} // namespace

Menus::Menus(QMainWindow* window, const Actions& actions, int pages, const QList<QDockWidget*>& docks)
    : QObject(window), m_actions(actions), m_recent(new QMenu(window)), m_presets(new QMenu(window)) {
    m_presets->setToolTipsVisible(true);
    for (const std::string& preset : presetNames()) {
        const QString name = QString::fromStdString(preset);
        m_presets->addAction(name, this, [this, name] { Q_EMIT presetChosen(name); });
    }
    connect(m_recent, &QMenu::aboutToShow, this, &Menus::fillRecentModels);
    buildMenuBar(window, pages, docks);
    buildToolBar(window);
}

void Menus::buildMenuBar(QMainWindow* window, int pages, const QList<QDockWidget*>& docks) {
    m_file = window->menuBar()->addMenu(QString());
    m_file->addAction(m_actions.startPage);
    m_file->addActions({m_actions.openModel, m_actions.openRun, m_actions.openRecipe});
    m_file->addMenu(m_recent);
    m_file->addSeparator();
    m_file->addAction(m_actions.exportRecipe);
    m_file->addSeparator();
    m_file->addAction(m_actions.quit);
    m_edit = window->menuBar()->addMenu(QString());
    m_edit->addActions({m_actions.undo, m_actions.redo});
    m_edit->addSeparator();
    m_edit->addAction(m_actions.preferences);
    m_run = window->menuBar()->addMenu(QString());
    m_run->addMenu(m_presets);
    m_run->addSeparator();
    m_run->addActions({m_actions.run, m_actions.pause, m_actions.stop, m_actions.resume});
    m_run->addSeparator();
    m_run->addActions({m_actions.evaluate, m_actions.inspect});
    m_tools = window->menuBar()->addMenu(QString());
    m_tools->addAction(m_actions.plantOutliers);
    m_view = window->menuBar()->addMenu(QString());
    for (int i = 0; i < pages; ++i) {
        QAction* page = m_view->addAction(QString(), this, [this, i] { Q_EMIT pageChosen(i); });
        page->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)));
    }
    m_view->addSeparator();
    for (QDockWidget* dock : docks)
        m_view->addAction(dock->toggleViewAction());
    m_help = window->menuBar()->addMenu(QString());
    m_help->addActions({m_actions.shortcuts, m_actions.about});
}

void Menus::buildToolBar(QMainWindow* window) {
    m_toolBar = window->addToolBar(QString());
    m_toolBar->setObjectName(QStringLiteral("main_tool_bar"));
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_view->addAction(m_toolBar->toggleViewAction());
    auto* open = new QMenu(m_toolBar);
    open->addActions({m_actions.openModel, m_actions.openRun, m_actions.openRecipe});
    open->addMenu(m_recent);
    m_openButton = makeMenuButton(QStringLiteral("open"), open, m_toolBar);
    m_presetButton = makeMenuButton(QStringLiteral("preset"), m_presets, m_toolBar);
    m_toolBar->addWidget(m_openButton);
    m_toolBar->addWidget(m_presetButton);
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions.run, m_actions.pause, m_actions.stop, m_actions.resume});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions.evaluate, m_actions.inspect});
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions.exportRecipe);
}

void Menus::retranslate(const QStringList& pageTitles) {
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_run->setTitle(tr("&Run"));
    m_tools->setTitle(tr("&Tools"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_recent->setTitle(tr("Recent &Models"));
    m_presets->setTitle(tr("Prese&t"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    m_openButton->setText(tr("Open"));
    m_openButton->setToolTip(tr("Open a model, a run or a recipe"));
    m_presetButton->setText(tr("Preset"));
    m_presetButton->setToolTip(tr("Begin with the recipe of a published method"));
    for (int i = 0; i < pageTitles.size(); ++i)
        m_view->actions().at(i)->setText(pageTitles[i]);
    for (QAction* preset : m_presets->actions())
        preset->setToolTip(
            QCoreApplication::translate("Preset", presetDescription(preset->text().toStdString()).c_str()));
}

void Menus::fillRecentModels() {
    m_recent->clear();
    for (const QString& path : recentModels())
        m_recent->addAction(QDir::toNativeSeparators(path), this, [this, path] { Q_EMIT modelChosen(path); });
    if (m_recent->isEmpty())
        m_recent->addAction(tr("No model has been opened yet"))->setEnabled(false);
}

} // namespace precis
