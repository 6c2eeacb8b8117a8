// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoder.h"

#include "model/elementwise.h"
#include "precis/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace precis {

namespace {

namespace F = torch::nn::functional;

// Angular frequency of each pair of channels, [Dh/2], after the configured scaling.
std::vector<double> rotaryFrequencies(const ModelConfig& config) {
    const RopeOptions& rope = config.rope;
    std::vector<double> frequencies(config.headDim / 2);
    for (std::size_t i = 0; i < frequencies.size(); ++i) {
        double frequency = std::pow(rope.theta, -2.0 * static_cast<double>(i) / config.headDim);
        if (rope.scaling == RopeScaling::Linear)
            frequency /= rope.factor;
        if (rope.scaling == RopeScaling::Llama3) {
            // Turns over the original context decide: few turns are slowed down, many kept, in between interpolated.
            const double turns = rope.originalContext * frequency / (2 * std::numbers::pi);
            const double keep = std::clamp(
                (turns - rope.lowFrequencyFactor) / (rope.highFrequencyFactor - rope.lowFrequencyFactor), 0.0, 1.0);
            frequency *= keep + (1 - keep) / rope.factor;
        }
        frequencies[i] = frequency;
    }
    return frequencies;
}

// In the number format of the weight.
Tensor apply(const LinearLayer& layer, const Tensor& x) {
    if (layer.weight.scalar_type() == x.scalar_type())
        return F::linear(x, layer.weight, layer.bias);
    const Tensor product = F::linear(x.to(layer.weight.scalar_type()), layer.weight).to(x.scalar_type());
    return layer.bias.defined() ? product + layer.bias : product;
}

// To the input of a site, or to the end, whose stream is what the block puts out.
SiteInput runBlock(const ModelConfig& config, int blockIndex, const BlockWeights& block, const RotaryTable& rotary,
                   const Tensor& x, const InputHook& hook, std::optional<InputSite> until) {
    const std::int64_t batch = x.size(0), tokens = x.size(1);
    const auto at = [&](InputSite site, const Tensor& input) {
        const ActivationQuantizer& quantizer = block.activations.inputs[static_cast<std::size_t>(site)];
        const Tensor seen = hook ? hook(site, input) : input;
        return quantizer.isOn() ? quantizeActivations(seen, quantizer) : seen;
    };
    const auto heads = [&](const Tensor& projected, int count) {
        return projected.view({batch, tokens, count, config.headDim});
    };

    const Tensor attentionInput = at(InputSite::Attention, rmsNorm(x, block.attentionNorm, config.normEpsilon));
    if (until == InputSite::Attention)
        return {attentionInput, x};
    Tensor queries = heads(apply(block[LayerKind::Query], attentionInput), config.heads);
    Tensor keys = heads(apply(block[LayerKind::Key], attentionInput), config.keyValueHeads);
    const Tensor values = heads(apply(block[LayerKind::Value], attentionInput), config.keyValueHeads);
    if (config.queryKeyNorm) {
        queries = rmsNorm(queries, block.queryNorm, config.normEpsilon);
        keys = rmsNorm(keys, block.keyNorm, config.normEpsilon);
    }
    const std::int64_t window = blockIndex >= config.firstSlidingBlock ? config.slidingWindow.value_or(tokens) : tokens;
    const Tensor mixed =
        at(InputSite::AttentionOutput, attention(queries, keys, values, rotary, window, block.activations.attention));
    if (until == InputSite::AttentionOutput)
        return {mixed, x};
    const Tensor afterAttention = x + apply(block[LayerKind::Output], mixed);

    const Tensor mlpInput = at(InputSite::Mlp, rmsNorm(afterAttention, block.mlpNorm, config.normEpsilon));
    if (until == InputSite::Mlp)
        return {mlpInput, afterAttention};
    const Tensor gated = at(InputSite::Down, fusedSiluProduct(apply(block[LayerKind::Gate], mlpInput),
                                                              apply(block[LayerKind::Up], mlpInput)));
    if (until == InputSite::Down)
        return {gated, afterAttention};
    return {gated, afterAttention + apply(block[LayerKind::Down], gated)};
}

} // namespace

RotaryTable rotaryTable(const ModelConfig& config, std::int64_t tokens) {
    const Tensor frequencies = torch::tensor(rotaryFrequencies(config), torch::kFloat64);
    const Tensor angles = torch::arange(tokens, torch::kFloat64).unsqueeze(1) * frequencies;
    return {angles.cos().to(torch::kFloat32), angles.sin().to(torch::kFloat32)};
}

Tensor embed(const Model& model, const Tensor& ids) {
    if (const auto largest = ids.max().item<std::int64_t>(); largest >= model.embedding.size(0))
        throw Error(ErrorKind::BadInput, "tokenizer",
                    "makes token " + std::to_string(largest) + " of this text, but the model knows only " +
                        std::to_string(model.embedding.size(0)),
                    "Its folder holds the tokenizer of another model; put the right one there");
    return torch::embedding(model.embedding, ids);
}

Tensor rmsNorm(const Tensor& x, const Tensor& gain, double epsilon) { return fusedRmsNorm(x, gain, epsilon); }

Tensor forwardBlock(const ModelConfig& config, int blockIndex, const BlockWeights& block, const RotaryTable& rotary,
                    const Tensor& x, const InputHook& hook) {
    return runBlock(config, blockIndex, block, rotary, x, hook, {}).stream;
}

SiteInput siteInput(const ModelConfig& config, int blockIndex, const BlockWeights& block, const RotaryTable& rotary,
                    const Tensor& x, InputSite site) {
    return runBlock(config, blockIndex, block, rotary, x, {}, site);
}

Tensor logits(const Model& model, const Tensor& x) {
    return F::linear(rmsNorm(x, model.finalNorm, model.config.normEpsilon), model.head);
}

} // namespace precis
