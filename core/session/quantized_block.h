// SPDX-License-Identifier: GPL-3.0-or-later
// A finished block on disk: for every quantized layer what its format stores, the tensors that preprocessing changed,
// and the quantizers of its activations (docs/formats.md).
#pragma once

#include "model/block_weights.h"
#include "quantizer/quantized_layer.h"
#include "tensor/safetensors.h"

#include <array>
#include <optional>
#include <string>

namespace precis {

struct QuantizedBlock {
    std::array<std::optional<QuantizedLayer>, kLayersPerBlock> layers; // empty where the recipe leaves a layer alone
    NamedTensors dense; // put in place of the original ones; names inside the block, "input_layernorm.weight"
    BlockActivations activations;
};

void writeQuantizedBlock(const std::string& path, const QuantizedBlock& block);
// Error BadFormat names file and tensor.
QuantizedBlock readQuantizedBlock(const std::string& path, const ModelConfig& config);

// Sets tensors of block.dense, those of the same name anew.
void putDense_(QuantizedBlock& block, const NamedTensors& tensors);

// Puts what the block holds in place of the original.
void replaceWeights_(BlockWeights& weights, const QuantizedBlock& block);

} // namespace precis
