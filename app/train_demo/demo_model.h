// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's language model: Llama's architecture with its parameters, its differentiable forward pass and its folder.
#pragma once

#include "tensor/torch.h"

#include <string>
#include <utility>
#include <vector>

namespace precis::demo {

struct DemoShape {
    int vocabulary = 2048;
    int hidden = 256;
    int mlpHidden = 768;
    int blocks = 6;
    int heads = 8;
    int keyValueHeads = 4;
    int headDim = 32;
    int context = 256;
    double ropeTheta = 10000;
    double normEpsilon = 1e-5;
};

struct DemoBlock {
    Tensor inputNorm; // [D]
    Tensor qkv;       // [(Hq + 2 Hkv) Dh, D]: query, key and value rows, one product
    Tensor output;    // [D, Hq Dh]
    Tensor postNorm;  // [D]
    Tensor gateUp;    // [2F, D]
    Tensor down;      // [D, F]
};

struct DemoModel {
    DemoShape shape;
    Tensor embedding; // [V,D], also the head
    std::vector<DemoBlock> blocks;
    Tensor norm; // [D]

    // Every parameter with its name in a checkpoint, always in the same order.
    std::vector<std::pair<std::string, Tensor>> parameters() const;
};

// Normally distributed weights of deviation 0.02, those that write to the residual stream smaller by sqrt(2 * blocks).
DemoModel makeDemoModel(const DemoShape& shape, std::uint64_t seed);

// tokens [B,T] int64 -> logits [B*T,V] bfloat16.
Tensor demoLogits(const DemoModel& model, const Tensor& tokens);

// The weights as a Hugging Face folder spells them, in half precision.
std::vector<std::pair<std::string, Tensor>> huggingFaceTensors(const DemoModel& model);
// config.json of that folder.
std::string huggingFaceConfig(const DemoShape& shape);

} // namespace precis::demo
