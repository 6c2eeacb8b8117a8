// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/workspace.h"

#include "text/format.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace precis {

namespace {

// What of a recipe codebooks depend on.
Recipe codebookRecipe(const Recipe& recipe) {
    Recipe relevant;
    relevant.seed = recipe.seed;
    relevant.calibration = recipe.calibration;
    relevant.preprocess = recipe.preprocess;
    relevant.weights = recipe.weights;
    relevant.overrides = recipe.overrides;
    return relevant;
}

// The recipe with a threshold set by hand. Where coarse-to-fine preprocessing was off, it then is about this layer
// alone.
Recipe withThreshold(Recipe recipe, const LayerOverride& line) {
    if (recipe.preprocess.method != PreprocessMethod::Cfp) {
        recipe.preprocess.method = PreprocessMethod::Cfp;
        recipe.preprocess.scaleActivations = recipe.preprocess.truncateWeights = false;
    }
    // Behind all others, where no other line takes precedence.
    if (recipe.overrides.empty() || recipe.overrides.back().match != line.match)
        recipe.overrides.push_back({.match = line.match, .bits = {}, .groupSize = {}});
    LayerOverride& last = recipe.overrides.back();
    if (line.activationThreshold)
        last.activationThreshold = line.activationThreshold;
    if (line.weightThreshold)
        last.weightThreshold = line.weightThreshold;
    return recipe;
}

} // namespace

Workspace::Workspace(Engine engine, QObject* parent)
    : QObject(parent)
    , m_trials(engine.openOutlierStudy)
    , m_codebooks(engine.openCodebookStudy)
    , m_additive(engine.openAdditiveStudy)
    , m_controller(std::move(engine)) {
    connect(&m_controller, &RunController::stateChanged, this, &Workspace::situationChanged);
    connect(&m_controller, &RunController::jobEnded, this, &Workspace::startNext);
    connect(&m_controller, &RunController::eventsArrived, this, &Workspace::apply);
    connect(&m_controller, &RunController::modelOpened, this, &Workspace::showModel);
    connect(&m_controller, &RunController::runOpened, this, &Workspace::showRun);
    connect(&m_controller, &RunController::runFinished, this, &Workspace::showReport);
    connect(&m_controller, &RunController::evaluationFinished, this, &Workspace::showEvaluation);
    connect(&m_controller, &RunController::outliersPlanted, this, &Workspace::showPlanted);
    connect(&m_controller, &RunController::productsTimed, this, &Workspace::productsTimed);
    connect(&m_controller, &RunController::runsFound, this,
            [this](const QString&, const std::vector<RunEntry>& runs) { m_tree.setRuns(runs); });
    connect(&m_controller, &RunController::modelsFound, this, &Workspace::modelsFound);
    connect(&m_controller, &RunController::failed, this,
            [this](const QString& message) { notice(Severity::Error, message); });
    connect(&m_controller, &RunController::stopped, this,
            [this] { m_log.add(Severity::Information, tr("Stopped on request.")); });
    connect(&m_trials, &OutlierTrials::failed, this,
            [this](const QString& message) { notice(Severity::Error, message); });
    connect(&m_recipe, &RecipeDocument::changed, this, [this] {
        if (const auto& request = m_trials.request(); request && m_recipe.problems().empty())
            studyOutliers(request->block, QString::fromStdString(request->layer));
    });
    connect(&m_codebooks, &CodebookWatch::wantedChanged, this, &Workspace::watchCodebooks);
    connect(&m_recipe, &RecipeDocument::changed, this, &Workspace::watchCodebooks);
    connect(&m_selection, &LayerSelection::changed, this, &Workspace::watchCodebooks);
    connect(this, &Workspace::situationChanged, this, &Workspace::watchCodebooks);
    connect(&m_controller, &RunController::deviceProbed, this, [this](const DeviceInfo& device) {
        if (device.slowBlas)
            notice(
                Severity::Warning,
                tr("Matrix products run at only %1 GFLOP/s. Either other programs keep this machine busy, or no fast "
                   "BLAS library is in use: installing libopenblas0-openmp then makes runs many times faster.")
                    .arg(formatNumber(device.matmulGflops, 2)));
    });
}

AvailableActions Workspace::available() const {
    const auto run = std::ranges::find(m_tree.runs(), m_run, &RunEntry::path);
    return availableActions({.state = m_controller.state(),
                             .hasModel = m_model.has_value(),
                             .hasPlantedOutliers = m_model && m_model->plantedOutliers,
                             .hasResumableRun = run != m_tree.runs().end() && run->isResumable()});
}

