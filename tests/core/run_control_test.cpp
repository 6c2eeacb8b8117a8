// SPDX-License-Identifier: GPL-3.0-or-later
#include <precis/error.h>
#include <precis/run_control.h>

#include <QtTest>

#include <atomic>
#include <thread>

using namespace precis;

class RunControlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pollReturnsAtOnceWhenNothingIsAsked() {
        RunControl control;
        control.poll();
        QVERIFY(!control.isStopping());
    }

    void pollThrowsStoppedAfterStop() {
        RunControl control;
        control.stop();
        try {
            control.poll();
            QFAIL("poll returned");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Stopped);
        }
    }

    void pauseHoldsTheJobUntilResume() {
        RunControl control;
        control.pause();
        std::atomic<bool> passed = false;
        std::thread job([&] {
            control.poll();
            passed = true;
        });
        QTest::qWait(50);
        QVERIFY(!passed);
        control.resume();
        job.join();
        QVERIFY(passed);
    }

    void stopWakesAPausedJob() {
        RunControl control;
        control.pause();
        std::atomic<bool> stopped = false;
        std::thread job([&] {
            try {
                control.poll();
            } catch (const Error&) {
                stopped = true;
            }
        });
        QTest::qWait(20);
        control.stop();
        job.join();
        QVERIFY(stopped);
    }
};

QTEST_APPLESS_MAIN(RunControlTest)
#include "run_control_test.moc"
