// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_config.h"

#include "api/atomic_file.h"
#include "precis/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace precis {

namespace {

using nlohmann::json;

// Typed access that names file and field when it fails.
class ConfigReader {
public:
    ConfigReader(std::string file, const json& object) : m_file(std::move(file)), m_object(object) {}

    bool has(const char* key) const { return m_object.contains(key) && !m_object.at(key).is_null(); }

    int count(const char* key) const {
        if (!has(key))
            fail(key, "is missing");
        return count(key, 0);
    }
    int count(const char* key, int fallback) const {
        if (!has(key))
            return fallback;
        const json& value = m_object.at(key);
        if (!value.is_number_integer() || value.get<std::int64_t>() <= 0 || value.get<std::int64_t>() > INT32_MAX)
            fail(key, "must be a positive whole number and is " + value.dump());
        return value.get<int>();
    }
    double number(const char* key, double fallback) const {
        if (!has(key))
            return fallback;
        if (!m_object.at(key).is_number())
            fail(key, "must be a number and is " + m_object.at(key).dump());
        return m_object.at(key).get<double>();
    }
    bool flag(const char* key, bool fallback) const {
        if (!has(key))
            return fallback;
        if (!m_object.at(key).is_boolean())
            fail(key, "must be true or false and is " + m_object.at(key).dump());
        return m_object.at(key).get<bool>();
    }
    std::string text(const char* key, const std::string& fallback) const {
        if (!has(key))
            return fallback;
        if (!m_object.at(key).is_string())
            fail(key, "must be a text and is " + m_object.at(key).dump());
        return m_object.at(key).get<std::string>();
    }
    std::vector<int> integers(const char* key) const {
        if (!has(key))
            return {};
        const json& value = m_object.at(key);
        if (value.is_number_integer())
            return {value.get<int>()};
        if (value.is_array() &&
            std::all_of(value.begin(), value.end(), [](const json& v) { return v.is_number_integer(); }))
            return value.get<std::vector<int>>();
        fail(key, "must be a whole number or a list of them");
    }
    std::uint64_t seed(const char* key) const {
        if (!has(key))
            return 0;
        if (!m_object.at(key).is_number_unsigned())
            fail(key, "must be a whole number of at least 0 and is " + m_object.at(key).dump());
        return m_object.at(key).get<std::uint64_t>();
    }
    ConfigReader object(const char* key) const {
        if (!m_object.at(key).is_object())
            fail(key, "must be an object");
        return {m_file, m_object.at(key)};
    }
    [[noreturn]] void fail(const char* key, const std::string& problem, ErrorKind kind = ErrorKind::BadFormat,
                           const std::string& remedy = {}) const {
        throw Error(kind, m_file, std::string(key) + " " + problem, remedy);
    }

private:
    std::string m_file;
    const json& m_object;
};

RopeOptions readRope(const ConfigReader& config) {
    RopeOptions rope;
    rope.theta = config.number("rope_theta", rope.theta);
    // Newer files collect everything in rope_parameters, older ones have rope_theta and rope_scaling.
    const char* key = config.has("rope_parameters") ? "rope_parameters" : "rope_scaling";
    if (!config.has(key))
        return rope;
    const ConfigReader scaling = config.object(key);
    rope.theta = scaling.number("rope_theta", rope.theta);
    const std::string type = scaling.text("rope_type", scaling.text("type", "default"));
    if (type == "linear")
        rope.scaling = RopeScaling::Linear;
    else if (type == "llama3")
        rope.scaling = RopeScaling::Llama3;
    else if (type != "default")
        config.fail(key, "has type \"" + type + "\"", ErrorKind::Unsupported, "Supported: default, linear, llama3");
    rope.factor = scaling.number("factor", 1);
    rope.lowFrequencyFactor = scaling.number("low_freq_factor", rope.lowFrequencyFactor);
    rope.highFrequencyFactor = scaling.number("high_freq_factor", rope.highFrequencyFactor);
    rope.originalContext = scaling.number("original_max_position_embeddings", rope.originalContext);
    return rope;
}

std::optional<PlantedOutliers> readPlantedOutliers(const ConfigReader& config, int hidden) {
    if (!config.has(kPlantedOutliersKey))
        return {};
    const ConfigReader planted = config.object(kPlantedOutliersKey);
    PlantedOutliers outliers;
    outliers.channels = planted.integers("channels");
    if (std::ranges::any_of(outliers.channels, [hidden](int channel) { return channel < 0 || channel >= hidden; }))
        planted.fail("channels", "must be channels of the model, 0 to " + std::to_string(hidden - 1));
    outliers.factor = planted.number("factor", outliers.factor);
    outliers.seed = planted.seed("seed");
    return outliers;
}

} // namespace

