// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshot: a small picture of tensors, already reduced for display by the thread that had them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace precis {

// Where outliers begin: values above a threshold are outliers.
struct OutlierThresholds {
    double coarse = 0; // the fence
    double fine = 0;   // the largest value that the fine stage spares; the fence where there is no gap to split at
    double kept = 0;   // the one in use; the largest value where nothing may be called an outlier
};

// What preprocessing made of one layer's outliers.
struct PreprocessedLayer {
    std::vector<float> weightAbsMax; // [I], afterwards
    std::vector<float> inputAbsMax;  // [I], afterwards
    OutlierThresholds inputs;        // of the channels; 0 when they were not looked for
    OutlierThresholds weights;       // of the weights in a row, the median over the rows; 0 likewise
    int scaledChannels = 0;
    std::int64_t truncatedWeights = 0;
    int truncatedRows = 0; // the rows they are in
};

// The outlier picture of one layer: largest absolute value per input channel.
struct Snapshot {
    int block = 0;
    std::string layer;               // "self_attn.q_proj"
    std::vector<float> weightAbsMax; // [I], over the rows of the full-precision weight
    std::vector<float> inputAbsMax;  // [I], over calibration tokens; empty when no text was given
    std::optional<PreprocessedLayer> preprocessed = {}; // when the recipe has preprocessing
};

// What training made of one layer's roundings.
struct RoundingSnapshot {
    int block = 0;
    std::string layer;
    int rows = 0;    // O
    int columns = 0; // I
    // Share of weights that are not at the level nearest to the original, in cells of equal size, row by row.
    int mapRows = 0;
    int mapColumns = 0;
    std::vector<float> map;
    std::vector<int> flippedPerRow; // [O], weights not at the nearest level
    std::vector<float> stepBefore;  // of evenly picked groups
    std::vector<float> stepAfter;   // of the same groups
};

} // namespace precis
