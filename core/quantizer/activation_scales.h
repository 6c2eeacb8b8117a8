// SPDX-License-Identifier: GPL-3.0-or-later
// Scales for the input channels of linear layers, folded into what comes before: x / s meets W diag(s), so that the
// full-precision function stays what it was while outlier channels no longer set the range of the activations.
// Coarse-to-fine: Ding et al., "CBQ", ICLR 2025. SmoothQuant: Xiao et al., "SmoothQuant", ICML 2023, equation 4.
#pragma once

#include "model/block_weights.h"
#include "precis/recipe.h"

#include <array>
#include <span>

namespace precis {

// What the inputs of each site are divided by, [I] float32 and positive; undefined where they stay as they are.
using ActivationScales = std::array<Tensor, kInputSites>;

// The layers that take their input at a site.
std::span<const LayerKind> layersAt(InputSite site);

// (v / r)^exponent for channels whose largest absolute input v [I] is above the threshold, 1 elsewhere; r is the
// largest v that is not above it. Capped at maxScale.
Tensor outlierScales(const Tensor& inputAbsMax, double threshold, const PreprocessOptions& options);

// SmoothQuant: v^alpha / w^(1-alpha), with w [I] the largest absolute weight of the channel over all layers of the
// site. Channels that are dead in either stay as they are.
Tensor smoothQuantScales(const Tensor& inputAbsMax, const Tensor& weightAbsMax, const PreprocessOptions& options);

// Scales that fold exactly: query heads that read the same value head must agree, the largest decides.
Tensor agreeAcrossHeads(const Tensor& scales, InputSite site, const ModelConfig& config);

// Divides norms, value rows and up rows (their biases too) and multiplies the columns of the layers that read them. The
// block's output stays the same up to rounding.
void foldActivationScales_(BlockWeights& weights, const ActivationScales& scales, const ModelConfig& config);

} // namespace precis
