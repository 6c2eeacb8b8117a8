// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshot: a small picture of tensors, already reduced for display by the thread that had them.
#pragma once

#include <string>
#include <vector>

namespace precis {

// The outlier picture of one layer: largest absolute value per input channel.
struct Snapshot {
    int block = 0;
    std::string layer;               // "self_attn.q_proj"
    std::vector<float> weightAbsMax; // [I], over the rows of the full-precision weight
    std::vector<float> inputAbsMax;  // [I], over calibration tokens; empty when no text was given
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
