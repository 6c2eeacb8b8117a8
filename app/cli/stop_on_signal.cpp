// SPDX-License-Identifier: GPL-3.0-or-later
#include "stop_on_signal.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace {

// A handler has nothing but globals: both ends of the pipe that it writes to, and whether a signal came.
int g_pipe[2] = {-1, -1};
volatile std::sig_atomic_t g_signalled = 0;

constexpr char kSignalled = 's';
constexpr char kFinished = 'f';

void onSignal(int signal) {
    if (g_signalled) {
        std::signal(signal, SIG_DFL);
        raise(signal);
        return;
    }
    g_signalled = 1;
    const int before = errno;
    [[maybe_unused]] const auto written = write(g_pipe[1], &kSignalled, 1);
    errno = before;
}

void handleSignals(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

StopOnSignal::StopOnSignal(std::function<void()> onFirst) {
    if (pipe2(g_pipe, O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
    g_signalled = 0;
    m_watcher = std::jthread([onFirst = std::move(onFirst)] {
        char what = 0;
        while (read(g_pipe[0], &what, 1) == 1 && what != kFinished)
            onFirst();
    });
    handleSignals(onSignal);
}

StopOnSignal::~StopOnSignal() {
    handleSignals(SIG_DFL);
    [[maybe_unused]] const auto written = write(g_pipe[1], &kFinished, 1);
    m_watcher.join();
    close(g_pipe[0]);
    close(g_pipe[1]);
}
