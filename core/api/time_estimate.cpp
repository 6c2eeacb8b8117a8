// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/time_estimate.h"

#include "precis/layer_goal.h"
#include "precis/window_schedule.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace precis {

namespace {

constexpr double kBackward = 2;         // of the forward pass: gradients of inputs and of weights
constexpr int kMeasured = 16;           // token windows that a loss under hard roundings is measured on
constexpr double kFakeQuantize = 60;    // of a weight and optimizer step, as multiply-adds
constexpr double kSweepSlowness = 4;    // columns one after the other instead of whole products
constexpr double kHalfSpeedWidth = 120; // of a model that reaches half of the rate; measured at 64 and 256

// Measured: rounds of additive codebooks, and what fitting codebooks takes in whole products and in codewords compared.
constexpr double kAdditiveRounds = 15, kCodebookProducts = 54, kCodebookRounds = 235;

struct BlockCost {
    double weights = 0;   // multiply-adds of a token in the linear layers
    double attention = 0; // of a token in the attention
    double hessians = 0;  // of a token
    double solve = 0;     // once
};

double solveCost(const WeightOptions& weights, double rows, double columns) {
    const double product = rows * columns * columns;
    const double sweep = kSweepSlowness * (0.5 * product + columns * columns * columns);
    if (weights.format == WeightFormat::Additive) {
        constexpr double kUpdates = 10; // products of a round besides those of the search
        const AdditiveOptions& options = weights.additive;
        const double codewords =
            options.codebooks * std::exp2(options.codeBits) +
            options.criticalShare * options.extendedCodebooks * std::exp2(options.extendedCodeBits);
        return kAdditiveRounds * ((kUpdates + options.beam) * product + options.beam * rows * columns * codewords);
    }
    if (weights.format == WeightFormat::None || weights.solver != WeightSolver::HessianSweep)
        return 0;
    if (weights.format == WeightFormat::Uniform)
        return sweep;
    const double codewords = std::exp2(weights.codebook.bits * weights.codebook.dimension);
    return sweep + kCodebookProducts * product + kCodebookRounds * rows * columns * codewords;
}

BlockCost blockCost(const Recipe& recipe, const ModelSummary& model, double tokensInWindow) {
    BlockCost cost;
    std::map<int, int> inputs; // width -> how many layers have it
    for (const LayerShape& layer : model.layers) {
        const double rows = layer.rows, columns = layer.columns;
        cost.weights += rows * columns;
        cost.solve += solveCost(recipe.weights, rows, columns);
        ++inputs[layer.columns];
    }
    // Queries, keys and values share their inputs, gate and up projection theirs: four sites in a block of seven.
    for (const auto& [columns, layers] : inputs)
        cost.hessians += static_cast<double>(columns) * columns * (layers > 2 ? layers - 3 : layers);
    // Scores and values; a token looks at half of its window in the mean.
    cost.attention = tokensInWindow * model.heads * model.headDim;
    return cost;
}

} // namespace

double countMultiplyAdds(const Recipe& recipe, const ModelSummary& model) {
    if (model.layers.empty())
        return 0;
    const ReconstructionOptions& options = recipe.reconstruction;
    const double windowTokens = recipe.calibration.windowTokens;
    const double trained = recipe.calibration.tokenWindows * windowTokens;
    const FineTuningOptions& tuning = recipe.fineTuning;
    const double heldOut = options.enabled || tuning.enabled ? options.heldOutWindows * windowTokens : 0;
    const BlockCost cost = blockCost(recipe, model, windowTokens);
    const double forward = cost.weights + cost.attention;                             // of a token through a block
    double total = model.blocks * (trained * (forward + cost.hessians) + cost.solve); // capture, solve
    total += model.blocks * (trained + heldOut) * forward;                            // propagate
    const bool aims = aimsAtOriginal(recipe);
    if (options.enabled || tuning.enabled || aims)
        total += model.blocks * (trained + heldOut) * forward; // targets
    if (aims) // to each of four sites, half of a block in the mean, in both models; two sums instead of one
        total += model.blocks * trained * (4 * forward + 2 * cost.hessians);
    const double head = static_cast<double>(model.vocabulary) * model.hidden;
    const double measured = std::min<double>(kMeasured, recipe.calibration.tokenWindows) * windowTokens + heldOut;
    const auto training = [&](int blocks, int epochs, bool hasHead) {
        ReconstructionOptions schedule = options;
        schedule.epochs = epochs;
        return epochs * trained * ((1 + kBackward) * blocks * forward + (hasHead ? 3 * head : 0)) +
               (1 + epochs) * measured * (blocks * forward + (hasHead ? 2 * head : 0)) +
               stepsPerWindow(schedule, recipe.calibration.tokenWindows) * blocks * kFakeQuantize * cost.weights;
    };
    if (tuning.enabled)
        total += training(model.blocks, tuning.epochs, true);
    if (!options.enabled)
        return total;
    total += model.blocks * trained * cost.hessians; // what training left of each layer's error
    int before = 0;                                  // blocks that an earlier window has opened
    for (const BlockWindow& window : windowSchedule(model.blocks, options)) {
        total += training(window.count, options.epochs, window.end() == model.blocks && options.logitsKlWeight > 0);
        total += std::max(0, before - window.first) * (trained + heldOut) * forward; // through the open blocks again
        if (options.homologousShare > 0)
            total += window.count * (trained + heldOut) * forward;
        before = std::max(before, window.end());
    }
    return total;
}

double predictSeconds(const Recipe& recipe, const ModelSummary& model, double matmulGflops) {
    const double share = model.hidden / (model.hidden + kHalfSpeedWidth);
    const double perSecond = 0.5e9 * matmulGflops * share;
    return perSecond > 0 ? countMultiplyAdds(recipe, model) / perSecond : 0;
}

} // namespace precis
