// SPDX-License-Identifier: GPL-3.0-or-later
// What a recipe's preprocessing does to one block before anything in it is quantized.
// Ding et al., "CBQ: Cross-Block Quantization for Large Language Models", ICLR 2025, coarse-to-fine preprocessing;
// Xiao et al., "SmoothQuant", ICML 2023, to compare with.
#pragma once

#include "calibration/hessian.h"
#include "quantizer/activation_scales.h"
#include "quantizer/outlier_detection.h"
#include "tensor/safetensors.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace precis {

// Thresholds that a person set; what is absent is detected.
struct HandSetThresholds {
    std::optional<double> fence = {};
    std::optional<double> threshold = {};
};

OutlierRules channelRules(const PreprocessOptions& options, const HandSetThresholds& byHand = {});
OutlierRules weightRules(const PreprocessOptions& options, const HandSetThresholds& byHand = {});

// What the overrides of a recipe set: the last that matches the layer (its full name), or any layer of the site.
std::optional<double> weightThreshold(const Recipe& recipe, const std::string& name);
std::optional<double> activationThreshold(const Recipe& recipe, int block, InputSite site);

struct SiteScaling {
    OutlierThresholds thresholds; // of the channels' largest inputs
    Tensor scales;                // [I]; undefined: none
    int scaledChannels = 0;
};
// Coarse-to-fine scaling of a site whose channels reach inputAbsMax [I].
SiteScaling scaleOutliers(const Tensor& inputAbsMax, InputSite site, const PreprocessOptions& options,
                          const HandSetThresholds& byHand, const ModelConfig& config);
// What the recipe's method makes of a site; `weights` as they are before any scaling.
SiteScaling scaleSite(const Recipe& recipe, int block, InputSite site, const Tensor& inputAbsMax,
                      const BlockWeights& weights, const ModelConfig& config);

struct BlockPreprocessing {
    std::vector<Snapshot> layers; // the outliers of each, before and after
    // The weights scaled but not truncated, which errors are measured against: truncating changes the function.
    std::array<Tensor, kLayersPerBlock> targets;
    bool isTruncated = false;
    // Tensors that changed and that no quantized layer will hold, by their name in the block: norms, biases, the
    // weights of layers that the recipe leaves alone.
    NamedTensors dense;
};

// Scales and truncates block number `block` as the recipe says. `inputs`, one an InputSite, hold the statistics of its
// inputs; they become those of the scaled inputs.
// Error Numerical when a weight is not finite.
BlockPreprocessing preprocessBlock_(BlockWeights& weights, std::span<HessianAccumulator> inputs, const Recipe& recipe,
                                    int block, const ModelConfig& config);

// The same weights without the truncation.
BlockWeights beforeTruncation(BlockWeights weights, const BlockPreprocessing& preprocessing);

} // namespace precis