void Workspace::setRunsFolder(const QString& folder) {
    if (folder == m_runsFolder)
        return;
    m_runsFolder = folder;
    whenIdle([this] { m_controller.findRuns(m_runsFolder); });
}

void Workspace::setInputs(const RunInputs& inputs) {
    m_inputs = inputs;
    watchCodebooks();
}

void Workspace::open(const QString& path) {
    const QFileInfo info(path);
    const QString absolute = QDir::cleanPath(info.absoluteFilePath());
    if (!info.exists())
        notice(Severity::Error, tr("There is no %1.").arg(QDir::toNativeSeparators(absolute)));
    else if (info.isFile() && info.suffix() == QLatin1String("json") && info.fileName() != QLatin1String("config.json"))
        openRecipe(absolute);
    else if (!available().open)
        notice(Severity::Warning,
               tr("A run is going on. Stop it, or wait for its end, before opening something else."));
    else if (info.isFile())
        open(info.absolutePath()); // a file of a model stands for the model
    else if (m_controller.engine().isRunFolder(absolute.toStdString()))
        openRun(absolute);
    else
        whenIdle([this, absolute] { m_controller.openModel(absolute); });
}

void Workspace::openPreset(const QString& name) {
    m_recipe.replace(presetByName(name.toStdString()), tr("Preset %1").arg(name));
}

void Workspace::useCodebooks() {
    const QString preset = QStringLiteral("gptvq-2d");
    openPreset(preset);
    notice(Severity::Information, tr("The recipe is now the preset %1. Undo brings the former one back.").arg(preset));
}

void Workspace::turnOnReconstruction() {
    m_recipe.setField(QStringLiteral("reconstruction.enabled"), true);
    notice(Severity::Information, tr("Reconstruction is on in the recipe: the next run trains windows of blocks."));
}

void Workspace::exportRecipe(const QString& file) {
    try {
        m_recipe.save(file);
        notice(Severity::Information, tr("The configuration is in %1.").arg(QDir::toNativeSeparators(file)));
    } catch (const Error& error) {
        notice(Severity::Error, QString::fromStdString(error.what()));
    }
}

void Workspace::probeDevice() {
    whenIdle([this] { m_controller.probeDevice(); });
}

void Workspace::findModels(const QString& cache) {
    whenIdle([this, cache] { m_controller.findModels(cache); });
}

void Workspace::run() {
    if (!available().run)
        return;
    if (const std::vector<Problem> problems = m_recipe.problems(); !problems.empty()) {
        notice(Severity::Error, tr("The recipe cannot run yet: %1").arg(QString::fromStdString(problems.front().what)));
        Q_EMIT recipeNeeded();
        return;
    }
    const std::optional<TextSource> calibration = textSource(m_inputs.calibration, m_inputs.calibrationDocuments);
    if (m_inputs.calibration.isEmpty() || !calibration) {
        notice(Severity::Error, tr("A run needs a calibration text: choose one on the right."));
        Q_EMIT calibrationNeeded();
        return;
    }
    if (!textProblem(m_inputs.evaluation, m_inputs.evaluationDocuments).isEmpty()) {
        notice(Severity::Error, tr("The evaluation text cannot be used: choose another one, or none."));
        Q_EMIT evaluationNeeded();
        return;
    }
    if (!QDir().mkpath(m_runsFolder)) {
        notice(Severity::Error, tr("The folder for runs, %1, cannot be made. Choose another one in the preferences.")
                                    .arg(QDir::toNativeSeparators(m_runsFolder)));
        return;
    }
    m_controller.quantize({.recipe = m_recipe.recipe(),
                           .model = m_model->path,
                           .calibration = *calibration,
                           .run = newRunFolder().toStdString(),
                           .evaluation = evaluationRequest(m_inputs)});
}

void Workspace::resume(const QString& run) {
    if (m_controller.isBusy())
        return;
    if (run != m_run)
        openRun(run);
    whenIdle([this, run] { m_controller.resume(run); });
}

void Workspace::evaluate() {
    if (!needModel(tr("Evaluating needs the original model.")) || !available().evaluate)
        return;
    const std::optional<EvaluationRequest> request = evaluationRequest(m_inputs);
    if (!request) {
        notice(Severity::Error, tr("To measure perplexity, choose an evaluation text on the right."));
        Q_EMIT evaluationNeeded();
        return;
    }
    const QString model = QString::fromStdString(m_model->path);
    const auto run = std::ranges::find(m_tree.runs(), m_run, &RunEntry::path);
    if (run != m_tree.runs().end() && run->outcome == Outcome::Done)
        m_controller.evaluate(m_run, *request, model);
    else
        m_controller.evaluate(model, *request, {});
}

