// SPDX-License-Identifier: GPL-3.0-or-later
// What finished jobs return: plain values, written as JSON with their field names as keys.
#pragma once

#include "precis/events.h"
#include "precis/planted_outliers.h"
#include "precis/recipe.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace precis {

struct LayerReport {
    int block = 0;
    std::string layer;
    int rows = 0;
    int columns = 0;
    double bitsPerWeight = 0;
    double relativeOutputError = 0;
    double seconds = 0;
};

// The result of quantize and resume.
struct RunReport {
    std::string run;
    Outcome outcome = Outcome::Running;
    double bitsPerWeight = 0; // over the decoder's linear layers, everything stored counted
    std::uint64_t bytes = 0;  // of those layers
    double seconds = 0;
    std::uint64_t peakMemoryBytes = 0;
    std::vector<LayerReport> layers;
    std::vector<PerplexityMeasured> perplexities;
    std::vector<std::string> warnings;
    std::string error;
};

// Token-level distance between two models on the same predictions, as llama.cpp defines it (spec of evaluation).
struct Divergence {
    double klDivergence = 0; // mean of KL(original || quantized), nats
    double klStandardError = 0;
    double top1Agreement = 0; // share of positions with the same most likely token
    double perplexityRatio = 0;
    double perplexityRatioStandardError = 0; // paired
};

struct EvaluationReport {
    std::string subject; // the folder that was evaluated
    std::string text;
    std::string protocol;
    double perplexity = 0;
    double standardError = 0;
    double meanNll = 0; // nats
    double bitsPerByte = 0;
    std::int64_t tokens = 0; // predictions scored
    std::int64_t windows = 0;
    double seconds = 0;
    double calibrationOverlap = 0; // share of the evaluated tokens that the run was calibrated on
    std::vector<float> windowNll;
    std::optional<Divergence> divergence;
    std::vector<std::string> warnings;
};

struct LayerShape {
    std::string layer; // "self_attn.q_proj"
    int rows = 0;      // O
    int columns = 0;   // I
};

// What inspect finds out without reading the weights, and with a text the outliers of every layer.
struct ModelSummary {
    std::string path;
    std::string family; // "llama", "qwen2", ...
    std::string storedType;
    int blocks = 0;
    int hidden = 0;
    int mlpHidden = 0;
    int heads = 0;
    int keyValueHeads = 0;
    int headDim = 0;
    int vocabulary = 0;
    int contextTokens = 0;
    bool tiedHead = false;
    std::string tokenizer;
    std::int64_t parameters = 0;
    std::int64_t linearParameters = 0; // of the decoder's linear layers: what a recipe quantizes
    std::uint64_t fileBytes = 0;
    std::optional<PlantedOutliers> plantedOutliers; // when its config.json says that it has some
    std::vector<LayerShape> layers;                 // of one block, in order
    std::vector<Snapshot> outliers;                 // with a text
    std::vector<std::string> warnings;
};

// Result of quantizing a single linear layer (precis-cli layer).
struct SingleLayerReport {
    double relativeOutputError = 0;
    double bitsPerWeight = 0;
    double seconds = 0;
    std::vector<std::string> warnings;
};

struct SizeEstimate {
    double bitsPerWeight = 0;
    std::uint64_t bytes = 0;         // of the decoder's linear layers
    std::uint64_t originalBytes = 0; // of the same layers in 16 bits
};

// Pretty JSON objects, one key a field.
std::string toJson(const RunReport& report);
std::string toJson(const EvaluationReport& report);
std::string toJson(const ModelSummary& summary);
std::string toJson(const PlantedOutliers& planted);
std::string toJson(const SingleLayerReport& report);
RunReport runReportFromJson(std::string_view json);

} // namespace precis
