// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_engine.h"

#include <QSignalSpy>
#include <QtTest>

#include <run/available_actions.h>
#include <run/run_controller.h>

using namespace precis;
using namespace std::chrono_literals;

class RunControllerTest : public QObject {
    Q_OBJECT

    std::shared_ptr<test::FakeWorld> m_world;
    std::unique_ptr<RunController> m_controller;
    std::vector<Event> m_events;

    QuantizeRequest request() const {
        return {.recipe = {}, .model = "m", .calibration = {}, .run = "/r", .evaluation = {}};
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_shared<test::FakeWorld>();
        m_controller = std::make_unique<RunController>(test::fakeEngine(m_world));
        m_events.clear();
        connect(m_controller.get(), &RunController::eventsArrived, this, [this](const std::vector<Event>& events) {
            m_events.insert(m_events.end(), events.begin(), events.end());
        });
    }

    void runsAJobAndReturnsToIdle() {
        QSignalSpy finished(m_controller.get(), &RunController::runFinished);
        m_controller->quantize(request());
        QCOMPARE(m_controller->state(), EngineState::Running);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(m_controller->state(), EngineState::Idle);
    }

    void deliversEveryEventInOrderBeforeTheResult() {
        std::size_t eventsAtTheEnd = 0;
        connect(m_controller.get(), &RunController::runFinished, this, [&] { eventsAtTheEnd = m_events.size(); });
        m_controller->quantize(request());
        QTRY_COMPARE(m_controller->state(), EngineState::Idle);
        QCOMPARE(eventsAtTheEnd, test::fakeRunEvents("/r", m_world->blocks).size() + 1);
        QVERIFY(std::holds_alternative<RunStarted>(m_events.front()));
        QVERIFY(std::holds_alternative<RunFinished>(m_events.back()));
    }

    void eventsComeInBatchesNotOneByOne() {
        m_world->blocks = 40;
        QSignalSpy batches(m_controller.get(), &RunController::eventsArrived);
        m_controller->quantize(request());
        QTRY_COMPARE(m_controller->state(), EngineState::Idle);
        QVERIFY(m_events.size() > 800);
        QVERIFY2(batches.count() <= 8, qPrintable(QString::number(batches.count())));
    }

    void secondJobIsRefusedWhileOneRuns() {
        m_world->layerTime = 5ms;
        QSignalSpy finished(m_controller.get(), &RunController::runFinished);
        m_controller->quantize(request());
        m_controller->quantize(request());
        QTRY_COMPARE(m_controller->state(), EngineState::Idle);
        QCOMPARE(finished.count(), 1);
    }

    void pauseHoldsTheRunUntilItIsContinued() {
        m_world->layerTime = 10ms;
        m_controller->quantize(request());
        QTRY_VERIFY(!m_events.empty());
        m_controller->pause();
        QCOMPARE(m_controller->state(), EngineState::Paused);
        QTest::qWait(120); // what was on its way has arrived
        const std::size_t before = m_events.size();
        QTest::qWait(150);
        QCOMPARE(m_events.size(), before);
        m_controller->unpause();
        QTRY_COMPARE(m_controller->state(), EngineState::Idle);
        QVERIFY(m_events.size() > before);
    }

    void stopEndsTheRunWithAReport() {
        m_world->layerTime = 20ms;
        Outcome outcome = Outcome::Running;
        connect(m_controller.get(), &RunController::runFinished, this,
                [&](const RunReport& report) { outcome = report.outcome; });
        m_controller->quantize(request());
        QTRY_VERIFY(!m_events.empty());
        m_controller->stop();
        QCOMPARE(m_controller->state(), EngineState::Stopping);
        QTRY_COMPARE(m_controller->state(), EngineState::Idle);
        QCOMPARE(outcome, Outcome::Stopped);
    }

    void pausedRunCanBeStopped() {
        m_world->layerTime = 10ms;
        m_controller->quantize(request());
        m_controller->pause();
        m_controller->stop();
        QTRY_COMPARE(m_controller->state(), EngineState::Idle);
    }

    void errorArrivesAsItsMessage() {
        m_world->failure = "only 12 tokens";
        QSignalSpy failed(m_controller.get(), &RunController::failed);
        QSignalSpy finished(m_controller.get(), &RunController::runFinished);
        m_controller->quantize(request());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().toString(),
                 QStringLiteral("[calibration] only 12 tokens. Choose a longer text"));
        QCOMPARE(finished.count(), 0);
        QCOMPARE(m_controller->state(), EngineState::Idle);
    }

    void destructionDuringARunStopsIt() {
        m_world->blocks = 1000;
        m_world->layerTime = 5ms;
        m_controller->quantize(request());
        QTRY_VERIFY(!m_events.empty());
        m_controller.reset();
        QCOMPARE(m_world->jobsRunning.load(), 0);
    }

    void threadsAreSetBeforeTheJob() {
        m_controller->setThreads(3);
        m_controller->quantize(request());
        QTRY_COMPARE(m_controller->state(), EngineState::Idle);
        QCOMPARE(m_world->threadsSet.load(), 3);
    }

    void everyStateOffersTheActionsThatMakeSense() {
        const auto offers = [](EngineState state, bool model, bool resumable) {
            return availableActions({.state = state, .hasModel = model, .hasResumableRun = resumable});
        };
        QCOMPARE(offers(EngineState::Idle, false, false), (AvailableActions{.open = true}));
        QCOMPARE(
            offers(EngineState::Idle, true, true),
            (AvailableActions{
                .open = true, .run = true, .resume = true, .evaluate = true, .inspect = true, .plantOutliers = true}));
        QCOMPARE(offers(EngineState::Opening, true, true), (AvailableActions{.open = true}));
        QCOMPARE(offers(EngineState::Running, true, true), (AvailableActions{.pause = true, .stop = true}));
        QCOMPARE(offers(EngineState::Paused, true, true), (AvailableActions{.pause = true, .stop = true}));
        QCOMPARE(offers(EngineState::Stopping, true, true), AvailableActions{});
    }
};

QTEST_GUILESS_MAIN(RunControllerTest)
#include "run_controller_test.moc"