void Workspace::inspect() {
    if (!available().inspect)
        return;
    const std::optional<TextSource> text = textSource(m_inputs.calibration, m_inputs.calibrationDocuments);
    if (m_inputs.calibration.isEmpty() || !text) {
        notice(Severity::Error, tr("To see the outliers of activations, choose a calibration text on the right."));
        Q_EMIT calibrationNeeded();
        return;
    }
    m_controller.inspect(QString::fromStdString(m_model->path), *text);
}

void Workspace::plantOutliers(const PlantRequest& request, std::function<void()> then) {
    if (!available().plantOutliers)
        return;
    m_afterPlanting = std::move(then);
    m_controller.plantOutliers(request);
}

void Workspace::studyOutliers(int block, const QString& layer) {
    if (!needModel(tr("Trying thresholds needs the original model.")))
        return;
    if (const std::vector<Problem> problems = m_recipe.problems(); !problems.empty()) {
        notice(Severity::Error,
               tr("The recipe cannot be tried yet: %1").arg(QString::fromStdString(problems.front().what)));
        Q_EMIT recipeNeeded();
        return;
    }
    const std::optional<TextSource> text = textSource(m_inputs.calibration, m_inputs.calibrationDocuments);
    if (m_inputs.calibration.isEmpty() || !text) {
        notice(Severity::Error, tr("To try thresholds, choose a calibration text on the right."));
        Q_EMIT calibrationNeeded();
        return;
    }
    m_trials.open({m_recipe.recipe(), m_model->path, *text, block, layer.toStdString()});
}

// Opens what the codebooks page looks at, or tells it what is missing.
void Workspace::watchCodebooks() {
    if (!m_codebooks.isWanted())
        return;
    if (!m_model) {
        if (!m_run.isEmpty())
            refuseCodebooks({tr("The model of this run is missing: its layers cannot be looked at."), {}, {}});
        return;
    }
    const EngineState state = m_controller.state();
    if (state != EngineState::Idle && state != EngineState::Opening) {
        m_codebooks.setHeld(tr("The engine is busy: another layer can be looked at when it is done."));
        if (!m_codebooks.request() && !m_additive.request())
            refuseCodebooks({tr("The engine is busy. Codebooks can be looked at when it is done."), {}, {}});
        return;
    }
    m_codebooks.setHeld({});
    const WeightFormat format = m_recipe.recipe().weights.format;
    if (format != WeightFormat::Codebook && format != WeightFormat::Additive) {
        refuseCodebooks({tr("This recipe gives weights no codebooks."), QStringLiteral("use_codebooks"),
                         tr("Switch to the preset gptvq-2d")});
        return;
    }
    if (const std::vector<Problem> problems = m_recipe.problems(); !problems.empty()) {
        refuseCodebooks(
            {tr("The recipe cannot be tried yet: %1").arg(QString::fromStdString(problems.front().what)), {}, {}});
        return;
    }
    const std::optional<TextSource> text = textSource(m_inputs.calibration, m_inputs.calibrationDocuments);
    if (m_inputs.calibration.isEmpty() || !text) {
        refuseCodebooks({tr("Codebooks are fitted to what flows through a layer, so a calibration text is needed."),
                         QStringLiteral("choose_calibration"), tr("Choose a calibration text")});
        return;
    }
    const auto& origin = m_data.origin();
    const bool hasStored = origin && origin->recipe.weights.format == WeightFormat::Codebook;
    const QString layer = m_selection.layer();
    const CodebookStudyRequest request{.recipe = codebookRecipe(m_recipe.recipe()),
                                       .model = m_model->path,
                                       .calibration = *text,
                                       .block = std::clamp(m_selection.block(), 0, m_model->blocks - 1),
                                       .layer = layer.isEmpty() ? m_model->layers.front().layer : layer.toStdString(),
                                       .run = hasStored ? m_run.toStdString() : std::string()};
    if (format == WeightFormat::Additive) {
        m_codebooks.close();
        m_additive.open(request);
    } else {
        m_additive.close();
        m_codebooks.open(request);
    }
}

void Workspace::refuseCodebooks(const CodebookWatch::Hurdle& hurdle) {
    m_additive.close();
    m_codebooks.refuse(hurdle);
}

