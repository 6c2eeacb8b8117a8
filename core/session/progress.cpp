// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/progress.h"

#include "precis/device_info.h"
#include "session/process.h"

#include <utility>

namespace precis {

JobProgress::JobProgress(EventSink sink, RunControl& control) : m_sink(std::move(sink)), m_control(control) {
    prepareProcess();
}

void JobProgress::emit(const Event& event) const {
    if (m_sink)
        m_sink(event);
}

void JobProgress::beginStage(Stage stage, int block, double from, double to) {
    m_stage = stage;
    m_from = from;
    m_to = to;
    emit(StageStarted{stage, block});
    advance(0);
}

void JobProgress::advance(double shareOfStage) {
    const Clock::time_point before = Clock::now();
    m_control.poll();
    const Clock::time_point now = Clock::now();
    m_paused += now - before;
    if (now - m_lastEmitted < std::chrono::milliseconds(100) && shareOfStage < 1)
        return;
    m_lastEmitted = now;
    StageProgress progress;
    progress.stage = m_stage;
    progress.fraction = m_from + shareOfStage * (m_to - m_from);
    progress.elapsed = seconds();
    if (progress.fraction > 0.01)
        progress.secondsLeft = progress.elapsed * (1 - progress.fraction) / progress.fraction;
    progress.memoryBytes = currentMemoryBytes();
    emit(progress);
}

double JobProgress::seconds() const { return std::chrono::duration<double>(Clock::now() - m_start - m_paused).count(); }

} // namespace precis
