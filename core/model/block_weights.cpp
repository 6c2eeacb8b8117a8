// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/block_weights.h"

namespace precis {

std::string layerName(LayerKind kind) {
    constexpr std::array<const char*, kLayersPerBlock> kNames{
        "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
        "mlp.gate_proj",    "mlp.up_proj",      "mlp.down_proj"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string fullLayerName(int block, LayerKind kind) {
    return "blocks." + std::to_string(block) + "." + layerName(kind);
}

InputSite inputSite(LayerKind kind) {
    switch (kind) {
    case LayerKind::Query:
    case LayerKind::Key:
    case LayerKind::Value: return InputSite::Attention;
    case LayerKind::Output: return InputSite::AttentionOutput;
    case LayerKind::Gate:
    case LayerKind::Up: return InputSite::Mlp;
    case LayerKind::Down: return InputSite::Down;
    }
    return InputSite::Attention;
}

std::array<std::int64_t, 2> layerShape(const ModelConfig& config, LayerKind kind) {
    const std::int64_t hidden = config.hidden, mlp = config.mlpHidden;
    const std::int64_t queries = std::int64_t{config.heads} * config.headDim;
    const std::int64_t keys = std::int64_t{config.keyValueHeads} * config.headDim;
    switch (kind) {
    case LayerKind::Query: return {queries, hidden};
    case LayerKind::Key:
    case LayerKind::Value: return {keys, hidden};
    case LayerKind::Output: return {hidden, queries};
    case LayerKind::Gate:
    case LayerKind::Up: return {mlp, hidden};
    case LayerKind::Down: return {hidden, mlp};
    }
    return {};
}

bool layerHasBias(const ModelConfig& config, LayerKind kind) {
    switch (inputSite(kind)) {
    case InputSite::Attention: return config.queryKeyValueBias;
    case InputSite::AttentionOutput: return config.outputBias;
    case InputSite::Mlp:
    case InputSite::Down: return config.mlpBias;
    }
    return false;
}

} // namespace precis
