// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/codebook_watch.h"

namespace precis {

CodebookWatch::CodebookWatch(Open open, QObject* parent) : LayerWatch(parent), m_open(std::move(open)) {}

void CodebookWatch::setWanted(bool wanted) {
    if (wanted == m_isWanted)
        return;
    m_isWanted = wanted;
    Q_EMIT wantedChanged();
}

void CodebookWatch::setHeld(const QString& reason) {
    if (reason == m_holdReason)
        return;
    m_holdReason = reason;
    Q_EMIT changed();
}

void CodebookWatch::open(const CodebookStudyRequest& request) {
    m_hurdle.reset();
    watch(request, [this, open = m_open, request, place = m_place](RunControl& control) -> QuestionWorker::Answer {
        const CodebookStudy study = open(request, control);
        return [this, study, place, picture = std::make_shared<const CodebookPicture>(study.look(place))] {
            m_study = study;
            m_picture = picture;
            m_comparisons.clear();
            if (m_place == place)
                m_place = picture->place; // the layer may have fewer groups now
            else
                look(m_place);
            compareNext();
        };
    });
}

void CodebookWatch::refuse(const Hurdle& hurdle) {
    LayerWatch::close();
    m_hurdle = hurdle;
    Q_EMIT changed();
}

void CodebookWatch::close() {
    LayerWatch::close();
    if (m_hurdle) {
        m_hurdle.reset();
        Q_EMIT changed();
    }
}

void CodebookWatch::look(const CodebookPlace& place) {
    m_place = place;
    if (isOpening() || !m_study)
        return; // it will be looked at when it is open
    ask(Looking, [this, look = m_study->look, place](RunControl&) -> QuestionWorker::Answer {
        return [this, picture = std::make_shared<const CodebookPicture>(look(place))] { m_picture = picture; };
    });
}

QString CodebookWatch::failure() const {
    const QString opening = LayerWatch::failure(Opening);
    return opening.isEmpty() ? LayerWatch::failure(Looking) : opening;
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
    ask(Trying, [this, attempt = m_study->attempt, variant](RunControl& control) -> QuestionWorker::Answer {
        return [this, comparison = CodebookComparison{variant, attempt(variant, control)}] {
            m_comparisons.push_back(comparison);
            compareNext();
        };
    });
}

void CodebookWatch::clear() {
    m_study.reset();
    m_picture.reset();
    m_place = {};
    m_comparisons.clear();
}

} // namespace precis
