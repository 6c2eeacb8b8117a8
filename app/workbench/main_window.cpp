// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "appearance.h"
#include "dialogs.h"
#include "pages/outliers_page.h"
#include "pages/overview_page.h"
#include "pages/quality_page.h"
#include "pages/training_page.h"
#include "preferences.h"
#include "recipe/estimate_line.h"
#include "recipe/recipe_form.h"
#include "recipe/run_inputs_form.h"
#include "run/activity_line.h"
#include "run/banner.h"
#include "run/log_view.h"
#include "run/session_view.h"
#include "settings.h"

#include <QtWidgets>

namespace precis {

namespace {

constexpr QSize kDefaultSize(1280, 800);
constexpr int kLayoutVersion = 1; // raise when docks or toolbars are renamed

QString droppedPath(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

MainWindow::MainWindow(Engine engine, QWidget* parent)
    : QMainWindow(parent), m_workspace(std::move(engine)), m_actions(m_workspace.recipe()->undoStack(), this) {
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    buildPages();
    buildDocks();
    buildMenus();
    buildToolBar();
    connectActions();
    connectWorkspace();
    retranslate();
    restoreWindow();

    const Settings settings = loadSettings();
    m_workspace.controller()->setThreads(settings.threads);
    m_workspace.setRunsFolder(settings.runsFolder);
    m_inputs->setInputs(loadRunInputs());
    updateSituation();
}

MainWindow::~MainWindow() = default;

void MainWindow::showPage(const QString& name) {
    for (int i = 0; i < m_pages->count(); ++i)
        if (m_pages->widget(i)->objectName() == name)
            m_pages->setCurrentIndex(i);
}

void MainWindow::buildPages() {
    m_pages = new QTabWidget(this);
    m_pages->setDocumentMode(true);
    const auto add = [this](Page* page, const char* name) {
        page->setObjectName(QString::fromLatin1(name));
        m_pages->addTab(page, {});
        connect(page, &Page::actionRequested, this, [this](const QString& action) {
            if (QAction* requested = m_actions.byName(action))
                requested->trigger();
        });
    };
    add(new OverviewPage(m_workspace.data(), m_workspace.selection()), "overview");
    add(new TrainingPage(m_workspace.data(), m_workspace.selection()), "training");
    add(new OutliersPage(m_workspace.data(), m_workspace.selection()), "outliers");
    add(new QualityPage(m_workspace.data(), m_workspace.selection()), "quality");

    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_banner = new Banner(centre);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
}

void MainWindow::buildDocks() {
    m_session = new SessionView(m_workspace.tree(), m_workspace.selection(), this);
    m_sessionDock = addDock(Qt::LeftDockWidgetArea, "session_dock", m_session);

    auto* form = new QWidget(this);
    m_inputs = new RunInputsForm(form);
    m_recipeForm = new RecipeForm(m_workspace.recipe(), form);
    auto* formLayout = new QVBoxLayout(form);
    formLayout->addWidget(m_inputs);
    formLayout->addWidget(m_recipeForm);
    formLayout->addStretch();
    auto* scroll = new FormScrollArea(form, this);
    m_estimate = new EstimateLine(m_workspace.recipe(), m_workspace.controller()->engine().predictSize, this);
    auto* recipe = new QWidget(this);
    auto* recipeLayout = new QVBoxLayout(recipe);
    recipeLayout->setContentsMargins({});
    recipeLayout->addWidget(scroll, 1);
    recipeLayout->addWidget(m_estimate);
    m_recipeDock = addDock(Qt::RightDockWidgetArea, "recipe_dock", recipe);

    auto* bottom = new QWidget(this);
    m_activity = new ActivityLine(bottom);
    auto* bottomLayout = new QVBoxLayout(bottom);
    bottomLayout->addWidget(m_activity);
    bottomLayout->addWidget(new LogView(m_workspace.log(), bottom), 1);
    m_activityDock = addDock(Qt::BottomDockWidgetArea, "activity_dock", bottom);
}

QDockWidget* MainWindow::addDock(Qt::DockWidgetArea area, const char* name, QWidget* content) {
    auto* dock = new QDockWidget(this);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildMenus() {
    m_recentMenu = new QMenu(this);
    m_presetMenu = new QMenu(this);
    m_presetMenu->setToolTipsVisible(true);
    for (const std::string& name : presetNames())
        m_presetMenu->addAction(QString::fromStdString(name), this, [this, name] { m_workspace.openPreset(name); });

    m_fileMenu = menuBar()->addMenu({});
    m_fileMenu->addActions({m_actions.openModel, m_actions.openRun, m_actions.openRecipe});
    m_fileMenu->addMenu(m_recentMenu);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_actions.exportRecipe);
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_actions.quit);
    m_editMenu = menuBar()->addMenu({});
    m_editMenu->addActions({m_actions.undo, m_actions.redo});
    m_editMenu->addSeparator();
    m_editMenu->addAction(m_actions.preferences);
    m_runMenu = menuBar()->addMenu({});
    m_runMenu->addMenu(m_presetMenu);
    m_runMenu->addSeparator();
    m_runMenu->addActions({m_actions.run, m_actions.pause, m_actions.stop, m_actions.resume});
    m_runMenu->addSeparator();
    m_runMenu->addActions({m_actions.evaluate, m_actions.inspect});
    m_viewMenu = menuBar()->addMenu({});
    for (int i = 0; i < m_pages->count(); ++i) {
        QAction* page = m_viewMenu->addAction({}, this, [this, i] { m_pages->setCurrentIndex(i); });
        page->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)));
    }
    m_viewMenu->addSeparator();
    for (QDockWidget* dock : {m_sessionDock, m_recipeDock, m_activityDock})
        m_viewMenu->addAction(dock->toggleViewAction());
    m_helpMenu = menuBar()->addMenu({});
    m_helpMenu->addActions({m_actions.shortcuts, m_actions.about});
}

