// SPDX-License-Identifier: GPL-3.0-or-later
// Distances between what a window puts out and what it should. Ding et al., "CBQ", ICLR 2025: squared error plus the
// divergence of softmaxed hidden states. Beyond the paper: the divergence of the predictions, for windows that end in
// the last block.
#pragma once

#include "model/model.h"
#include "precis/recipe.h"
#include "tensor/torch.h"

namespace precis {

// mean((a - b)^2) over everything.
Tensor squaredError(const Tensor& output, const Tensor& target);

// Mean over tokens of KL(softmax(target) || softmax(output)) over the channels; both [B,T,D]. The first token of each
// window may be left out.
Tensor hiddenDivergence(const Tensor& output, const Tensor& target, bool skipFirstToken);

// Mean over tokens of KL(p || q), p and q the model's predictions from hidden states target and output [B,T,D].
// Differentiable in output; works on stretches of tokens, so that the logits of all never exist at once.
Tensor predictionDivergence(const Model& model, const Tensor& output, const Tensor& target);

struct WindowLoss {
    Tensor total; // scalar, differentiable
    double l2 = 0;
    double kl = 0;       // weighted
    double logitsKl = 0; // weighted
};

// Which part of the model a window is, and with it what its loss is made of.
enum class WindowPlace {
    Inside, // squared error and divergence of hidden states
    AtEnd,  // ends in the last block: divergence of the predictions besides
    Whole,  // fine-tuning: divergence of the predictions alone
};

// The loss of one batch against one target.
WindowLoss windowLoss(const Model& model, const ReconstructionOptions& options, WindowPlace place, const Tensor& output,
                      const Tensor& target);

} // namespace precis
