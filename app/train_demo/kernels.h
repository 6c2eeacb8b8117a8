// SPDX-License-Identifier: GPL-3.0-or-later
// Differentiable operations of the demo's training, each fused into one pass over memory.
#pragma once

#include "tensor/torch.h"

namespace precis::demo {

// Matrix products of training run in bfloat16; norms, softmax and sums inside these operations in single precision.

// x [N,D] float, gain [D] float -> [N,D] bfloat16: x / rms(x) * gain.
Tensor rmsNorm(const Tensor& x, const Tensor& gain, double epsilon);

// gateUp [N,2F] bfloat16 -> [N,F] bfloat16: silu(gate) * up.
Tensor swiGlu(const Tensor& gateUp);

struct AttentionShape {
    int stories = 0; // B
    int tokens = 0;  // T
    int heads = 0;
    int keyValueHeads = 0;
    int headDim = 0; // 32 in every shape that is built
    double ropeTheta = 10000;
};
// Causal grouped-query attention with rotary positions.
// qkv [B*T, (Hq + 2 Hkv) Dh] bfloat16 -> [B*T, Hq Dh] bfloat16.
Tensor attention(const Tensor& qkv, const AttentionShape& shape);

// Mean negative log likelihood over the targets that are not negative. logits [N,V] bfloat16, targets [N] int64.
Tensor crossEntropy(const Tensor& logits, const Tensor& targets);

} // namespace precis::demo
