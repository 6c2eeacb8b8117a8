// SPDX-License-Identifier: GPL-3.0-or-later
// Additive codebooks on the Codebooks page, in a workspace with a fake engine.
#include "models/layer_selection.h"
#include "models/run_data.h"
#include "pages/additive_view.h"
#include "pages/codebooks_page.h"
#include "pages/empty_state.h"
#include "plots/bar_plot.h"
#include "plots/line_plot.h"
#include "run/workspace.h"
#include "support/clipped_texts.h"
#include "support/fake_engine.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QtTest>

using namespace precis;

namespace {

Recipe additiveRecipe(int extended, double share) {
    Recipe recipe;
    recipe.weights.format = WeightFormat::Additive;
    recipe.weights.solver = WeightSolver::HessianSweep;
    recipe.weights.additive.extendedCodebooks = extended;
    recipe.weights.additive.criticalShare = share;
    return recipe;
}

struct Bench {
    std::shared_ptr<test::FakeWorld> world = std::make_shared<test::FakeWorld>();
    Workspace workspace{test::fakeEngine(world)};
    CodebooksPage page{workspace.data(), workspace.selection(), workspace.codebooks(), workspace.additive()};
    AdditiveView& view = *page.additiveView();

    Bench() {
        QObject::connect(&view, &AdditiveView::shareChosen, &workspace, &Workspace::useCriticalShare);
        page.resize(1000, 720);
        page.show();
        workspace.open(QDir::tempPath());
        RunInputs inputs;
        inputs.calibration = "stories.txt";
        workspace.setInputs(inputs);
    }
    bool isReady() {
        return page.hasContent() && view.isVisible() && workspace.additive()->effect() &&
               !workspace.additive()->isBusy();
    }
};

} // namespace

class AdditiveViewTest : public QObject {
    Q_OBJECT

    static void show(Bench& bench, const Recipe& recipe) {
        QVERIFY2(validate(recipe).empty(), "the recipe is wrong");
        bench.workspace.recipe()->replace(recipe, "additive");
        QTRY_VERIFY(bench.isReady());
    }

private Q_SLOTS:
    void basicAndExtendedCodebooksAreApart() {
        Bench bench;
        show(bench, additiveRecipe(2, 0.1));
        QVERIFY(!bench.page.rowGroupBox()->isVisible());
        const BarChart& chart = bench.view.bookPlot()->chart();
        QCOMPARE(chart.series.size(), std::size_t(2));
        QCOMPARE(chart.series[0].bars.size(), std::size_t(1));
        QCOMPARE(chart.series[1].bars.size(), std::size_t(2));
        QCOMPARE(chart.series[0].bars[0].value, 0.4);
        QCOMPARE(chart.series[1].bars[1].value, 0.1);
        QCOMPARE(bench.view.bookBox()->itemText(2), QString("Extended 2"));
        QVERIFY2(bench.view.usagePlot()->title().contains("dead: 2"), qPrintable(bench.view.usagePlot()->title()));
        Q_EMIT bench.view.bookPlot()->pointActivated(1);
        QCOMPARE(bench.view.bookBox()->currentIndex(), 1);
        QVERIFY(bench.view.usagePlot()->title().contains("dead: 0"));
    }

    void channelsAreShownWithTheCriticalOnesMarked() {
        Bench bench;
        show(bench, additiveRecipe(2, 0.1));
        const LinePlot& plot = *bench.view.channelPlot();
        QCOMPARE(plot.chart().series[0].values.size(), std::size_t(20));
        QCOMPARE(plot.chart().series[1].values[1], 0.5);
        QVERIFY(std::isnan(plot.chart().series[1].values[2]));
        QCOMPARE(plot.levels().size(), std::size_t(1));
        QVERIFY(plot.levels()[0].value < 0.5 && plot.levels()[0].value > 0.25);
        QVERIFY2(bench.view.sentence().contains("Critical channels: 2 of 20"), qPrintable(bench.view.sentence()));
        bench.view.orderBox()->setChecked(true);
        QCOMPARE(plot.chart().pointNumbers[0], 19.0);
        QCOMPARE(plot.chart().series[1].values[18], 0.5);
    }

