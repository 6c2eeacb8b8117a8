// SPDX-License-Identifier: GPL-3.0-or-later
// Causal attention without the T x T matrix, forward and backward: the fast twin of the tensor operations in
// attention.cpp, in single precision on the CPU.
#pragma once

#include <cstdint>

namespace precis {

struct AttentionShape {
    std::int64_t batch = 0;         // B
    std::int64_t tokens = 0;        // T
    std::int64_t heads = 0;         // Hq
    std::int64_t keyValueHeads = 0; // Hkv, each serves Hq/Hkv query heads
    std::int64_t headDim = 0;       // Dh
    std::int64_t window = 0;        // tokens a query sees, itself included
};

// queries [B,T,Hq,Dh], keys and values [B,T,Hkv,Dh], cosine and sine [T,Dh/2], result [B,T,Hq,Dh]; all contiguous.
// Queries and keys are rotated on the way. Works on tiles of queries that stay in the cache, threads over heads.
void causalAttention(const float* queries, const float* keys, const float* values, const float* cosine,
                     const float* sine, float* result, const AttentionShape& shape);

struct AttentionInput {
    const float* queries;
    const float* keys;
    const float* values;
    const float* cosine;
    const float* sine;
};
struct AttentionGradients {
    float* queries;
    float* keys;
    float* values;
};
// Gradients of queries, keys and values from that of the result; shapes as above, written and not added.
void causalAttentionBackward(const AttentionInput& input, const float* gradient, const AttentionGradients& gradients,
                             const AttentionShape& shape);

} // namespace precis
