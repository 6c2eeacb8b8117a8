// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/preprocess.h"

#include "model/weight_names.h"
#include "precis/error.h"
#include "quantizer/layer_plan.h"
#include "quantizer/weight_truncation.h"

#include <algorithm>

namespace precis {

namespace {

std::vector<float> toVector(const Tensor& values) {
    const Tensor flat = values.to(torch::kFloat32).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

OutlierRules rulesOf(const PreprocessOptions& options, const HandSetThresholds& byHand, double largestShare) {
    return {options.lambda1,
            options.lambda2,
            options.fineStage != FineStage::None,
            options.fineStage == FineStage::Ratios,
            options.gapFactor,
            largestShare,
            byHand.fence,
            byHand.threshold};
}

// The last override that matches one of the names and sets the field.
std::optional<double> lastOverride(const Recipe& recipe, const std::vector<std::string>& names,
                                   std::optional<double> LayerOverride::*field) {
    std::optional<double> result;
    for (const LayerOverride& line : recipe.overrides)
        if (line.*field &&
            std::ranges::any_of(names, [&](const std::string& name) { return matchesPattern(line.match, name); }))
            result = line.*field;
    return result;
}

SiteScaling countScaled(SiteScaling scaling) {
    scaling.scaledChannels = scaling.scales.defined() ? scaling.scales.ne(1).sum().item<int>() : 0;
    if (scaling.scaledChannels == 0)
        scaling.scales = Tensor();
    return scaling;
}

// Every tensor of a block but the weights of quantized layers, by its name in the block.
NamedTensors denseTensors(const BlockWeights& weights, const Recipe& recipe, int block) {
    NamedTensors tensors{{weight_names::kAttentionNorm, weights.attentionNorm},
                         {weight_names::kMlpNorm, weights.mlpNorm}};
    for (const LayerKind kind : kLayerKinds) {
        if (!planLayer(recipe, fullLayerName(block, kind)).quantized)
            tensors.emplace_back(layerName(kind) + ".weight", weights[kind].weight);
        if (weights[kind].bias.defined())
            tensors.emplace_back(layerName(kind) + ".bias", weights[kind].bias);
    }
    return tensors;
}

} // namespace

OutlierRules channelRules(const PreprocessOptions& options, const HandSetThresholds& byHand) {
    return rulesOf(options, byHand, 1);
}

OutlierRules weightRules(const PreprocessOptions& options, const HandSetThresholds& byHand) {
    return rulesOf(options, byHand, options.maxTruncated);
}

std::optional<double> weightThreshold(const Recipe& recipe, const std::string& name) {
    return lastOverride(recipe, {name}, &LayerOverride::weightThreshold);
}

std::optional<double> activationThreshold(const Recipe& recipe, int block, InputSite site) {
    std::vector<std::string> names;
    for (const LayerKind kind : layersAt(site))
        names.push_back(fullLayerName(block, kind));
    return lastOverride(recipe, names, &LayerOverride::activationThreshold);
}

SiteScaling scaleOutliers(const Tensor& inputAbsMax, InputSite site, const PreprocessOptions& options,
                          const HandSetThresholds& byHand, const ModelConfig& config) {
    SiteScaling scaling;
    const Tensor values = inputAbsMax.contiguous();
    scaling.thresholds = detectOutliers({values.data_ptr<float>(), static_cast<std::size_t>(values.numel())},
                                        channelRules(options, byHand));
    scaling.scales = agreeAcrossHeads(outlierScales(values, scaling.thresholds.kept, options), site, config);
    return countScaled(std::move(scaling));
}

SiteScaling scaleSite(const Recipe& recipe, int block, InputSite site, const Tensor& inputAbsMax,
                      const BlockWeights& weights, const ModelConfig& config) {
    const PreprocessOptions& options = recipe.preprocess;
    const auto byHand = activationThreshold(recipe, block, site);
    SiteScaling scaling = scaleOutliers(inputAbsMax, site, options, {{}, byHand}, config);
    if (options.method == PreprocessMethod::SmoothQuant) {
        // As published: only what follows a norm.
        scaling.scales = Tensor();
        if (site == InputSite::Attention || site == InputSite::Mlp) {
            Tensor largest = torch::zeros_like(inputAbsMax);
            for (const LayerKind kind : layersAt(site))
                largest = torch::maximum(largest, weights[kind].weight.abs().amax(0));
            scaling.scales = smoothQuantScales(inputAbsMax, largest, options);
        }
    } else if (options.method == PreprocessMethod::None || (!options.scaleActivations && !byHand)) {
        scaling.scales = Tensor();
    }
    return countScaled(std::move(scaling));
}

BlockPreprocessing preprocessBlock_(BlockWeights& weights, std::span<HessianAccumulator> inputs, const Recipe& recipe,
                                    int block, const ModelConfig& config) {
    const PreprocessOptions& options = recipe.preprocess;
    const bool isOn = options.method != PreprocessMethod::None;
    const NamedTensors denseBefore = denseTensors(weights, recipe, block);
    BlockPreprocessing result;
    for (const LayerKind kind : kLayerKinds) {
        result.layers.push_back({block, layerName(kind), toVector(weights[kind].weight.abs().amax(0)),
                                 toVector(inputs[static_cast<std::size_t>(inputSite(kind))].inputAbsMax())});
        result.targets[static_cast<std::size_t>(kind)] = weights[kind].weight;
    }
    if (!isOn)
        return result;

    for (const LayerKind kind : kLayerKinds)
        if (!torch::isfinite(weights[kind].weight).all().item<bool>())
            throw Error(ErrorKind::Numerical, fullLayerName(block, kind), "holds infinities or NaN",
                        "Download the model again");
    std::array<SiteScaling, kInputSites> sites;
    ActivationScales scales;
    for (std::size_t site = 0; site < kInputSites; ++site) {
        sites[site] =
            scaleSite(recipe, block, static_cast<InputSite>(site), inputs[site].inputAbsMax(), weights, config);
        scales[site] = sites[site].scales;
        if (scales[site].defined())
            inputs[site].divideBy_(scales[site]);
    }
    foldActivationScales_(weights, scales, config);

    for (const LayerKind kind : kLayerKinds) {
        const auto index = static_cast<std::size_t>(kind);
        const auto site = static_cast<std::size_t>(inputSite(kind));
        const std::string name = fullLayerName(block, kind);
        const LayerPlan plan = planLayer(recipe, name);
        const auto byHand = weightThreshold(recipe, name);
        result.targets[index] = weights[kind].weight;
        const bool isCfp = options.method == PreprocessMethod::Cfp;
        PreprocessedLayer after;
        after.scaledChannels = sites[site].scaledChannels;
        if (isCfp && (options.scaleActivations || activationThreshold(recipe, block, inputSite(kind))))
            after.inputs = sites[site].thresholds;
        if (isCfp && plan.quantized && (options.truncateWeights || byHand)) {
            const OutlierRules rules = weightRules(options, {{}, byHand});
            after.weights = typicalThresholds(weights[kind].weight, rules);
            Truncation cut = truncateWeights(weights[kind].weight, inputs[site].mean().diagonal(), plan.uniform, rules);
            after.truncatedWeights = cut.weights;
            after.truncatedRows = static_cast<int>(cut.rows);
            result.isTruncated = result.isTruncated || cut.weights > 0;
            weights[kind].weight = std::move(cut.weight);
        }
        after.weightAbsMax = toVector(weights[kind].weight.abs().amax(0));
        after.inputAbsMax = toVector(inputs[site].inputAbsMax());
        result.layers[index].preprocessed = std::move(after);
    }

    const NamedTensors denseAfter = denseTensors(weights, recipe, block);
    for (std::size_t i = 0; i < denseAfter.size(); ++i)
        if (!torch::equal(denseAfter[i].second, denseBefore[i].second))
            result.dense.push_back(denseAfter[i]);
    return result;
}

BlockWeights beforeTruncation(BlockWeights weights, const BlockPreprocessing& preprocessing) {
    for (const LayerKind kind : kLayerKinds)
        weights[kind].weight = preprocessing.targets[static_cast<std::size_t>(kind)];
    return weights;
}

} // namespace precis
