// SPDX-License-Identifier: GPL-3.0-or-later
// OutlierTrials: one layer's study on a worker thread of its own, which tries thresholds as fast as it can. Of several
// questions that wait, only the latest is answered; the GUI thread never waits.
#pragma once

#include <precis/outlier_study.h>

#include <QObject>

#include <memory>
#include <optional>
#include <thread>

namespace precis {

class OutlierTrials final : public QObject {
    Q_OBJECT

public:
    using Open = std::function<OutlierStudy(const OutlierStudyRequest&, RunControl&)>;

    explicit OutlierTrials(Open open, QObject* parent = nullptr);
    ~OutlierTrials() override;

    // Replaces the study that was open; that of the same layer is on display until the new one is there.
    void open(const OutlierStudyRequest& request);
    void close();
    void attempt(const ThresholdTrial& trial);

    // What was asked for; nothing when closed.
    const std::optional<OutlierStudyRequest>& request() const { return m_request; }
    const std::optional<OutlierStudy>& study() const { return m_study; }
    // Whether an answer is still to come.
    bool isBusy() const { return m_expected > 0; }

Q_SIGNALS:
    void opened();
    void closed();
    void attempted(const precis::ThresholdTrial& trial, const precis::ThresholdEffect& effect);
    void failed(const QString& message); // and closed
    void busyChanged();

private:
    struct Desk;
    static void work(const std::shared_ptr<Desk>& desk, const Open& open, OutlierTrials* owner, std::stop_token stop);
    void receive(int number, const std::function<void()>& deliver);
    void expect(int number);

    std::optional<OutlierStudyRequest> m_request;
    std::optional<OutlierStudy> m_study;
    int m_lastNumber = 0; // of questions
    int m_opened = 0;     // the number of the latest request to open; answers to older questions are of another layer
    int m_expected = 0;   // the number of the question whose answer is to come; 0: none
    std::shared_ptr<Desk> m_desk;
    std::jthread m_worker; // last: joined before anything it uses is destroyed
};

} // namespace precis
