// SPDX-License-Identifier: GPL-3.0-or-later
// Which actions the user can take: one function of what is open and what the engine does.
#pragma once

#include "run/run_controller.h"

namespace precis {

struct Situation {
    EngineState state = EngineState::Idle;
    bool hasModel = false;
    bool hasPlantedOutliers = false; // the model; once is enough
    bool hasResumableRun = false;    // the run on display can go on
};

struct AvailableActions {
    bool open = false;  // another model or run
    bool run = false;   // start
    bool pause = false; // or go on after a pause
    bool stop = false;
    bool resume = false; // a run that was stopped earlier
    bool evaluate = false;
    bool inspect = false;
    bool plantOutliers = false;
    bool operator==(const AvailableActions&) const = default;
};

AvailableActions availableActions(const Situation& situation);

} // namespace precis
