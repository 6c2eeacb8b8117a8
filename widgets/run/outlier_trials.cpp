// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/outlier_trials.h"

namespace precis {

namespace {

enum Rank { Opening, Trying };

} // namespace

OutlierTrials::OutlierTrials(Open open, QObject* parent) : QObject(parent), m_open(std::move(open)) {
    connect(&m_worker, &QuestionWorker::busyChanged, this, &OutlierTrials::busyChanged);
    connect(&m_worker, &QuestionWorker::failed, this, [this](int, const QString& message) {
        close();
        Q_EMIT failed(message);
    });
}

void OutlierTrials::open(const OutlierStudyRequest& request) {
    const bool isOther = !m_request || m_request->block != request.block || m_request->layer != request.layer ||
                         m_request->model != request.model;
    m_request = request;
    if (isOther)
        m_study.reset();
    m_onWorker = std::make_shared<std::optional<OutlierStudy>>();
    m_worker.forget();
    m_worker.ask(Opening,
                 [this, open = m_open, request, study = m_onWorker](RunControl& control) -> QuestionWorker::Answer {
                     *study = open(request, control);
                     return [this, opened = **study] {
                         m_study = opened;
                         Q_EMIT this->opened();
                     };
                 });
}

void OutlierTrials::close() {
    if (!m_request)
        return;
    m_request.reset();
    m_study.reset();
    m_onWorker.reset(); // the layer's memory with it
    m_worker.forget();
    Q_EMIT closed();
}

void OutlierTrials::attempt(const ThresholdTrial& trial) {
    if (!m_request)
        return;
    m_worker.ask(Trying, [this, study = m_onWorker, trial](RunControl&) -> QuestionWorker::Answer {
        if (!*study) // it could not be opened
            return {};
        return [this, trial, effect = (*study)->attempt(trial)] { Q_EMIT attempted(trial, effect); };
    });
}

} // namespace precis
