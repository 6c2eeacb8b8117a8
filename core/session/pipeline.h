// SPDX-License-Identifier: GPL-3.0-or-later
// The loop over blocks: capture, solve, check in, propagate. Reads as a recipe.
#pragma once

#include "model/model.h"
#include "precis/recipe.h"
#include "precis/report.h"
#include "session/progress.h"

#include <string>

namespace precis {

struct PipelineInput {
    const Recipe& recipe;
    const Model& model;  // the original
    Tensor tokens;       // [N,T] calibration windows
    std::string run;     // finished blocks are read from and written to it
    int firstBlock = 0;  // blocks before it are finished
    double share = 1;    // of the whole job's progress
};

// Quantizes the blocks from firstBlock on, each on what the quantized blocks before it put out. Adds the layers to the
// report; `blockFinished(k)` is called once block k is on disk.
void quantizeBlocks(const PipelineInput& input, JobProgress& progress, RunReport& report,
                    const std::function<void(int)>& blockFinished);

} // namespace precis
