// SPDX-License-Identifier: GPL-3.0-or-later
// TrainingHistory: the reconstruction windows of a run and how each of them learned.
#pragma once

#include <precis/events.h>

#include <QStringList>

#include <optional>
#include <vector>

namespace precis {

struct WindowTraining {
    WindowStarted started;
    std::vector<OptimizerStep> steps;
    std::vector<EpochFinished> epochs;
    std::optional<WindowFinished> finished;
    QStringList warnings; // raised while it was trained
};

class TrainingHistory final {
public:
    void reset() { *this = {}; }
    // Looks at the events of training and leaves all others alone. A window that comes again (a resumed run) begins
    // anew.
    void apply(const Event& event);

    // By rising number of the window.
    const std::vector<WindowTraining>& windows() const { return m_windows; }
    // nullptr when there is none of that number.
    const WindowTraining* find(int window) const;
    // The one that is being trained, or else the last that was; nullptr when there is none.
    const WindowTraining* latest() const { return find(m_latest); }
    bool isTraining() const { return latest() && !latest()->finished; }
    // Blocks that no later window touches.
    int finishedBlocks() const { return m_finishedBlocks; }
    // Loss of the finished windows where they ended, as a share of where they began: the geometric mean. Nothing
    // before one is finished.
    std::optional<double> remainingLoss() const;
    std::optional<double> remainingHeldOutLoss() const;

private:
    WindowTraining* editable(int window);

    std::vector<WindowTraining> m_windows;
    int m_latest = -1;
    int m_finishedBlocks = 0;
};

} // namespace precis
