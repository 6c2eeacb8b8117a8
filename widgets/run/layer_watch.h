// SPDX-License-Identifier: GPL-3.0-or-later
// LayerWatch: one layer, held open on a worker thread to be looked at. What the kinds of codebooks have in common.
#pragma once

#include "run/question_worker.h"

#include <precis/codebook_study.h>

#include <map>
#include <optional>

namespace precis {

// Whether two requests are about the same layer, and whether they ask the same of it.
bool isSameLayer(const CodebookStudyRequest& a, const CodebookStudyRequest& b);
bool isSame(const CodebookStudyRequest& a, const CodebookStudyRequest& b);

class LayerWatch : public QObject {
    Q_OBJECT

public:
    explicit LayerWatch(QObject* parent = nullptr);

    virtual void close();

    // What is watched; nothing when closed.
    const std::optional<CodebookStudyRequest>& request() const { return m_request; }
    // Whether that is still to be opened. Until then an earlier study of the same layer stays.
    bool isOpening() const { return m_isOpening; }
    bool isBusy() const { return m_worker.isBusy(); }

Q_SIGNALS:
    void changed(); // anything that is known of the layer

protected:
    enum Rank { Opening, Looking, Trying };

    // Replaces what is watched, unless it is the same already.
    void watch(const CodebookStudyRequest& request, QuestionWorker::Question opening);
    void ask(Rank rank, QuestionWorker::Question question);
    void forget(Rank rank); // its failure, and all questions
    // Why the latest question of that rank was not answered; empty when it was.
    QString failure(Rank rank) const;
    // All that is known of the layer.
    virtual void clear() = 0;

private:
    std::optional<CodebookStudyRequest> m_request;
    bool m_isOpening = false;
    std::map<int, QString> m_failures; // by rank
    QuestionWorker m_worker;           // last: its thread ends first
};

} // namespace precis
