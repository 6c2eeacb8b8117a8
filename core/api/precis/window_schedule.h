// SPDX-License-Identifier: GPL-3.0-or-later
// BlockWindow: consecutive blocks that are trained together, and the order in which they slide over the model.
// Ding et al., "CBQ: Cross-Block Quantization for Large Language Models", ICLR 2025, cross-block dependency.
#pragma once

#include "precis/recipe.h"

#include <cstdint>
#include <vector>

namespace precis {

struct BlockWindow {
    int first = 0;
    int count = 1;
    int end() const { return first + count; }
    bool operator==(const BlockWindow&) const = default;
};

// Windows of n blocks that begin n - overlap blocks apart; the last one is moved back so that it has n blocks, too.
// With padded ends, shorter windows grow in front of the first and shrink behind the last one, so that blocks at the
// ends are trained about as often as the others. Without reconstruction every block is a window of its own.
std::vector<BlockWindow> windowSchedule(int blocks, const ReconstructionOptions& options);

// Optimizer steps of one window that is trained on that many token windows.
int stepsPerWindow(const ReconstructionOptions& options, std::int64_t trainedWindows);

} // namespace precis
