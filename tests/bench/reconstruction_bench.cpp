// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"
#include "model/attention.h"
#include "quantizer/uniform.h"
#include "reconstruction/window_trainer.h"

namespace precis::bench {

namespace {

constexpr std::int64_t kTokens = 256, kWindows = 64;
using Clock = std::chrono::steady_clock;

// Forward and backward products of the linear layers of two blocks on one token window, and attention, as training has
// them, and nothing else.
double bareSeconds(const Model& model, const BlockWeights& weights, const RotaryTable& rotary) {
    const ModelConfig& c = model.config;
    const Tensor q = torch::randn({1, kTokens, c.heads, c.headDim}).requires_grad_();
    const Tensor k = torch::randn({1, kTokens, c.keyValueHeads, c.headDim}).requires_grad_();
    const Tensor v = torch::randn({1, kTokens, c.keyValueHeads, c.headDim}).requires_grad_();
    return bestSeconds(5, [&] {
        for (int block = 0; block < 2; ++block) {
            for (const LayerKind kind : kLayerKinds) {
                const Tensor& weight = weights[kind].weight;
                const Tensor x = torch::ones({kTokens, weight.size(1)}), dy = torch::ones({kTokens, weight.size(0)});
                x.mm(weight.t());
                dy.mm(weight);
                dy.t().mm(x);
            }
            attention(q, k, v, rotary, kTokens, {}).sum().backward();
        }
    });
}

// Seconds a step between the first and the last event of a window over blocks 1 and 2 of the demo model's shape.
double stepSeconds(const Model& model, const RotaryTable& rotary, ReconstructionOptions options) {
    CacheBudget budget;
    ActivationCache inputs(kWindows, kTokens, model.config.hidden, budget);
    ActivationCache targets(kWindows, kTokens, model.config.hidden, budget);
    for (std::int64_t n = 0; n < kWindows; ++n) {
        inputs.write(n, torch::randn({1, kTokens, model.config.hidden}));
        targets.write(n, torch::randn({1, kTokens, model.config.hidden}));
    }
    UniformOptions uniform;
    uniform.clipScan = true;
    std::vector<TrainableBlock> blocks;
    for (const int index : {1, 2}) {
        BlockWeights weights = model.block(index);
        std::array<std::optional<QuantizedLayer>, kLayersPerBlock> layers;
        for (const LayerKind kind : kLayerKinds)
            layers[static_cast<std::size_t>(kind)] = quantizeToNearest(weights[kind].weight, {}, uniform);
        blocks.push_back(makeTrainableBlock(index, weights, layers, options, 0));
    }
    const WindowJob job{
        model,  options, 0,       0,        1,     {1, 2}, WindowPlace::Inside, {&blocks[0], &blocks[1]},
        inputs, targets, nullptr, kWindows, rotary};
    Clock::time_point first, last;
    int firstStep = 0, lastStep = 0;
    trainWindow(job, {[&](const Event& event) {
                          if (const auto* step = std::get_if<OptimizerStep>(&event)) {
                              last = Clock::now();
                              lastStep = step->step;
                              if (firstStep == 0) {
                                  first = last;
                                  firstStep = lastStep;
                              }
                          }
                      },
                      [](double) {}, [](const std::string&) {}});
    return std::chrono::duration<double>(last - first).count() / (lastStep - firstStep);
}

} // namespace

void benchReconstruction() {
    const Model model = randomModel(6, 256, 768);
    const BlockWeights weights = model.block(0);
    const RotaryTable rotary = rotaryTable(model.config, kTokens);
    const std::pair<const char*, Rounding> roundings[] = {
        {"full", Rounding::Full}, {"low_rank", Rounding::LowRank}, {"nearest", Rounding::Nearest}};
    for (const auto& [name, rounding] : roundings) {
        ReconstructionOptions options;
        options.enabled = true;
        options.rounding = rounding;
        double step = 1e30, bare = 1e30;
        for (int run = 0; run < 3; ++run) { // interleaved, so that both see the same machine
            step = std::min(step, stepSeconds(model, rotary, options));
            bare = std::min(bare, bareSeconds(model, weights, rotary));
        }
        print({{"bench", "reconstruction"},
               {"rounding", name},
               {"seconds_per_step", step},
               {"matmul_and_attention_seconds", bare},
               {"share_outside", 1 - bare / step}});
    }
}

} // namespace precis::bench
