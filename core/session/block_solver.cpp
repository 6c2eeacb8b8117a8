// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/block_solver.h"

#include "precis/error.h"
#include "quantizer/solve_layer.h"

#include <chrono>

namespace precis {

SolvedBlock solveBlock(const Recipe& recipe, int index, const BlockWeights& weights, const SiteStatistics& statistics,
                       const SolveHooks& hooks) {
    SolvedBlock solved;
    std::array<Tensor, kInputSites> hessians;
    for (const LayerKind kind : kLayerKinds) {
        const auto site = static_cast<std::size_t>(inputSite(kind)), at = static_cast<std::size_t>(kind);
        const std::string name = fullLayerName(index, kind);
        const LayerPlan plan = planLayer(recipe, name);
        const Tensor& weight = weights[kind].weight;
        if (!plan.quantized)
            continue;
        if (!torch::isfinite(weight).all().item<bool>())
            throw Error(ErrorKind::Numerical, name, "holds infinities or NaN", "Download the model again");
        if (!hessians[site].defined())
            hessians[site] = statistics[site].mean();
        const auto poll = [&] { hooks.advance(static_cast<double>(kind) / kLayersPerBlock); };
        poll();
        const auto start = std::chrono::steady_clock::now();
        SolvedLayer found = solveLayer(recipe, plan, name, weight, hessians[site], poll);
        for (const std::string& warning : found.warnings)
            hooks.warn(name + ": " + warning);
        QuantizedLayer layer = std::move(found.layer);
        LayerReport report;
        report.block = index;
        report.layer = layerName(kind);
        report.rows = static_cast<int>(weight.size(0));
        report.columns = static_cast<int>(weight.size(1));
        report.bitsPerWeight = static_cast<double>(plannedBits(plan, weight.size(0), weight.size(1))) /
                               static_cast<double>(weight.numel());
        report.relativeOutputError = relativeOutputError(weight, dequantize(layer), hessians[site]);
        report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        solved.reports.push_back(report);
        solved.block.layers[at] = std::move(layer);
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
