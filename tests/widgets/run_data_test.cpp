// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/layer_error_model.h"
#include "models/outlier_model.h"
#include "models/perplexity_model.h"
#include "models/run_data.h"
#include "support/recorded_run.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace precis;

namespace {

ModelSummary modelAt(const char* path) {
    ModelSummary model;
    model.path = path;
    model.outliers = {Snapshot{0, "self_attn.q_proj", {1, 2}, {}}};
    return model;
}

RunStarted runOf(const char* model) {
    RunStarted started;
    started.run = "runs/a";
    started.model = model;
    return started;
}

} // namespace

class RunDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replayFillsEveryModel() {
        RunData data;
        const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        QAbstractItemModelTester errors(data.layerErrors(), mode);
        QAbstractItemModelTester perplexities(data.perplexities(), mode);
        QAbstractItemModelTester outliers(data.outliers(), mode);
        for (const Event& event : recordedRun())
            data.apply(event);
        QVERIFY(data.started());
        QVERIFY(data.finished());
        QVERIFY(!data.isRunning());
        const int layers = data.started()->blocks * data.started()->layersPerBlock;
        QVERIFY(layers > 0);
        QCOMPARE(data.layerErrors()->rowCount(), layers);
        QCOMPARE(data.outliers()->rowCount(), layers);
        QCOMPARE(data.perplexities()->rowCount(), 3);
        QCOMPARE(data.seconds(), data.finished()->seconds);
    }

    void replayingTwiceShowsTheSameAsOnce() {
        RunData data;
        for (int time = 0; time < 2; ++time)
            for (const Event& event : recordedRun())
                data.apply(event);
        QCOMPARE(data.layerErrors()->rowCount(), data.started()->blocks * data.started()->layersPerBlock);
        QCOMPARE(data.perplexities()->rowCount(), 3);
    }

    void aBatchOfEventsIsOneChange() {
        RunData data;
        QSignalSpy changes(&data, &RunData::changed);
        for (const Event& event : recordedRun())
            data.apply(event);
        QTRY_COMPARE(changes.count(), 1);
        data.apply(WarningRaised{"later"});
        QTRY_COMPARE(changes.count(), 2);
        QCOMPARE(data.warnings().last(), QString("later"));
    }

    void elapsedTimeComesFromProgressUntilTheEnd() {
        RunData data;
        data.apply(RunStarted{});
        data.apply(StageProgress{Stage::Solve, 0.5, 12.5, 12.5, 0});
        QVERIFY(data.isRunning());
        QCOMPARE(data.seconds(), 12.5);
        data.apply(RunFinished{Outcome::Done, 4, 20, 0, {}});
        QCOMPARE(data.seconds(), 20.0);
    }

    void resetKeepsTheModelAndItsOutliers() {
        RunData data;
        data.setModel(modelAt("/models/a"));
        data.apply(runOf("/models/a"));
        data.apply(LayerQuantized{0, "self_attn.q_proj", 2, 2, 4, 0.1, 1});
        data.reset();
        QVERIFY(data.model());
        QVERIFY(!data.started());
        QCOMPARE(data.layerErrors()->rowCount(), 0);
        QCOMPARE(data.outliers()->rowCount(), 1);
    }

    void anotherModelForgetsTheRun() {
        RunData data;
        data.setModel(modelAt("/models/a"));
        data.apply(runOf("/models/a"));
        data.setModel(modelAt("/models/a"));
        QVERIFY(data.started());
        data.setModel(modelAt("/models/b"));
        QVERIFY(!data.started());
    }

    void aRunOfAnotherModelForgetsTheModelOnDisplay() {
        RunData data;
        data.setModel(modelAt("/models/a"));
        data.apply(runOf("/models/b"));
        QVERIFY(!data.model());
        QCOMPARE(data.outliers()->rowCount(), 0);
        data.setModel(modelAt("/models/b"));
        QVERIFY(data.started());
    }
};

QTEST_GUILESS_MAIN(RunDataTest)
#include "run_data_test.moc"
