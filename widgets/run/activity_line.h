// SPDX-License-Identifier: GPL-3.0-or-later
// ActivityLine: what the engine does now: stage, progress, time left, memory.
#pragma once

#include "run/run_controller.h"

#include <QLabel>
#include <QProgressBar>
#include <QWidget>

namespace precis {

class ElidedLabel;

class ActivityLine : public QWidget {
    Q_OBJECT

public:
    explicit ActivityLine(QWidget* parent = nullptr);

    void setState(EngineState state);
    void apply(const Event& event);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showActivity();
    QString activity() const;

    EngineState m_state = EngineState::Idle;
    StageStarted m_stage;
    std::optional<WindowStarted> m_window; // of blocks, the latest
    StageProgress m_progress;
    std::optional<RunFinished> m_finished;
    int m_blocks = 0;
    ElidedLabel* m_activity;
    QProgressBar* m_bar;
    QLabel* m_timeLeft;
    QLabel* m_memory;
};

} // namespace precis
