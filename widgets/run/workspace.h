// SPDX-License-Identifier: GPL-3.0-or-later
// Workspace: everything that is open, without a window: model, run on display, recipe, and what the user does with
// them.
#pragma once

#include "models/layer_selection.h"
#include "models/log_model.h"
#include "models/run_data.h"
#include "models/session_tree_model.h"
#include "recipe/recipe_document.h"
#include "run/additive_watch.h"
#include "run/available_actions.h"
#include "run/codebook_watch.h"
#include "run/outlier_trials.h"
#include "run/run_inputs.h"
#include "text/severity.h"

#include <QObject>

#include <deque>

namespace precis {

class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(Engine engine, QObject* parent = nullptr);

    RunController* controller() { return &m_controller; }
    RecipeDocument* recipe() { return &m_recipe; }
    RunData* data() { return &m_data; }
    LayerSelection* selection() { return &m_selection; }
    SessionTreeModel* tree() { return &m_tree; }
    LogModel* log() { return &m_log; }
    OutlierTrials* trials() { return &m_trials; }
    CodebookWatch* codebooks() { return &m_codebooks; }
    AdditiveWatch* additive() { return &m_additive; }

    const std::optional<ModelSummary>& model() const { return m_model; }
    QString runOnDisplay() const { return m_run; } // empty: none
    AvailableActions available() const;

    void setRunsFolder(const QString& folder);
    const QString& runsFolder() const { return m_runsFolder; }
    void setInputs(const RunInputs& inputs);
    const RunInputs& inputs() const { return m_inputs; }

    // Opens a model folder, a run folder or a recipe, whichever the path is.
    void open(const QString& path);
    void openPreset(const QString& name);
    void turnOnReconstruction();
    void useCodebooks(); // switches to a preset with codebooks
    void exportRecipe(const QString& file);
    void probeDevice();
    void findModels(const QString& cache);

    void run();
    void resume(const QString& run);
    void evaluate(); // the run on display against its model, or the model alone
    void inspect();  // outliers, on the calibration text
    // Opens the result, and then does what is to follow.
    void plantOutliers(const PlantRequest& request, std::function<void()> then = {});
    void studyOutliers(int block, const QString& layer); // opens the trials on the layer, by the recipe as it is
    void useThreshold(const LayerOverride& line);        // puts it into the recipe, in one undo step
    void useCriticalShare(double share);                 // puts it into the recipe, in one undo step
    void timeProducts(const ProductTimingRequest& request);
    void abandon(); // stops the job and forgets those that wait
    // Starts it when the engine is free, after those that wait already.
    void whenIdle(std::function<void()> start);
    void notice(Severity severity, const QString& text);
    void proposeInputs(const RunInputs& inputs);

Q_SIGNALS:
    void noticed(precis::Severity severity, const QString& text);
    void eventsApplied(const std::vector<precis::Event>& events);
    void situationChanged();
    void modelOpened(const QString& path);
    void productsTimed(const precis::ProductTimings& timings);
    void modelsFound(const std::vector<precis::CachedModel>& models);
    void inputsProposed(const precis::RunInputs& inputs); // those of the run that was opened, or of the demo
    // Something has to be filled in before a run can start.
    void calibrationNeeded();
    void evaluationNeeded();
    void recipeNeeded();

private:
    void startNext();
    void apply(const std::vector<Event>& events);
    void begin(const RunStarted& started, bool isReplay);
    // Says what to do where none is open.
    bool needModel(const QString& why);
    void closeLayers(); // that are looked at
    void showModel(const ModelSummary& model);
    void showRun(const OpenedRun& run);
    void showReport(const RunReport& report);
    void showEvaluation(const EvaluationReport& report);
    void showPlanted(const QString& model);
    void openRun(const QString& path);
    void openRecipe(const QString& file);
    void showOrigin();
    void watchCodebooks();
    void refuseCodebooks(const CodebookWatch::Hurdle& hurdle);
    QString newRunFolder() const;

    RecipeDocument m_recipe;
    RunData m_data;
    LayerSelection m_selection;
    SessionTreeModel m_tree;
    LogModel m_log;
    std::optional<ModelSummary> m_model;
    QString m_run;
    QString m_runsFolder;
    RunInputs m_inputs;
    std::function<void()> m_afterPlanting;
    OutlierTrials m_trials;
    CodebookWatch m_codebooks;
    AdditiveWatch m_additive;
    std::deque<std::function<void()>> m_waiting; // jobs that start when the engine is free
    RunController m_controller;                  // last: its worker ends first
};

} // namespace precis
