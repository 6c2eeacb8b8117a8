// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_engine.h"
#include "support/fake_training.h"

#include <QAbstractItemModelTester>
#include <QtTest>

#include <models/layer_selection.h>
#include <models/log_model.h>
#include <models/session_tree_model.h>
#include <run/session_view.h>

using namespace precis;

class SessionModelsTest : public QObject {
    Q_OBJECT

    static RunEntry entry(const QString& path, Outcome outcome, int finished) {
        return {.path = path,
                .name = path.section('/', -1),
                .recipe = "gptq",
                .model = "/models/m",
                .outcome = outcome,
                .blocks = 4,
                .finishedBlocks = finished};
    }

private Q_SLOTS:
    void treeIsAWellBehavedModelWhileARunGoesOn() {
        SessionTreeModel tree;
        const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(tree.rowCount(), 1);
        tree.addRun(entry("/runs/old", Outcome::Done, 4));
        tree.setModel(test::fakeModel());
        QCOMPARE(tree.rowCount(), 2);
        QCOMPARE(tree.rowCount(tree.index(0, 0)), 4);
        QCOMPARE(tree.rowCount(tree.index(2, 0, tree.index(0, 0))), 7);
        tree.addRun(entry("/runs/new", Outcome::Running, 0));
        tree.setRunOnDisplay("/runs/new");
        for (const Event& event : test::fakeRecordedRun("/runs/new"))
            tree.apply(event);
        tree.addRun(entry("/runs/new", Outcome::Done, 4));
        QCOMPARE(tree.rowCount(tree.runsIndex()), 2);
        tree.resetErrors();
        tree.setRuns({});
        tree.setModel(std::nullopt);
        QCOMPARE(tree.rowCount(), 1);
    }

    void layersShowTheErrorOfTheRun() {
        SessionTreeModel tree;
        tree.setModel(test::fakeModel());
        const QModelIndex layer = tree.indexOfLayer(1, "self_attn.k_proj");
        QCOMPARE(layer.data().toString(), QStringLiteral("self_attn.k_proj"));
        QVERIFY(layer.siblingAtColumn(SessionTreeModel::Result).data().toString().isEmpty());
        tree.apply(LayerQuantized{.block = 1, .layer = "self_attn.k_proj", .relativeOutputError = 0.25});
        QCOMPARE(layer.siblingAtColumn(SessionTreeModel::Result).data().toString(), QStringLiteral("0.25"));
        QCOMPARE(layer.parent().siblingAtColumn(SessionTreeModel::Result).data().toString(), QStringLiteral("0.25"));
    }

    void theLogTellsWhatEachWindowOfBlocksLearned() {
        LogModel log;
        for (const Event& event : test::fakeTrainingRun({.lastFallsBack = true}))
            log.apply(event);
        QStringList windows;
        QList<int> severities;
        for (int row = 0; row < log.rowCount(); ++row) {
            const QModelIndex message = log.index(row, LogModel::Message);
            if (message.data().toString().contains("loss")) {
                windows += message.data().toString();
                severities += message.data(LogModel::SeverityRole).toInt();
            }
        }
        QCOMPARE(windows.size(), 7); // six windows and the warning
        QVERIFY2(windows[1].startsWith("Blocks 0–1: loss 0.02 to 0.007"), qPrintable(windows[1]));
        QCOMPARE(severities[1], static_cast<int>(Severity::Information));
        QCOMPARE(severities[6], static_cast<int>(Severity::Warning));
    }

    void unfinishedRunCanBeResumed() {
        SessionTreeModel tree;
        tree.addRun(entry("/runs/a", Outcome::Done, 4));
        tree.addRun(entry("/runs/b", Outcome::Stopped, 2));
        const QModelIndex newest = tree.index(0, 0, tree.runsIndex());
        QVERIFY(newest.data(SessionTreeModel::ResumableRole).toBool());
        QVERIFY(!newest.siblingAtRow(1).data(SessionTreeModel::ResumableRole).toBool());
    }

    void selectionAndTreeFollowEachOther() {
        SessionTreeModel tree;
        LayerSelection selection;
        SessionView view(&tree, &selection);
        tree.setModel(test::fakeModel());
        selection.setSelection(2, "mlp.up_proj");
        QCOMPARE(view.currentIndex(), tree.indexOfLayer(2, "mlp.up_proj"));
        view.setCurrentIndex(tree.indexOfLayer(0, "mlp.down_proj"));
        QCOMPARE(selection.block(), 0);
        QCOMPARE(selection.layer(), QStringLiteral("mlp.down_proj"));
    }

    void logIsAWellBehavedModel() {
        LogModel log;
        const QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const Event& event : test::fakeRecordedRun("/runs/new"))
            log.apply(event);
        QVERIFY(log.rowCount() > 28);
        log.reset();
        QCOMPARE(log.rowCount(), 0);
    }

    void logTellsHowGraveAMessageIs() {
        LogModel log;
        log.apply(WarningRaised{"the text is short"});
        log.apply(RunFinished{.outcome = Outcome::Failed, .error = "disk is full"});
        const auto severity = [&](int row) {
            return static_cast<Severity>(log.index(row, LogModel::Message).data(LogModel::SeverityRole).toInt());
        };
        QCOMPARE(severity(0), Severity::Warning);
        QCOMPARE(severity(1), Severity::Error);
        QCOMPARE(log.index(1, LogModel::Message).data().toString(), QStringLiteral("disk is full"));
    }
};

QTEST_MAIN(SessionModelsTest)
#include "session_models_test.moc"
