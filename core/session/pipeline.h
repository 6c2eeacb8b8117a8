// SPDX-License-Identifier: GPL-3.0-or-later
// The loop over reconstruction windows: capture and solve the blocks that enter, train them together, check in those that
// leave, propagate. Without reconstruction every block is a window that is not trained.
#pragma once

#include "calibration/calibration_set.h"
#include "model/model.h"
#include "precis/recipe.h"
#include "precis/report.h"
#include "session/progress.h"

#include <functional>
#include <string>

namespace precis {

struct PipelineInput {
    const Recipe& recipe;
    const Model& model;                   // the original
    const CalibrationTokens& calibration;
    std::string run;         // finished blocks are read from and written to it
    int finishedWindows = 0; // by an earlier process
    double share = 1;        // of the whole job's progress
};

// Blocks that are finished once so many windows are.
int finishedBlocks(const Recipe& recipe, int blocks, int finishedWindows);

// Quantizes what is not finished, each block on what the quantized blocks before it put out. Adds the layers to the
// report; `windowFinished(count)` is called once the blocks of `count` windows are on disk.
void quantizeBlocks(const PipelineInput& input, JobProgress& progress, RunReport& report,
                    const std::function<void(int)>& windowFinished);

} // namespace precis
