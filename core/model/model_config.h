// SPDX-License-Identifier: GPL-3.0-or-later
// ModelConfig: the shape of a decoder of the Llama family, read from a Hugging Face config.json.
#pragma once

#include "precis/planted_outliers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace precis {

enum class RopeScaling { None, Linear, Llama3 };

// Llama 3.1's frequency-dependent scaling: long wavelengths are divided by `factor`, short ones kept, in between mixed.
struct RopeOptions {
    double theta = 10000;
    RopeScaling scaling = RopeScaling::None;
    double factor = 1;
    double lowFrequencyFactor = 1;
    double highFrequencyFactor = 4;
    double originalContext = 8192;
};

struct ModelConfig {
    std::string family; // "llama", "mistral", "qwen2", "qwen3"
    int blocks = 0;
    int hidden = 0;        // D
    int mlpHidden = 0;     // F
    int heads = 0;         // Hq
    int keyValueHeads = 0; // Hkv
    int headDim = 0;       // Dh, not always D / Hq
    int vocabulary = 0;    // V
    int contextTokens = 2048;
    double normEpsilon = 1e-6;
    RopeOptions rope;
    std::optional<int> slidingWindow; // tokens a query sees, itself included
    int firstSlidingBlock = 0;        // earlier blocks see everything (Qwen2's max_window_layers)
    bool queryKeyValueBias = false;
    bool outputBias = false;
    bool mlpBias = false;
    bool queryKeyNorm = false; // per-head RMS norm on queries and keys (Qwen3)
    bool tiedHead = false;
    std::optional<int> bosToken;
    std::vector<int> eosTokens;
    std::optional<PlantedOutliers> plantedOutliers; // key precis_planted_outliers
};

// The label of planted outliers in config.json: {"channels": [7, 19], "factor": 30, "seed": 0}.
constexpr const char* kPlantedOutliersKey = "precis_planted_outliers";

// Reads FOLDER/config.json. Error NotFound, BadFormat (names the field) or Unsupported (lists what is supported).
ModelConfig readModelConfig(const std::string& folder);

} // namespace precis
