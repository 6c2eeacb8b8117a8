// SPDX-License-Identifier: GPL-3.0-or-later
// A finished block on disk: for every quantized layer its packed codes, steps and zero points (docs/formats.md).
#pragma once

#include "model/block_weights.h"
#include "quantizer/uniform.h"

#include <array>
#include <optional>
#include <string>

namespace precis {

// Layers that the recipe leaves alone are empty.
using QuantizedBlock = std::array<std::optional<UniformLayer>, kLayersPerBlock>;

void writeQuantizedBlock(const std::string& path, const QuantizedBlock& block);
// Error BadFormat names file and tensor.
QuantizedBlock readQuantizedBlock(const std::string& path, const ModelConfig& config);

// Puts the dequantized weights in place of the original ones.
void replaceWeights_(BlockWeights& weights, const QuantizedBlock& block);

} // namespace precis
