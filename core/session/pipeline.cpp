// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pipeline.h"

#include "calibration/hessian.h"
#include "model/decoder.h"
#include "precis/error.h"
#include "quantizer/hessian_sweep.h"
#include "quantizer/layer_plan.h"
#include "session/quantized_block.h"
#include "session/run_files.h"

#include <chrono>

namespace precis {

namespace {

constexpr std::int64_t kBatchTokens = 2048;
using SiteStatistics = std::vector<HessianAccumulator>; // one an InputSite

// Runs x [N,T,D] through a block in batches; in place, when asked to, what comes out takes the place of x.
enum class Keep { Input, Output };
void runBlock_(const Model& model, int index, const BlockWeights& weights, const RotaryTable& rotary, Tensor& x, Keep keep,
               const InputHook& hook, const std::function<void(double)>& advance) {
    const std::int64_t step = std::max<std::int64_t>(1, kBatchTokens / x.size(1));
    for (std::int64_t first = 0; first < x.size(0); first += step) {
        const std::int64_t count = std::min(step, x.size(0) - first);
        const Tensor out = forwardBlock(model.config, index, weights, rotary, x.narrow(0, first, count), hook);
        if (keep == Keep::Output)
            x.narrow(0, first, count).copy_(out);
        advance(static_cast<double>(first + count) / static_cast<double>(x.size(0)));
    }
}

SiteStatistics captureInputs(const Model& model, int index, const BlockWeights& weights, const RotaryTable& rotary, Tensor& x,
                             JobProgress& progress) {
    SiteStatistics statistics;
    for (const LayerKind kind : {LayerKind::Query, LayerKind::Output, LayerKind::Gate, LayerKind::Down})
        statistics.emplace_back(weights[kind].weight.size(1));
    const InputHook hook = [&](InputSite site, const Tensor& input) {
        statistics[static_cast<std::size_t>(site)].add(input);
        return input;
    };
    runBlock_(model, index, weights, rotary, x, Keep::Input, hook, [&](double share) { progress.advance(share); });
    return statistics;
}

std::vector<float> toVector(const Tensor& values) {
    const Tensor flat = values.to(torch::kFloat32).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

struct SolvedLayer {
    UniformLayer layer;
    LayerReport report;
};

SolvedLayer solveLayer(const Recipe& recipe, const LayerPlan& plan, const Tensor& weight, const Tensor& hessian,
                       const std::function<void()>& poll, const std::function<void(const std::string&)>& warn) {
    const auto start = std::chrono::steady_clock::now();
    SolvedLayer solved;
    if (recipe.weights.solver == WeightSolver::HessianSweep) {
        SweepResult result = sweepHessian(weight, hessian, plan.uniform, recipe.weights.sweep, poll);
        for (const std::string& warning : result.warnings)
            warn(warning);
        solved.layer = std::move(result.layer);
    } else {
        solved.layer = quantizeToNearest(weight, hessian.diagonal(), plan.uniform);
    }
    solved.report.rows = static_cast<int>(weight.size(0));
    solved.report.columns = static_cast<int>(weight.size(1));
    solved.report.bitsPerWeight = static_cast<double>(plannedBits(plan, weight.size(0), weight.size(1))) /
                                  static_cast<double>(weight.numel());
    solved.report.relativeOutputError = relativeOutputError(weight, dequantize(solved.layer), hessian);
    solved.report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return solved;
}

} // namespace

void quantizeBlocks(const PipelineInput& input, JobProgress& progress, RunReport& report,
                    const std::function<void(int)>& blockFinished) {
    torch::NoGradGuard noGrad;
    const Model& model = input.model;
    if (input.firstBlock == model.config.blocks)
        return; // stopped while it was measured
    const RotaryTable rotary = rotaryTable(model.config, input.tokens.size(1));
    Tensor x = embed(model, input.tokens); // [N,T,D], what the quantized blocks so far put out
    const auto advance = [&](double share) { progress.advance(share); };
    // A finished block only has to let the activations through.
    constexpr double kCaptured = 0.4, kSolved = 0.75, kPropagate = 1 - kSolved;
    const double perBlock = input.share / (model.config.blocks - (1 - kPropagate) * input.firstBlock);

    for (int index = 0; index < input.firstBlock; ++index) {
        const double start = index * kPropagate * perBlock;
        progress.beginStage(Stage::Propagate, index, start, start + kPropagate * perBlock);
        BlockWeights weights = model.block(index);
        replaceWeights_(weights, readQuantizedBlock(blockFile(input.run, index), model.config));
        runBlock_(model, index, weights, rotary, x, Keep::Output, {}, advance);
    }
    for (int index = input.firstBlock; index < model.config.blocks; ++index) {
        const double start = (index - (1 - kPropagate) * input.firstBlock) * perBlock;
        BlockWeights weights = model.block(index);
        progress.beginStage(Stage::Capture, index, start, start + kCaptured * perBlock);
        const SiteStatistics statistics = captureInputs(model, index, weights, rotary, x, progress);

        progress.beginStage(Stage::Solve, index, start + kCaptured * perBlock, start + kSolved * perBlock);
        QuantizedBlock quantized;
        std::array<Tensor, kInputSites> hessians;
        for (const LayerKind kind : kLayerKinds) {
            const auto site = static_cast<std::size_t>(inputSite(kind));
            if (!hessians[site].defined())
                hessians[site] = statistics[site].mean();
            const Tensor& weight = weights[kind].weight;
            progress.emit(SnapshotTaken{std::make_shared<const Snapshot>(
                Snapshot{index, layerName(kind), toVector(weight.abs().amax(0)), toVector(statistics[site].inputAbsMax())})});
            const std::string name = fullLayerName(index, kind);
            const LayerPlan plan = planLayer(input.recipe, name);
            if (!plan.quantized)
                continue;
            if (!torch::isfinite(weight).all().item<bool>())
                throw Error(ErrorKind::Numerical, name, "holds infinities or NaN", "Download the model again");
            const auto poll = [&] { progress.advance(static_cast<double>(kind) / kLayersPerBlock); };
            poll();
            SolvedLayer solved = solveLayer(input.recipe, plan, weight, hessians[site], poll, [&](const std::string& text) {
                report.warnings.push_back(name + ": " + text);
                progress.emit(WarningRaised{report.warnings.back()});
            });
            solved.report.block = index;
            solved.report.layer = layerName(kind);
            report.layers.push_back(solved.report);
            const LayerReport& layer = solved.report;
            progress.emit(LayerQuantized{index, layer.layer, layer.rows, layer.columns, layer.bitsPerWeight,
                                         layer.relativeOutputError, layer.seconds});
            quantized.layers[static_cast<std::size_t>(kind)] = std::move(solved.layer);
        }

        const std::string file = blockFile(input.run, index);
        writeQuantizedBlock(file, quantized);
        blockFinished(index);
        progress.emit(CheckpointWritten{index, file});

        if (index + 1 == model.config.blocks)
            break; // nobody needs what the last one puts out
        progress.beginStage(Stage::Propagate, index, start + kSolved * perBlock, start + perBlock);
        replaceWeights_(weights, quantized);
        runBlock_(model, index, weights, rotary, x, Keep::Output, {}, advance);
    }
}

} // namespace precis
