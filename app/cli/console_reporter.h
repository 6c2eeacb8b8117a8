// SPDX-License-Identifier: GPL-3.0-or-later
// ConsoleReporter: events as messages on stderr. On a terminal one line shows the progress and each window of blocks
// tells what its training brought; when piped only warnings are written.
#pragma once

#include "stop_on_signal.h"

#include <precis/events.h>
#include <precis/run_control.h>

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

class ConsoleReporter {
public:
    ConsoleReporter();
    ~ConsoleReporter(); // takes the progress line away

    void show(const precis::Event& event);
    // A whole line; the progress line moves below it. From any thread.
    void say(const std::string& line);

private:
    void handle(const precis::RunStarted& event);
    void handle(const precis::StageStarted& event);
    void handle(const precis::StageProgress& event);
    void handle(const precis::WindowStarted& event);
    void handle(const precis::SnapshotTaken& event);
    void handle(const precis::WindowFinished& event);
    void handle(const precis::WarningRaised& event);
    template <class Other>
    void handle(const Other&) {}
    void drawProgress();
    void clearProgress();

    std::mutex m_mutex;
    const bool m_isTerminal;
    int m_blocks = 0;
    precis::StageStarted m_stage;
    std::optional<precis::WindowStarted> m_window; // of blocks, while it is trained
    precis::StageProgress m_progress;
    std::chrono::steady_clock::time_point m_lastDrawn{};
    bool m_isDrawn = false;
};

// Runs job(sink, control) with events shown on stderr and Ctrl-C stopping it; the progress line is gone when it
// returns.
template <class Job>
auto runOnConsole(const Job& job) {
    ConsoleReporter reporter;
    precis::RunControl control;
    const StopOnSignal stopOnSignal([&] {
        reporter.say("Stopping after the current step. Press Ctrl-C again to end at once.");
        control.stop();
    });
    return job([&](const precis::Event& event) { reporter.show(event); }, control);
}