void Workspace::useCriticalShare(double share) {
    Recipe recipe = m_recipe.recipe();
    AdditiveOptions& options = recipe.weights.additive;
    const int published = 3; // extended codebooks, where the recipe has none yet
    if (share > 0 && options.extendedCodebooks == 0)
        options.extendedCodebooks = published;
    if (share <= 0)
        options.extendedCodebooks = 0;
    else
        options.criticalShare = share;
    m_recipe.replace(recipe, tr("Critical channels"));
    notice(Severity::Information, tr("The share of critical channels is in the recipe."));
}

void Workspace::useThreshold(const LayerOverride& line) {
    m_recipe.replace(withThreshold(m_recipe.recipe(), line),
                     tr("Thresholds of %1").arg(QString::fromStdString(line.match)));
    notice(Severity::Information,
           tr("The threshold of %1 is in the recipe, among its overrides.").arg(QString::fromStdString(line.match)));
}

void Workspace::timeProducts(const ProductTimingRequest& request) {
    if (m_controller.isBusy())
        notice(Severity::Warning, tr("Something else is running: it would disturb the measurement."));
    else if (m_codebooks.isBusy() || m_additive.isBusy() || m_trials.isBusy())
        notice(Severity::Warning, tr("A layer is still being tried on the page Codebooks or Outliers, which would "
                                     "disturb the measurement. Measure again in a moment."));
    else
        m_controller.timeProducts(request);
}

void Workspace::abandon() {
    m_waiting.clear();
    m_controller.stop();
}

void Workspace::whenIdle(std::function<void()> start) {
    m_waiting.push_back(std::move(start));
    startNext();
}

void Workspace::startNext() {
    while (!m_controller.isBusy() && !m_waiting.empty()) {
        const std::function<void()> start = std::move(m_waiting.front());
        m_waiting.pop_front();
        start();
    }
    Q_EMIT situationChanged();
}

void Workspace::apply(const std::vector<Event>& events) {
    const bool isReplay = m_controller.state() == EngineState::Opening;
    for (const Event& event : events) {
        if (const auto* started = std::get_if<RunStarted>(&event))
            begin(*started, isReplay);
        m_data.apply(event);
        m_tree.apply(event);
        m_log.apply(event);
        const auto* warning = std::get_if<WarningRaised>(&event);
        if (warning && !isReplay) // the log has those of a replay
            Q_EMIT noticed(Severity::Warning, QString::fromStdString(warning->message));
    }
    Q_EMIT eventsApplied(events);
}

void Workspace::begin(const RunStarted& started, bool isReplay) {
    if (started.firstBlock == 0) {
        m_data.reset();
        m_tree.resetErrors();
        m_log.reset();
    }
    if (!isReplay)
        m_run = QDir::cleanPath(QString::fromStdString(started.run));
    showOrigin();
    if (isReplay)
        return; // showRun has done the rest
    m_tree.addRun({.path = m_run,
                   .name = QFileInfo(m_run).fileName(),
                   .recipe = QString::fromStdString(started.recipe),
                   .model = QString::fromStdString(started.model),
                   .outcome = Outcome::Running,
                   .blocks = started.blocks,
                   .finishedBlocks = started.firstBlock});
    m_tree.setRunOnDisplay(m_run);
}

void Workspace::showOrigin() {
    try {
        const RunFolder folder = m_controller.engine().openRun(m_run.toStdString());
        RunOrigin origin{.recipe = folder.recipe, .state = folder.state, .floor = {}};
        if (const auto& text = folder.state.evaluationText)
            origin.floor = perplexityFloor(folder.state.model, {*text, folder.state.evaluationProtocol});
        m_data.setOrigin(origin);
    } catch (const Error& error) {
        notice(Severity::Warning, QString::fromStdString(error.what()));
    }
}

bool Workspace::needModel(const QString& why) {
    if (m_model)
        return true;
    notice(Severity::Warning,
           why + u' ' + (m_run.isEmpty() ? tr("Open a model first.") : tr("That of this run is missing.")));
    return false;
}

void Workspace::closeLayers() {
    m_trials.close();
    m_codebooks.close();
    m_additive.close();
    m_selection.clear();
}

