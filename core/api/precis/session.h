// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's jobs: one blocking function each. Whoever wants a thread brings one. Sinks are called on that thread.
// All throw Error (RecipeError for a bad recipe); stopping through RunControl throws Error{Stopped}, except in quantize
// and resume, whose report says so.
#pragma once

#include "precis/events.h"
#include "precis/report.h"
#include "precis/run_control.h"
#include "precis/run_folder.h"

#include <optional>
#include <string>
#include <vector>

namespace precis {

struct EvaluationRequest {
    TextSource text;
    std::string protocol; // "gptq:2048", "llamacpp:512", "documents:512"
};

struct QuantizeRequest {
    Recipe recipe;
    std::string model; // Hugging Face folder
    TextSource calibration;
    std::string run;                             // folder to make
    std::optional<EvaluationRequest> evaluation; // measured at the end: original, round to nearest, this run
};

// Quantizes block by block into a new run folder. Throws before the folder is made when something is wrong; afterwards
// every outcome, failure included, is in the report and on disk.
RunReport quantize(const QuantizeRequest& request, const EventSink& sink, RunControl& control);
// Continues behind the last finished block; ends with the same bytes as a run that was never stopped.
RunReport resume(const std::string& run, const EventSink& sink, RunControl& control);

// Perplexity of a model folder or run folder, and with `against` (a model or run folder with the same tokenizer) the
// divergence from it. For a run folder the result is also appended to its events.
EvaluationReport evaluate(const std::string& subject, const EvaluationRequest& request, const std::string& against,
                          const EventSink& sink, RunControl& control);

// Summary of a model; with a text also the outlier statistics of every layer (SnapshotTaken events as they come).
ModelSummary inspect(const std::string& model, const std::optional<TextSource>& text, const EventSink& sink,
                     RunControl& control);

struct PlantRequest {
    std::string model;      // Hugging Face folder
    std::string out;        // folder to make, with everything a model needs
    int channels = 4;       // of the model width, the same in every block
    double factor = 30;     // above 1: how far they stand out afterwards
    std::uint64_t seed = 0; // chooses the channels
};
// Copies a model and gives it activation outliers without changing what it computes; its config.json says so ever
// after. In half precision the weights are rounded again, which a power of two as factor avoids (a warning says so).
// Error BadInput when the numbers make no sense, `out` is in use or the model has planted outliers already.
PlantedOutliers plantOutliers(const PlantRequest& request, const EventSink& sink, RunControl& control);

struct GenerateRequest {
    std::string subject;    // model or run folder
    std::string prompt;     // may be empty: from the beginning-of-sequence token alone
    int tokens = 200;       // new ones; from an empty prompt the beginning-of-sequence token is the first of them
    double temperature = 0; // 0: greedy
    std::uint64_t seed = 0;
};
// Calls `piece` with each new stretch of text as it comes; returns prompt and continuation.
std::string generate(const GenerateRequest& request, const std::function<void(const std::string&)>& piece,
                     RunControl& control);

std::vector<int> tokenize(const std::string& model, const std::string& text);

// Quantizes one weight [O,I] with calibration inputs [N,I], both read from safetensors files.
SingleLayerReport quantizeLayer(const std::string& weights, const std::string& inputs, const Recipe& recipe);

// Bits per weight and size that a recipe will come to on a model, from shapes alone.
SizeEstimate predictSize(const Recipe& recipe, const ModelSummary& model);

// Problems of a protocol's name, empty when it is understood.
std::optional<Problem> checkProtocol(const std::string& protocol);

} // namespace precis
