// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/codebook_watch.h"

namespace precis {

namespace {

enum Rank { Opening, Looking, Comparing };

} // namespace

bool isSameLayer(const CodebookStudyRequest& a, const CodebookStudyRequest& b) {
    return a.model == b.model && a.block == b.block && a.layer == b.layer;
}

bool isSame(const CodebookStudyRequest& a, const CodebookStudyRequest& b) {
    return isSameLayer(a, b) && a.recipe == b.recipe && a.run == b.run && a.calibration.path == b.calibration.path &&
           a.calibration.documents == b.calibration.documents;
}

CodebookWatch::CodebookWatch(Open open, QObject* parent) : QObject(parent), m_open(std::move(open)) {
    connect(&m_worker, &QuestionWorker::failed, this, [this](const QString& message) {
        m_isOpening = false;
        m_failure = message;
        Q_EMIT changed();
    });
    connect(&m_worker, &QuestionWorker::busyChanged, this, &CodebookWatch::changed);
}

void CodebookWatch::setWanted(bool wanted) {
    if (wanted == m_isWanted)
        return;
    m_isWanted = wanted;
    Q_EMIT wantedChanged();
}

void CodebookWatch::open(const CodebookStudyRequest& request) {
    if (m_request && m_failure.isEmpty() && isSame(*m_request, request))
        return;
    if (!m_request || !isSameLayer(*m_request, request)) {
        m_study.reset();
        m_picture.reset();
        m_place = {};
    }
    m_request = request;
    m_hurdle.reset();
    m_failure.clear();
    m_comparisons.clear();
    m_worker.forget();
    m_isOpening = true;
    m_worker.ask(Opening,
                 [this, open = m_open, request, place = m_place](RunControl& control) -> QuestionWorker::Answer {
                     const CodebookStudy study = open(request, control);
                     return [this, study, place, picture = std::make_shared<const CodebookPicture>(study.look(place))] {
                         m_isOpening = false;
                         m_study = study;
                         m_picture = picture;
                         if (m_place == place)
                             m_place = picture->place; // the layer may have fewer groups now
                         else
                             look(m_place);
                         compareNext();
                         Q_EMIT changed();
                     };
                 });
    Q_EMIT changed();
}

void CodebookWatch::refuse(const Hurdle& hurdle) {
    close();
    m_hurdle = hurdle;
    Q_EMIT changed();
}

void CodebookWatch::close() {
    if (!m_request && !m_hurdle)
        return;
    m_worker.forget();
    m_isOpening = false;
    m_request.reset();
    m_study.reset();
    m_picture.reset();
    m_comparisons.clear();
    m_failure.clear();
    m_hurdle.reset();
    Q_EMIT changed();
}

void CodebookWatch::look(const CodebookPlace& place) {
    m_place = place;
    if (m_isOpening || !m_study)
        return; // it will be looked at when it is open
    m_worker.ask(Looking, [this, look = m_study->look, place](RunControl&) -> QuestionWorker::Answer {
        return [this, picture = std::make_shared<const CodebookPicture>(look(place))] {
            m_picture = picture;
            Q_EMIT changed();
        };
    });
}

void CodebookWatch::compareNext() {
    if (m_comparisons.size() >= m_study->variants.size())
        return;
    const CodebookVariant variant = m_study->variants[m_comparisons.size()];
    if (variant == m_study->chosen) {
        m_comparisons.push_back({variant, m_study->effect});
        compareNext();
        return;
    }
    m_worker.ask(Comparing, [this, attempt = m_study->attempt, variant](RunControl& control) -> QuestionWorker::Answer {
        return [this, comparison = CodebookComparison{variant, attempt(variant, control)}] {
            m_comparisons.push_back(comparison);
            compareNext();
            Q_EMIT changed();
        };
    });
}

} // namespace precis
