// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/run_control.h"

#include "precis/error.h"

namespace precis {

void RunControl::pause() {
    std::lock_guard lock(m_mutex);
    m_paused = true;
}

void RunControl::resume() {
    {
        std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_wake.notify_all();
}

void RunControl::stop() {
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
}

bool RunControl::isPaused() const {
    std::lock_guard lock(m_mutex);
    return m_paused;
}

bool RunControl::isStopping() const {
    std::lock_guard lock(m_mutex);
    return m_stopping;
}

void RunControl::poll() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return !m_paused || m_stopping; });
    if (m_stopping)
        throw Error(ErrorKind::Stopped, "run", "stopped on request", "Resume continues behind the last finished block");
}

} // namespace precis
