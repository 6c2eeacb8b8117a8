// SPDX-License-Identifier: GPL-3.0-or-later
// CodebookWatch: the codebooks of one layer, fitted once more on a worker thread to be looked at: the group on display
// first, then what other ways to store the codebooks would come to.
#pragma once

#include "models/codebook_effect_model.h"
#include "run/layer_watch.h"

#include <vector>

namespace precis {

class CodebookWatch final : public LayerWatch {
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
    // Why no other layer can be opened now; empty: one can.
    void setHeld(const QString& reason);
    QString holdReason() const { return m_holdReason; }

    // Replaces what is watched, unless it is the same already.
    void open(const CodebookStudyRequest& request);
    void refuse(const Hurdle& hurdle);
    void close() override;
    void look(const CodebookPlace& place);

    const std::optional<Hurdle>& hurdle() const { return m_hurdle; }
    const std::optional<CodebookStudy>& study() const { return m_study; }
    const CodebookPlace& place() const { return m_place; } // that was asked for last
    // Perhaps of the place before that; null before the first.
    const std::shared_ptr<const CodebookPicture>& picture() const { return m_picture; }
    const std::vector<CodebookComparison>& comparisons() const { return m_comparisons; }
    QString failure() const; // why there is no picture, or not that of the place
    QString comparisonFailure() const { return LayerWatch::failure(Trying); } // why there are no more of them

Q_SIGNALS:
    void wantedChanged();

private:
    void compareNext();
    void clear() override;

    Open m_open;
    bool m_isWanted = false;
    QString m_holdReason;
    std::optional<Hurdle> m_hurdle;
    std::optional<CodebookStudy> m_study;
    CodebookPlace m_place;
    std::shared_ptr<const CodebookPicture> m_picture;
    std::vector<CodebookComparison> m_comparisons;
};

} // namespace precis
