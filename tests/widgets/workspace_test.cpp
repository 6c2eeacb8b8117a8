// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace does with the layers it looks at, when models and runs come and go.
#include "run/workspace.h"
#include "support/fake_engine.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace precis;

namespace {

// Somebody looks at the codebooks of a model.
struct Bench {
    QTemporaryDir folder;
    std::shared_ptr<test::FakeWorld> world = std::make_shared<test::FakeWorld>();
    Workspace workspace{test::fakeEngine(world)};

    Bench() {
        RunInputs inputs;
        inputs.calibration = "stories.txt";
        workspace.setInputs(inputs);
        workspace.openPreset("gptvq-2d");
        workspace.codebooks()->setWanted(true);
    }
    QString path(const QString& name) {
        QDir(folder.path()).mkpath(name);
        return folder.filePath(name);
    }
    bool isIdle() { return !workspace.controller()->isBusy(); }
    bool looksAt(const QString& model) {
        const auto& request = workspace.codebooks()->request();
        return request && request->model == model.toStdString() && workspace.codebooks()->picture() &&
               !workspace.codebooks()->isBusy();
    }
    // A finished run that opens, and a replay that begins.
    void makeRun(const QString& run, const QString& model) {
        world->request = QuantizeRequest{};
        world->request->recipe = presetByName("gptvq-2d");
        world->request->model = model.toStdString();
        world->request->run = run.toStdString();
        world->recorded = test::fakeRecordedRun(run.toStdString());
        std::get<RunStarted>(world->recorded.front()).model = model.toStdString();
    }
};

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anotherModelClosesTheLayerOfTheOneBefore() {
        Bench bench;
        bench.workspace.open(bench.path("model-a"));
        QTRY_VERIFY(bench.looksAt(bench.path("model-a")));
        bench.workspace.codebooks()->setWanted(false);
        bench.workspace.open(bench.path("model-b"));
        QTRY_VERIFY(bench.workspace.model()->path == bench.path("model-b").toStdString() && bench.isIdle());
        bench.world->layerTime = std::chrono::milliseconds(5);
        bench.workspace.controller()->quantize({});
        bench.workspace.codebooks()->setWanted(true);
        QVERIFY(!bench.workspace.codebooks()->request());
        QVERIFY(bench.workspace.codebooks()->hurdle()->reason.contains("The engine is busy"));
        bench.workspace.abandon();
        QTRY_VERIFY(bench.looksAt(bench.path("model-b")));
    }

    void aRunWithoutItsModelClosesTheOneThatWasOpen() {
        Bench bench;
        bench.workspace.open(bench.path("model-a"));
        QTRY_VERIFY(bench.looksAt(bench.path("model-a")));
        bench.makeRun(bench.path("run-1"), "/missing/model");
        bench.workspace.open(bench.path("run-1"));
        QTRY_VERIFY(bench.workspace.runOnDisplay() == bench.path("run-1") && bench.isIdle());
        QVERIFY(!bench.workspace.model());
        QVERIFY(!bench.workspace.codebooks()->request());
        QVERIFY(bench.workspace.codebooks()->hurdle()->reason.contains("missing"));
        QVERIFY(!bench.workspace.available().evaluate);
        QSignalSpy noticed(&bench.workspace, &Workspace::noticed);
        bench.workspace.evaluate();
        QCOMPARE(noticed.count(), 1);
        QVERIFY2(noticed[0][1].toString().contains("needs the original model"), qPrintable(noticed[0][1].toString()));
        QVERIFY(bench.isIdle());
    }

    void whatARunStoredIsOpenedWhenItHasEnded() {
        Bench bench;
        bench.makeRun(bench.path("run-1"), bench.path("model-a"));
        bench.workspace.open(bench.path("run-1"));
        QTRY_VERIFY(bench.looksAt(bench.path("model-a")) && bench.isIdle());
        QTRY_VERIFY(bench.workspace.codebooks()->study()->hasStored && bench.looksAt(bench.path("model-a")));
        const int before = bench.world->studies;
        bench.workspace.controller()->resume(bench.path("run-1"));
        QTRY_VERIFY(bench.isIdle());
        QTRY_VERIFY(bench.world->studies > before && bench.looksAt(bench.path("model-a")));
    }

    void nothingIsMeasuredWhileALayerIsTried() {
        Bench bench;
        bench.world->trialTime = std::chrono::milliseconds(100);
        bench.workspace.open(bench.path("model-a"));
        QTRY_VERIFY(bench.isIdle() && bench.workspace.codebooks()->isBusy());
        QSignalSpy noticed(&bench.workspace, &Workspace::noticed);
        bench.workspace.timeProducts({});
        QVERIFY(bench.isIdle());
        QCOMPARE(noticed.count(), 1);
        QVERIFY2(noticed[0][1].toString().contains("disturb the measurement"), qPrintable(noticed[0][1].toString()));
        bench.world->trialTime = std::chrono::milliseconds(0);
        QTRY_VERIFY(bench.looksAt(bench.path("model-a")));
        bench.workspace.timeProducts({});
        QVERIFY(!bench.isIdle());
        QTRY_VERIFY(bench.isIdle());
    }
};

QTEST_MAIN(WorkspaceTest)
#include "workspace_test.moc"
