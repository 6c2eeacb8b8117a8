// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/activity_line.h"

#include "text/elided_label.h"
#include "text/format.h"
#include "text/training_text.h"

#include <QEvent>
#include <QHBoxLayout>

#include <cmath>

namespace precis {

namespace {

constexpr int kBarSteps = 1000;

} // namespace

ActivityLine::ActivityLine(QWidget* parent)
    : QWidget(parent)
    , m_activity(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_timeLeft(new QLabel(this))
    , m_memory(new QLabel(this)) {
    m_bar->setRange(0, kBarSteps);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_activity, 2);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_timeLeft);
    layout->addWidget(m_memory);
    showActivity();
}

void ActivityLine::setState(EngineState state) {
    if (m_state == EngineState::Idle && state == EngineState::Running) {
        m_stage = {};
        m_window.reset();
        m_progress = {};
        m_finished.reset();
    }
    m_state = state;
    showActivity();
}

void ActivityLine::apply(const Event& event) {
    if (const auto* stage = std::get_if<StageStarted>(&event))
        m_stage = *stage;
    else if (const auto* progress = std::get_if<StageProgress>(&event))
        m_progress = *progress;
    else if (const auto* started = std::get_if<RunStarted>(&event))
        m_blocks = started->blocks;
    else if (const auto* window = std::get_if<WindowStarted>(&event))
        m_window = *window;
    else if (const auto* finished = std::get_if<RunFinished>(&event))
        m_finished = *finished;
    else
        return;
    showActivity();
}

void ActivityLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        showActivity();
    QWidget::changeEvent(event);
}

void ActivityLine::showActivity() {
    const bool isWorking =
        m_state == EngineState::Running || m_state == EngineState::Paused || m_state == EngineState::Stopping;
    m_activity->setFullText(activity());
    m_bar->setVisible(isWorking);
    m_bar->setValue(static_cast<int>(std::lround(m_progress.fraction * kBarSteps)));
    m_bar->setFormat(formatPercent(m_progress.fraction));
    m_bar->setAccessibleName(tr("Progress"));
    const bool knowsTimeLeft = m_state == EngineState::Running && m_progress.secondsLeft >= 0;
    m_timeLeft->setVisible(knowsTimeLeft);
    m_timeLeft->setText(tr("%1 left").arg(formatDuration(m_progress.secondsLeft)));
    m_memory->setVisible(isWorking && m_progress.memoryBytes > 0);
    m_memory->setText(tr("%1 memory").arg(formatBytes(m_progress.memoryBytes)));
}

QString ActivityLine::activity() const {
    switch (m_state) {
    case EngineState::Idle:
        break;
    case EngineState::Opening:
        return tr("Opening…");
    case EngineState::Paused:
        return tr("Paused");
    case EngineState::Stopping:
        return tr("Stopping: the current step ends first…");
    case EngineState::Running:
        if (m_stage.stage == Stage::Reconstruct && m_window)
            return tr("Training window %1 of %2: %3")
                .arg(formatCount(m_window->window + 1), formatCount(m_window->windows),
                     nameOfBlocks(m_window->firstBlock, m_window->lastBlock));
        if (m_stage.block < 0)
            return labelOf(m_stage.stage);
        return m_blocks > 0 ? tr("%1, block %2 (of %3)")
                                  .arg(labelOf(m_stage.stage), formatCount(m_stage.block), formatCount(m_blocks))
                            : tr("%1, block %2").arg(labelOf(m_stage.stage), formatCount(m_stage.block));
    }
    if (!m_finished)
        return tr("Ready");
    switch (m_finished->outcome) {
    case Outcome::Done:
        return tr("Done in %1, at most %2 of memory")
            .arg(formatDuration(m_finished->seconds), formatBytes(m_finished->peakMemoryBytes));
    case Outcome::Stopped:
        return tr("Stopped; finished blocks are kept");
    default:
        return tr("Failed; finished blocks are kept");
    }
}

} // namespace precis
