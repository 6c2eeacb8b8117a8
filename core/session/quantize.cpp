// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs quantize and resume.
#include "calibration/calibration_set.h"
#include "precis/device_info.h"
#include "precis/session.h"
#include "quantizer/layer_plan.h"
#include "session/measure.h"
#include "session/pipeline.h"
#include "session/run_files.h"
#include "session/subject.h"
#include "tensor/fingerprint.h"
#include "text/corpus.h"

#include <filesystem>

namespace precis {

namespace {

constexpr const char* kProgram = "precis " PRECIS_VERSION;
constexpr double kEvaluationShare = 0.25; // of the progress bar, when a perplexity is asked for

std::string fingerprintOf(std::string_view bytes) {
    Fingerprint hash;
    hash.add(bytes);
    return hash.text();
}

std::string fingerprintOf(const Tensor& tokens) {
    const Tensor packed = tokens.to(torch::kInt32).contiguous();
    return fingerprintOf(std::string_view(static_cast<const char*>(packed.data_ptr()), packed.nbytes()));
}

// So that a run can be resumed from another folder.
std::string absolutePath(const std::string& path) {
    return std::filesystem::absolute(path).lexically_normal().string();
}

struct RunJob {
    std::string run;
    Recipe recipe;
    RunState state;
    std::shared_ptr<const Checkpoint> checkpoint;
    std::shared_ptr<const Tokenizer> tokenizer;
    CalibrationTokens calibration;
    RunStarted started;
    std::vector<std::string> warnings;
};

std::optional<EvaluationRequest> evaluationOf(const RunState& state) {
    if (!state.evaluationText)
        return {};
    return EvaluationRequest{*state.evaluationText, state.evaluationProtocol};
}

// Original, round to nearest at the same bits, and the run itself.
void measureAll(const RunJob& job, const Model& original, const EvaluationRequest& request, JobProgress& progress,
                RunReport& report) {
    const EvaluationText text = prepareText(request, *job.tokenizer);
    for (const std::string& warning : {overlapWarning(calibrationOverlap(job.calibration.tokens, text), request.text),
                                       contextWarning(text, original.config)})
        if (!warning.empty()) {
            report.warnings.push_back(warning);
            progress.emit(WarningRaised{warning});
        }
    const Model rounded = roundedModel(original, job.recipe), quantized = quantizedModel(original, job.run);
    const Recipe rounding = roundingRecipe(job.recipe);
    struct Step {
        Subject subject;
        const Model* model;
        const Recipe* recipe;
    };
    const Step steps[] = {{Subject::Original, &original, nullptr},
                          {Subject::RoundToNearest, &rounded, &rounding},
                          {Subject::Run, &quantized, &job.recipe}};
    double from = 1 - kEvaluationShare;
    for (const Step& step : steps) {
        progress.beginStage(Stage::Evaluate, -1, from, from + kEvaluationShare / 3);
        from += kEvaluationShare / 3;
        report.perplexities.push_back(
            measurePerplexity(step.subject, *step.model, text, request, step.recipe, progress));
        progress.emit(report.perplexities.back());
    }
}

// Layers of finished blocks, as their events tell: a killed process leaves no report.
std::vector<LayerReport> finishedLayers(const std::string& run, int finishedBlocks) {
    std::map<std::pair<int, std::string>, LayerReport> layers;
    std::vector<LayerReport> ordered;
    for (const Event& event : readEvents(run))
        if (const auto* done = std::get_if<LayerQuantized>(&event); done && done->block < finishedBlocks)
            layers[{done->block, done->layer}] = {done->block,   done->layer,         done->rows,
                                                  done->columns, done->bitsPerWeight, done->relativeOutputError,
                                                  done->seconds};
    for (int block = 0; block < finishedBlocks; ++block)
        for (const LayerKind kind : kLayerKinds)
            if (const auto found = layers.find({block, layerName(kind)}); found != layers.end())
                ordered.push_back(found->second);
    return ordered;
}

RunReport execute(RunJob job, const EventSink& sink, RunControl& control) {
    EventLog log(job.run);
    JobProgress progress(
        [&](const Event& event) {
            log.append(event);
            if (sink)
                sink(event);
        },
        control);
    RunReport report;
    report.run = job.run;
    const std::uint64_t bits = linearLayerBits(job.checkpoint->config(), &job.recipe);
    report.bitsPerWeight =
        static_cast<double>(bits) / static_cast<double>(linearLayerWeights(job.checkpoint->config()));
    report.bytes = (bits + 7) / 8;
    report.layers = finishedLayers(job.run, job.state.finishedBlocks);
    const auto finish = [&](Outcome outcome, const std::string& error) {
        job.state.outcome = report.outcome = outcome;
        report.error = error;
        report.seconds = progress.seconds();
        report.peakMemoryBytes = peakMemoryBytes();
        const RunFinished finished{outcome, report.bitsPerWeight, report.seconds, report.peakMemoryBytes, error};
        writeReport(job.run, report); // first, so that a run that says it is done has its report
        writeState(job.run, job.state);
        log.append(finished);
        if (sink)
            sink(finished);
    };
    // What ended the run, such as a full disk, may also keep the end from being written down.
    const auto finishAnyway = [&](Outcome outcome, const std::string& error) {
        try {
            finish(outcome, error);
        } catch (const Error& refused) {
            report.outcome = Outcome::Failed;
            report.error = error.empty() ? refused.what() : error;
            if (sink)
                sink(RunFinished{report.outcome, report.bitsPerWeight, report.seconds, report.peakMemoryBytes,
                                 report.error});
        }
    };
    try {
        job.state.outcome = Outcome::Running;
        writeState(job.run, job.state);
        progress.emit(job.started);
        for (const std::string& warning : job.warnings) {
            report.warnings.push_back(warning);
            progress.emit(WarningRaised{warning});
        }
        const Model original = loadModel(job.checkpoint);
        const auto evaluation = evaluationOf(job.state);
        quantizeBlocks({job.recipe, original, job.calibration, job.run, job.state.finishedWindows,
                        evaluation ? 1 - kEvaluationShare : 1},
                       progress, report, [&](int windows) {
                           job.state.finishedWindows = windows;
                           job.state.finishedBlocks = finishedBlocks(job.recipe, job.state.blocks, windows);
                           writeState(job.run, job.state);
                       });
        if (evaluation)
            measureAll(job, original, *evaluation, progress, report);
        finish(Outcome::Done, {});
    } catch (const Error& error) {
        const bool stopped = error.kind() == ErrorKind::Stopped;
        finishAnyway(stopped ? Outcome::Stopped : Outcome::Failed, stopped ? "" : error.what());
    } catch (const c10::Error& error) {
        finishAnyway(Outcome::Failed, error.what_without_backtrace());
    } catch (const std::exception& error) {
        finishAnyway(Outcome::Failed, error.what());
    }
    return report;
}

} // namespace

RunReport quantize(const QuantizeRequest& request, const EventSink& sink, RunControl& control) {
    if (const auto problems = validate(request.recipe); !problems.empty())
        throw RecipeError(problems);
    RunJob job;
    job.run = request.run;
    job.recipe = request.recipe;
    job.checkpoint = Checkpoint::open(request.model);
    job.tokenizer = Tokenizer::open(request.model);
    const CalibrationOptions& options = job.recipe.calibration;
    const ReconstructionOptions& reconstruction = job.recipe.reconstruction;
    const CalibrationSet set = chooseCalibration(
        options, job.recipe.reconstruction.enabled || job.recipe.fineTuning.enabled ? reconstruction.heldOutWindows : 0,
        job.recipe.seed, *job.tokenizer, readCorpus(request.calibration), job.checkpoint->config().contextTokens);
    job.calibration = set;
    job.warnings = set.warnings;
    if (request.evaluation)
        prepareText(*request.evaluation, *job.tokenizer); // a bad text or protocol is found before the work, not after

    job.state.program = kProgram;
    job.state.model = absolutePath(request.model);
    job.state.modelFingerprint = job.checkpoint->fingerprint();
    job.state.calibrationFingerprint = fingerprintOf(job.calibration.tokens);
    job.state.recipeFingerprint = fingerprintOf(recipeToJson(job.recipe));
    job.state.calibration = {absolutePath(request.calibration.path), request.calibration.documents};
    if (request.evaluation) {
        const TextSource& text = request.evaluation->text;
        job.state.evaluationText = TextSource{absolutePath(text.path), text.documents};
        job.state.evaluationProtocol = request.evaluation->protocol;
    }
    job.state.blocks = job.checkpoint->config().blocks;
    job.started = {job.run,
                   job.recipe.name,
                   job.state.model,
                   job.state.blocks,
                   kLayersPerBlock,
                   0,
                   set.requestedWindows,
                   static_cast<int>(job.calibration.tokens.size(0)),
                   static_cast<int>(job.calibration.tokens.size(1)),
                   torch::get_num_threads()};
    createRun(job.run, job.recipe, job.calibration);
    return execute(std::move(job), sink, control);
}

RunReport resume(const std::string& run, const EventSink& sink, RunControl& control) {
    RunFolder folder = openRun(run);
    if (folder.state.outcome == Outcome::Done)
        return folder.report ? *folder.report
                             : throw Error(ErrorKind::BadFormat, run, "is done but has no report.json");
    RunJob job;
    job.run = run;
    job.recipe = folder.recipe;
    job.state = folder.state;
    if (job.state.recipeFingerprint != fingerprintOf(recipeToJson(job.recipe)))
        throw Error(ErrorKind::BadInput, run, "recipe.json was changed since the run began", "Start a new run instead");
    job.checkpoint = Checkpoint::open(job.state.model);
    if (job.state.modelFingerprint != job.checkpoint->fingerprint())
        throw Error(ErrorKind::BadInput, job.state.model, "is no longer the model the run began with",
                    "Put it back, or start a new run");
    job.tokenizer = Tokenizer::open(job.state.model);
    job.calibration = readCalibrationTokens(run);
    if (job.state.calibrationFingerprint != fingerprintOf(job.calibration.tokens))
        throw Error(ErrorKind::BadFormat, run, "calibration.safetensors was changed since the run began",
                    "Start a new run instead");
    if (const auto evaluation = evaluationOf(job.state))
        prepareText(*evaluation, *job.tokenizer); // a text that is gone is missed before the work, too
    job.started = {run,
                   job.recipe.name,
                   job.state.model,
                   job.state.blocks,
                   kLayersPerBlock,
                   job.state.finishedBlocks,
                   job.recipe.calibration.tokenWindows,
                   static_cast<int>(job.calibration.tokens.size(0)),
                   static_cast<int>(job.calibration.tokens.size(1)),
                   torch::get_num_threads()};
    return execute(std::move(job), sink, control);
}

} // namespace precis
