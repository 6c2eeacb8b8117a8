// SPDX-License-Identifier: GPL-3.0-or-later
// QuestionWorker: a thread of its own for questions to the engine that are short enough to be asked while one looks
// around. The GUI thread never waits for it.
#pragma once

#include <precis/run_control.h>

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

namespace precis {

class QuestionWorker final : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void()>;                // called on the GUI thread
    using Question = std::function<Answer(RunControl&)>; // called on the worker; may throw

    explicit QuestionWorker(QObject* parent = nullptr);
    ~QuestionWorker() override;

    // Takes the place of a question of the same rank that still waits. Lower ranks come first: a question of a higher
    // one that is being answered is stopped and asked again later.
    void ask(int rank, Question question);
    // Stops, and drops what waits and answers that are on their way.
    void forget();
    bool isBusy() const { return m_open > 0; }

Q_SIGNALS:
    void failed(int rank, const QString& message); // one question did; the others go on
    void busyChanged();

private:
    struct Desk;
    static void work(const std::shared_ptr<Desk>& desk, QuestionWorker* owner, std::stop_token stop);
    void receive(int generation, const Answer& answer);
    void count(int change);

    int m_generation = 0; // answers to questions of an older one are dropped
    int m_open = 0;       // questions without an answer
    std::shared_ptr<Desk> m_desk;
    std::jthread m_worker; // last: joined before anything it uses is destroyed
};

} // namespace precis
