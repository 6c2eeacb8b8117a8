// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training_history.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace precis {

namespace {

int numberOf(const WindowTraining& window) { return window.started.window; }

// Geometric mean of after / before over the finished windows that have both.
std::optional<double> meanRatio(const std::vector<WindowTraining>& windows, double WindowFinished::*before,
                                double WindowFinished::*after) {
    double sum = 0;
    int count = 0;
    for (const WindowTraining& window : windows) {
        if (!window.finished || !(window.finished.value().*before > 0) || !(window.finished.value().*after > 0))
            continue;
        sum += std::log(window.finished.value().*after / (window.finished.value().*before));
        ++count;
    }
    return count > 0 ? std::optional(std::exp(sum / count)) : std::nullopt;
}

} // namespace

void TrainingHistory::apply(const Event& event) {
    if (const auto* run = std::get_if<RunStarted>(&event)) {
        m_finishedBlocks = std::max(m_finishedBlocks, run->firstBlock);
    } else if (const auto* checkpoint = std::get_if<CheckpointWritten>(&event)) {
        m_finishedBlocks = std::max(m_finishedBlocks, checkpoint->block + 1);
    } else if (const auto* started = std::get_if<WindowStarted>(&event)) {
        m_latest = started->window;
        const WindowTraining begun{.started = *started, .steps = {}, .epochs = {}, .finished = {}, .warnings = {}};
        if (WindowTraining* known = editable(started->window))
            *known = begun;
        else
            m_windows.insert(std::ranges::lower_bound(m_windows, started->window, {}, numberOf), begun);
    } else if (const auto* step = std::get_if<OptimizerStep>(&event)) {
        if (WindowTraining* window = editable(step->window))
            window->steps.push_back(*step);
    } else if (const auto* epoch = std::get_if<EpochFinished>(&event)) {
        if (WindowTraining* window = editable(epoch->window))
            window->epochs.push_back(*epoch);
    } else if (const auto* finished = std::get_if<WindowFinished>(&event)) {
        if (WindowTraining* window = editable(finished->window))
            window->finished = *finished;
    } else if (const auto* warning = std::get_if<WarningRaised>(&event)) {
        if (isTraining())
            editable(m_latest)->warnings += QString::fromStdString(warning->message);
    }
}

const WindowTraining* TrainingHistory::find(int window) const {
    const auto found = std::ranges::find(m_windows, window, numberOf);
    return found == m_windows.end() ? nullptr : &*found;
}

std::optional<double> TrainingHistory::remainingLoss() const {
    return meanRatio(m_windows, &WindowFinished::startLoss, &WindowFinished::loss);
}

std::optional<double> TrainingHistory::remainingHeldOutLoss() const {
    return meanRatio(m_windows, &WindowFinished::startHeldOutLoss, &WindowFinished::heldOutLoss);
}

WindowTraining* TrainingHistory::editable(int window) {
    return const_cast<WindowTraining*>(std::as_const(*this).find(window));
}

} // namespace precis
