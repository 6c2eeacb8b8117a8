// SPDX-License-Identifier: GPL-3.0-or-later
// Tensor names of the Hugging Face layout that Llama, Mistral, Qwen2 and Qwen3 share.
#pragma once

#include <string>

namespace precis::weight_names {

constexpr const char* kEmbedding = "model.embed_tokens.weight";
constexpr const char* kFinalNorm = "model.norm.weight";
constexpr const char* kHead = "lm_head.weight";
constexpr const char* kAttentionNorm = "input_layernorm.weight";
constexpr const char* kMlpNorm = "post_attention_layernorm.weight";
constexpr const char* kQueryNorm = "self_attn.q_norm.weight";
constexpr const char* kKeyNorm = "self_attn.k_norm.weight";

// "model.layers.3." + the name inside the block.
inline std::string inBlock(int block, const std::string& name) {
    return "model.layers." + std::to_string(block) + "." + name;
}

} // namespace precis::weight_names
