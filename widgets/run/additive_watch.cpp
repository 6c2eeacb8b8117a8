// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/additive_watch.h"

namespace precis {

AdditiveWatch::AdditiveWatch(Open open, QObject* parent) : LayerWatch(parent), m_open(std::move(open)) {}

void AdditiveWatch::open(const CodebookStudyRequest& request) {
    watch(request, [this, open = m_open, request](RunControl& control) -> QuestionWorker::Answer {
        return [this, study = open(request, control)] {
            m_isTrying = false;
            m_study = study;
            m_effect = std::make_shared<const AdditiveEffect>(study.effect);
        };
    });
}

void AdditiveWatch::attempt(double criticalShare) {
    if (isOpening() || !m_study)
        return;
    m_isTrying = true;
    ask(Trying, [this, attempt = m_study->attempt, criticalShare](RunControl& control) -> QuestionWorker::Answer {
        return [this, effect = std::make_shared<const AdditiveEffect>(attempt(criticalShare, control))] {
            m_effect = effect;
        };
    });
}

void AdditiveWatch::reset() {
    if (isOpening() || !m_study)
        return;
    m_isTrying = false;
    forget(Trying);
    m_effect = std::make_shared<const AdditiveEffect>(m_study->effect);
    Q_EMIT changed();
}

void AdditiveWatch::clear() {
    m_isTrying = false;
    m_study.reset();
    m_effect.reset();
}

} // namespace precis
