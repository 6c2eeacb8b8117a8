// SPDX-License-Identifier: GPL-3.0-or-later
// BlockWeights: the tensors of one decoder block, and the names its linear layers go by.
#pragma once

#include "model/activation_quantizer.h"
#include "model/model_config.h"
#include "model/weight_names.h"
#include "tensor/torch.h"

#include <array>
#include <string>

namespace precis {

enum class LayerKind { Query, Key, Value, Output, Gate, Up, Down };
constexpr int kLayersPerBlock = 7;
constexpr std::array<LayerKind, kLayersPerBlock> kLayerKinds{LayerKind::Query,  LayerKind::Key,  LayerKind::Value,
                                                             LayerKind::Output, LayerKind::Gate, LayerKind::Up,
                                                             LayerKind::Down};

// The four places where a linear layer takes its input; query, key and value share one, gate and up another.
enum class InputSite { Attention, AttentionOutput, Mlp, Down };
constexpr int kInputSites = 4;

// "self_attn.q_proj": the layer's name inside its block, as in the checkpoint.
std::string layerName(LayerKind kind);
// "blocks.3.self_attn.q_proj": the name overrides match.
std::string fullLayerName(int block, LayerKind kind);
InputSite inputSite(LayerKind kind);
// [O, I] of the weight.
std::array<std::int64_t, 2> layerShape(const ModelConfig& config, LayerKind kind);
bool layerHasBias(const ModelConfig& config, LayerKind kind);

struct LinearLayer {
    Tensor weight; // [O,I]
    Tensor bias;   // [O] or undefined
};

// Where activations are quantized in a block.
struct BlockActivations {
    std::array<ActivationQuantizer, kInputSites> inputs; // one an InputSite
    std::array<ActivationQuantizer, 3> attention;        // queries and keys once rotated, values; per token and head
};

struct BlockWeights {
    Tensor attentionNorm; // [D]
    Tensor mlpNorm;       // [D]
    Tensor queryNorm;     // [Dh] or undefined
    Tensor keyNorm;       // [Dh] or undefined
    std::array<LinearLayer, kLayersPerBlock> layers;
    BlockActivations activations; // off in a model as it came

    LinearLayer& operator[](LayerKind kind) { return layers[static_cast<std::size_t>(kind)]; }
    const LinearLayer& operator[](LayerKind kind) const { return layers[static_cast<std::size_t>(kind)]; }
};

struct NormTensor {
    const char* name; // inside the block, as in the checkpoint
    Tensor BlockWeights::*tensor;
};
constexpr std::array<NormTensor, 4> kNorms{{{weight_names::kAttentionNorm, &BlockWeights::attentionNorm},
                                            {weight_names::kMlpNorm, &BlockWeights::mlpNorm},
                                            {weight_names::kQueryNorm, &BlockWeights::queryNorm},
                                            {weight_names::kKeyNorm, &BlockWeights::keyNorm}}};

} // namespace precis