    void movingTheThresholdAnswersWithBitsAndError() {
        Bench bench;
        show(bench, additiveRecipe(2, 0.1));
        QVERIFY(!bench.view.useButton()->isEnabled());
        Q_EMIT bench.view.channelPlot()->levelMoved(0, 0.1); // above it: 1, 1/2, 1/4, 1/8
        QTRY_VERIFY(bench.isReady() && bench.view.sentence().contains("Critical channels: 4 of 20"));
        QVERIFY2(bench.view.sentence().contains("1.40 bits"), qPrintable(bench.view.sentence()));
        QVERIFY2(bench.view.sentence().contains("By the recipe: layer error 0.1 at 1.20 bits"),
                 qPrintable(bench.view.sentence()));
        QTRY_VERIFY(bench.view.resetButton()->isEnabled());
        bench.view.resetButton()->click();
        QTRY_VERIFY(bench.view.sentence().contains("Critical channels: 2 of 20"));
        QVERIFY(!bench.view.useButton()->isEnabled());
    }

    void aFailedTrialIsToldUntilTheNextAnswer() {
        Bench bench;
        show(bench, additiveRecipe(2, 0.1));
        bench.world->isBroken = true;
        Q_EMIT bench.view.channelPlot()->levelMoved(0, 0.1);
        QTRY_VERIFY2(bench.view.sentence().contains("is too short"), qPrintable(bench.view.sentence()));
        QCOMPARE(bench.workspace.additive()->failure(), QString());
        bench.world->isBroken = false;
        bench.view.resetButton()->click();
        QVERIFY2(!bench.view.sentence().contains("is too short"), qPrintable(bench.view.sentence()));
    }

    void anotherLayerLeavesNothingOfTheOneBefore() {
        Bench bench;
        show(bench, additiveRecipe(2, 0.1));
        QVERIFY(bench.view.bookPlot()->isVisible());
        bench.world->trialTime = std::chrono::milliseconds(100);
        bench.workspace.selection()->setSelection(1, "mlp.up_proj");
        QVERIFY(!bench.view.bookPlot()->isVisible() && !bench.view.useButton()->isVisible());
        QCOMPARE(bench.view.channelPlot()->pointCount(), 0);
        QVERIFY(bench.view.channelPlot()->levels().empty());
        QTRY_VERIFY(bench.isReady());
        QVERIFY(bench.view.bookPlot()->isVisible() && bench.view.channelPlot()->pointCount() > 0);
    }

    void onlyRoundsThatAreLeftOutAreTold() {
        Bench bench;
        Recipe recipe = additiveRecipe(2, 0.1);
        show(bench, recipe);
        QVERIFY2(bench.view.sentence().contains("Rounds of fitting: 4; a run takes up to 50"),
                 qPrintable(bench.view.sentence()));
        recipe.weights.additive.rounds = 4;
        show(bench, recipe);
        QTRY_VERIFY(bench.isReady() && !bench.view.sentence().contains("Rounds"));
    }

    void nothingIsClipped() {
        Bench bench;
        show(bench, additiveRecipe(2, 0.1));
        for (const QSize size : test::kPageSizes) {
            bench.page.resize(size);
            QTest::qWait(20); // layouts
            QCOMPARE(test::clippedTexts(bench.page), QStringList());
            QCOMPARE(bench.page.size(), size);
        }
    }

    void usingAShareIsOneUndoableEditOfTheRecipe() {
        Bench bench;
        show(bench, additiveRecipe(0, 0.02));
        QVERIFY(bench.view.sentence().contains("No channel is critical"));
        const Recipe before = bench.workspace.recipe()->recipe();
        Q_EMIT bench.view.channelPlot()->levelMoved(0, 0.3);
        QTRY_VERIFY(bench.isReady() && bench.view.useButton()->isEnabled());
        bench.view.useButton()->click();
        const Recipe after = bench.workspace.recipe()->recipe();
        QVERIFY(validate(after).empty());
        QCOMPARE(after.weights.additive.extendedCodebooks, 3);
        QCOMPARE(after.weights.additive.criticalShare, 0.1);
        QTRY_VERIFY(bench.isReady() && !bench.view.useButton()->isEnabled());
        bench.workspace.recipe()->undoStack()->undo();
        QVERIFY(bench.workspace.recipe()->recipe() == before);
    }

    void anotherFormatBringsTheGroupsBack() {
        Bench bench;
        show(bench, additiveRecipe(2, 0.1));
        bench.workspace.openPreset("gptvq-2d");
        QTRY_VERIFY(bench.workspace.codebooks()->picture() && !bench.workspace.codebooks()->isBusy());
        QTRY_VERIFY(bench.page.rowGroupBox()->isVisible() && !bench.view.isVisible());
        bench.workspace.openPreset("gptq");
        QTRY_VERIFY(!bench.page.hasContent());
        QVERIFY(bench.page.emptyState()->reason().contains("no codebooks"));
    }
};

QTEST_MAIN(AdditiveViewTest)
#include "additive_view_test.moc"
