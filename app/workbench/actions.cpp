// SPDX-License-Identifier: GPL-3.0-or-later
#include "actions.h"

#include "icons/palette_icon.h"

#include <QRegularExpression>
#include <QUndoStack>

namespace precis {

namespace {

void describe(QAction* action, const QString& text, const QString& toolTip) {
    action->setText(text);
    action->setIconText(withoutMnemonic(text).remove(QChar(0x2026))); // a tool button needs no ellipsis
    const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(shortcut.isEmpty() ? toolTip : QStringLiteral("%1 (%2)").arg(toolTip, shortcut));
}

} // namespace

QString withoutMnemonic(QString text) {
    static const QRegularExpression inParentheses(QStringLiteral("\\(&.\\)")); // where the script has no such letters
    return text.remove(inParentheses).remove(QLatin1Char('&'));
}

Actions::Actions(QUndoStack* undoStack, QObject* parent)
    : QObject(parent)
    , startPage(make(nullptr, Qt::ALT | Qt::Key_Home))
    , openModel(make("open", QKeySequence::Open))
    , openRun(make(nullptr, Qt::CTRL | Qt::SHIFT | Qt::Key_O))
    , openRecipe(make(nullptr, Qt::CTRL | Qt::Key_R))
    , exportRecipe(make("export", QKeySequence::Save))
    , quit(make(nullptr, QKeySequence::Quit))
    , undo(make("undo", QKeySequence::Undo))
    , redo(make("redo", QKeySequence::Redo))
    , preferences(make(nullptr, Qt::CTRL | Qt::Key_Comma))
    , run(make("run", Qt::Key_F5))
    , pause(make("pause", Qt::Key_F6))
    , stop(make("stop", Qt::SHIFT | Qt::Key_F5))
    , resume(make("resume", Qt::CTRL | Qt::Key_F5))
    , evaluate(make("evaluate", Qt::CTRL | Qt::Key_E))
    , inspect(make("inspect", Qt::CTRL | Qt::Key_I))
    , plantOutliers(make(nullptr, {}))
    , shortcuts(make(nullptr, QKeySequence::HelpContents))
    , about(make(nullptr, {}))
    , m_undoStack(undoStack) {
    connect(undo, &QAction::triggered, undoStack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, undoStack, &QUndoStack::redo);
    connect(undoStack, &QUndoStack::indexChanged, this, &Actions::retranslateUndo);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    preferences->setMenuRole(QAction::PreferencesRole);
    retranslate();
}

void Actions::update(const AvailableActions& available, EngineState state) {
    m_state = state;
    openModel->setEnabled(available.open);
    openRun->setEnabled(available.open);
    run->setEnabled(available.run);
    pause->setEnabled(available.pause);
    stop->setEnabled(available.stop);
    resume->setEnabled(available.resume);
    evaluate->setEnabled(available.evaluate);
    inspect->setEnabled(available.inspect);
    plantOutliers->setEnabled(available.plantOutliers);
    retranslate();
}

void Actions::retranslate() {
    describe(startPage, tr("Start Pa&ge"), tr("Go to the page with the demo, recent models and unfinished runs"));
    describe(openModel, tr("&Open Model…"), tr("Open a model: a folder with config.json, weights and tokenizer"));
    describe(openRun, tr("Open &Run…"), tr("Open the folder of a run to see it again or to resume it"));
    describe(openRecipe, tr("Open Re&cipe…"), tr("Open a recipe that was exported"));
    describe(exportRecipe, tr("&Export Configuration…"), tr("Write the recipe as a file for precis-cli and for later"));
    exportRecipe->setIconText(tr("Export"));
    describe(quit, tr("&Quit"), tr("Close the workbench"));
    describe(preferences, tr("&Preferences…"), tr("Language, palette, threads, folder for runs"));
    describe(run, tr("&Run"), tr("Quantize the model with this recipe"));
    if (m_state == EngineState::Paused)
        describe(pause, tr("Conti&nue"), tr("Go on with the run"));
    else
        describe(pause, tr("&Pause"), tr("Hold the run; it keeps its place"));
    describe(stop, tr("&Stop"), tr("End the run; finished blocks are kept"));
    describe(resume, tr("Resu&me"), tr("Continue the run on display behind its last finished block"));
    describe(evaluate, tr("&Evaluate"), tr("Measure perplexity on the evaluation text"));
    describe(inspect, tr("&Inspect Outliers"), tr("Find the largest weights and activations of every channel"));
    describe(plantOutliers, tr("&Plant Outliers…"),
             tr("Copy the model and give it activation outliers without changing its function"));
    describe(shortcuts, tr("&Keyboard Shortcuts"), tr("List all keyboard shortcuts"));
    describe(about, tr("&About Precis"), tr("Version and licence"));
    retranslateUndo();
}

QAction* Actions::byName(const QString& name) const {
    if (name == QLatin1String("open_model"))
        return openModel;
    if (name == QLatin1String("open_run"))
        return openRun;
    if (name == QLatin1String("export"))
        return exportRecipe;
    if (name == QLatin1String("run"))
        return run;
    if (name == QLatin1String("evaluate"))
        return evaluate;
    if (name == QLatin1String("inspect"))
        return inspect;
    if (name == QLatin1String("plant_outliers"))
        return plantOutliers;
    return nullptr;
}

QAction* Actions::make(const char* icon, const QKeySequence& shortcut) {
    auto* action = new QAction(this);
    if (icon)
        action->setIcon(paletteIcon(QString::fromLatin1(icon)));
    action->setShortcut(shortcut);
    return action;
}

void Actions::retranslateUndo() {
    const QString undone = m_undoStack->undoText();
    const QString redone = m_undoStack->redoText();
    undo->setText(undone.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(undone));
    redo->setText(redone.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(redone));
    undo->setEnabled(m_undoStack->canUndo());
    redo->setEnabled(m_undoStack->canRedo());
}

} // namespace precis
