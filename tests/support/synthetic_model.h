// SPDX-License-Identifier: GPL-3.0-or-later
// Small random models in Hugging Face folders, with a tokenizer of one token a byte.
#pragma once

#include "model/block_weights.h"
#include "model/weight_names.h"
#include "support/temporary_folder.h"
#include "tensor/safetensors.h"

#include <nlohmann/json.hpp>

namespace precis::test {

// config.json of a small Llama; tests change the fields they are about.
inline nlohmann::json smallConfig(int blocks = 3) {
    return {{"model_type", "llama"},        {"hidden_size", 32},         {"intermediate_size", 48},
            {"num_hidden_layers", blocks},  {"num_attention_heads", 4},  {"num_key_value_heads", 2},
            {"vocab_size", 258},            {"max_position_embeddings", 64}, {"rms_norm_eps", 1e-5},
            {"rope_theta", 10000.0},        {"hidden_act", "silu"},      {"tie_word_embeddings", false},
            {"bos_token_id", 256},          {"eos_token_id", 257}};
}

// What models of the family differ in; "plain" is smallConfig itself.
inline constexpr std::array kFamilyFeatures{"plain",       "tied head",   "one key-value head", "head_dim of its own",
                                     "linear rope", "llama3 rope", "rope_parameters",    "mistral",
                                     "qwen2",       "qwen3",       "biases"};

// One configuration for each feature of the family.
inline nlohmann::json familyConfig(const std::string& feature) {
    nlohmann::json config = smallConfig(2);
    if (feature == "tied head")
        config["tie_word_embeddings"] = true;
    if (feature == "one key-value head")
        config["num_key_value_heads"] = 1;
    if (feature == "head_dim of its own")
        config["head_dim"] = 6;
    if (feature == "linear rope")
        config["rope_scaling"] = {{"type", "linear"}, {"factor", 4.0}};
    if (feature == "llama3 rope")
        config["rope_scaling"] = {{"rope_type", "llama3"}, {"factor", 8.0}, {"low_freq_factor", 1.0},
                                  {"high_freq_factor", 4.0}, {"original_max_position_embeddings", 16}};
    if (feature == "rope_parameters")
        config["rope_parameters"] = {{"rope_type", "default"}, {"rope_theta", 500.0}};
    if (feature == "mistral")
        config.update({{"model_type", "mistral"}, {"sliding_window", 5}});
    if (feature == "qwen2")
        config.update({{"model_type", "qwen2"}, {"use_sliding_window", true}, {"sliding_window", 4}, {"max_window_layers", 1}});
    if (feature == "qwen3")
        config.update({{"model_type", "qwen3"}, {"head_dim", 10}});
    if (feature == "biases")
        config.update({{"attention_bias", true}, {"mlp_bias", true}});
    return config;
}

// vocab.json and merges.txt of byte-level BPE without merges: 256 bytes, then <s> and </s>.
inline void writeByteTokenizer(const TemporaryFolder& folder, const std::string& name) {
    nlohmann::json vocabulary;
    int other = 256;
    for (int byte = 0; byte < 256; ++byte) {
        const bool shown = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
        const int point = shown ? byte : other++;
        std::string utf8;
        if (point < 0x80)
            utf8 = static_cast<char>(point);
        else
            utf8 = {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 0x3F))};
        vocabulary[utf8] = byte;
    }
    vocabulary["<s>"] = 256;
    vocabulary["</s>"] = 257;
    folder.write(name + "/vocab.json", vocabulary.dump());
    folder.write(name + "/merges.txt", "#version: 0.2\n");
    folder.write(name + "/tokenizer_config.json",
                 R"({"add_bos_token": true, "bos_token": "<s>", "eos_token": "</s>"})");
}

// Random tensors for a configuration, by name, norms near 1.
inline NamedTensors randomTensors(const ModelConfig& config, int seed = 7) {
    torch::manual_seed(seed);
    namespace names = weight_names;
    NamedTensors tensors;
    const auto random = [&](const std::string& name, std::vector<std::int64_t> shape, double scale, double offset = 0) {
        tensors.emplace_back(name, torch::randn(shape) * scale + offset);
    };
    random(names::kEmbedding, {config.vocabulary, config.hidden}, 1);
    random(names::kFinalNorm, {config.hidden}, 0.1, 1);
    if (!config.tiedHead)
        random(names::kHead, {config.vocabulary, config.hidden}, 0.3);
    for (int block = 0; block < config.blocks; ++block) {
        random(names::inBlock(block, names::kAttentionNorm), {config.hidden}, 0.1, 1);
        random(names::inBlock(block, names::kMlpNorm), {config.hidden}, 0.1, 1);
        if (config.queryKeyNorm) {
            random(names::inBlock(block, names::kQueryNorm), {config.headDim}, 0.1, 1);
            random(names::inBlock(block, names::kKeyNorm), {config.headDim}, 0.1, 1);
        }
        for (const LayerKind kind : kLayerKinds) {
            const auto [rows, columns] = layerShape(config, kind);
            random(names::inBlock(block, layerName(kind) + ".weight"), {rows, columns}, 1.0 / std::sqrt(columns));
            if (layerHasBias(config, kind))
                random(names::inBlock(block, layerName(kind) + ".bias"), {rows}, 0.1);
        }
    }
    return tensors;
}

// Writes config, weights (in the given type) and tokenizer; returns the folder.
inline std::string writeModel(const TemporaryFolder& folder, const nlohmann::json& config, const std::string& name = "model",
                              torch::ScalarType type = torch::kFloat32) {
    folder.write(name + "/config.json", config.dump());
    writeByteTokenizer(folder, name);
    NamedTensors tensors = randomTensors(readModelConfig(folder.path(name)));
    for (auto& [key, tensor] : tensors)
        tensor = tensor.to(type);
    writeSafetensors(folder.path(name) + "/model.safetensors", tensors);
    return folder.path(name);
}

// Some English-looking text of about that many bytes, the same every time.
inline std::string sampleText(std::size_t bytes) {
    static const char* const kWords[] = {"the",  "cat", "sat",   "on",  "a",    "mat", "and", "looked", "at",
                                         "moon", "it",  "was",   "big", "red",  "then", "she", "said",  "hello"};
    std::string text;
    std::uint32_t state = 1;
    while (text.size() < bytes) {
        state = state * 1664525u + 1013904223u;
        text += kWords[(state >> 16) % std::size(kWords)];
        text += (state >> 8) % 11 == 0 ? ".\n" : " ";
    }
    return text;
}

} // namespace precis::test
