// SPDX-License-Identifier: GPL-3.0-or-later
// StopOnSignal: while it lives, the first SIGINT or SIGTERM calls `onFirst` on a thread of its own (where, unlike in a
// signal handler, locks may be taken); the second ends the program at once.
#pragma once

#include <functional>
#include <thread>

class StopOnSignal {
public:
    explicit StopOnSignal(std::function<void()> onFirst);
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;

private:
    std::jthread m_watcher;
};
