// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/additive_watch.h"

#include "run/codebook_watch.h"

namespace precis {

namespace {

enum Rank { Opening, Trying };

} // namespace

AdditiveWatch::AdditiveWatch(Open open, QObject* parent) : QObject(parent), m_open(std::move(open)) {
    connect(&m_worker, &QuestionWorker::failed, this, [this](const QString& message) {
        m_isOpening = false;
        m_failure = message;
        Q_EMIT changed();
    });
    connect(&m_worker, &QuestionWorker::busyChanged, this, &AdditiveWatch::changed);
}

void AdditiveWatch::open(const CodebookStudyRequest& request) {
    if (m_request && m_failure.isEmpty() && isSame(*m_request, request))
        return;
    if (!m_request || !isSameLayer(*m_request, request)) {
        m_study.reset();
        m_effect.reset();
    }
    m_request = request;
    m_failure.clear();
    m_isTrying = false;
    m_isOpening = true;
    m_worker.forget();
    m_worker.ask(Opening, [this, open = m_open, request](RunControl& control) -> QuestionWorker::Answer {
        return [this, study = open(request, control)] {
            m_isOpening = false;
            m_study = study;
            m_effect = std::make_shared<const AdditiveEffect>(study.effect);
            Q_EMIT changed();
        };
    });
    Q_EMIT changed();
}

void AdditiveWatch::close() {
    if (!m_request)
        return;
    m_worker.forget();
    m_request.reset();
    m_study.reset();
    m_effect.reset();
    m_failure.clear();
    Q_EMIT changed();
}

void AdditiveWatch::attempt(double criticalShare) {
    if (m_isOpening || !m_study)
        return;
    m_isTrying = true;
    m_worker.ask(Trying,
                 [this, attempt = m_study->attempt, criticalShare](RunControl& control) -> QuestionWorker::Answer {
                     return [this, effect = std::make_shared<const AdditiveEffect>(attempt(criticalShare, control))] {
                         m_effect = effect;
                         Q_EMIT changed();
                     };
                 });
}

void AdditiveWatch::reset() {
    if (m_isOpening || !m_study)
        return;
    m_isTrying = false;
    m_worker.forget();
    m_effect = std::make_shared<const AdditiveEffect>(m_study->effect);
    Q_EMIT changed();
}

} // namespace precis
