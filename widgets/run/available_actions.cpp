// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/available_actions.h"

namespace precis {

AvailableActions availableActions(const Situation& situation) {
    const bool isIdle = situation.state == EngineState::Idle;
    const bool isRunning = situation.state == EngineState::Running;
    const bool isPaused = situation.state == EngineState::Paused;
    return {.open = isIdle || situation.state == EngineState::Opening, // waits for its turn
            .run = isIdle && situation.hasModel,
            .pause = isRunning || isPaused,
            .stop = isRunning || isPaused,
            .resume = isIdle && situation.hasResumableRun,
            .evaluate = isIdle && situation.hasModel,
            .inspect = isIdle && situation.hasModel,
            .plantOutliers = isIdle && situation.hasModel && !situation.hasPlantedOutliers};
}

} // namespace precis
