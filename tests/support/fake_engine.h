// SPDX-License-Identifier: GPL-3.0-or-later
// An engine for tests of the workbench: quantizes a model of made-up shapes in no time and obeys pause and stop.
#pragma once

#include <QDir>

#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>
#include <run/engine.h>
#include <thread>

namespace precis::test {

struct FakeWorld {
    int blocks = 4;
    std::chrono::milliseconds layerTime{0};
    std::string failure;                    // message of the error that quantize throws
    std::vector<Event> recorded;            // what readEvents finds
    std::string planted;                    // folder of the model that got outliers
    std::optional<QuantizeRequest> request; // the last one; openRun finds it in the run's folder
    std::atomic<int> jobsRunning = 0;
    std::atomic<int> threadsSet = -1;
    std::atomic<std::chrono::milliseconds> trialTime =
        std::chrono::milliseconds(0); // what a study takes to open, and what each trial takes
    std::atomic<int> trials = 0;
    std::atomic<int> studies = 0;       // of codebooks, opened
    std::atomic<bool> isBroken = false; // studies and trials fail
};

inline ModelSummary fakeModel(int blocks = 4) {
    ModelSummary model;
    model.path = "/models/made-up-260K";
    model.family = "llama";
    model.storedType = "F32";
    model.blocks = blocks;
    model.hidden = 64;
    model.parameters = 260000;
    model.linearParameters = 200000;
    model.layers = {{"self_attn.q_proj", 64, 64}, {"self_attn.k_proj", 32, 64}, {"self_attn.v_proj", 32, 64},
                    {"self_attn.o_proj", 64, 64}, {"mlp.gate_proj", 172, 64},   {"mlp.up_proj", 172, 64},
                    {"mlp.down_proj", 64, 172}};
    return model;
}

inline std::vector<Event> fakeRunEvents(const std::string& run, int blocks, int firstBlock = 0) {
    std::vector<Event> events;
    const ModelSummary model = fakeModel(blocks);
    const int layers = static_cast<int>(model.layers.size());
    events.push_back(RunStarted{.run = run,
                                .recipe = "gptq",
                                .model = model.path,
                                .blocks = blocks,
                                .layersPerBlock = layers,
                                .firstBlock = firstBlock,
                                .calibrationWindowsRequested = 128,
                                .calibrationWindows = 97,
                                .calibrationWindowTokens = 256,
                                .threads = 2});
    for (int block = firstBlock; block < blocks; ++block) {
        events.push_back(StageStarted{Stage::Solve, block});
        for (int i = 0; i < layers; ++i) {
            const LayerShape& shape = model.layers[static_cast<std::size_t>(i)];
            Snapshot snapshot{.block = block, .layer = shape.layer, .weightAbsMax = {}, .inputAbsMax = {}};
            for (int channel = 0; channel < shape.columns; ++channel) {
                snapshot.weightAbsMax.push_back(0.2f + 0.1f * std::sin(float(channel * (block + 1))));
                snapshot.inputAbsMax.push_back((channel % 29 == block ? 30.f : 1.f) + 0.5f * std::cos(float(channel)));
            }
            events.push_back(SnapshotTaken{std::make_shared<const Snapshot>(snapshot)});
            events.push_back(LayerQuantized{.block = block,
                                            .layer = shape.layer,
                                            .rows = shape.rows,
                                            .columns = shape.columns,
                                            .bitsPerWeight = 4.25,
                                            .relativeOutputError = 0.004 * (i + 1) * (block + 1),
                                            .seconds = 0.02});
            const double fraction = (block * layers + i + 1.0) / (blocks * layers);
            events.push_back(StageProgress{.stage = Stage::Solve,
                                           .fraction = fraction,
                                           .elapsed = 30 * fraction,
                                           .secondsLeft = 30 * (1 - fraction),
                                           .memoryBytes = 412'000'000});
        }
        events.push_back(CheckpointWritten{.block = block, .file = "blocks/block.safetensors"});
    }
    return events;
}

inline PerplexityMeasured fakePerplexity(Subject subject, double perplexity) {
    PerplexityMeasured measured{.subject = subject,
                                .protocol = "documents:512",
                                .perplexity = perplexity,
                                .standardError = 0.05,
                                .tokens = 20235,
                                .bitsPerWeight = subject == Subject::Original ? 16 : 4.25,
                                .bytes = subject == Subject::Original ? 400000u : 106000u,
                                .seconds = 1.2,
                                .windowNll = {}};
    for (int window = 0; window < 60; ++window)
        measured.windowNll.push_back(float(std::log(perplexity) + 0.2 * std::sin(window * 1.7)));
    return measured;
}

inline std::vector<Event> fakeRecordedRun(const std::string& run, int blocks = 4) {
    std::vector<Event> events = fakeRunEvents(run, blocks);
    events.push_back(WarningRaised{"97 of 128 calibration windows fit: the text is short"});
    events.push_back(fakePerplexity(Subject::Original, 3.51));
    events.push_back(fakePerplexity(Subject::RoundToNearest, 4.02));
    events.push_back(fakePerplexity(Subject::Run, 3.68));
    events.push_back(RunFinished{
        .outcome = Outcome::Done, .bitsPerWeight = 4.25, .seconds = 33, .peakMemoryBytes = 530'000'000, .error = {}});
    return events;
}

inline RunFolder fakeRunFolder(const std::string& path, Outcome outcome, int blocks = 4) {
    RunFolder folder;
    folder.path = path;
    folder.recipe = presetByName("gptq");
    folder.state.model = fakeModel().path;
    folder.state.blocks = blocks;
    folder.state.finishedBlocks = outcome == Outcome::Done ? blocks : 2;
    folder.state.outcome = outcome;
    return folder;
}

// A layer of 20 channels, two of which stand out by 30 and 50. Each one that is scaled halves the error.
inline OutlierStudy fakeStudy(const std::shared_ptr<FakeWorld>& world, const OutlierStudyRequest& request,
                              RunControl& control) {
    if (!world->failure.empty())
        throw Error(ErrorKind::BadInput, "calibration", world->failure, "Choose a longer text");
    const auto until = std::chrono::steady_clock::now() + world->trialTime.load();
    do {
        control.poll();
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } while (std::chrono::steady_clock::now() < until);
    OutlierStudy study;
    study.original = {.block = request.block, .layer = request.layer, .weightAbsMax = {}, .inputAbsMax = {}};
    for (int channel = 0; channel < 20; ++channel) {
        study.original.inputAbsMax.push_back(1 + 0.05f * float(channel));
        study.original.weightAbsMax.push_back(0.2f + 0.01f * float(channel));
    }
    study.original.inputAbsMax[3] = 30;
    study.original.inputAbsMax[11] = 50;
    study.weightBits = request.recipe.weights.uniform.bits;
    study.inputBits = request.recipe.activations.bits;
    study.relativeOutputError = 0.5;
    study.tokens = 4096;
    study.attempt = [world, original = study.original](const ThresholdTrial& trial) {
        ++world->trials;
        std::this_thread::sleep_for(world->trialTime.load());
        ThresholdEffect effect;
        effect.layer = {.weightAbsMax = original.weightAbsMax,
                        .inputAbsMax = original.inputAbsMax,
                        .inputs = {.coarse = trial.inputFence.value_or(2.5), .fine = 1.95, .kept = 0},
                        .weights = {.coarse = trial.weightFence.value_or(0.45), .fine = 0.39, .kept = 0}};
        effect.layer.inputs.kept = trial.inputThreshold.value_or(effect.layer.inputs.coarse);
        effect.layer.weights.kept = trial.weightThreshold.value_or(effect.layer.weights.coarse);
        effect.relativeOutputError = 0.5;
        for (float& value : effect.layer.inputAbsMax)
            if (trial.scalesInputs && value > effect.layer.inputs.kept) {
                value = float(effect.layer.inputs.kept);
                ++effect.layer.scaledChannels;
                effect.relativeOutputError /= 2;
            }
        if (trial.truncatesWeights)
            for (float& value : effect.layer.weightAbsMax)
                if (value > effect.layer.weights.kept) {
                    value = float(effect.layer.weights.kept);
                    effect.layer.truncatedWeights += 2;
                    ++effect.layer.truncatedRows;
                }
        return effect;
    };
    return study;
}

// Codebooks of 4 pairs, in 3 groups of rows and 2 of columns; the fit takes 5 rounds, in the first of which one
// codeword is dead.
inline CodebookStudy fakeCodebookStudy(const std::shared_ptr<FakeWorld>& world, const CodebookStudyRequest& request,
                                       RunControl& control) {
    if (!world->failure.empty())
        throw Error(ErrorKind::BadInput, "calibration", world->failure, "Choose a longer text");
    const auto wait = [world](RunControl& waiting) {
        if (world->isBroken)
            throw Error(ErrorKind::BadInput, "calibration", "is too short", "Choose a longer text");
        const auto until = std::chrono::steady_clock::now() + world->trialTime.load();
        do {
            waiting.poll();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        } while (std::chrono::steady_clock::now() < until);
    };
    wait(control);
    ++world->studies;
    CodebookStudy study;
    study.block = request.block;
    study.layer = request.layer;
    study.rows = 20;
    study.columns = 16;
    study.dimension = request.recipe.weights.codebook.dimension;
    study.entries = 4;
    study.rowGroups = 3;
    study.columnGroups = 2;
    study.groupRows = study.groupColumns = 8;
    study.tokens = 4096;
    study.hasStored = !request.run.empty();
    study.chosen = {8, 0};
    study.effect = {0.02, 2.125};
    study.variants = {{16, 0}, {8, 0}, {4, 0}};
    study.look = [world, hasStored = study.hasStored](const CodebookPlace& place) {
        ++world->trials;
        CodebookPicture picture;
        picture.place = place;
        picture.vectors = 32;
        for (int i = 0; i < 32; ++i) {
            picture.x.push_back(float(i % 8) - 3.5f);
            picture.y.push_back(float(i / 8) - 1.5f);
            picture.weight.push_back(1 + float(i) * float(1 + place.rowGroup));
        }
        const auto state = [](double error, int dead) {
            CodebookState made{.x = {-2, 2, -2, 2}, .y = {-1, -1, 1, 1}, .usage = {8, 8, 8, 8}, .errors = {}};
            if (dead >= 0)
                made.usage[std::size_t(dead)] = 0;
            made.errors.assign(4, error / 4);
            made.relativeError = error;
            return made;
        };
        for (int round = 0; round < 5; ++round)
            picture.rounds.push_back(state(0.5 / (1 + round), round == 0 ? 3 : -1));
        picture.swept = state(0.11, -1);
        if (hasStored)
            picture.stored = state(0.12, 1);
        return picture;
    };
    study.attempt = [wait](const CodebookVariant& variant, RunControl& waiting) {
        wait(waiting);
        return CodebookEffect{0.01 + 0.1 / variant.codebookBits, 2 + variant.codebookBits / 64.0};
    };
    return study;
}

// A layer of 20 channels, each half as important as the one before, with one basic codebook; two extended ones when
// channels are critical, each of which halves the error.
inline AdditiveStudy fakeAdditiveStudy(const std::shared_ptr<FakeWorld>& world, const CodebookStudyRequest& request,
                                       RunControl& control) {
    control.poll();
    ++world->studies;
    AdditiveStudy study;
    study.block = request.block;
    study.layer = request.layer;
    study.rows = 16;
    study.columns = 20;
    study.tokens = 4096;
    study.rounds = 4;
    for (int channel = 0; channel < study.columns; ++channel)
        study.importance.push_back(std::ldexp(1.0f, -channel));
    study.attempt = [world](double share, RunControl& waiting) {
        ++world->trials;
        std::this_thread::sleep_for(world->trialTime.load());
        waiting.poll();
        if (world->isBroken)
            throw Error(ErrorKind::BadInput, "calibration", "is too short", "Choose a longer text");
        AdditiveEffect effect{.criticalShare = share, .critical = {}, .order = {}, .books = {}};
        effect.books.push_back({false, {5, 3, 0, 0}, 0.4});
        for (int channel = 0; channel < int(share * 20 + 0.01); ++channel)
            effect.critical.push_back(channel);
        for (int channel = 19; share > 0 && channel >= 0; --channel)
            effect.order.push_back(channel);
        for (int book = 0; share > 0 && book < 2; ++book)
            effect.books.push_back({true, {2, 2, 2, 2}, effect.books.back().relativeOutputError / 2});
        effect.bitsPerWeight = 1 + 2 * share;
        effect.relativeOutputError = effect.books.back().relativeOutputError;
        return effect;
    };
    const bool isExtended = request.recipe.weights.additive.extendedCodebooks > 0;
    study.effect = study.attempt(isExtended ? request.recipe.weights.additive.criticalShare : 0, control);
    return study;
}

inline Engine fakeEngine(const std::shared_ptr<FakeWorld>& world) {
    const auto play = [world](const std::string& run, int firstBlock, const EventSink& sink, RunControl& control) {
        struct Running {
            std::atomic<int>& count;
            explicit Running(std::atomic<int>& jobs) : count(jobs) { ++count; }
            ~Running() { --count; }
        } running(world->jobsRunning);
        RunReport report;
        report.run = run;
        try {
            for (const Event& event : fakeRunEvents(run, world->blocks, firstBlock)) {
                control.poll();
                if (std::holds_alternative<LayerQuantized>(event))
                    std::this_thread::sleep_for(world->layerTime);
                sink(event);
            }
            report.outcome = Outcome::Done;
        } catch (const Error&) {
            report.outcome = Outcome::Stopped;
        }
        sink(RunFinished{
            .outcome = report.outcome, .bitsPerWeight = 4.25, .seconds = 3, .peakMemoryBytes = 0, .error = {}});
        return report;
    };
    Engine engine;
    engine.quantize = [world, play](const QuantizeRequest& request, const EventSink& sink, RunControl& control) {
        if (!world->failure.empty())
            throw Error(ErrorKind::BadInput, "calibration", world->failure, "Choose a longer text");
        world->request = request;
        const EventSink named = [&](const Event& event) {
            Event sent = event;
            if (auto* started = std::get_if<RunStarted>(&sent))
                started->model = request.model;
            sink(sent);
        };
        return play(request.run, 0, named, control);
    };
    engine.resume = [play](const std::string& run, const EventSink& sink, RunControl& control) {
        return play(run, 2, sink, control);
    };
    engine.evaluate = [](const std::string& subject, const EvaluationRequest& request, const std::string&,
                         const EventSink& sink, RunControl& control) {
        control.poll();
        sink(fakePerplexity(Subject::Original, 3.51));
        EvaluationReport report;
        report.subject = subject;
        report.protocol = request.protocol;
        report.perplexity = 3.51;
        report.tokens = 20235;
        return report;
    };
    engine.inspect = [world](const std::string& path, const std::optional<TextSource>&, const EventSink&,
                             RunControl& control) {
        control.poll();
        if (path.find("missing") != std::string::npos)
            throw Error(ErrorKind::NotFound, path + "/config.json", "no such file", "Choose a Hugging Face folder");
        ModelSummary model = fakeModel(world->blocks);
        model.path = path;
        if (path == world->planted)
            model.plantedOutliers = PlantedOutliers{{1, 5}, 32, 0};
        return model;
    };
    engine.plantOutliers = [world](const PlantRequest& request, const EventSink& sink, RunControl& control) {
        control.poll();
        sink(StageStarted{Stage::Plant, -1});
        QDir().mkpath(QString::fromStdString(request.out));
        world->planted = request.out;
        return PlantedOutliers{{1, 5}, request.factor, request.seed};
    };
    engine.openOutlierStudy = [world](const OutlierStudyRequest& request, RunControl& control) {
        return fakeStudy(world, request, control);
    };
    engine.openCodebookStudy = [world](const CodebookStudyRequest& request, RunControl& control) {
        return fakeCodebookStudy(world, request, control);
    };
    engine.openAdditiveStudy = [world](const CodebookStudyRequest& request, RunControl& control) {
        return fakeAdditiveStudy(world, request, control);
    };
    engine.timeProducts = [world](const ProductTimingRequest& request,
                                  const std::function<void(const ProductTimings&)>& sink, RunControl& control) {
        ProductTimings timings{.rows = request.rows,
                               .columns = request.columns,
                               .threads = 2,
                               .instructions = "avx2",
                               .memoryBytesPerSecond = 1e10,
                               .formats = {}};
        const auto add = [&](ProductFormat format, double bits, double microseconds) {
            control.poll();
            std::this_thread::sleep_for(world->trialTime.load());
            const double bytes = bits * request.rows * request.columns / 8;
            timings.formats.push_back({.format = format,
                                       .bytes = std::uint64_t(bytes),
                                       .bitsPerWeight = bits,
                                       .seconds = microseconds * 1e-6,
                                       .fastest = microseconds * 0.9e-6,
                                       .repetitions = 100});
            if (sink)
                sink(timings);
        };
        add(ProductFormat::Float32, 32, 400);
        add(ProductFormat::Int8, 8.004, 100);
        add(ProductFormat::Int4, 4.125, 60);
        add(ProductFormat::Pairs16, 2.13, 45);
        return timings;
    };
    engine.openRun = [world](const std::string& run) {
        const bool unfinished = run.find("unfinished") != std::string::npos;
        RunFolder folder = fakeRunFolder(run, unfinished ? Outcome::Stopped : Outcome::Done);
        if (world->request && world->request->run == run) {
            folder.recipe = world->request->recipe;
            folder.state.model = world->request->model;
            folder.state.calibration = world->request->calibration;
            if (const auto& evaluation = world->request->evaluation) {
                folder.state.evaluationText = evaluation->text;
                folder.state.evaluationProtocol = evaluation->protocol;
            }
        }
        return folder;
    };
    engine.readEvents = [world](const std::string&) { return world->recorded; };
    engine.probeDevice = [] { return DeviceInfo{}; };
    engine.setThreads = [world](int threads) { world->threadsSet = threads; };
    engine.isRunFolder = [](const std::string& path) { return path.find("run-") != std::string::npos; };
    engine.predictSize = [](const Recipe& recipe, const ModelSummary& model) {
        SizeEstimate estimate;
        estimate.bitsPerWeight = recipe.weights.uniform.bits + 0.25;
        estimate.bytes = static_cast<std::uint64_t>(estimate.bitsPerWeight * double(model.linearParameters) / 8);
        estimate.originalBytes = static_cast<std::uint64_t>(2 * model.linearParameters);
        return estimate;
    };
    engine.countBits = [](const Recipe& recipe, const ModelSummary& model) {
        BitsBreakdown bits;
        bits.weights = model.linearParameters;
        bits.parameters = model.parameters;
        const auto weights = std::uint64_t(bits.weights);
        if (recipe.weights.format == WeightFormat::Codebook) {
            bits.codes = weights * 2;
            bits.codebooks = weights / 8;
            bits.scales = weights / 128;
        } else {
            bits.codes = weights * std::uint64_t(recipe.weights.uniform.bits);
            bits.scales = weights / 4;
        }
        bits.embeddings = 50000 * 16;
        bits.norms = std::uint64_t(bits.parameters - bits.weights) * 16 - bits.embeddings;
        return bits;
    };
    return engine;
}

} // namespace precis::test
