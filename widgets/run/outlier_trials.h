// SPDX-License-Identifier: GPL-3.0-or-later
// OutlierTrials: one layer's study on a worker thread of its own, which tries thresholds as fast as it can. Of several
// questions that wait, only the latest is answered; the GUI thread never waits.
#pragma once

#include "run/question_worker.h"

#include <precis/outlier_study.h>

#include <QObject>

#include <memory>
#include <optional>

namespace precis {

class OutlierTrials final : public QObject {
    Q_OBJECT

public:
    using Open = std::function<OutlierStudy(const OutlierStudyRequest&, RunControl&)>;

    explicit OutlierTrials(Open open, QObject* parent = nullptr);

    // Replaces the study that was open; that of the same layer is on display until the new one is there.
    void open(const OutlierStudyRequest& request);
    void close();
    void attempt(const ThresholdTrial& trial);

    // What was asked for; nothing when closed.
    const std::optional<OutlierStudyRequest>& request() const { return m_request; }
    const std::optional<OutlierStudy>& study() const { return m_study; }
    // Whether an answer is still to come.
    bool isBusy() const { return m_worker.isBusy(); }

Q_SIGNALS:
    void opened();
    void closed();
    void attempted(const precis::ThresholdTrial& trial, const precis::ThresholdEffect& effect);
    void failed(const QString& message); // and closed
    void busyChanged();

private:
    Open m_open;
    std::optional<OutlierStudyRequest> m_request;
    std::optional<OutlierStudy> m_study;
    std::shared_ptr<std::optional<OutlierStudy>> m_onWorker; // used there alone, one for each opening
    QuestionWorker m_worker;                                 // last: its thread ends first
};

} // namespace precis
