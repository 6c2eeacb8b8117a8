// SPDX-License-Identifier: GPL-3.0-or-later
// What the layers of one input site should put out: what the original model has there, on the inputs that the layers
// quantized before leave them. A layer then makes up for some of the error in front of it instead of repeating it. Two
// layers of a block also add to the stream that runs past them, and make up for the error in it too.
#pragma once

#include "session/block_capture.h"

#include <array>
#include <functional>
#include <vector>

namespace precis {

// Sums over tokens, float64: x is the input that the layers will see, its own quantization aside, o the original's.
struct AimSums {
    std::int64_t tokens = 0;
    Tensor hessian; // of x x^T, [I,I]
    Tensor cross;   // of o x^T, [I,I]
    Tensor stream; // of what the original's stream is ahead of ours, times x^T, [D,I]; undefined where nothing is added
};
// Of two halves of the token windows: what is learned from one is tried on the other.
using LayerAim = std::array<AimSums, 2>;
Tensor meanHessian(const LayerAim& aim); // over the tokens of both halves

// The same token windows [0, count) on their way through the original and the quantized model.
struct AimPass {
    const Model& model;
    int index = 0;
    const BlockWeights& original;
    const RotaryTable& rotary;
    const ActivationCache& originalInputs; // of the block
    const ActivationCache& inputs;         // what the quantized blocks before leave it
    std::int64_t count = 0;
};
// working: the block with the layers in front of the site quantized. With one token window the second half is empty.
LayerAim measureAim(const AimPass& pass, InputSite site, const BlockWeights& working,
                    const std::function<void()>& poll);

// The weights W' [O,I] whose outputs W' x come nearest to the aims of the weights W: W' = W + (W (cross - H) + stream)
// (H + ridge)^-1, H the hessian. What a quantized weight misses of its aim is then tr((W'-Q) H (W'-Q)^T) and a
// constant. The ridge is the one, of several, with which each half of the tokens predicts the other best, for all
// weights together; W themselves where none does.
std::vector<Tensor> aimedWeights(const std::vector<Tensor>& weights, const LayerAim& aim,
                                 const std::function<void()>& poll);

} // namespace precis
