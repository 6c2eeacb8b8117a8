// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/outlier_trials.h"

#include <precis/error.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace precis {

namespace {

constexpr std::chrono::milliseconds kBetweenAnswers{40}; // no eye and no plot is faster

} // namespace

// Where questions wait for the worker.
struct OutlierTrials::Desk {
    std::mutex mutex;
    std::condition_variable_any arrived;
    std::optional<std::pair<int, OutlierStudyRequest>> request;
    std::optional<std::pair<int, ThresholdTrial>> trial;
    std::shared_ptr<RunControl> control = std::make_shared<RunControl>(); // of the study that is being opened
    bool isToBeForgotten = false;
};

OutlierTrials::OutlierTrials(Open open, QObject* parent)
    : QObject(parent)
    , m_desk(std::make_shared<Desk>())
    , m_worker([desk = m_desk, open = std::move(open), this](std::stop_token stop) { work(desk, open, this, stop); }) {}

OutlierTrials::~OutlierTrials() {
    m_worker.request_stop();
    const std::lock_guard lock(m_desk->mutex);
    m_desk->control->stop();
}

void OutlierTrials::open(const OutlierStudyRequest& request) {
    const bool isOther = !m_request || m_request->block != request.block || m_request->layer != request.layer ||
                         m_request->model != request.model;
    m_request = request;
    if (isOther)
        m_study.reset();
    m_opened = ++m_lastNumber;
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->control->stop();
        m_desk->control = std::make_shared<RunControl>();
        m_desk->request = {m_opened, request};
        m_desk->trial.reset();
        m_desk->isToBeForgotten = false;
    }
    m_desk->arrived.notify_one();
    expect(m_opened);
}

void OutlierTrials::close() {
    if (!m_request)
        return;
    m_request.reset();
    m_study.reset();
    m_opened = ++m_lastNumber; // answers on their way are of no use
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->control->stop();
        m_desk->request.reset();
        m_desk->trial.reset();
        m_desk->isToBeForgotten = true; // the layer's memory with it
    }
    m_desk->arrived.notify_one();
    expect(0);
    Q_EMIT closed();
}

void OutlierTrials::attempt(const ThresholdTrial& trial) {
    if (!m_request)
        return;
    const int number = ++m_lastNumber;
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->trial = {number, trial};
    }
    m_desk->arrived.notify_one();
    expect(number);
}

void OutlierTrials::work(const std::shared_ptr<Desk>& desk, const Open& open, OutlierTrials* owner,
                         std::stop_token stop) {
    std::optional<OutlierStudy> study;
    const auto answer = [owner](int number, std::function<void()> deliver) {
        QMetaObject::invokeMethod(
            owner, [owner, number, deliver = std::move(deliver)] { owner->receive(number, deliver); },
            Qt::QueuedConnection);
    };
    const auto fail = [&](int number, const QString& message) {
        answer(number, [owner, message] {
            owner->close();
            Q_EMIT owner->failed(message);
        });
    };
    while (true) {
        std::optional<std::pair<int, OutlierStudyRequest>> request;
        std::optional<std::pair<int, ThresholdTrial>> trial;
        std::shared_ptr<RunControl> control;
        {
            std::unique_lock lock(desk->mutex);
            if (!desk->arrived.wait(lock, stop, [&] { return desk->request || desk->trial || desk->isToBeForgotten; }))
                return;
            if (std::exchange(desk->isToBeForgotten, false))
                study.reset();
            request = std::exchange(desk->request, std::nullopt);
            if (!request)
                trial = std::exchange(desk->trial, std::nullopt);
            control = desk->control;
        }
        const int number = request ? request->first : trial ? trial->first : 0;
        try {
            if (request) {
                study.reset();
                study = open(request->second, *control);
                answer(number, [owner, opened = *study] {
                    owner->m_study = opened;
                    Q_EMIT owner->opened();
                });
            } else if (trial && study) {
                const auto start = std::chrono::steady_clock::now();
                answer(number, [owner, tried = trial->second, effect = study->attempt(trial->second)] {
                    Q_EMIT owner->attempted(tried, effect);
                });
                std::this_thread::sleep_until(start + kBetweenAnswers);
            }
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Stopped)
                fail(number, QString::fromStdString(error.what()));
        } catch (const std::exception& error) {
            fail(number, QString::fromStdString(error.what()));
        }
    }
}

void OutlierTrials::receive(int number, const std::function<void()>& deliver) {
    if (number < m_opened)
        return;
    if (number == m_expected)
        expect(0);
    deliver();
}

void OutlierTrials::expect(int number) {
    const bool wasBusy = isBusy();
    m_expected = number;
    if (isBusy() != wasBusy)
        Q_EMIT busyChanged();
}

} // namespace precis
