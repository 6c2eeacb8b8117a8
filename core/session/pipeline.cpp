// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pipeline.h"

#include "model/decoder.h"
#include "precis/layer_goal.h"
#include "quantizer/preprocess.h"
#include "quantizer/rounding_picture.h"
#include "reconstruction/window_trainer.h"
#include "session/block_solver.h"
#include "session/open_block.h"
#include "session/run_files.h"
#include "session/tuned_blocks.h"

#include <deque>
#include <filesystem>

namespace precis {

namespace {

// Shares of a window's progress.
struct Shares {
    double solved; // where solving ends
    double trained;
};
constexpr Shares kPlain{0.75, 0.75}, kTrained{0.2, 0.93};
constexpr double kFineTuned = 0.3; // of everything, where the recipe has fine-tuning

// A block behind so many finished windows. Each window has files of its own: a crash while they are written must not
// change what the finished ones left.
std::string openBlockFile(const std::string& run, int block, int windows) {
    return blockFile(run, block) + ".open" + std::to_string(windows);
}

void removeOpenBlock(const std::string& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    std::filesystem::remove(file + ".solved", ignored);
}

class Pipeline {
public:
    Pipeline(const PipelineInput& input, JobProgress& progress, RunReport& report)
        : m_input(input)
        , m_model(input.model)
        , m_options(input.recipe.reconstruction)
        , m_progress(progress)
        , m_report(report)
        , m_schedule(windowSchedule(input.model.config.blocks, m_options))
        , m_rotary(rotaryTable(input.model.config, input.calibration.tokens.size(1)))
        , m_trainedWindows(input.calibration.tokens.size(0))
        , m_budget(budgetOf(input))
        , m_inputs(embedded()) {
        if (m_options.enabled || input.recipe.fineTuning.enabled || aimsAtOriginal(input.recipe))
            m_targets.emplace(embedded());
    }

    void run(const std::function<void(int)>& windowFinished);

private:
    static CacheBudget budgetOf(const PipelineInput& input) {
        CacheBudget budget;
        budget.type = input.recipe.reconstruction.enabled ? input.recipe.reconstruction.cache : NumberType::Float32;
        if (input.recipe.reconstruction.cacheMegabytes > 0)
            budget.bytesLeft = static_cast<std::uint64_t>(input.recipe.reconstruction.cacheMegabytes) << 20;
        budget.folder = input.run;
        return budget;
    }
    ActivationCache newCache() {
        return {m_trainedWindows + m_input.calibration.heldOut.size(0), m_input.calibration.tokens.size(1),
                m_model.config.hidden, m_budget};
    }
    ActivationCache embedded() {
        ActivationCache cache = newCache();
        for (const auto& [tokens, first] : {std::pair{m_input.calibration.tokens, std::int64_t{0}},
                                            std::pair{m_input.calibration.heldOut, m_trainedWindows}})
            for (std::int64_t n = 0; n < tokens.size(0); ++n)
                cache.write(first + n, embed(m_model, tokens.narrow(0, n, 1)));
        return cache;
    }

    void pass(int index, const BlockWeights& weights, const ActivationCache& from, ActivationCache* to,
              SiteStatistics* statistics = nullptr) {
        const auto advance = [this](double share) { m_progress.advance(share); };
        passBlock({m_model, index, weights, m_rotary, advance}, from, to, to ? from.windows() : m_trainedWindows,
                  statistics, m_trainedWindows);
    }
    WindowHooks hooks() {
        return {[this](const Event& event) { m_progress.emit(event); },
                [this](double share) { m_progress.advance(share); }, [this](const std::string& text) { warn(text); }};
    }
    // As the events count them: fine-tuning is one more.
    int shownWindows() const {
        return (m_options.enabled ? static_cast<int>(m_schedule.size()) : 0) +
               (m_input.recipe.fineTuning.enabled ? 1 : 0);
    }
    void warn(const std::string& text) {
        m_report.warnings.push_back(text);
        m_progress.emit(WarningRaised{text});
    }
    // Blocks are alike, so the first one is enough.
    void warnOfLargeLayers(const std::vector<LayerReport>& firstBlock) {
        for (const LayerReport& layer : firstBlock)
            if (layer.bitsPerWeight > 16)
                return warn(
                    "blocks." + std::to_string(layer.block) + "." + layer.layer +
                    " and perhaps others take more room than in 16 bits: codebooks hold more numbers than there "
                    "are weights. Take smaller codebooks, or let layers share them");
    }
    void tell(const LayerReport& layer) {
        m_progress.emit(LayerQuantized{layer.block, layer.layer, layer.rows, layer.columns, layer.bitsPerWeight,
                                       layer.relativeOutputError, layer.seconds});
    }

