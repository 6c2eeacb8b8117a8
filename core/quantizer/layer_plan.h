// SPDX-License-Identifier: GPL-3.0-or-later
// LayerPlan: what a recipe means for one layer, overrides applied, and how many bits that will cost.
#pragma once

#include "model/block_weights.h"
#include "precis/recipe.h"

#include <cstdint>
#include <string>

namespace precis {

struct LayerPlan {
    bool quantized = true; // false: the layer stays as it is
    UniformOptions uniform;
    WeightFormat format = WeightFormat::Uniform;
    CodebookOptions codebook = {};
    AdditiveOptions additive = {};
    bool borrowsCodebooks = false; // additive ones, of another layer in the block that has the same input
};

// name is the full one, "blocks.3.mlp.down_proj". Of codebooks an override's bits are those of the codes, with vectors
// short enough that a codebook has 256 codewords at most, and its group size the weights in a group; of additive
// codebooks they say how many codebooks there are.
LayerPlan planLayer(const Recipe& recipe, const std::string& name);

// Everything stored for a layer of that shape; 16 bits a weight when it is not quantized.
struct PlannedBits {
    std::uint64_t codes = 0;
    std::uint64_t codebooks = 0;
    std::uint64_t scales = 0;    // zero points, and which channels are critical
    std::uint64_t untouched = 0; // instead of all these
    std::uint64_t total() const { return codes + codebooks + scales + untouched; }
};
PlannedBits plannedParts(const LayerPlan& plan, std::int64_t rows, std::int64_t columns);
std::uint64_t plannedBits(const LayerPlan& plan, std::int64_t rows, std::int64_t columns);

// Whether two layers with the same input can have the same additive codebooks.
bool canShareCodebooks(const LayerPlan& a, const LayerPlan& b);

// The recipe that rounds to nearest with about as many bits a weight, two at least, for comparison.
Recipe roundingRecipe(const Recipe& recipe);

// Whether name matches pattern, where * stands for any text and ? for one character.
bool matchesPattern(std::string_view pattern, std::string_view name);

} // namespace precis
