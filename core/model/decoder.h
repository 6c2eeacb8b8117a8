// SPDX-License-Identifier: GPL-3.0-or-later
// The forward pass of the Llama family, block by block. Plain tensor operations: differentiable, on any device.
// Touvron et al., "LLaMA: Open and Efficient Foundation Language Models", 2023; rotary embedding: Su et al., 2021.
#pragma once

#include "model/attention.h"
#include "model/model.h"
#include "tensor/torch.h"

#include <functional>

namespace precis {

// Positions 0..tokens-1.
RotaryTable rotaryTable(const ModelConfig& config, std::int64_t tokens);

// ids [B,T] int64 -> [B,T,D]. Error BadInput when the vocabulary has no such id.
Tensor embed(const Model& model, const Tensor& ids);
// x / rms(x) * gain over the last dimension.
Tensor rmsNorm(const Tensor& x, const Tensor& gain, double epsilon);

// Called with the input of each site, [B,T,I], before it is quantized; may replace it by returning another tensor.
using InputHook = std::function<Tensor(InputSite, const Tensor&)>;

// One block: x [B,T,D] -> [B,T,D], causal, positions from 0, its activations quantized where the block says so. blockIndex matters to sliding windows only.
Tensor forwardBlock(const ModelConfig& config, int blockIndex, const BlockWeights& block, const RotaryTable& rotary,
                    const Tensor& x, const InputHook& hook = {});

// What the layers of a site take in, [B,T,I], and the stream [B,T,D] that runs past them. Nothing behind the site is
// computed.
struct SiteInput {
    Tensor input;
    Tensor stream;
};
SiteInput siteInput(const ModelConfig& config, int blockIndex, const BlockWeights& block, const RotaryTable& rotary,
                    const Tensor& x, InputSite site);

// x [..., D] -> logits [..., V], final norm included.
Tensor logits(const Model& model, const Tensor& x);

} // namespace precis
