// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/block_solver.h"

#include "precis/error.h"
#include "quantizer/solve_layer.h"

#include <chrono>

namespace precis {

namespace {

// The layers that are solved together with `first`, which lends them its codebooks; mostly that one alone.
std::vector<LayerKind> solvedTogether(const Recipe& recipe, int index, LayerKind first) {
    const LayerPlan plan = planLayer(recipe, fullLayerName(index, first));
    std::vector<LayerKind> kinds{first};
    for (const LayerKind kind : kLayerKinds)
        if (kind > first && inputSite(kind) == inputSite(first) &&
            canShareCodebooks(plan, planLayer(recipe, fullLayerName(index, kind))))
            kinds.push_back(kind);
    return kinds;
}

// The rows of all those weights as one, apart again.
std::vector<SolvedLayer> solveTogether(const Recipe& recipe, int index, const std::vector<LayerKind>& kinds,
                                       const BlockWeights& weights, const Tensor& hessian,
                                       const std::function<void()>& poll) {
    std::vector<Tensor> stacked;
    std::vector<std::int64_t> rows;
    for (const LayerKind kind : kinds) {
        stacked.push_back(weights[kind].weight.to(torch::kFloat32));
        rows.push_back(stacked.back().size(0));
    }
    const std::string name = fullLayerName(index, kinds.front());
    SolvedLayer together =
        solveLayer(recipe, planLayer(recipe, name), name,
                   kinds.size() == 1 ? weights[kinds.front()].weight : torch::cat(stacked), hessian, poll);
    if (kinds.size() == 1)
        return {std::move(together)};
    std::vector<SolvedLayer> solved;
    for (AdditiveLayer& part : splitRows(std::get<AdditiveLayer>(together.layer), rows))
        solved.push_back({std::move(part), {}});
    solved.front().warnings = std::move(together.warnings);
    return solved;
}

std::vector<LayerKind> quantizedAt(const Recipe& recipe, int index, InputSite site) {
    std::vector<LayerKind> kinds;
    for (const LayerKind kind : kLayerKinds)
        if (inputSite(kind) == site && planLayer(recipe, fullLayerName(index, kind)).quantized)
            kinds.push_back(kind);
    return kinds;
}

void aimAt_(BlockWeights& block, const std::vector<LayerKind>& kinds, const LayerAim& aim,
            const std::function<void()>& poll) {
    std::vector<Tensor> weights;
    for (const LayerKind kind : kinds)
        weights.push_back(block[kind].weight);
    weights = aimedWeights(weights, aim, poll);
    for (std::size_t i = 0; i < kinds.size(); ++i)
        block[kinds[i]].weight = weights[i];
}

} // namespace

SolvedBlock solveBlock(const Recipe& recipe, int index, const BlockWeights& weights, const SiteStatistics& statistics,
                       const SolveHooks& hooks) {
    SolvedBlock solved{{}, {}, weights};
    std::array<Tensor, kInputSites> hessians;
    BlockWeights& wanted = solved.wanted;
    BlockWeights working = weights; // as far as it is quantized
    for (const LayerKind kind : kLayerKinds)
        if (planLayer(recipe, fullLayerName(index, kind)).quantized &&
            !torch::isfinite(weights[kind].weight).all().item<bool>())
            throw Error(ErrorKind::Numerical, fullLayerName(index, kind), "holds infinities or NaN",
                        "Download the model again");
    for (const LayerKind first : kLayerKinds) {
        const auto site = static_cast<std::size_t>(inputSite(first));
        const LayerPlan plan = planLayer(recipe, fullLayerName(index, first));
        if (!plan.quantized || plan.borrowsCodebooks)
            continue;
        const auto poll = [&] { hooks.advance(static_cast<double>(first) / kLayersPerBlock); };
        poll();
        if (!hessians[site].defined() && hooks.aim) {
            const LayerAim aim = hooks.aim(inputSite(first), working, poll);
            aimAt_(wanted, quantizedAt(recipe, index, inputSite(first)), aim, poll);
            hessians[site] = meanHessian(aim);
        } else if (!hessians[site].defined()) {
            hessians[site] = statistics[site].mean();
        }
        const auto start = std::chrono::steady_clock::now();
        const std::vector<LayerKind> kinds = solvedTogether(recipe, index, first);
        std::vector<SolvedLayer> found = solveTogether(recipe, index, kinds, wanted, hessians[site], poll);
        for (const std::string& warning : found.front().warnings)
            hooks.warn(fullLayerName(index, first) + ": " + warning);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const LayerKind kind = kinds[i];
            const Tensor& weight = wanted[kind].weight;
            LayerReport report;
            report.block = index;
            report.layer = layerName(kind);
            report.rows = static_cast<int>(weight.size(0));
            report.columns = static_cast<int>(weight.size(1));
            report.bitsPerWeight = static_cast<double>(plannedBits(planLayer(recipe, fullLayerName(index, kind)),
                                                                   weight.size(0), weight.size(1))) /
                                   static_cast<double>(weight.numel());
            report.relativeOutputError = relativeOutputError(weight, dequantize(found[i].layer), hessians[site]);
            report.seconds = seconds / static_cast<double>(kinds.size());
            solved.reports.push_back(report);
            working[kind].weight = dequantize(found[i].layer);
            solved.block.layers[static_cast<std::size_t>(kind)] = std::move(found[i].layer);
        }
    }
    solved.block.activations = activationQuantizers(recipe.activations, statistics);
    return solved;
}

BlockActivations activationQuantizers(const ActivationOptions& options, const SiteStatistics& statistics) {
    BlockActivations activations;
    if (options.bits >= 16)
        return activations;
    const double maxCode = (1 << options.bits) - 1;
    for (std::size_t site = 0; site < activations.inputs.size(); ++site) {
        ActivationQuantizer& quantizer = activations.inputs[site];
        quantizer = {options.bits, options.mode, torch::ones({}), 0};
        if (options.mode == ActivationMode::PerToken)
            continue;
        const double low = statistics[site].inputMinimum().min().item<double>();
        const double high = statistics[site].inputMaximum().max().item<double>();
        const double step = std::max((high - low) / maxCode, 1e-12);
        quantizer.scale = torch::full({}, step, torch::kFloat32);
        quantizer.zero = static_cast<int>(std::nearbyint(-low / step));
    }
    if (options.attention) // their ranges follow the token in either mode
        activations.attention.fill({options.bits, ActivationMode::PerToken, torch::ones({}), 0});
    return activations;
}

void updateErrors_(std::vector<LayerReport>& reports, const BlockWeights& original, const QuantizedBlock& block,
                   const SiteStatistics& statistics) {
    std::array<Tensor, kInputSites> hessians;
    for (LayerReport& report : reports)
        for (const LayerKind kind : kLayerKinds) {
            const auto& layer = block.layers[static_cast<std::size_t>(kind)];
            if (!layer || report.layer != layerName(kind))
                continue;
            Tensor& hessian = hessians[static_cast<std::size_t>(inputSite(kind))];
            if (!hessian.defined())
                hessian = statistics[static_cast<std::size_t>(inputSite(kind))].mean();
            report.relativeOutputError = relativeOutputError(original[kind].weight, dequantize(*layer), hessian);
        }
}

} // namespace precis
