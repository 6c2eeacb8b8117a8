// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "appearance.h"
#include "centre.h"
#include "dialogs.h"
#include "menus.h"
#include "plant_dialog.h"
#include "preferences.h"
#include "recipe/estimate_line.h"
#include "recipe/recipe_bits.h"
#include "recipe/recipe_form.h"
#include "recipe/run_inputs_form.h"
#include "run/activity_line.h"
#include "run/log_view.h"
#include "run/next_runs.h"
#include "run/session_view.h"
#include "settings.h"

#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

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
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_centre = new Centre(&m_workspace, this);
    setCentralWidget(m_centre);
    buildDocks();
    m_menus = new Menus(this, m_actions, m_centre->pageCount(), {m_sessionDock, m_recipeDock, m_activityDock});
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

void MainWindow::showPage(const QString& name) { m_centre->showPage(name); }

void MainWindow::buildDocks() {
    m_session = new SessionView(m_workspace.tree(), m_workspace.selection(), this);
    m_sessionDock = addDock(Qt::LeftDockWidgetArea, "session_dock", m_session);

    auto* form = new QWidget(this);
    m_inputs = new RunInputsForm(form);
    m_recipeForm = new RecipeForm(m_workspace.recipe(), form);
    m_recipeForm->setPredictor(m_workspace.controller()->engine().predictSize);
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
    m_bits = new RecipeBits(m_workspace.recipe(), m_workspace.controller()->engine().countBits, this);
    recipeLayout->addWidget(m_bits);
    m_estimate->setMargin(style()->pixelMetric(QStyle::PM_LayoutLeftMargin));
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
    connect(m_actions.plantOutliers, &QAction::triggered, this, [this] { showPlantDialog(this, &m_workspace); });
    connect(m_actions.shortcuts, &QAction::triggered, this, [this] { showShortcuts(this, m_menus->all()); });
    connect(m_actions.about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_menus, &Menus::modelChosen, this, open);
    connect(m_menus, &Menus::presetChosen, &m_workspace, &Workspace::openPreset);
    connect(m_menus, &Menus::pageChosen, m_centre, qOverload<int>(&Centre::showPage));
    connect(m_actions.startPage, &QAction::triggered, m_centre, &Centre::showStartPage);
    connect(m_centre, &Centre::actionRequested, this, [this](const QString& name) {
        if (QAction* requested = m_actions.byName(name); requested == m_actions.evaluate)
            m_workspace.evaluate(); // says what is missing where the action is disabled
        else if (requested)
            requested->trigger();
        else
            tryVariation(m_workspace, name);
    });
    connect(m_session, &SessionView::openRequested, this, open);
    connect(m_session, &SessionView::resumeRequested, &m_workspace, &Workspace::resume);
}

void MainWindow::connectWorkspace() {
    connect(&m_workspace, &Workspace::situationChanged, this, &MainWindow::updateSituation);
    connect(&m_workspace, &Workspace::modelOpened, this, &addRecentModel);
    connect(&m_workspace, &Workspace::eventsApplied, this, [this](const std::vector<Event>& events) {
        for (const Event& event : events)
            m_activity->apply(event);
    });
    connect(&m_workspace, &Workspace::inputsProposed, m_inputs, &RunInputsForm::setInputs);
    connect(&m_workspace, &Workspace::calibrationNeeded, m_inputs, &RunInputsForm::focusCalibration);
    connect(&m_workspace, &Workspace::evaluationNeeded, m_inputs, &RunInputsForm::focusEvaluation);
    connect(&m_workspace, &Workspace::recipeNeeded, m_recipeForm, &RecipeForm::focusFirstProblem);
    connect(m_workspace.recipe(), &RecipeDocument::fileChanged, this, &MainWindow::updateTitle);
    connect(m_workspace.recipe(), &RecipeDocument::changed, this, &MainWindow::updateTitle);
    connect(m_workspace.controller(), &RunController::jobEnded, this, [this] {
        if (m_isClosing && !m_workspace.controller()->isBusy())
            close();
    });
    connect(m_workspace.controller(), &RunController::deviceProbed, this,
            [this](const DeviceInfo& device) { m_estimate->setMatmulGflops(device.matmulGflops); });
    connect(m_inputs, &RunInputsForm::changed, this, [this] { m_workspace.setInputs(m_inputs->inputs()); });
}

void MainWindow::restoreWindow() {
    const QSettings stored;
    resize(kDefaultSize);
    restoreGeometry(stored.value("window/geometry").toByteArray());
    if (restoreState(stored.value("window/state").toByteArray(), kLayoutVersion))
        return;
    // Docks take sizes only once the window has been laid out. Those of large fonts leave the pages their room.
    QTimer::singleShot(0, this, [this] {
        const int unit = fontMetrics().averageCharWidth();
        resizeDocks({m_sessionDock, m_recipeDock},
                    {std::min(36 * unit, width() * 18 / 100), std::min(58 * unit, width() * 28 / 100)}, Qt::Horizontal);
        resizeDocks({m_activityDock}, {std::min(fontMetrics().lineSpacing() * 11, height() * 22 / 100)}, Qt::Vertical);
    });
}

void MainWindow::retranslate() {
    m_sessionDock->setWindowTitle(tr("Session"));
    m_recipeDock->setWindowTitle(tr("Recipe"));
    m_activityDock->setWindowTitle(tr("Activity"));
    const QStringList pages{tr("Overview"), tr("Training"), tr("Rounding"),  tr("Codebooks"),
                            tr("Outliers"), tr("Quality"),  tr("Deployment")};
    m_centre->retranslate(pages);
    m_menus->retranslate(pages);
    m_actions.retranslate();
    updateTitle();
}

void MainWindow::updateSituation() {
    m_actions.update(m_workspace.available(), m_workspace.controller()->state());
    m_centre->updateSituation();
    m_session->setCanResume(!m_workspace.controller()->isBusy());
    m_activity->setState(m_workspace.controller()->state());
    m_estimate->setModel(m_workspace.model());
    m_bits->setModel(m_workspace.model());
    m_recipeForm->setModel(m_workspace.model());
    updateTitle();
}

void MainWindow::updateTitle() {
    const auto& model = m_workspace.model();
    const QString recipe = m_workspace.recipe()->displayName() + QStringLiteral("[*]");
    setWindowTitle(model ? tr("%1 – %2 – Precis").arg(QDir(QString::fromStdString(model->path)).dirName(), recipe)
                         : tr("%1 – Precis").arg(recipe));
    setWindowModified(m_workspace.recipe()->isModified());
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_workspace.data()->retranslate();
        retranslate();
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    const EngineState state = m_workspace.controller()->state();
    if (state == EngineState::Idle) {
        QSettings stored;
        stored.setValue("window/geometry", saveGeometry());
        stored.setValue("window/state", saveState(kLayoutVersion));
        saveRunInputs(m_inputs->inputs());
        event->accept();
        return;
    }
    event->ignore();
    if (state == EngineState::Opening || state == EngineState::Stopping) {
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
