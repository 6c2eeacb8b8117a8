// SPDX-License-Identifier: GPL-3.0-or-later
#include <precis/error.h>

#include <QElapsedTimer>
#include <QtTest>

#include <atomic>
#include <run/question_worker.h>

using namespace precis;
using namespace std::chrono_literals;

class QuestionWorkerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QuestionWorker> m_worker;
    QStringList m_answers;
    std::atomic<int> m_begun = 0;

    // Takes that long, unless it is stopped.
    QuestionWorker::Question question(const QString& name, std::chrono::milliseconds time = 0ms) {
        return [this, name, time](RunControl& control) -> QuestionWorker::Answer {
            ++m_begun;
            const auto until = std::chrono::steady_clock::now() + time;
            while (std::chrono::steady_clock::now() < until) {
                control.poll();
                std::this_thread::sleep_for(1ms);
            }
            return [this, name] { m_answers += name; };
        };
    }

private Q_SLOTS:
    void init() {
        m_worker = std::make_unique<QuestionWorker>();
        m_answers.clear();
        m_begun = 0;
    }
    void cleanup() { m_worker.reset(); }

    void lowerRanksComeFirst() {
        m_worker->ask(0, question("first", 50ms));
        m_worker->ask(2, question("third"));
        m_worker->ask(1, question("second"));
        QVERIFY(m_worker->isBusy());
        QTRY_COMPARE(m_answers, QStringList({"first", "second", "third"}));
        QVERIFY(!m_worker->isBusy());
    }

    void ofSeveralOfOneRankTheLatestIsAnswered() {
        m_worker->ask(0, question("busy", 50ms));
        for (int i = 0; i < 100; ++i)
            m_worker->ask(1, question(QString::number(i)));
        QTRY_COMPARE(m_answers, QStringList({"busy", "99"}));
        QCOMPARE(m_begun, 2);
        QVERIFY(!m_worker->isBusy());
    }

    void aSlowQuestionStepsBackForOneOfLowerRank() {
        QSignalSpy busy(m_worker.get(), &QuestionWorker::busyChanged);
        m_worker->ask(2, question("slow", 200ms));
        QTRY_COMPARE(m_begun, 1);
        m_worker->ask(1, question("quick"));
        QTRY_COMPARE(m_answers, QStringList({"quick", "slow"}));
        QCOMPARE(m_begun, 3);
        QCOMPARE(busy.count(), 2);
    }

    void whatIsForgottenIsNeverAnswered() {
        m_worker->ask(0, question("stopped", 60s));
        m_worker->ask(1, question("waiting"));
        QTRY_COMPARE(m_begun, 1);
        m_worker->forget();
        QVERIFY(!m_worker->isBusy());
        m_worker->ask(0, question("next"));
        QTRY_COMPARE(m_answers, QStringList{"next"});
        QVERIFY(!m_worker->isBusy());
    }

    void aFailureIsToldAndTheOthersGoOn() {
        QSignalSpy failed(m_worker.get(), &QuestionWorker::failed);
        m_worker->ask(0, [](RunControl&) -> QuestionWorker::Answer {
            throw Error(ErrorKind::BadInput, "text", "is too short", "Choose another");
        });
        m_worker->ask(1, question("other"));
        QTRY_COMPARE(m_answers, QStringList{"other"});
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed[0][1].toString().contains("is too short"));
        QVERIFY(!m_worker->isBusy());
    }

    void endsSoonWhenDestroyedInTheMiddle() {
        m_worker->ask(0, question("long", 60s));
        QTRY_COMPARE(m_begun, 1);
        QElapsedTimer timer;
        timer.start();
        m_worker.reset();
        QVERIFY(timer.elapsed() < 1000);
    }
};

QTEST_GUILESS_MAIN(QuestionWorkerTest)
#include "question_worker_test.moc"