void MainWindow::buildToolBar() {
    m_toolBar = addToolBar({});
    m_toolBar->setObjectName(QStringLiteral("main_tool_bar"));
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_viewMenu->addAction(m_toolBar->toggleViewAction());
    m_openButton = makeMenuButton("open", m_toolBar);
    auto* openMenu = new QMenu(m_openButton);
    openMenu->addActions({m_actions.openModel, m_actions.openRun, m_actions.openRecipe});
    openMenu->addMenu(m_recentMenu);
    m_openButton->setMenu(openMenu);
    m_presetButton = makeMenuButton("preset", m_toolBar);
    m_presetButton->setMenu(m_presetMenu);
    m_toolBar->addWidget(m_openButton);
    m_toolBar->addWidget(m_presetButton);
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions.run, m_actions.pause, m_actions.stop});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions.evaluate, m_actions.inspect});
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions.exportRecipe);
}

void MainWindow::connectActions() {
    const auto open = [this](const QString& path) { m_workspace.open(path); };
    connect(m_actions.openModel, &QAction::triggered, this, [this, open] { pickModel(this, open); });
    connect(m_actions.openRun, &QAction::triggered, this,
            [this, open] { pickRun(this, loadSettings().runsFolder, open); });
    connect(m_actions.openRecipe, &QAction::triggered, this, [this, open] { pickRecipe(this, open); });
    connect(m_actions.exportRecipe, &QAction::triggered, this, [this] {
        pickExport(this, *m_workspace.recipe(), [this](const QString& file) { m_workspace.exportRecipe(file); });
    });
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.preferences, &QAction::triggered, this, &MainWindow::showPreferences);
    connect(m_actions.run, &QAction::triggered, &m_workspace, &Workspace::run);
    connect(m_actions.pause, &QAction::triggered, m_workspace.controller(), &RunController::togglePause);
    connect(m_actions.stop, &QAction::triggered, m_workspace.controller(), &RunController::stop);
    connect(m_actions.resume, &QAction::triggered, this, [this] { m_workspace.resume(m_workspace.runOnDisplay()); });
    connect(m_actions.evaluate, &QAction::triggered, &m_workspace, &Workspace::evaluate);
    connect(m_actions.inspect, &QAction::triggered, &m_workspace, &Workspace::inspect);
    connect(m_actions.shortcuts, &QAction::triggered, this, [this] {
        showShortcuts(this, {m_fileMenu, m_editMenu, m_runMenu, m_viewMenu, m_helpMenu});
    });
    connect(m_actions.about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentModels);
    connect(m_session, &SessionView::openRequested, this, open);
    connect(m_session, &SessionView::resumeRequested, &m_workspace, &Workspace::resume);
}

void MainWindow::connectWorkspace() {
    connect(&m_workspace, &Workspace::noticed, m_banner, &Banner::showNotice);
    connect(&m_workspace, &Workspace::situationChanged, this, &MainWindow::updateSituation);
    connect(&m_workspace, &Workspace::modelOpened, this, &addRecentModel);
    connect(&m_workspace, &Workspace::eventsApplied, this, [this](const std::vector<Event>& events) {
        for (const Event& event : events)
            m_activity->apply(event);
    });
    connect(&m_workspace, &Workspace::calibrationNeeded, m_inputs, &RunInputsForm::focusCalibration);
    connect(&m_workspace, &Workspace::evaluationNeeded, m_inputs, &RunInputsForm::focusEvaluation);
    connect(&m_workspace, &Workspace::recipeNeeded, m_recipeForm, &RecipeForm::focusFirstProblem);
    connect(m_workspace.recipe(), &RecipeDocument::fileChanged, this, &MainWindow::updateTitle);
    connect(m_workspace.recipe(), &RecipeDocument::changed, this, &MainWindow::updateTitle);
    connect(m_workspace.controller(), &RunController::jobEnded, this, [this] {
        if (m_isClosing && !m_workspace.controller()->isBusy())
            close();
    });
    connect(m_inputs, &RunInputsForm::changed, this, [this] { m_workspace.setInputs(m_inputs->inputs()); });
}

