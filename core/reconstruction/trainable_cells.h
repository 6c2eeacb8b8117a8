// SPDX-License-Identifier: GPL-3.0-or-later
// What trained codebooks of both kinds share: a vector takes the codewords nearest to a trained copy of its weight,
// which starts inside the cell of the code that it has.
#pragma once

#include "reconstruction/trainable_layer.h"

#include <memory>

namespace precis {

// From the decoded vectors [O,n] as far towards the weight [O,n] as they would still be chosen; outside(placed) tells
// which vectors [O,V] would not.
template <class Outside>
Tensor weightInsideItsCell(const Tensor& decoded, const Tensor& weight, std::int64_t dimension, Outside&& outside) {
    constexpr int kShrinkings = 8;
    constexpr double kShrinking = 0.7;
    Tensor share = torch::ones({weight.size(0), weight.size(1) / dimension});
    const auto placed = [&] {
        return (decoded + (weight - decoded) * share.repeat_interleave(dimension, 1)).contiguous();
    };
    for (int i = 0; i <= kShrinkings; ++i)
        share =
            torch::where(outside(placed()), i == kShrinkings ? torch::zeros_like(share) : share * kShrinking, share);
    return placed();
}

// Lets the layer run on a training that has layerNow(), backward(), current, and offsets of its copy of the weight
// where codes are trained.
template <class Training>
void connect_(TrainableLayer& layer, const std::shared_ptr<Training>& training, const ReconstructionOptions& options) {
    if (training->offsets.defined()) {
        layer.tensors.push_back({training->offsets, options.roundingRate});
        layer.project_ = [training] { training->offsets.clamp_(-1, 1); }; // no further than the next cell
    }
    layer.weight = [training](double) {
        training->current = training->layerNow();
        return dequantize(training->current);
    };
    layer.backward = [training](const Tensor& gradient) { return training->backward(gradient); };
    layer.harden = [training]() -> QuantizedLayer { return training->layerNow(); };
}

} // namespace precis
