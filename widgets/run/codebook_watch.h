// SPDX-License-Identifier: GPL-3.0-or-later
// CodebookWatch: the codebooks of one layer, fitted once more on a worker thread to be looked at: the group on display
// first, then what other ways to store the codebooks would come to.
#pragma once

#include "models/codebook_effect_model.h"
#include "run/question_worker.h"

#include <precis/codebook_study.h>

#include <optional>
#include <vector>

namespace precis {

// Whether two requests are about the same layer, and whether they ask the same of it.
bool isSameLayer(const CodebookStudyRequest& a, const CodebookStudyRequest& b);
bool isSame(const CodebookStudyRequest& a, const CodebookStudyRequest& b);

class CodebookWatch final : public QObject {
    Q_OBJECT

public:
    using Open = std::function<CodebookStudy(const CodebookStudyRequest&, RunControl&)>;
    // Why nothing can be watched, and what would help: the name of an action, and what it is called.
    struct Hurdle {
        QString reason;
        QString actionName;
        QString actionText;
    };

    explicit CodebookWatch(Open open, QObject* parent = nullptr);

    // Whether anybody looks. While nobody does, what there is stays and nothing is opened.
    void setWanted(bool wanted);
    bool isWanted() const { return m_isWanted; }

    // Replaces what is watched, unless it is the same already.
    void open(const CodebookStudyRequest& request);
    void refuse(const Hurdle& hurdle);
    void close();
    void look(const CodebookPlace& place);

    const std::optional<CodebookStudyRequest>& request() const { return m_request; }
    const std::optional<Hurdle>& hurdle() const { return m_hurdle; }
    const std::optional<CodebookStudy>& study() const { return m_study; }
    const CodebookPlace& place() const { return m_place; } // that was asked for last
    // Perhaps of the place before that; null before the first.
    const std::shared_ptr<const CodebookPicture>& picture() const { return m_picture; }
    const std::vector<CodebookComparison>& comparisons() const { return m_comparisons; }
    QString failure() const { return m_failure; } // why opening failed
    bool isBusy() const { return m_worker.isBusy(); }

Q_SIGNALS:
    void wantedChanged();
    void changed(); // anything of the above

private:
    void compareNext();

    Open m_open;
    bool m_isWanted = false;
    bool m_isOpening = false;
    std::optional<CodebookStudyRequest> m_request;
    std::optional<Hurdle> m_hurdle;
    std::optional<CodebookStudy> m_study;
    CodebookPlace m_place;
    std::shared_ptr<const CodebookPicture> m_picture;
    std::vector<CodebookComparison> m_comparisons;
    QString m_failure;
    QuestionWorker m_worker; // last: its thread ends first
};

} // namespace precis
