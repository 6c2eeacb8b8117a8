// SPDX-License-Identifier: GPL-3.0-or-later
// Trying thresholds on the Outliers page, with a fake engine and a real recipe.
#include "models/run_data.h"
#include "pages/outliers_page.h"
#include "plots/line_plot.h"
#include "plots/qcustomplot.h"
#include "run/workspace.h"
#include "support/fake_engine.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace precis;

namespace {

// The page in a workspace with an open model, wired as in the window.
struct Bench {
    std::shared_ptr<test::FakeWorld> world = std::make_shared<test::FakeWorld>();
    Workspace workspace{test::fakeEngine(world)};
    OutliersPage page{workspace.data(), workspace.selection(), workspace.trials()};

    Bench() {
        QObject::connect(page.thresholds(), &ThresholdPanel::studyWanted, &workspace, &Workspace::studyOutliers);
        QObject::connect(page.thresholds(), &ThresholdPanel::thresholdChosen, &workspace, &Workspace::useThreshold);
        page.resize(1000, 720);
        page.show();
        workspace.open(QDir::tempPath()); // any folder is a model to the fake engine
    }

    // The layer's picture, as an inspection sends it.
    void inspect(std::optional<PreprocessedLayer> preprocessed = {}) {
        Snapshot snapshot{.block = 1,
                          .layer = "mlp.up_proj",
                          .weightAbsMax = std::vector<float>(20, 0.3f),
                          .inputAbsMax = std::vector<float>(20, 1.5f),
                          .preprocessed = std::move(preprocessed)};
        workspace.data()->apply(SnapshotTaken{std::make_shared<const Snapshot>(snapshot)});
        workspace.selection()->setSelection(1, "mlp.up_proj");
        QCoreApplication::processEvents();
    }
    void giveText() {
        RunInputs inputs;
        inputs.calibration = "stories.txt";
        workspace.setInputs(inputs);
    }
    void startTrying() {
        giveText();
        page.thresholds()->tryButton()->click();
        QTRY_VERIFY(page.thresholds()->isTrying() && !workspace.trials()->isBusy());
    }
    QPoint pixelOfLevel(int level) {
        QCustomPlot* plot = page.channelPlot()->plot();
        plot->replot();
        const double value = page.channelPlot()->levels().at(static_cast<std::size_t>(level)).value;
        return {plot->axisRect()->center().x(), qRound(plot->yAxis->coordToPixel(value))};
    }
};

} // namespace

class OutliersPageTest : public QObject {
    Q_OBJECT

    static void open(Bench& bench) { QTRY_VERIFY(bench.workspace.model() && !bench.workspace.controller()->isBusy()); }

private Q_SLOTS:
    void aRunWithPreprocessingShowsBeforeAndAfterWithItsThresholds() {
        Bench bench;
        open(bench);
        bench.inspect(PreprocessedLayer{.weightAbsMax = std::vector<float>(20, 0.4f),
                                        .inputAbsMax = std::vector<float>(20, 1.0f),
                                        .inputs = {2.5, 1.9, 2.5},
                                        .weights = {},
                                        .scaledChannels = 4});
        const LinePlot& plot = *bench.page.channelPlot();
        QCOMPARE(plot.chart().series.size(), std::size_t(2));
        QCOMPARE(plot.chart().series[0].values[0], 1.5);
        QCOMPARE(plot.chart().series[1].values[0], 1.0);
        QCOMPARE(plot.levels().size(), std::size_t(2));
        QVERIFY(plot.levels()[0].isUsed && !plot.levels()[1].isUsed);
        QVERIFY(!plot.areLevelsMovable());
        QVERIFY(bench.page.thresholds()->effectText().contains("4 of 20 channels"));
        // Its weights were left alone: nothing to draw a line at.
        QTest::keyClick(bench.page.quantityBox(), Qt::Key_Down);
        QVERIFY(plot.levels().empty());
    }

    void withoutATextItSaysWhatIsMissing() {
        Bench bench;
        open(bench);
        bench.inspect();
        QSignalSpy needed(&bench.workspace, &Workspace::calibrationNeeded);
        bench.page.thresholds()->tryButton()->click();
        QCOMPARE(needed.count(), 1);
        QVERIFY(!bench.page.thresholds()->tryButton()->isChecked());
        QVERIFY(!bench.page.thresholds()->coarseBox()->isVisible());
    }

    void draggingALineTellsItsEffectWhileItMoves() {
        Bench bench;
        open(bench);
        bench.inspect();
        bench.startTrying();
        ThresholdPanel& panel = *bench.page.thresholds();
        LinePlot& plot = *bench.page.channelPlot();
        QVERIFY(plot.areLevelsMovable());
        QVERIFY2(panel.effectText().contains("2 of 20 channels"), qPrintable(panel.effectText()));
        QVERIFY2(panel.effectText().contains("0.125"), qPrintable(panel.effectText()));
        QVERIFY(!panel.useButton()->isEnabled()); // nothing was changed

        QCustomPlot* canvas = plot.plot();
        const QPoint from = bench.pixelOfLevel(0);
        const QPoint to(from.x(), qRound(canvas->yAxis->coordToPixel(40)));
        const QCPRange range = canvas->yAxis->range();
        QTest::mousePress(canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(canvas, (from + to) / 2);
        QTest::mouseMove(canvas, to);
        QTRY_VERIFY2(panel.effectText().contains("1 of 20 channels"), qPrintable(panel.effectText()));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
        QCOMPARE(canvas->yAxis->range().lower, range.lower); // the line moved, not the view
        QVERIFY(std::abs(plot.levels()[0].value - 40) < 2);
        QVERIFY(panel.effectText().contains("0.25"));
        QVERIFY(panel.useButton()->isEnabled());
        // Elsewhere the mouse still moves the view.
        const QPoint beside = from + QPoint(0, (to.y() - from.y()) / 2);
        QTest::mousePress(canvas, Qt::LeftButton, {}, beside);
        QTest::mouseMove(canvas, beside + QPoint(40, 0));
        QTest::mouseMove(canvas, beside + QPoint(60, 0));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, beside + QPoint(60, 0));
        QVERIFY(std::abs(plot.levels()[0].value - 40) < 2);
    }