    void advanceTargets(int end, double from, double to);
    void restore(int finishedWindows, double share);
    void openBlocks(const BlockWindow& window, double from, double to);
    void train(int number, double from, double to);
    void finish(OpenBlock& block, double from, double to);
    void fineTune(double from, double to);

    const PipelineInput& m_input;
    const Model& m_model;
    const ReconstructionOptions& m_options;
    JobProgress& m_progress;
    RunReport& m_report;
    std::vector<BlockWindow> m_schedule;
    RotaryTable m_rotary;
    std::int64_t m_trainedWindows;
    CacheBudget m_budget;
    ActivationCache m_inputs;                 // what the finished blocks put out
    std::optional<ActivationCache> m_targets; // what the original puts out behind the window
    int m_targetBlocks = 0;                   // blocks that the targets went through
    std::deque<OpenBlock> m_open;
};

// Finished blocks only have to let the activations through.
void Pipeline::restore(int finishedWindows, double share) {
    const int done = finishedBlocks(m_input.recipe, m_model.config.blocks, finishedWindows);
    for (int index = 0; index < done; ++index) {
        m_progress.beginStage(Stage::Propagate, index, share * index / done, share * (index + 1) / done);
        BlockWeights weights = m_model.block(index);
        replaceWeights_(weights, readQuantizedBlock(blockFile(m_input.run, index), m_model.config));
        pass(index, weights, m_inputs, &m_inputs);
    }
    for (int index = done; finishedWindows > 0 && index < m_schedule[finishedWindows - 1].end(); ++index)
        m_open.push_back(readOpenBlock(openBlockFile(m_input.run, index, finishedWindows), index, m_model.block(index),
                                       m_model.config, m_options, m_input.recipe.seed));
}

// Solves the blocks of the window that were in none before.
void Pipeline::openBlocks(const BlockWindow& window, double from, double to) {
    const int first = window.first + static_cast<int>(m_open.size());
    std::optional<ActivationCache> between; // what the blocks that are open already put out
    for (const OpenBlock& block : m_open) {
        m_progress.beginStage(Stage::Propagate, block.index, from, from);
        if (!between)
            between.emplace(newCache());
        pass(block.index, runnable(block), &block == &m_open.front() ? m_inputs : *between, &*between);
    }
    for (int index = first; index < window.end(); ++index) {
        const double start = from + (to - from) * (index - first) / (window.end() - first);
        const double end = from + (to - from) * (index + 1 - first) / (window.end() - first);
        if (aimsAtOriginal(m_input.recipe))
            advanceTargets(index, start, start);
        m_progress.beginStage(Stage::Capture, index, start, (start + end) / 2);
        OpenBlock block;
        block.index = index;
        block.original = m_model.block(index);
        SiteStatistics statistics = emptyStatistics(block.original);
        const ActivationCache& input = between ? *between : m_inputs;
        pass(index, block.original, input, nullptr, &statistics);
        BlockWeights weights = block.original;
        const BlockPreprocessing preprocessing =
            preprocessBlock_(weights, statistics, m_input.recipe, index, m_model.config);
        block.original = beforeTruncation(weights, preprocessing);
        for (const Snapshot& snapshot : preprocessing.layers)
            m_progress.emit(SnapshotTaken{std::make_shared<const Snapshot>(snapshot)});

        m_progress.beginStage(Stage::Solve, index, (start + end) / 2, end);
        SolveHooks hooks{[this](double share) { m_progress.advance(share); },
                         [this](const std::string& text) { warn(text); }};
        if (aimsAtOriginal(m_input.recipe))
            hooks.aim = [&](InputSite site, const BlockWeights& working, const std::function<void()>& poll) {
                const AimPass pass{m_model, index, block.original, m_rotary, *m_targets, input, m_trainedWindows};
                return measureAim(pass, site, working, poll);
            };
        SolvedBlock solved = solveBlock(m_input.recipe, index, weights, statistics, hooks);
        block.solved = std::move(solved.block);
        block.solved.dense = preprocessing.dense;
        block.reports = std::move(solved.reports);
        if (preprocessing.isTruncated)
            updateErrors_(block.reports, block.original, block.solved, statistics);
        for (const LayerReport& report : block.reports)
            tell(report);
        if (index == 0)
            warnOfLargeLayers(block.reports);
        if (m_input.recipe.fineTuning.enabled && m_input.recipe.fineTuning.trainCodes)
            writeCodeTargets(m_input.run, index, hooks.aim ? solved.wanted : block.original);
        if (m_options.enabled)
            startTraining_(block, m_options, m_input.recipe.seed);
        if (index + 1 < window.end()) {
            if (!between)
                between.emplace(newCache());
            pass(index, runnable(block), input, &*between);
        }
        m_open.push_back(std::move(block));
    }
}

void Pipeline::advanceTargets(int end, double from, double to) {
    for (; m_targetBlocks < end; ++m_targetBlocks) {
        m_progress.beginStage(Stage::Propagate, m_targetBlocks, from, to);
        pass(m_targetBlocks, m_model.block(m_targetBlocks), *m_targets, &*m_targets);
    }
}

void Pipeline::train(int number, double from, double to) {
    const BlockWindow window = m_schedule[static_cast<std::size_t>(number)];
    const double begin = from + 0.1 * (to - from);
    advanceTargets(window.end(), from, begin);
    std::optional<ActivationCache> homologous;
    if (m_options.homologousShare > 0 && window.first > 0) { // in front both targets are the same
        homologous.emplace(newCache());
        for (int index = window.first; index < window.end(); ++index)
            pass(index, m_model.block(index), index == window.first ? m_inputs : *homologous, &*homologous);
    }
    m_progress.beginStage(Stage::Reconstruct, window.first, begin, to);
    WindowJob job{m_model,
                  m_options,
                  m_input.recipe.seed,
                  number,
                  shownWindows(),
                  window,
                  window.end() == m_model.config.blocks ? WindowPlace::AtEnd : WindowPlace::Inside,
                  {},
                  m_inputs,
                  *m_targets,
                  homologous ? &*homologous : nullptr,
                  m_trainedWindows,
                  m_rotary};
    for (OpenBlock& block : m_open)
        job.blocks.push_back(&*block.trainable);
    trainWindow(job, hooks());
}

void Pipeline::finish(OpenBlock& block, double from, double to) {
    m_progress.beginStage(Stage::Propagate, block.index, from, to);
    const QuantizedBlock finished = finishedBlock(block);
    const bool isLast = block.index + 1 == m_model.config.blocks;
    BlockWeights weights = block.original;
    replaceWeights_(weights, finished);
    SiteStatistics statistics = emptyStatistics(weights);
    if (m_options.enabled) { // what training left of each layer's error, on the inputs it will see
        pass(block.index, weights, m_inputs, isLast ? nullptr : &m_inputs, &statistics);
        updateErrors_(block.reports, block.original, finished, statistics);
        for (const LayerReport& report : block.reports)
            tell(report);
    } else if (!isLast) { // nobody needs what the last one puts out
        pass(block.index, weights, m_inputs, &m_inputs);
    }
    for (const LayerKind kind : kLayerKinds)
        if (const auto& layer = finished.layers[static_cast<std::size_t>(kind)])
            if (auto picture = roundingPicture(block.index, layerName(kind), block.original[kind].weight, *layer,
                                               *block.solved.layers[static_cast<std::size_t>(kind)]))
                m_progress.emit(RoundingTaken{std::make_shared<const RoundingSnapshot>(std::move(*picture))});
    m_report.layers.insert(m_report.layers.end(), block.reports.begin(), block.reports.end());
    writeQuantizedBlock(blockFile(m_input.run, block.index), finished);
}

// All blocks as one window, from where the others left them. Its files take the place of the finished ones only when
// all are written.
void Pipeline::fineTune(double from, double to) {
    const int blocks = m_model.config.blocks;
    const double begin = from + 0.1 * (to - from);
    advanceTargets(blocks, from, begin);
    m_inputs = embedded();
    const ReconstructionOptions options = fineTuningOptions(m_input.recipe);
    const Codes codes = m_input.recipe.fineTuning.trainCodes ? Codes::MayChange : Codes::Stay;
    std::vector<QuantizedBlock> finished;
    std::vector<TrainableBlock> trained;
    for (int index = 0; index < blocks; ++index) {
        finished.push_back(readQuantizedBlock(blockFile(m_input.run, index), m_model.config));
        BlockWeights weights = m_model.block(index);
        replaceWeights_(weights, finished.back());
        if (codes == Codes::MayChange)
            readCodeTargets_(m_input.run, index, weights);
        trained.push_back(
            makeTrainableBlock(index, std::move(weights), finished.back().layers, options, m_input.recipe.seed, codes));
    }
    m_progress.beginStage(Stage::Reconstruct, 0, begin, to);
    WindowJob job{m_model,
                  options,
                  m_input.recipe.seed,
                  shownWindows() - 1,
                  shownWindows(),
                  {0, blocks},
                  WindowPlace::Whole,
                  {},
                  m_inputs,
                  *m_targets,
                  nullptr,
                  m_trainedWindows,
                  m_rotary};
    for (TrainableBlock& block : trained)
        job.blocks.push_back(&block);
    trainWindow(job, hooks());
    for (int index = 0; index < blocks; ++index) {
        const TrainableBlock& block = trained[static_cast<std::size_t>(index)];
        QuantizedBlock& tuned = finished[static_cast<std::size_t>(index)];
        putTrained_(tuned, block);
        writeQuantizedBlock(tunedBlockFile(m_input.run, index), tuned);
    }
}

void Pipeline::run(const std::function<void(int)>& windowFinished) {
    const int windows = static_cast<int>(m_schedule.size());
    const Shares shares = m_options.enabled ? kTrained : kPlain;
    // A finished block costs a fourth of one that is not.
    const double end = m_input.share * (m_input.recipe.fineTuning.enabled ? 1 - kFineTuned : 1);
    const double restored = end * 0.25 * m_input.finishedWindows / windows;
    restore(m_input.finishedWindows, restored);
    for (int number = m_input.finishedWindows; number < windows; ++number) {
        const double width = (end - restored) / (windows - m_input.finishedWindows);
        const double start = restored + width * (number - m_input.finishedWindows);
        const BlockWindow window = m_schedule[static_cast<std::size_t>(number)];
        const int staysFrom = finishedBlocks(m_input.recipe, m_model.config.blocks, number + 1);
        openBlocks(window, start, start + width * shares.solved);
        if (m_options.enabled)
            train(number, start + width * shares.solved, start + width * shares.trained);
        const BlockWindow before = number > 0 ? m_schedule[static_cast<std::size_t>(number - 1)] : BlockWindow{0, 0};
        std::vector<CheckpointWritten> written;
        while (!m_open.empty() && m_open.front().index < staysFrom) {
            finish(m_open.front(), start + width * shares.trained, start + width);
            written.push_back({m_open.front().index, blockFile(m_input.run, m_open.front().index)});
            m_open.pop_front();
        }
        for (const OpenBlock& block : m_open)
            writeOpenBlock(openBlockFile(m_input.run, block.index, number + 1), block);
        windowFinished(number + 1);
        for (int index = before.first; index < before.end(); ++index)
            removeOpenBlock(openBlockFile(m_input.run, index, number));
        for (const CheckpointWritten& checkpoint : written)
            m_progress.emit(checkpoint);
    }
    if (m_input.recipe.fineTuning.enabled) {
        fineTune(end, m_input.share);
        windowFinished(windows + 1);
        useTunedBlocks(m_input.run, m_model.config.blocks);
    }
}

} // namespace

int finishedBlocks(const Recipe& recipe, int blocks, int finishedWindows) {
    const std::vector<BlockWindow> schedule = windowSchedule(blocks, recipe.reconstruction);
    if (finishedWindows >= static_cast<int>(schedule.size()))
        return blocks;
    return schedule[static_cast<std::size_t>(finishedWindows)].first;
}

void quantizeBlocks(const PipelineInput& input, JobProgress& progress, RunReport& report,
                    const std::function<void(int)>& windowFinished) {
    torch::NoGradGuard noGrad;
    const int blocks = input.model.config.blocks;
    const int windows = static_cast<int>(windowSchedule(blocks, input.recipe.reconstruction).size()) +
                        (input.recipe.fineTuning.enabled ? 1 : 0);
    if (input.finishedWindows < windows) // otherwise stopped while it was measured
        Pipeline(input, progress, report).run(windowFinished);
    else
        useTunedBlocks(input.run, blocks); // or while these were moved
}

} // namespace precis
