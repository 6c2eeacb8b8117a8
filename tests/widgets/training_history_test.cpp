// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/roundings.h"
#include "models/run_data.h"
#include "models/training_history.h"
#include "pages/training_curve.h"
#include "support/fake_training.h"
#include "text/training_text.h"

#include <QtTest>

#include <cmath>

using namespace precis;
using namespace precis::test;

namespace {

TrainingHistory replayed(const std::vector<Event>& events) {
    TrainingHistory history;
    for (const Event& event : events)
        history.apply(event);
    return history;
}

std::vector<Event> beginningOf(std::vector<Event> events, int window, int steps) {
    const auto end = std::ranges::find_if(events, [&](const Event& event) {
        const auto* step = std::get_if<OptimizerStep>(&event);
        return step && step->window == window && step->step > steps;
    });
    events.erase(end, events.end());
    return events;
}

const LineSeries* seriesNamed(const LineChart& chart, const QString& name) {
    const auto found = std::ranges::find(chart.series, name, &LineSeries::name);
    return found == chart.series.end() ? nullptr : &*found;
}

} // namespace

class TrainingHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplayKeepsEveryWindow() {
        const TrainingHistory history = replayed(fakeTrainingRun());
        QCOMPARE(history.windows().size(), std::size_t(6));
        QCOMPARE(history.latest()->started.window, 5);
        QVERIFY(!history.isTraining());
        QCOMPARE(history.finishedBlocks(), 5);
        for (const WindowTraining& window : history.windows()) {
            QCOMPARE(window.steps.size(), std::size_t(128));
            QCOMPARE(window.epochs.size(), std::size_t(2));
            QVERIFY(window.finished.has_value());
        }
        QVERIFY(std::abs(*history.remainingLoss() - 0.35) < 1e-9);
        QVERIFY(std::abs(*history.remainingHeldOutLoss() - 0.35) < 1e-9);
    }

    void theWindowInTrainingIsTheLatest() {
        const TrainingHistory history = replayed(beginningOf(fakeTrainingRun(), 2, 100));
        QVERIFY(history.isTraining());
        QCOMPARE(history.latest()->started.firstBlock, 1);
        QCOMPARE(history.latest()->started.lastBlock, 2);
        QCOMPARE(history.latest()->steps.back().step, 100);
        QCOMPARE(history.finishedBlocks(), 1);
    }

    void aWindowThatComesAgainBeginsAnew() {
        TrainingHistory history = replayed(beginningOf(fakeTrainingRun(), 2, 100));
        for (const Event& event : fakeWindow({}, 2, 6, 1, 2))
            history.apply(event);
        QCOMPARE(history.windows().size(), std::size_t(3));
        QCOMPARE(history.windows()[2].steps.size(), std::size_t(128));
        QCOMPARE(history.windows()[2].epochs.size(), std::size_t(2));
    }

    void warningsBelongToTheWindowInTraining() {
        TrainingHistory history = replayed(fakeTrainingRun({.lastFallsBack = true}));
        QCOMPARE(history.windows()[5].warnings.size(), 1);
        QVERIFY(history.windows()[5].finished->fellBack);
        history.apply(WarningRaised{"something else"});
        QCOMPARE(history.windows()[5].warnings.size(), 1);
        QVERIFY(history.windows()[4].warnings.isEmpty());
    }

    void lossIsRelativeToWhereTheWindowBegan() {
        const TrainingHistory history = replayed(fakeTrainingRun());
        const WindowTraining& window = *history.find(3);
        const std::vector<float> relative = relativeLoss(window);
        QCOMPARE(relative.size(), std::size_t(257)); // step 0 and 256 more
        QCOMPARE(relative[0], 1.0f);
        QCOMPARE(relative[2], static_cast<float>(window.steps[0].loss / window.started.loss));
        QCOMPARE(relative[1], relative[2]); // both are in the first report
        QCOMPARE(relative[256], static_cast<float>(window.steps.back().loss / window.started.loss));
    }

    void windowsThatBeganWithoutALossHaveNoShareOfIt() {
        WindowTraining window;
        window.steps.push_back({.window = 0, .step = 1, .loss = 1});
        QVERIFY(relativeLoss(window).empty());
    }

    void theCurveHasThePartsThatAreThere() {
        const TrainingHistory history = replayed(fakeTrainingRun({.kl = 0.2}));
        const LineChart inner = trainingCurve(*history.find(2));
        QVERIFY(seriesNamed(inner, "Loss"));
        QVERIFY(seriesNamed(inner, "Hidden divergence"));
        QVERIFY(!seriesNamed(inner, "Output divergence"));
        QVERIFY(!seriesNamed(inner, "Regulariser"));
        QVERIFY(seriesNamed(trainingCurve(*history.find(5)), "Output divergence"));
        // A single part is the loss itself.
        QVERIFY(!seriesNamed(trainingCurve(*replayed(fakeTrainingRun()).find(2)), "Loss"));
    }

    void epochsAreDotsAtTheirStepsAndTheRateHasAnAxisOfItsOwn() {
        const TrainingHistory history = replayed(fakeTrainingRun());
        const LineChart chart = trainingCurve(*history.find(2));
        const LineSeries* heldOut = seriesNamed(chart, "Held out, each epoch");
        QVERIFY(heldOut && heldOut->isDotted);
        for (std::size_t point = 0; point < chart.positions.size(); ++point) {
            const int step = static_cast<int>(chart.positions[point]);
            const bool isEpoch = step == 0 || step == 128 || step == 256;
            QCOMPARE(!std::isnan(heldOut->values[point]), isEpoch);
        }
        QCOMPARE(heldOut->values[0], history.find(2)->started.heldOutLoss);
        QVERIFY(seriesNamed(chart, "Learning rate")->isOnSecondAxis);
    }

    void withoutHeldOutWindowsThereAreNoSuchDots() {
        const TrainingHistory history = replayed(fakeTrainingRun({.heldOut = false}));
        QVERIFY(!seriesNamed(trainingCurve(*history.find(2)), "Held out, each epoch"));
        QVERIFY(!history.remainingHeldOutLoss());
    }

    void aFinishedWindowIsOneSentence() {
        const WindowFinished window{.window = 2,
                                    .firstBlock = 1,
                                    .lastBlock = 2,
                                    .startLoss = 0.123,
                                    .loss = 0.045,
                                    .startHeldOutLoss = 0.13,
                                    .heldOutLoss = 0.06,
                                    .flippedShare = 0.032,
                                    .seconds = 12};
        QCOMPARE(describeWindow(window), QString("Blocks 1–2: loss 0.123 to 0.045, held out 0.13 to 0.06, 3.2 % of the "
                                                 "weights rounded differently, 12 s."));
        WindowFinished alone = window;
        alone.lastBlock = 1;
        alone.heldOutLoss = 0;
        alone.fellBack = true;
        QVERIFY(describeWindow(alone).startsWith("Block 1: would not train"));
        QVERIFY(!describeWindow(alone).contains("held out"));
    }

    void eventsOfTrainingComeBackFromTheLog() {
        // As the workbench sees a finished run.
        TrainingHistory history;
        for (const Event& event : fakeTrainingRun({.lastFallsBack = true}))
            history.apply(eventFromJson(eventToJson(event)));
        const TrainingHistory direct = replayed(fakeTrainingRun({.lastFallsBack = true}));
        QCOMPARE(history.windows().size(), direct.windows().size());
        QCOMPARE(history.windows()[5].warnings, direct.windows()[5].warnings);
        QCOMPARE(history.windows()[2].steps.back().rate, direct.windows()[2].steps.back().rate);
        QCOMPARE(history.windows()[2].finished->loss, direct.windows()[2].finished->loss);
    }

    void roundingsAreFoundByLayerOrNearby() {
        Roundings roundings;
        QVERIFY(!roundings.nearest(0, "q"));
        for (const auto& [block, layer] : {std::pair{2, "q"}, {0, "q"}, {0, "k"}})
            roundings.apply(fakeRounding(block, layer).rounding);
        QCOMPARE(roundings.kinds(), QStringList({"q", "k"}));
        QCOMPARE(roundings.ofKind("q").front()->block, 0);
        QCOMPARE(roundings.nearest(2, "q")->block, 2);
        QCOMPARE(roundings.nearest(5, "q")->block, 2);
        QCOMPARE(roundings.nearest(1, "k")->layer, std::string("k"));
        QVERIFY(roundings.nearest(1, "v"));
        roundings.apply(fakeRounding(2, "q", 8, 8).rounding);
        QCOMPARE(roundings.ofKind("q").size(), std::size_t(2));
        QCOMPARE(roundings.nearest(2, "q")->rows, 8);
    }

    void aNewRunForgetsTheTrainingOfTheOneBefore() {
        RunData data;
        for (const Event& event : fakeTrainingRun())
            data.apply(event);
        QVERIFY(data.trains());
        QVERIFY(!data.roundings().isEmpty());
        data.reset();
        QVERIFY(!data.trains());
        QVERIFY(data.roundings().isEmpty());
        QVERIFY(data.training().windows().empty());
        QCOMPARE(data.training().finishedBlocks(), 0);
    }
};

QTEST_MAIN(TrainingHistoryTest)
#include "training_history_test.moc"