    void theKeyboardMovesLinesToo() {
        Bench bench;
        open(bench);
        bench.inspect();
        bench.startTrying();
        LinePlot& plot = *bench.page.channelPlot();
        const double coarse = plot.levels()[0].value;
        QTest::keyClick(&plot, Qt::Key_Up, Qt::ControlModifier);
        QTRY_VERIFY(plot.levels()[0].value > coarse);
        const double raised = plot.levels()[0].value;
        QTest::keyClick(&plot, Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(plot.levels()[0].value < raised);
        QTest::keyClick(&plot, Qt::Key_Right, Qt::ControlModifier);
        const double fine = plot.levels()[1].value;
        QTest::keyClick(&plot, Qt::Key_Up, Qt::ControlModifier);
        QTRY_VERIFY(plot.levels()[1].value > fine);
        QTRY_VERIFY(plot.levels()[1].isUsed && !plot.levels()[0].isUsed); // set by hand, it decides
    }

    void numbersCanBeTyped() {
        Bench bench;
        open(bench);
        bench.inspect();
        bench.startTrying();
        QDoubleSpinBox* box = bench.page.thresholds()->fineBox();
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "35");
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(bench.page.thresholds()->effectText().contains("1 of 20 channels"));
        QCOMPARE(bench.page.channelPlot()->levels()[1].value, 35.0);
        bench.page.thresholds()->resetButton()->click();
        QTRY_VERIFY(bench.page.thresholds()->effectText().contains("2 of 20 channels"));
        QVERIFY(!bench.page.thresholds()->useButton()->isEnabled());
    }

    void usingAThresholdIsOneUndoableEditOfTheRecipe() {
        Bench bench;
        open(bench);
        bench.inspect();
        bench.startTrying();
        const Recipe before = bench.workspace.recipe()->recipe();
        bench.page.thresholds()->moveLevel(1, 41.23456789);
        QTRY_VERIFY(!bench.workspace.trials()->isBusy());
        bench.page.thresholds()->useButton()->click();
        const Recipe after = bench.workspace.recipe()->recipe();
        QVERIFY(validate(after).empty());
        QVERIFY(after.preprocess.method == PreprocessMethod::Cfp);
        QVERIFY(!after.preprocess.scaleActivations); // only this layer was meant
        QCOMPARE(after.overrides.size(), std::size_t(1));
        QCOMPARE(after.overrides[0].match, std::string("blocks.1.mlp.up_proj"));
        QVERIFY(std::abs(*after.overrides[0].activationThreshold - 41.235) < 1e-9);
        QVERIFY(!after.overrides[0].weightThreshold);
        QTRY_VERIFY(!bench.workspace.trials()->isBusy()); // the study follows the recipe
        QVERIFY(bench.page.thresholds()->isTrying());

        // A weight threshold of the same layer joins the line.
        QTest::keyClick(bench.page.quantityBox(), Qt::Key_Down);
        QTRY_VERIFY(!bench.workspace.trials()->isBusy());
        bench.page.thresholds()->moveLevel(0, 0.25);
        QTRY_VERIFY(bench.page.thresholds()->effectText().contains("weights truncated") &&
                    !bench.workspace.trials()->isBusy());
        bench.page.thresholds()->useButton()->click();
        QCOMPARE(bench.workspace.recipe()->recipe().overrides.size(), std::size_t(1));
        QVERIFY(bench.workspace.recipe()->recipe().overrides[0].weightThreshold);

        bench.workspace.recipe()->undoStack()->undo();
        QVERIFY(bench.workspace.recipe()->recipe() == after);
        bench.workspace.recipe()->undoStack()->undo();
        QVERIFY(bench.workspace.recipe()->recipe() == before);
    }

    void anotherLayerIsTriedWhenItIsSelected() {
        Bench bench;
        open(bench);
        bench.inspect();
        Snapshot other{.block = 0,
                       .layer = "mlp.up_proj",
                       .weightAbsMax = std::vector<float>(20, 0.3f),
                       .inputAbsMax = std::vector<float>(20, 1.5f)};
        bench.workspace.data()->apply(SnapshotTaken{std::make_shared<const Snapshot>(other)});
        bench.startTrying();
        bench.workspace.selection()->setSelection(0, "mlp.up_proj");
        QTRY_VERIFY(bench.page.thresholds()->isTrying() && bench.workspace.trials()->study()->original.block == 0);
        QTRY_VERIFY(!bench.page.channelPlot()->levels().empty());
        bench.page.thresholds()->tryButton()->click();
        QVERIFY(!bench.page.thresholds()->isTrying());
        QVERIFY(bench.page.channelPlot()->levels().empty());
    }
};

QTEST_MAIN(OutliersPageTest)
#include "outliers_page_test.moc"
