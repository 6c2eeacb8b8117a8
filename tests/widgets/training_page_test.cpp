// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/layer_selection.h"
#include "models/run_data.h"
#include "pages/empty_state.h"
#include "pages/layer_chooser.h"
#include "pages/overview_page.h"
#include "pages/rounding_page.h"
#include "pages/training_page.h"
#include "pages/windows_view.h"
#include "plots/bar_plot.h"
#include "plots/block_strip.h"
#include "plots/heat_map.h"
#include "plots/line_plot.h"
#include "support/fake_training.h"
#include "support/recorded_run.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

using namespace precis;
using namespace precis::test;

namespace {

struct Workbench {
    RunData data;
    LayerSelection selection;
    TrainingPage training{&data, &selection};
    RoundingPage rounding{&data, &selection};

    explicit Workbench(const std::vector<Event>& events = {}) {
        for (Page* page : {static_cast<Page*>(&training), static_cast<Page*>(&rounding)}) {
            page->resize(660, 480); // what is left for a page in a window of 1280x800
            page->show();
        }
        apply(events);
    }
    void apply(const std::vector<Event>& events) {
        for (const Event& event : events)
            data.apply(event);
        QCoreApplication::processEvents();
    }
    WindowsView& windows() { return *training.windows(); }
};

// Events until a window has taken that many steps.
std::vector<Event> until(int window, int steps) {
    std::vector<Event> events = fakeTrainingRun();
    events.erase(std::ranges::find_if(events,
                                      [&](const Event& event) {
                                          const auto* step = std::get_if<OptimizerStep>(&event);
                                          return step && step->window == window && step->step > steps;
                                      }),
                 events.end());
    return events;
}

void press(QWidget& widget, Qt::Key key) { QTest::keyClick(&widget, key); }

} // namespace

class TrainingPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplayFillsThePage() {
        Workbench workbench(fakeTrainingRun());
        QVERIFY(workbench.training.hasContent());
        QVERIFY(!workbench.training.viewEmptyState());
        QCOMPARE(workbench.windows().heatMap()->mapData().rows.size(), std::size_t(6));
        QCOMPARE(workbench.windows().strip()->finished(), 5);
        QVERIFY(workbench.windows().curve()->pointCount() > 100);
        QVERIFY2(workbench.windows().sentence().startsWith("Block 4: loss"),
                 qPrintable(workbench.windows().sentence()));
    }

    void thePageFollowsTheWindowAsItSlides() {
        Workbench workbench(until(1, 10));
        const BlockStrip& strip = *workbench.windows().strip();
        QCOMPARE(strip.firstBlock(), 0);
        QCOMPARE(strip.lastBlock(), 1);
        QCOMPARE(strip.finished(), 0);
        const std::vector<Event> later = until(3, 20);
        workbench.apply({later.begin() + std::ssize(until(1, 10)), later.end()});
        QCOMPARE(strip.firstBlock(), 2);
        QCOMPARE(strip.lastBlock(), 3);
        QCOMPARE(strip.finished(), 2);
        QVERIFY(workbench.windows().sentence().startsWith("Step 20 of 256"));
        QVERIFY(strip.accessibleDescription().contains("2–3"));
    }

    void theHeatMapKeepsRoomForWindowsStillToCome() {
        Workbench workbench(until(0, 10));
        const HeatMapData& map = workbench.windows().heatMap()->mapData();
        QCOMPARE(map.rows.size(), std::size_t(6));
        QCOMPARE(map.rows[0].values.size(), std::size_t(257));
        QVERIFY(!std::isnan(map.rows[0].values[10]));
        QVERIFY(std::isnan(map.rows[0].values[11]));
        QVERIFY(map.rows[1].values.empty());
        QVERIFY(workbench.windows().heatMap()->pointText(5).startsWith("Window 1: block 0, Optimizer step 5"));
    }

    void windowsAreChosenWithMouseAndKeyboard() {
        Workbench workbench(fakeTrainingRun());
        WindowsView& windows = workbench.windows();
        QCOMPARE(windows.shown()->started.window, 5);
        Q_EMIT windows.heatMap()->pointActivated(2 * 257 + 40); // the third row
        QCOMPARE(windows.shown()->started.window, 2);
        QVERIFY(windows.curve()->title().contains("blocks 1–2"));
        press(*windows.strip(), Qt::Key_Right);
        QCOMPARE(windows.shown()->started.window, 3);
        press(*windows.strip(), Qt::Key_Left);
        press(*windows.strip(), Qt::Key_Left);
        QCOMPARE(windows.shown()->started.window, 1);
        press(*windows.windowBox(), Qt::Key_Down);
        QCOMPARE(windows.shown()->started.window, 2);
        press(*windows.windowBox(), Qt::Key_Home);
        QCOMPARE(windows.shown()->started.window, 5); // the latest
    }

    void clickingABlockGoesThroughTheWindowsThatTrainedIt() {
        Workbench workbench(fakeTrainingRun());
        WindowsView& windows = workbench.windows();
        const auto click = [&](int block) {
            QTest::mouseClick(windows.strip(), Qt::LeftButton, {}, windows.strip()->cell(block).center().toPoint());
        };
        click(2);
        QCOMPARE(windows.shown()->started.window, 3); // blocks 2 and 3
        click(2);
        QCOMPARE(windows.shown()->started.window, 2); // blocks 1 and 2
        click(2);
        QCOMPARE(windows.shown()->started.window, 3);
    }

    void aChosenWindowStaysWhileTheRunGoesOn() {
        Workbench workbench(until(2, 50));
        workbench.windows().choose(0);
        const std::vector<Event> later = until(4, 50);
        workbench.apply({later.begin() + std::ssize(until(2, 50)), later.end()});
        QCOMPARE(workbench.windows().shown()->started.window, 0);
        workbench.data.reset();
        workbench.apply({});
        workbench.apply(until(1, 50));
        QCOMPARE(workbench.windows().shown()->started.window, 1); // another run is followed again
    }

    void aWindowThatFellBackSaysSo() {
        Workbench workbench(fakeTrainingRun({.lastFallsBack = true}));
        QVERIFY(workbench.windows().sentence().contains("would not train"));
        QVERIFY(workbench.windows().warnings().contains("exploded"));
        workbench.windows().choose(1);
        QVERIFY(workbench.windows().warnings().isEmpty());
    }

    void runsWithoutReconstructionShowTheirLayersAndOfferToTurnItOn() {
        Workbench workbench(recordedRun());
        QVERIFY(workbench.training.hasContent());
        QVERIFY(!workbench.training.viewEmptyState());
        QVERIFY(workbench.training.plot()->isVisible());
        press(*workbench.training.viewBox(), Qt::Key_Up); // to the windows
        const EmptyState* empty = workbench.training.viewEmptyState();
        QVERIFY(empty);
        QVERIFY(empty->reason().contains("no reconstruction"));
        QSignalSpy requests(&workbench.training, &Page::actionRequested);
        press(*empty->button(), Qt::Key_Space);
        QCOMPARE(requests.at(0).at(0).toString(), QString("turn_on_reconstruction"));
    }

    void bothViewsOfATrainedRunCanBeLookedAt() {
        Workbench workbench(fakeTrainingRun());
        QVERIFY(workbench.windows().isVisible());
        press(*workbench.training.viewBox(), Qt::Key_Down);
        QVERIFY(workbench.training.plot()->isVisible());
        QCOMPARE(workbench.training.plot()->pointCount(), 10);
    }

    void aRecordedRunReplays() {
        Workbench workbench(recordedTraining());
        WindowsView& windows = workbench.windows();
        QCOMPARE(windows.heatMap()->mapData().rows.size(), std::size_t(6));
        QCOMPARE(windows.strip()->finished(), 5);
        for (const WindowTraining& window : workbench.data.training().windows()) {
            windows.choose(window.started.window);
            QCOMPARE(window.steps.back().step, window.started.steps);
            QVERIFY(window.finished->loss < window.finished->startLoss);
            QCOMPARE(windows.curve()->pointCount(), window.started.steps + 1);
            QVERIFY(windows.sentence().contains("of the weights rounded differently"));
        }
        QCOMPARE(workbench.rounding.chooser()->kindBox()->count(), 1);
        QCOMPARE(workbench.rounding.chooser()->blockBox()->count(), 5);
        QCOMPARE(workbench.rounding.rowPlot()->pointCount(), 32);
    }

    void theRoundingPageShowsTheSelectedLayer() {
        Workbench workbench(fakeTrainingRun());
        QVERIFY(workbench.rounding.hasContent());
        workbench.selection.setSelection(3, "mlp.down_proj");
        QCOMPARE(workbench.rounding.chooser()->kindBox()->currentText(), QString("mlp.down_proj"));
        QCOMPARE(workbench.rounding.chooser()->blockBox()->currentText(), QString("3"));
        const HeatMapData& map = workbench.rounding.map()->mapData();
        QCOMPARE(map.rows.size(), std::size_t(12));
        QCOMPARE(map.rows[0].values.size(), std::size_t(10));
        QCOMPARE(workbench.rounding.rowPlot()->pointCount(), 24);
        QCOMPARE(workbench.rounding.stepPlot()->pointCount(), 24);
        QVERIFY(workbench.rounding.map()->pointText(11).startsWith("Row 2–3, Input channel 4–7: "));
    }

    void theSentenceCountsTheWeights() {
        Workbench workbench(fakeTrainingRun());
        workbench.selection.setSelection(0, "self_attn.q_proj");
        const auto rounding = fakeRounding(0, "self_attn.q_proj").rounding;
        int flipped = 0;
        for (const int row : rounding->flippedPerRow)
            flipped += row;
        QVERIFY2(workbench.rounding.sentence().startsWith(QString("%1 of the 960 weights").arg(flipped)),
                 qPrintable(workbench.rounding.sentence()));
    }

    void logsWithoutRoundingsSaySo() {
        Workbench workbench(recordedRun());
        QVERIFY(!workbench.rounding.hasContent());
        QVERIFY(workbench.rounding.emptyState()->reason().contains("no roundings"));
    }

    void untrainedLayersShowTheirStepSizesOnce() {
        Workbench workbench(until(0, 0));
        RoundingSnapshot untrained = *fakeRounding(0, "mlp.up_proj").rounding;
        untrained.stepAfter = untrained.stepBefore;
        untrained.flippedPerRow.assign(untrained.flippedPerRow.size(), 0);
        workbench.apply({RoundingTaken{std::make_shared<const RoundingSnapshot>(untrained)}});
        QCOMPARE(workbench.rounding.stepPlot()->chart().series.size(), std::size_t(1));
        QVERIFY(workbench.rounding.sentence().startsWith("All 960 weights"));
    }

    void stepSizesAreOrderedByWhereTheyBegan() {
        Workbench workbench(fakeTrainingRun());
        const LineChart& chart = workbench.rounding.stepPlot()->chart();
        QVERIFY(std::ranges::is_sorted(chart.series.at(0).values));
        QVERIFY(chart.series.at(1).isDotted);
    }

    void choosingALayerOnTheRoundingPageSelectsIt() {
        Workbench workbench(fakeTrainingRun());
        press(*workbench.rounding.chooser()->kindBox(), Qt::Key_Down);
        QCOMPARE(workbench.selection.layer(), QString("mlp.down_proj"));
        press(*workbench.rounding.chooser()->blockBox(), Qt::Key_Down);
        QCOMPARE(workbench.selection.block(), 1);
    }

    void theOverviewTellsWhatTrainingBrought() {
        Workbench workbench(until(2, 50));
        OverviewPage overview(&workbench.data, &workbench.selection);
        QVERIFY2(overview.sentence().contains("window 3 of 6 is being trained (blocks 1–2)"),
                 qPrintable(overview.sentence()));
        Workbench finished(fakeTrainingRun());
        OverviewPage result(&finished.data, &finished.selection);
        QVERIFY2(result.sentence().contains("loss of 6 windows of blocks down to 35 %"), qPrintable(result.sentence()));
    }

    void theBracketGlidesToTheNextWindow() {
        BlockStrip strip;
        strip.resize(400, strip.sizeHint().height());
        strip.setBlocks(5, 1);
        strip.setWindow(0, 1);
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        const QImage before = strip.grab().toImage();
        strip.setWindow(3, 4);
        const QImage onTheWay = strip.grab().toImage();
        QTest::qWait(500);
        const QImage after = strip.grab().toImage();
        QVERIFY(before != after);
        QVERIFY(onTheWay != after);
    }

    void blocksAreFoundUnderTheMouse() {
        BlockStrip strip;
        strip.resize(400, strip.sizeHint().height());
        strip.setBlocks(80, 3);
        for (const int block : {0, 41, 79})
            QCOMPARE(strip.blockAt(strip.cell(block).center()), block);
        QVERIFY(strip.cell(79).right() <= 400);
        QCOMPARE(strip.blockAt({-5, 5}), -1);
    }
};

QTEST_MAIN(TrainingPageTest)
#include "training_page_test.moc"
