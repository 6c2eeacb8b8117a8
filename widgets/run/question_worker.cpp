// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/question_worker.h"

#include <precis/error.h>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <utility>

namespace precis {

namespace {

constexpr std::chrono::milliseconds kBetweenAnswers{40}; // no eye and no plot is faster

} // namespace

// Where questions wait for the worker.
struct QuestionWorker::Desk {
    std::mutex mutex;
    std::condition_variable_any arrived;
    std::map<int, Question> waiting;                                      // by rank
    std::shared_ptr<RunControl> control = std::make_shared<RunControl>(); // of the question that is being answered
    int answering = -1;                                                   // its rank
    int generation = 0;
};

QuestionWorker::QuestionWorker(QObject* parent)
    : QObject(parent)
    , m_desk(std::make_shared<Desk>())
    , m_worker([desk = m_desk, this](std::stop_token stop) { work(desk, this, stop); }) {}

QuestionWorker::~QuestionWorker() {
    m_worker.request_stop();
    const std::lock_guard lock(m_desk->mutex);
    m_desk->control->stop();
}

void QuestionWorker::ask(int rank, Question question) {
    bool isNew = false;
    {
        const std::lock_guard lock(m_desk->mutex);
        isNew = m_desk->waiting.insert_or_assign(rank, std::move(question)).second;
        if (m_desk->answering > rank)
            m_desk->control->stop();
    }
    m_desk->arrived.notify_one();
    if (isNew)
        count(1);
}

void QuestionWorker::forget() {
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->waiting.clear();
        m_desk->control->stop();
        m_desk->generation = ++m_generation;
    }
    count(-m_open);
}

void QuestionWorker::work(const std::shared_ptr<Desk>& desk, QuestionWorker* owner, std::stop_token stop) {
    while (true) {
        Question question;
        std::shared_ptr<RunControl> control;
        int generation = 0, rank = 0;
        {
            std::unique_lock lock(desk->mutex);
            desk->answering = -1;
            desk->arrived.wait(lock, stop, [&] { return !desk->waiting.empty(); });
            if (stop.stop_requested())
                return;
            auto next = desk->waiting.extract(desk->waiting.begin());
            question = std::move(next.mapped());
            desk->answering = rank = next.key();
            control = desk->control = std::make_shared<RunControl>();
            generation = desk->generation;
        }
        const auto deliver = [owner, generation](Answer answer) {
            QMetaObject::invokeMethod(
                owner, [owner, generation, answer = std::move(answer)] { owner->receive(generation, answer); },
                Qt::QueuedConnection);
        };
        const auto fail = [&](const QString& message) {
            deliver([owner, rank, message] { Q_EMIT owner->failed(rank, message); });
        };
        const auto start = std::chrono::steady_clock::now();
        try {
            deliver(question(*control));
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Stopped) {
                fail(QString::fromStdString(error.what()));
                continue;
            }
            const std::lock_guard lock(desk->mutex);
            if (generation != desk->generation)
                continue; // forgotten
            if (!desk->waiting.emplace(rank, question).second)
                deliver([] {}); // another one of its rank has taken its place
            continue;
        } catch (const std::exception& error) {
            fail(QString::fromStdString(error.what()));
            continue;
        }
        std::this_thread::sleep_until(start + kBetweenAnswers);
    }
}

void QuestionWorker::receive(int generation, const Answer& answer) {
    if (generation != m_generation)
        return;
    count(-1);
    if (answer)
        answer();
}

void QuestionWorker::count(int change) {
    const bool wasBusy = isBusy();
    m_open += change;
    if (isBusy() != wasBusy)
        Q_EMIT busyChanged();
}

} // namespace precis
