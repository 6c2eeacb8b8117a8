// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_engine.h"

#include <QElapsedTimer>
#include <QtTest>

#include <run/outlier_trials.h>

using namespace precis;
using namespace std::chrono_literals;

class OutlierTrialsTest : public QObject {
    Q_OBJECT

    std::shared_ptr<test::FakeWorld> m_world;
    std::unique_ptr<OutlierTrials> m_trials;
    std::vector<std::pair<ThresholdTrial, ThresholdEffect>> m_answers;

    static OutlierStudyRequest layer(int block) {
        return {.recipe = {}, .model = "m", .calibration = {}, .block = block, .layer = "mlp.up_proj"};
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_shared<test::FakeWorld>();
        m_trials = std::make_unique<OutlierTrials>(test::fakeEngine(m_world).openOutlierStudy);
        m_answers.clear();
        connect(m_trials.get(), &OutlierTrials::attempted, this,
                [this](const ThresholdTrial& trial, const ThresholdEffect& effect) {
                    m_answers.emplace_back(trial, effect);
                });
    }

    void opensALayerAndAnswers() {
        QSignalSpy opened(m_trials.get(), &OutlierTrials::opened);
        m_trials->open(layer(2));
        QVERIFY(m_trials->isBusy());
        QVERIFY(!m_trials->study());
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(m_trials->study()->original.block, 2);
        QVERIFY(!m_trials->isBusy());
        m_trials->attempt({.inputThreshold = 40.0});
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QCOMPARE(m_answers[0].second.layer.scaledChannels, 1);
        QVERIFY(!m_trials->isBusy());
    }

    void ofManyQuestionsTheLatestIsAnsweredAndNobodyWaits() {
        m_world->trialTime = 30ms;
        m_trials->open(layer(0));
        QElapsedTimer timer;
        timer.start();
        for (int i = 1; i <= 500; ++i)
            m_trials->attempt({.inputThreshold = 0.1 * i});
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY(!m_answers.empty() && m_answers.back().first.inputThreshold == 50.0);
        QVERIFY2(m_world->trials <= 5, qPrintable(QString::number(m_world->trials)));
        QVERIFY(!m_trials->isBusy());
    }

    void anotherLayerTakesThePlaceOfTheFirst() {
        m_world->trialTime = 50ms;
        QSignalSpy opened(m_trials.get(), &OutlierTrials::opened);
        m_trials->open(layer(0));
        m_trials->attempt({.inputThreshold = 7.0});
        m_trials->open(layer(1));
        m_trials->attempt({.inputThreshold = 8.0});
        QTRY_COMPARE(m_answers.size(), std::size_t(1));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(m_trials->study()->original.block, 1);
        QCOMPARE(*m_answers[0].first.inputThreshold, 8.0);
    }

    void theSameLayerStaysOnDisplayWhileItIsOpenedAgain() {
        QSignalSpy opened(m_trials.get(), &OutlierTrials::opened);
        m_trials->open(layer(0));
        QTRY_COMPARE(opened.count(), 1);
        m_trials->open(layer(0)); // under another recipe
        QVERIFY(m_trials->study());
        m_trials->open(layer(1));
        QVERIFY(!m_trials->study());
    }

    void closingDropsAnswersOnTheirWay() {
        m_world->trialTime = 50ms;
        QSignalSpy closed(m_trials.get(), &OutlierTrials::closed);
        m_trials->open(layer(0));
        m_trials->attempt({});
        QTest::qWait(75); // in the middle of the trial
        m_trials->close();
        QCOMPARE(closed.count(), 1);
        QTest::qWait(100);
        QVERIFY(m_answers.empty());
        QVERIFY(!m_trials->request());
        QVERIFY(!m_trials->isBusy());
    }

    void failureClosesAndSaysWhy() {
        m_world->failure = "is too short";
        QSignalSpy failed(m_trials.get(), &OutlierTrials::failed);
        m_trials->open(layer(0));
        m_trials->attempt({});
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(failed[0][0].toString().contains("is too short"));
        QVERIFY(!m_trials->request());
        QVERIFY(!m_trials->isBusy());
    }

    void endsSoonWhenDestroyedWhileOpening() {
        m_world->trialTime = 60s;
        m_trials->open(layer(0));
        QTest::qWait(30);
        QElapsedTimer timer;
        timer.start();
        m_trials.reset();
        QVERIFY(timer.elapsed() < 2000);
    }
};

QTEST_GUILESS_MAIN(OutlierTrialsTest)
#include "outlier_trials_test.moc"
