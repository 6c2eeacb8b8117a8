// SPDX-License-Identifier: GPL-3.0-or-later
// JobProgress: turns the steps of a job into StageProgress events with an estimate of the time left.
#pragma once

#include "precis/events.h"
#include "precis/run_control.h"

#include <chrono>

namespace precis {

class JobProgress {
public:
    JobProgress(EventSink sink, RunControl& control);

    void emit(const Event& event) const;
    // Says what is being done and which part of the whole job, [from, to], it makes up.
    void beginStage(Stage stage, int block, double from, double to);
    // Share of the stage that is done. Polls the control; emits ten times a second at most.
    void advance(double shareOfStage);
    double seconds() const; // since the job began, pauses excluded

private:
    using Clock = std::chrono::steady_clock;
    EventSink m_sink;
    RunControl& m_control;
    Clock::time_point m_start = Clock::now();
    Clock::duration m_paused{};
    Clock::time_point m_lastEmitted{};
    Stage m_stage = Stage::Prepare;
    double m_from = 0;
    double m_to = 1;
};

} // namespace precis
