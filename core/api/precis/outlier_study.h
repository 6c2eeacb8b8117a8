// SPDX-License-Identifier: GPL-3.0-or-later
// OutlierStudy: one layer with its inputs, held ready so that thresholds can be tried on it many times a second.
#pragma once

#include "precis/events.h"
#include "precis/recipe.h"
#include "precis/run_control.h"
#include "precis/run_folder.h"
#include "precis/snapshot.h"

#include <functional>
#include <optional>
#include <string>

namespace precis {

struct OutlierStudyRequest {
    Recipe recipe;     // its rules and bits are tried, on its calibration windows
    std::string model; // Hugging Face folder
    TextSource calibration;
    int block = 0;
    std::string layer; // "self_attn.q_proj"
};

// What to try. A fence stands in for the quartiles' one and leaves the fine stage to the recipe; a threshold decides
// alone.
struct ThresholdTrial {
    bool scalesInputs = true;
    bool truncatesWeights = false;
    std::optional<double> inputFence = {};
    std::optional<double> inputThreshold = {};
    std::optional<double> weightFence = {};
    std::optional<double> weightThreshold = {};
    bool operator==(const ThresholdTrial&) const = default;
};

struct ThresholdEffect {
    PreprocessedLayer layer;
    double relativeOutputError = 0; // with weights rounded to nearest and inputs rounded as the recipe says
};

struct OutlierStudy {
    Snapshot original;
    int weightBits = 16; // 16: not quantized
    int inputBits = 16;
    double relativeOutputError = 0; // without preprocessing
    std::int64_t tokens = 0;        // that the largest inputs were taken over
    // Blocks; from one thread at a time.
    std::function<ThresholdEffect(const ThresholdTrial&)> attempt;
};

// Runs the full-precision model up to the layer. Uses no more calibration windows than take about a second on a small
// machine, one at least. Error BadInput when the model has no such layer.
OutlierStudy openOutlierStudy(const OutlierStudyRequest& request, RunControl& control);

} // namespace precis
