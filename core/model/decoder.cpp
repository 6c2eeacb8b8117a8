// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/decoder.h"

#include "model/attention_kernel.h"
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

// Rotates channel i with channel i + Dh/2, the pairing of the Hugging Face layout. x [B,H,T,Dh]
Tensor rotate(const Tensor& x, const RotaryTable& rotary) {
    const std::int64_t half = x.size(-1) / 2, tokens = x.size(2);
    const Tensor cosine = rotary.cosine.narrow(0, 0, tokens), sine = rotary.sine.narrow(0, 0, tokens);
    const Tensor a = x.narrow(-1, 0, half), b = x.narrow(-1, half, half);
    return torch::cat({a * cosine - b * sine, b * cosine + a * sine}, -1);
}

// 0 where query i may look at key j, -inf elsewhere; [T,T]. window: how many tokens a query sees, itself included.
Tensor attentionMask(std::int64_t tokens, std::int64_t window, const torch::TensorOptions& options) {
    const Tensor blocked = torch::full({tokens, tokens}, -std::numeric_limits<float>::infinity(), options);
    Tensor mask = torch::triu(blocked, 1);
    if (window < tokens)
        mask = mask + torch::tril(blocked, -window);
    return mask;
}

// queries [B,T,Hq,Dh], keys and values [B,T,Hkv,Dh] -> [B,T,Hq*Dh]. Key-value heads serve Hq/Hkv query heads each.
// Tensor operations: differentiable, on any device. attendFast is its twin, without the quantizers.
Tensor attend(const Tensor& queries, const Tensor& keys, const Tensor& values, const RotaryTable& rotary,
              std::int64_t window, const BlockActivations& activations) {
    const std::int64_t batch = queries.size(0), tokens = queries.size(1), heads = queries.size(2),
                       dim = queries.size(3);
    const std::int64_t shared = keys.size(2), perGroup = heads / shared;
    // Query heads of a group become extra rows, so that keys and values are never repeated.
    const auto quantized = [&](int which, const Tensor& x) {
        const ActivationQuantizer& quantizer = activations.attention[static_cast<std::size_t>(which)];
        return quantizer.isOn() ? quantizeActivations(x, quantizer) : x;
    };
    const Tensor q =
        (quantized(0, rotate(queries.transpose(1, 2), rotary)) * (1.0 / std::sqrt(static_cast<double>(dim))))
            .view({batch * shared, perGroup * tokens, dim});
    const Tensor k = quantized(1, rotate(keys.transpose(1, 2), rotary)).view({batch * shared, tokens, dim});
    const Tensor v = quantized(2, values.transpose(1, 2)).reshape({batch * shared, tokens, dim});
    Tensor scores = torch::bmm(q, k.transpose(1, 2)).view({batch * shared, perGroup, tokens, tokens});
    scores = (scores + attentionMask(tokens, window, q.options())).softmax(-1);
    const Tensor mixed = torch::bmm(scores.view({batch * shared, perGroup * tokens, tokens}), v);
    return mixed.view({batch, heads, tokens, dim}).transpose(1, 2).reshape({batch, tokens, heads * dim});
}

Tensor attendFast(const Tensor& queries, const Tensor& keys, const Tensor& values, const RotaryTable& rotary,
                  std::int64_t window) {
    const AttentionShape shape{queries.size(0), queries.size(1), queries.size(2),
                               keys.size(2),    queries.size(3), window};
    Tensor result = torch::empty({shape.batch, shape.tokens, shape.heads * shape.headDim}, queries.options());
    causalAttention(queries.contiguous().data_ptr<float>(), keys.contiguous().data_ptr<float>(),
                    values.contiguous().data_ptr<float>(), rotary.cosine.data_ptr<float>(),
                    rotary.sine.data_ptr<float>(), result.data_ptr<float>(), shape);
    return result;
}

bool wantsGradient(const Tensor& a, const Tensor& b) {
    return torch::GradMode::is_enabled() && (a.requires_grad() || b.requires_grad());
}

// In the number format of the weight.
Tensor apply(const LinearLayer& layer, const Tensor& x) {
    if (layer.weight.scalar_type() == x.scalar_type())
        return F::linear(x, layer.weight, layer.bias);
    const Tensor product = F::linear(x.to(layer.weight.scalar_type()), layer.weight).to(x.scalar_type());
    return layer.bias.defined() ? product + layer.bias : product;
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

Tensor rmsNorm(const Tensor& x, const Tensor& gain, double epsilon) {
    return x * (x.square().mean(-1, /*keepdim=*/true) + epsilon).rsqrt() * gain;
}

Tensor forwardBlock(const ModelConfig& config, int blockIndex, const BlockWeights& block, const RotaryTable& rotary,
                    const Tensor& x, const InputHook& hook) {
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
    Tensor queries = heads(apply(block[LayerKind::Query], attentionInput), config.heads);
    Tensor keys = heads(apply(block[LayerKind::Key], attentionInput), config.keyValueHeads);
    const Tensor values = heads(apply(block[LayerKind::Value], attentionInput), config.keyValueHeads);
    if (config.queryKeyNorm) {
        queries = rmsNorm(queries, block.queryNorm, config.normEpsilon);
        keys = rmsNorm(keys, block.keyNorm, config.normEpsilon);
    }
    const std::int64_t window = blockIndex >= config.firstSlidingBlock ? config.slidingWindow.value_or(tokens) : tokens;
    const bool fast = x.is_cpu() && x.scalar_type() == torch::kFloat32 && !wantsGradient(queries, values) &&
                      !block.activations.attention.front().isOn();
    const Tensor mixed = fast ? attendFast(queries, keys, values, rotary, window)
                              : attend(queries, keys, values, rotary, window, block.activations);
    const Tensor afterAttention = x + apply(block[LayerKind::Output], at(InputSite::AttentionOutput, mixed));

    const Tensor mlpInput = at(InputSite::Mlp, rmsNorm(afterAttention, block.mlpNorm, config.normEpsilon));
    const Tensor gated = F::silu(apply(block[LayerKind::Gate], mlpInput)) * apply(block[LayerKind::Up], mlpInput);
    return afterAttention + apply(block[LayerKind::Down], at(InputSite::Down, gated));
}

Tensor logits(const Model& model, const Tensor& x) {
    return F::linear(rmsNorm(x, model.finalNorm, model.config.normEpsilon), model.head);
}

} // namespace precis