ModelConfig readModelConfig(const std::string& folder) {
    namespace fs = std::filesystem;
    const std::string file = (fs::path(folder) / "config.json").string();
    if (!fs::is_directory(folder))
        throw Error(ErrorKind::NotFound, folder, "is not a folder", "Give the folder that holds config.json");
    if (!fs::exists(file))
        throw Error(ErrorKind::NotFound, folder, "has no config.json",
                    "Give a Hugging Face model folder: config.json, *.safetensors and a tokenizer");
    const json parsed = json::parse(readFile(file), nullptr, /*allow_exceptions=*/false);
    if (!parsed.is_object())
        throw Error(ErrorKind::BadFormat, file, "is not a JSON object", "Download it again");
    const ConfigReader config(file, parsed);

    ModelConfig model;
    model.family = config.text("model_type", "");
    const bool qwen2 = model.family == "qwen2", qwen3 = model.family == "qwen3";
    if (model.family != "llama" && model.family != "mistral" && !qwen2 && !qwen3)
        config.fail("model_type", "is \"" + model.family + "\"", ErrorKind::Unsupported,
                    "Supported families: llama (Llama 1-3, TinyLlama, SmolLM), mistral, qwen2, qwen3");
    if (const std::string activation = config.text("hidden_act", "silu"); activation != "silu" && activation != "swish")
        config.fail("hidden_act", "is \"" + activation + "\"", ErrorKind::Unsupported, "Supported: silu");
    if (config.has("quantization_config"))
        config.fail("quantization_config", "is present: the model is already quantized", ErrorKind::Unsupported,
                    "Open the original model in F32, F16 or BF16");

    model.blocks = config.count("num_hidden_layers");
    model.hidden = config.count("hidden_size");
    model.mlpHidden = config.count("intermediate_size");
    model.heads = config.count("num_attention_heads");
    model.keyValueHeads = config.count("num_key_value_heads", model.heads);
    if (model.heads % model.keyValueHeads != 0)
        config.fail("num_key_value_heads", "must divide num_attention_heads");
    if (!config.has("head_dim") && model.hidden % model.heads != 0)
        config.fail("num_attention_heads", "does not divide hidden_size, and head_dim is missing");
    model.headDim = config.count("head_dim", qwen3 ? 128 : model.hidden / model.heads);
    if (model.headDim % 2 != 0)
        config.fail("head_dim", "must be even for rotary position embedding");
    model.vocabulary = config.count("vocab_size");
    model.contextTokens = config.count("max_position_embeddings", model.contextTokens);
    model.normEpsilon = config.number("rms_norm_eps", model.normEpsilon);
    model.rope = readRope(config);

    const bool sliding = model.family == "mistral" || config.flag("use_sliding_window", false);
    if (sliding && config.has("sliding_window")) {
        model.slidingWindow = config.count("sliding_window");
        if (qwen2 || qwen3)
            model.firstSlidingBlock = static_cast<int>(config.number("max_window_layers", 0));
    }
    model.queryKeyValueBias = qwen2 || config.flag("attention_bias", false);
    model.outputBias = !qwen2 && config.flag("attention_bias", false);
    model.mlpBias = config.flag("mlp_bias", false);
    model.queryKeyNorm = qwen3;
    model.tiedHead = config.flag("tie_word_embeddings", false);
    if (const auto bos = config.integers("bos_token_id"); !bos.empty())
        model.bosToken = bos.front();
    model.eosTokens = config.integers("eos_token_id");
    model.plantedOutliers = readPlantedOutliers(config, model.hidden);
    return model;
}

} // namespace precis
