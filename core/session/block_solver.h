// SPDX-License-Identifier: GPL-3.0-or-later
// Quantizes the layers of one block, each by itself.
#pragma once

#include "precis/recipe.h"
#include "precis/report.h"
#include "session/layer_aim.h"
#include "session/quantized_block.h"

#include <functional>
#include <string>
#include <vector>

namespace precis {

struct SolvedBlock {
    QuantizedBlock block;
    std::vector<LayerReport> reports; // of the quantized layers, in order
    BlockWeights wanted;              // what the layers were quantized for: the given weights, or aimed ones
};

struct SolveHooks {
    std::function<void(double)> advance;
    std::function<void(const std::string&)> warn;
    // Measures what the layers of a site should aim at, in front of them, with the block as it is by then. Empty: at
    // what they would put out themselves.
    std::function<LayerAim(InputSite, const BlockWeights& working, const std::function<void()>& poll)> aim = {};
};

// Error Numerical when a weight is not finite.
SolvedBlock solveBlock(const Recipe& recipe, int index, const BlockWeights& weights, const SiteStatistics& statistics,
                       const SolveHooks& hooks);

// The activation quantizers a recipe asks for, static ones from the range the inputs had.
BlockActivations activationQuantizers(const ActivationOptions& options, const SiteStatistics& statistics);

// The relative output error of each layer in the reports, now that the inputs are those in the statistics.
void updateErrors_(std::vector<LayerReport>& reports, const BlockWeights& original, const QuantizedBlock& block,
                   const SiteStatistics& statistics);

} // namespace precis
