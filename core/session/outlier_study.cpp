// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/outlier_study.h"

#include "quantizer/layer_plan.h"
#include "quantizer/preprocess.h"
#include "quantizer/uniform.h"
#include "quantizer/weight_truncation.h"
#include "session/layer_study.h"
#include "session/process.h"

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

constexpr double kOpeningOperations = 5e10; // multiplications in the blocks that a study may cost to open
constexpr double kTrialOperations = 1e9;    // and in the layer, for each trial

// What a study keeps of a layer.
struct StudiedLayer {
    Recipe recipe;
    ModelConfig config;
    InputSite site = InputSite::Attention;
    LayerPlan plan;
    BlockWeights weights; // of the site's layers, which SmoothQuant looks at together
    LayerKind kind = LayerKind::Query;
    int block = 0;
    Tensor inputAbsMax; // [I] over all tokens
    Tensor meanSquares; // [I] over the sample
    Tensor sample;      // [n,I] of the inputs
    Tensor output;      // [n,O] of the sample in full precision
    std::int64_t tokens = 0;
};

// Runs the blocks before the layer's and looks at its input.
void captureInputs_(StudiedLayer& layer, const LayerSubject& subject, RunControl& control) {
    const auto [rows, columns] = layerShape(layer.config, layer.kind);
    const double affordable = kTrialOperations / static_cast<double>(rows * columns);
    const std::int64_t stride = std::max<std::int64_t>(
        1, static_cast<std::int64_t>(std::ceil(static_cast<double>(subject.tokens.numel()) / affordable)));
    std::vector<Tensor> sample;
    layer.inputAbsMax = torch::zeros({columns});
    const InputHook look = [&](InputSite site, const Tensor& input) {
        if (site == layer.site) {
            const Tensor inputs = input.reshape({-1, input.size(-1)});
            layer.inputAbsMax = torch::maximum(layer.inputAbsMax, inputs.abs().amax(0));
            sample.push_back(inputs.slice(0, 0, c10::nullopt, stride).clone());
        }
        return input;
    };
    layer.weights = runToBlock(subject, look, control);
    layer.tokens = subject.tokens.numel();
    layer.sample = torch::cat(sample);
    layer.meanSquares = layer.sample.square().mean(0);
    layer.output = layer.sample.mm(layer.weights[layer.kind].weight.t());
}

// Inputs [n,I] on the levels that the recipe gives them.
Tensor roundInputs(const Tensor& inputs, const ActivationOptions& options) {
    ActivationQuantizer quantizer{options.bits, options.mode, torch::ones({}), 0};
    if (!quantizer.isOn())
        return inputs;
    if (options.mode == ActivationMode::Static) {
        const double low = std::min(inputs.min().item<double>(), 0.0),
                     high = std::max(inputs.max().item<double>(), 0.0);
        const double step = std::max((high - low) / ((1 << options.bits) - 1), 1e-30);
        quantizer.scale = torch::full({}, step);
        quantizer.zero = static_cast<int>(std::nearbyint(-low / step));
    }
    return quantizeActivations(inputs, quantizer);
}

// Of the layer with this weight on inputs [n,I], everything rounded as the recipe says, against its full precision.
double outputError(const StudiedLayer& layer, const Tensor& weight, const Tensor& inputs, const Tensor& meanSquares) {
    const Tensor rounded =
        layer.plan.quantized ? dequantize(quantizeToNearest(weight, meanSquares, layer.plan.uniform)) : weight;
    const double reference = layer.output.square().sum(torch::kFloat64).item<double>();
    const Tensor roundedInputs = roundInputs(inputs, layer.recipe.activations);
    const double error = (roundedInputs.mm(rounded.t()) - layer.output).square().sum(torch::kFloat64).item<double>();
    return reference > 0 ? error / reference : 0;
}

ThresholdEffect attempt(const StudiedLayer& layer, const ThresholdTrial& trial) {
    prepareProcess();
    torch::NoGradGuard noGrad;
    const PreprocessOptions& options = layer.recipe.preprocess;
    HandSetThresholds inputs{trial.inputFence, trial.inputThreshold}, weights{trial.weightFence, trial.weightThreshold};
    const bool isByHand = inputs.fence || inputs.threshold;
    if (!isByHand)
        inputs.threshold = activationThreshold(layer.recipe, layer.block, layer.site);
    if (!weights.fence && !weights.threshold)
        weights.threshold = weightThreshold(layer.recipe, fullLayerName(layer.block, layer.kind));
    SiteScaling scaling =
        options.method == PreprocessMethod::SmoothQuant && !isByHand
            ? scaleSite(layer.recipe, layer.block, layer.site, layer.inputAbsMax, layer.weights, layer.config)
            : scaleOutliers(layer.inputAbsMax, layer.site, options, inputs, layer.config);
    if (!trial.scalesInputs || !scaling.scales.defined()) {
        scaling.scales = torch::ones_like(layer.inputAbsMax);
        scaling.scaledChannels = 0;
    }
    const Tensor& scales = scaling.scales;
    const Tensor meanSquares = layer.meanSquares / scales.square();
    Tensor weight = layer.weights[layer.kind].weight * scales;

    ThresholdEffect effect;
    if (trial.truncatesWeights && layer.plan.quantized) {
        const OutlierRules rules = weightRules(options, weights);
        effect.layer.weights = typicalThresholds(weight, rules);
        Truncation cut = truncateWeights(weight, meanSquares, layer.plan.uniform, rules);
        effect.layer.truncatedWeights = cut.weights;
        effect.layer.truncatedRows = static_cast<int>(cut.rows);
        weight = std::move(cut.weight);
    }
    effect.layer.inputs = scaling.thresholds;
    effect.layer.scaledChannels = scaling.scaledChannels;
    effect.layer.weightAbsMax = toVector(weight.abs().amax(0));
    effect.layer.inputAbsMax = toVector(layer.inputAbsMax / scales);
    effect.relativeOutputError = outputError(layer, weight, layer.sample / scales, meanSquares);
    return effect;
}

} // namespace

OutlierStudy openOutlierStudy(const OutlierStudyRequest& request, RunControl& control) {
    prepareProcess();
    torch::NoGradGuard noGrad;
    LayerSubject subject =
        openLayer(request.recipe, request.model, request.calibration, request.block, request.layer, control);
    auto layer = std::make_shared<StudiedLayer>();
    layer->recipe = request.recipe;
    layer->config = subject.model.config;
    layer->kind = subject.kind;
    layer->site = inputSite(subject.kind);
    layer->block = request.block;
    layer->plan = planLayer(request.recipe, subject.name());
    keepAffordable_(subject, kOpeningOperations);
    captureInputs_(*layer, subject, control);
    const Tensor& weight = layer->weights[layer->kind].weight;
    OutlierStudy study;
    study.original = {request.block, request.layer, toVector(weight.abs().amax(0)), toVector(layer->inputAbsMax)};
    study.weightBits = layer->plan.quantized ? layer->plan.uniform.bits : 16;
    study.inputBits = request.recipe.activations.bits;
    study.relativeOutputError = outputError(*layer, weight, layer->sample, layer->meanSquares);
    study.tokens = layer->tokens;
    study.attempt = [layer](const ThresholdTrial& trial) { return attempt(*layer, trial); };
    return study;
}

} // namespace precis