void MainWindow::restoreWindow() {
    const QSettings stored;
    resize(kDefaultSize);
    const int unit = fontMetrics().averageCharWidth();
    resizeDocks({m_sessionDock, m_recipeDock}, {34 * unit, 46 * unit}, Qt::Horizontal);
    resizeDocks({m_activityDock}, {fontMetrics().lineSpacing() * 9}, Qt::Vertical);
    restoreGeometry(stored.value("window/geometry").toByteArray());
    restoreState(stored.value("window/state").toByteArray(), kLayoutVersion);
}

void MainWindow::retranslate() {
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_runMenu->setTitle(tr("&Run"));
    m_viewMenu->setTitle(tr("&View"));
    m_helpMenu->setTitle(tr("&Help"));
    m_recentMenu->setTitle(tr("Recent &Models"));
    m_presetMenu->setTitle(tr("Pre&set"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    m_openButton->setText(tr("Open"));
    m_openButton->setToolTip(tr("Open a model, a run or a recipe"));
    m_presetButton->setText(tr("Preset"));
    m_presetButton->setToolTip(tr("Begin with the recipe of a published method"));
    m_sessionDock->setWindowTitle(tr("Session"));
    m_recipeDock->setWindowTitle(tr("Recipe"));
    m_activityDock->setWindowTitle(tr("Activity"));
    const QStringList pages{tr("Overview"), tr("Training"), tr("Outliers"), tr("Quality")};
    for (int i = 0; i < pages.size(); ++i) {
        m_pages->setTabText(i, pages[i]);
        m_viewMenu->actions().at(i)->setText(pages[i]);
    }
    for (QAction* preset : m_presetMenu->actions())
        preset->setToolTip(presetText(preset->text()));
    m_actions.retranslate();
    updateTitle();
}

void MainWindow::updateSituation() {
    m_actions.update(m_workspace.available(), m_workspace.controller()->state());
    m_session->setCanResume(!m_workspace.controller()->isBusy());
    m_activity->setState(m_workspace.controller()->state());
    m_estimate->setModel(m_workspace.model());
    updateTitle();
}

void MainWindow::updateTitle() {
    const auto& model = m_workspace.model();
    const QString recipe = m_workspace.recipe()->displayName() + QStringLiteral("[*]");
    setWindowTitle(model ? tr("%1 – %2 – Precis").arg(QDir(QString::fromStdString(model->path)).dirName(), recipe)
                         : tr("%1 – Precis").arg(recipe));
    setWindowModified(m_workspace.recipe()->isModified());
}

void MainWindow::fillRecentModels() {
    m_recentMenu->clear();
    for (const QString& path : recentModels())
        m_recentMenu->addAction(QDir::toNativeSeparators(path), this, [this, path] { m_workspace.open(path); });
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("No model has been opened yet"))->setEnabled(false);
    for (QAction* action : m_recentMenu->actions())
        action->setEnabled(action->isEnabled() && m_actions.openModel->isEnabled());
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const RunState state = m_workspace.controller()->state();
    if (state == RunState::Idle) {
        QSettings stored;
        stored.setValue("window/geometry", saveGeometry());
        stored.setValue("window/state", saveState(kLayoutVersion));
        saveRunInputs(m_inputs->inputs());
        event->accept();
        return;
    }
    event->ignore();
    if (state == RunState::Opening || state == RunState::Stopping) {
        m_isClosing = true;
        m_workspace.abandon();
    } else if (!m_closeQuestion) {
        askToClose();
    }
}

void MainWindow::askToClose() {
    m_closeQuestion = makeCloseQuestion(this);
    connect(m_closeQuestion, &QMessageBox::accepted, this, [this] {
        m_isClosing = true;
        if (m_workspace.controller()->isBusy())
            m_workspace.abandon();
        else
            close();
    });
    m_closeQuestion->open();
}

void MainWindow::showPreferences() {
    auto* dialog = new Preferences(loadSettings(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const Settings settings = dialog->settings();
        saveSettings(settings);
        applyLanguage(settings.language);
        applyPalette(settings.palette);
        m_workspace.controller()->setThreads(settings.threads);
        m_workspace.setRunsFolder(settings.runsFolder);
    });
    dialog->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedPath(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    m_workspace.open(droppedPath(event->mimeData()));
}

} // namespace precis
