// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_reporter.h"

#include "console_table.h"

#include <algorithm>
#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace precis;

namespace {

constexpr auto kRedrawInterval = std::chrono::milliseconds(100);

std::string stageLabel(Stage stage) {
    for (const auto& name : EnumNames<Stage>::kNames)
        if (name.value == stage)
            return name.label;
    return "";
}

// "Blocks 1 to 2: loss 0.123 to 0.045, held out 0.130 to 0.060, 3.2 % of the weights rounded differently, 12.0 s"
std::string describe(const WindowFinished& window) {
    std::string line = window.firstBlock == window.lastBlock
                           ? "Block " + std::to_string(window.firstBlock)
                           : "Blocks " + std::to_string(window.firstBlock) + " to " + std::to_string(window.lastBlock);
    line += ": loss " + formatShort(window.startLoss) + " to " + formatShort(window.loss);
    if (window.heldOutLoss > 0)
        line += ", held out " + formatShort(window.startHeldOutLoss) + " to " + formatShort(window.heldOutLoss);
    line += ", " + formatFixed(100 * window.flippedShare, 1) + " % of the weights rounded differently, " +
            formatDuration(window.seconds);
    return window.fellBack ? line + " (would not train: back where it began)" : line;
}

std::size_t terminalColumns() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20 ? size.ws_col : 80;
}

} // namespace

ConsoleReporter::ConsoleReporter() : m_isTerminal(isatty(STDERR_FILENO)) {}

ConsoleReporter::~ConsoleReporter() { clearProgress(); }

void ConsoleReporter::show(const Event& event) {
    std::lock_guard lock(m_mutex);
    std::visit([this](const auto& alternative) { handle(alternative); }, event);
}

void ConsoleReporter::say(const std::string& line) {
    std::lock_guard lock(m_mutex);
    clearProgress();
    std::cerr << line << std::endl;
}

void ConsoleReporter::handle(const RunStarted& event) { m_blocks = event.blocks; }

void ConsoleReporter::handle(const StageStarted& event) {
    m_stage = event;
    m_lastDrawn = {};
    drawProgress();
}

void ConsoleReporter::handle(const StageProgress& event) {
    m_progress = event;
    drawProgress();
}

void ConsoleReporter::handle(const WindowStarted& event) { m_window = event; }

void ConsoleReporter::handle(const SnapshotTaken& event) {
    const auto& preprocessed = event.snapshot->preprocessed;
    if (!m_isTerminal || !preprocessed || (preprocessed->scaledChannels == 0 && preprocessed->truncatedWeights == 0))
        return;
    clearProgress();
    std::cerr << "Block " << event.snapshot->block << ", " << event.snapshot->layer << ": "
              << preprocessed->scaledChannels << " input channels scaled, " << preprocessed->truncatedWeights
              << " weights truncated" << std::endl;
}

void ConsoleReporter::handle(const WindowFinished& event) {
    m_window.reset();
    if (!m_isTerminal)
        return;
    clearProgress();
    std::cerr << describe(event) << std::endl;
}

void ConsoleReporter::handle(const WarningRaised& event) {
    clearProgress();
    std::cerr << "Warning: " << event.message << std::endl;
}

void ConsoleReporter::drawProgress() {
    const auto now = std::chrono::steady_clock::now();
    if (!m_isTerminal || now - m_lastDrawn < kRedrawInterval)
        return;
    m_lastDrawn = now;
    const int percent = static_cast<int>(100 * std::clamp(m_progress.fraction, 0.0, 1.0));
    std::string line = std::to_string(percent) + " %  ";
    line.insert(0, percent < 10 ? 2 : percent < 100 ? 1 : 0, ' ');
    line += stageLabel(m_stage.stage);
    if (m_stage.stage == Stage::Reconstruct && m_window)
        line += ", window " + std::to_string(m_window->window + 1) + " of " + std::to_string(m_window->windows);
    else if (m_stage.block >= 0)
        line += ", block " + std::to_string(m_stage.block + 1) +
                (m_blocks > 0 ? " of " + std::to_string(m_blocks) : std::string());
    if (m_progress.secondsLeft >= 0)
        line += "   " + formatDuration(m_progress.secondsLeft) + " left";
    if (m_progress.memoryBytes > 0)
        line += "   " + formatBytes(m_progress.memoryBytes);
    line.resize(std::min(line.size(), terminalColumns() - 1));
    std::cerr << "\r\033[K" << line << std::flush;
    m_isDrawn = true;
}

void ConsoleReporter::clearProgress() {
    if (m_isDrawn)
        std::cerr << "\r\033[K" << std::flush;
    m_isDrawn = false;
}