void Workspace::showModel(const ModelSummary& model) {
    closeLayers();
    m_run.clear();
    m_model = model;
    m_data.setModel(model);
    m_data.reset();
    m_tree.setModel(model);
    m_tree.setRunOnDisplay({});
    m_log.add(Severity::Information, tr("Opened %1: %2 blocks, %3 parameters.")
                                         .arg(QDir::toNativeSeparators(QString::fromStdString(model.path)),
                                              formatCount(model.blocks), formatCount(model.parameters)));
    for (const std::string& warning : model.warnings)
        notice(Severity::Warning, QString::fromStdString(warning));
    Q_EMIT modelOpened(QString::fromStdString(model.path));
    Q_EMIT situationChanged();
}

void Workspace::showRun(const OpenedRun& opened) {
    if (!opened.model) {
        closeLayers();
        m_model.reset();
        m_tree.setModel({});
        m_data.closeModel();
        notice(Severity::Warning, opened.modelProblem);
    } else if (!m_model || m_model->path != opened.model->path) {
        showModel(*opened.model);
    }
    const RunEntry entry = runEntry(opened.folder);
    m_run = entry.path;
    m_tree.addRun(entry);
    m_tree.setRunOnDisplay(entry.path);
    m_recipe.replace(opened.folder.recipe, tr("Recipe of %1").arg(entry.name));
    m_data.reset();
    m_tree.resetErrors();
    m_log.reset();
    if (m_inputs.calibration.isEmpty() && m_inputs.evaluation.isEmpty())
        proposeInputs(inputsOf(opened.folder.state));
    // Before anything that waits already, so that a resume finds the run's past on display.
    m_waiting.push_front([this, path = entry.path] { m_controller.replay(path); });
    startNext();
}

void Workspace::showReport(const RunReport& report) {
    if (report.outcome == Outcome::Failed)
        notice(Severity::Error, QString::fromStdString(report.error));
    m_run = QDir::cleanPath(QString::fromStdString(report.run));
    if (const auto& watched = m_codebooks.request(); watched && watched->run == m_run.toStdString())
        m_codebooks.close(); // there is more of the run to see now
    try {
        m_tree.addRun(runEntry(m_controller.engine().openRun(report.run)));
    } catch (const Error& error) {
        notice(Severity::Error, QString::fromStdString(error.what()));
    }
    m_tree.setRunOnDisplay(m_run);
    Q_EMIT situationChanged();
}

void Workspace::showEvaluation(const EvaluationReport& report) {
    QString text = tr("%1: perplexity %2 (%3, %4 predictions).")
                       .arg(QDir(QString::fromStdString(report.subject)).dirName(),
                            formatPerplexity(report.perplexity, report.standardError),
                            QString::fromStdString(report.protocol), formatCount(report.tokens));
    if (report.divergence)
        text += QLatin1Char(' ') + tr("Against the original: KL divergence %1, same most likely token %2.")
                                       .arg(formatNumber(report.divergence->klDivergence),
                                            formatPercent(report.divergence->top1Agreement));
    for (const std::string& warning : report.warnings)
        text += QLatin1Char('\n') + QString::fromStdString(warning);
    notice(report.warnings.empty() ? Severity::Information : Severity::Warning, text);
}

void Workspace::showPlanted(const QString& model) {
    notice(Severity::Information,
           tr("Planted outliers: the model in %1 computes the same as before and is harder to quantize.")
               .arg(QDir::toNativeSeparators(model)));
    open(model);
    if (m_afterPlanting)
        whenIdle(std::exchange(m_afterPlanting, {}));
}

void Workspace::openRun(const QString& path) {
    whenIdle([this, path] { m_controller.openRun(path); });
}

void Workspace::openRecipe(const QString& file) {
    try {
        m_recipe.load(file);
        m_log.add(Severity::Information, tr("Opened the recipe %1.").arg(QDir::toNativeSeparators(file)));
    } catch (const Error& error) {
        notice(Severity::Error, QString::fromStdString(error.what()));
    }
}

void Workspace::notice(Severity severity, const QString& text) {
    m_log.add(severity, text);
    Q_EMIT noticed(severity, text);
}

void Workspace::proposeInputs(const RunInputs& inputs) {
    setInputs(inputs);
    Q_EMIT inputsProposed(inputs);
}

// The runs folder, then model, recipe and time: readable in a list and never in use already.
QString Workspace::newRunFolder() const {
    static const QRegularExpression kUnsafe(QStringLiteral("[^A-Za-z0-9._-]+"));
    QString name =
        QStringLiteral("%1-%2-%3")
            .arg(QDir(QString::fromStdString(m_model->path)).dirName(), QString::fromStdString(m_recipe.recipe().name),
                 QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    name.replace(kUnsafe, QStringLiteral("_"));
    return QDir(m_runsFolder).filePath(name);
}

} // namespace precis
