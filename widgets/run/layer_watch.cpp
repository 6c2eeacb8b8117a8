// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/layer_watch.h"

namespace precis {

bool isSameLayer(const CodebookStudyRequest& a, const CodebookStudyRequest& b) {
    return a.model == b.model && a.block == b.block && a.layer == b.layer;
}

bool isSame(const CodebookStudyRequest& a, const CodebookStudyRequest& b) {
    return isSameLayer(a, b) && a.recipe == b.recipe && a.run == b.run && a.calibration.path == b.calibration.path &&
           a.calibration.documents == b.calibration.documents;
}

LayerWatch::LayerWatch(QObject* parent) : QObject(parent) {
    connect(&m_worker, &QuestionWorker::failed, this, [this](int rank, const QString& message) {
        m_failures[rank] = message;
        if (rank == Opening) {
            m_isOpening = false;
            clear(); // it may be an earlier recipe's
        }
        Q_EMIT changed();
    });
    connect(&m_worker, &QuestionWorker::busyChanged, this, &LayerWatch::changed);
}

void LayerWatch::watch(const CodebookStudyRequest& request, QuestionWorker::Question opening) {
    if (m_request && isSame(*m_request, request) && failure(Opening).isEmpty())
        return;
    if (!m_request || !isSameLayer(*m_request, request))
        clear();
    m_request = request;
    m_failures.clear();
    m_worker.forget();
    m_isOpening = true;
    ask(Opening, std::move(opening));
    Q_EMIT changed();
}

void LayerWatch::close() {
    if (!m_request)
        return;
    m_request.reset();
    m_isOpening = false;
    m_failures.clear();
    m_worker.forget();
    clear();
    Q_EMIT changed();
}

void LayerWatch::ask(Rank rank, QuestionWorker::Question question) {
    m_worker.ask(rank, [this, rank, question = std::move(question)](RunControl& control) -> QuestionWorker::Answer {
        return [this, rank, answer = question(control)] {
            m_failures.erase(rank);
            if (rank == Opening)
                m_isOpening = false;
            answer();
            Q_EMIT changed();
        };
    });
}

void LayerWatch::forget(Rank rank) {
    m_failures.erase(rank);
    m_worker.forget();
}

QString LayerWatch::failure(Rank rank) const {
    const auto found = m_failures.find(rank);
    return found == m_failures.end() ? QString() : found->second;
}

} // namespace precis
