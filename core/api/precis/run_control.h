// SPDX-License-Identifier: GPL-3.0-or-later
// RunControl: how another thread pauses or stops a job.
#pragma once

#include <condition_variable>
#include <mutex>

namespace precis {

class RunControl {
public:
    void pause();
    void resume();
    void stop(); // also wakes a paused job
    bool isPaused() const;
    bool isStopping() const;

    // Called by the job at least once a second: blocks while paused, throws Error{Stopped} once stopped.
    void poll();

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_paused = false;
    bool m_stopping = false;
};

} // namespace precis
