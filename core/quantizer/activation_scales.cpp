// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/activation_scales.h"

namespace precis {

namespace {

constexpr std::array kAttentionLayers{LayerKind::Query, LayerKind::Key, LayerKind::Value};
constexpr std::array kOutputLayers{LayerKind::Output};
constexpr std::array kMlpLayers{LayerKind::Gate, LayerKind::Up};
constexpr std::array kDownLayers{LayerKind::Down};

// [Hq*Dh] as [Hkv, Hq/Hkv, Dh]: query heads by the value head they read.
Tensor byValueHead(const Tensor& scales, const ModelConfig& config) {
    return scales.view({config.keyValueHeads, config.heads / config.keyValueHeads, config.headDim});
}

void divideRows_(LinearLayer& layer, const Tensor& scales) {
    layer.weight = layer.weight / scales.unsqueeze(1);
    if (layer.bias.defined())
        layer.bias = layer.bias / scales;
}

} // namespace

std::span<const LayerKind> layersAt(InputSite site) {
    switch (site) {
    case InputSite::Attention:
        return kAttentionLayers;
    case InputSite::AttentionOutput:
        return kOutputLayers;
    case InputSite::Mlp:
        return kMlpLayers;
    case InputSite::Down:
        return kDownLayers;
    }
    return {};
}

Tensor outlierScales(const Tensor& inputAbsMax, double threshold, const PreprocessOptions& options) {
    const Tensor isOutlier = inputAbsMax > threshold;
    const Tensor inliers = inputAbsMax.masked_fill(isOutlier, 0);
    const double largestInlier = inliers.max().item<double>();
    const double reference = largestInlier > 0 ? largestInlier : threshold; // the threshold when all are outliers
    if (reference <= 0)
        return torch::ones_like(inputAbsMax);
    const Tensor scales = (inputAbsMax / reference).pow(options.exponent).clamp(1.0, options.maxScale);
    return torch::where(isOutlier, scales, torch::ones_like(scales));
}

Tensor smoothQuantScales(const Tensor& inputAbsMax, const Tensor& weightAbsMax, const PreprocessOptions& options) {
    const Tensor scales = (inputAbsMax.pow(options.alpha) / weightAbsMax.pow(1 - options.alpha))
                              .clamp(1 / options.maxScale, options.maxScale);
    const Tensor isAlive = (inputAbsMax > 0).logical_and(weightAbsMax > 0);
    return torch::where(isAlive, scales, torch::ones_like(scales));
}

Tensor agreeAcrossHeads(const Tensor& scales, InputSite site, const ModelConfig& config) {
    if (site != InputSite::AttentionOutput)
        return scales;
    const Tensor grouped = byValueHead(scales, config);
    return grouped.amax(1, /*keepdim=*/true).expand_as(grouped).reshape({-1});
}

void foldActivationScales_(BlockWeights& weights, const ActivationScales& scales, const ModelConfig& config) {
    for (int site = 0; site < kInputSites; ++site) {
        const Tensor& scale = scales[static_cast<std::size_t>(site)];
        if (!scale.defined())
            continue;
        for (const LayerKind kind : layersAt(static_cast<InputSite>(site)))
            weights[kind].weight = weights[kind].weight * scale;
        switch (static_cast<InputSite>(site)) {
        case InputSite::Attention:
            weights.attentionNorm = weights.attentionNorm / scale;
            break;
        case InputSite::AttentionOutput:
            // One scale a value channel: agreeAcrossHeads made those of its readers equal.
            divideRows_(weights[LayerKind::Value], byValueHead(scale, config).select(1, 0).reshape({-1}));
            break;
        case InputSite::Mlp:
            weights.mlpNorm = weights.mlpNorm / scale;
            break;
        case InputSite::Down:
            divideRows_(weights[LayerKind::Up], scale);
            break;
        }
    }
}

} // namespace precis
