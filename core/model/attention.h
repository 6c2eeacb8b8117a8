// SPDX-License-Identifier: GPL-3.0-or-later
// Causal grouped-query attention with rotary positions.
#pragma once

#include "model/block_weights.h"
#include "tensor/torch.h"

namespace precis {

// Cosines and sines of positions 0..T-1, [T, Dh/2] each.
struct RotaryTable {
    Tensor cosine;
    Tensor sine;
};

// queries [B,T,Hq,Dh], keys and values [B,T,Hkv,Dh] -> [B,T,Hq*Dh], differentiable. Key-value heads serve Hq/Hkv query
// heads each. window: how many tokens a query sees, itself included. quantizers: of queries, keys and values.
Tensor attention(const Tensor& queries, const Tensor& keys, const Tensor& values, const RotaryTable& rotary,
                 std::int64_t window, const std::array<ActivationQuantizer, 3>& quantizers);

// The same in plain tensor operations, on any device.
Tensor attentionReference(const Tensor& queries, const Tensor& keys, const Tensor& values, const RotaryTable& rotary,
                          std::int64_t window, const std::array<ActivationQuantizer, 3>& quantizers);

} // namespace precis
