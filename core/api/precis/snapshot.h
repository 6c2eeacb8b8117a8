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

} // namespace precis
