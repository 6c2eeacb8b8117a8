// SPDX-License-Identifier: GPL-3.0-or-later
// Training of norms in windows and of the whole model at the end: learns, stays learned on disk, resumes to the bit.
#include "model/checkpoint.h"
#include "model/decoder.h"
#include "precis/session.h"
#include "reconstruction/trainable_block.h"
#include "session/quantized_block.h"
#include "session/run_files.h"
#include "support/run_results.h"
#include "support/synthetic_model.h"

#include <filesystem>

using namespace precis;
using namespace precis::test;

class FineTuningTest : public QObject {
    Q_OBJECT
    TemporaryFolder m_folder;
    std::string m_model, m_text;

    QuantizeRequest request(const std::string& name) {
        QuantizeRequest result;
        result.recipe.calibration = {16, 32, CalibrationSampling::Random};
        result.recipe.weights.uniform = {2, 16, false, true, StepType::Float16};
        result.recipe.reconstruction.epochs = 1;
        result.recipe.reconstruction.heldOutWindows = 2;
        result.recipe.fineTuning.enabled = true;
        result.recipe.fineTuning.rateShare = 1;
        result.model = m_model;
        result.calibration = {m_text, {}};
        result.run = m_folder.path(name);
        return result;
    }
    static std::vector<Event> runEvents(const QuantizeRequest& request, RunReport* report = nullptr) {
        std::vector<Event> events;
        RunControl control;
        const RunReport done = quantize(
            request, [&](const Event& event) { events.push_back(event); }, control);
        if (report)
            *report = done;
        return events;
    }
    QuantizedBlock blockOf(const std::string& run, int block) {
        return readQuantizedBlock(blockFile(run, block), Checkpoint::open(m_model)->config());
    }
    // Gives up once the whole model is in training.
    RunReport stoppedInFineTuning(const QuantizeRequest& request) {
        RunControl control;
        return quantize(
            request,
            [&](const Event& event) {
                if (const auto* step = std::get_if<OptimizerStep>(&event); step && step->l2 == 0)
                    control.stop();
            },
            control);
    }

private Q_SLOTS:
    void initTestCase() {
        m_model = writeModel(m_folder, smallConfig(3));
        m_text = m_folder.write("text.txt", sampleText(6000));
    }

    void theWholeModelIsTheLastWindow() {
        RunReport report;
        const auto events = runEvents(request("last"), &report);
        QCOMPARE(report.outcome, Outcome::Done);
        const auto started = only<WindowStarted>(events);
        const auto finished = only<WindowFinished>(events);
        QCOMPARE(started.size(), std::size_t(1));
        QCOMPARE(started[0].firstBlock, 0);
        QCOMPARE(started[0].lastBlock, 2);
        QCOMPARE(started[0].windows, 1);
        QVERIFY2(finished[0].loss < 0.95 * finished[0].startLoss,
                 qPrintable(QStringLiteral("%1 of %2").arg(finished[0].loss).arg(finished[0].startLoss)));
        for (const OptimizerStep& step : only<OptimizerStep>(events))
            QCOMPARE(step.loss, step.logitsKl); // the divergence of the predictions and nothing else
    }

    void itFollowsTheWindowsOfBlocks() {
        QuantizeRequest r = request("follows");
        r.recipe.reconstruction.enabled = true;
        const auto finished = only<WindowFinished>(runEvents(r));
        QCOMPARE(finished.size(), std::size_t(5)); // 0, 0-1, 1-2, 2, all
        QCOMPARE(finished.back().window, 4);
        QCOMPARE(finished.back().lastBlock - finished.back().firstBlock, 2);
        QVERIFY(finished.back().loss <= finished.back().startLoss);
    }

    void codesStayUnlessTheyAreTrainedToo() {
        QuantizeRequest plain = request("plain"), tuned = request("tuned"), codes = request("codes");
        plain.recipe.fineTuning.enabled = false;
        codes.recipe.fineTuning.trainCodes = true;
        for (const QuantizeRequest& r : {plain, tuned, codes})
            runEvents(r);
        const auto layerOf = [&](const QuantizeRequest& r) {
            return std::get<UniformLayer>(*blockOf(r.run, 1).layers[0]);
        };
        const UniformLayer before = layerOf(plain), after = layerOf(tuned), chosen = layerOf(codes);
        QVERIFY(torch::equal(before.codes, after.codes));
        QVERIFY(torch::equal(before.zero, after.zero));
        QVERIFY(!torch::equal(before.step, after.step));
        QVERIFY(!torch::equal(before.codes, chosen.codes));
    }

    void aResumedRunGivesTheBytesOfOneRun() {
        QuantizeRequest whole = request("whole"), part = request("part");
        for (QuantizeRequest* r : {&whole, &part})
            r->recipe.reconstruction.normRate = 1e-2;
        runEvents(whole);
        QCOMPARE(stoppedInFineTuning(part).outcome, Outcome::Stopped);
        RunControl again;
        QCOMPARE(resume(part.run, {}, again).outcome, Outcome::Done);
        QCOMPARE(blockBytes(part.run, 3), blockBytes(whole.run, 3));
    }

    void aRunThatDiedWhileTunedBlocksWereMovedGoesOnMovingThem() {
        QuantizeRequest r = request("moved");
        runEvents(r);
        const std::string expected = blockBytes(r.run, 3);
        // As it is when the process dies behind the first of three renames.
        std::filesystem::rename(blockFile(r.run, 1), blockFile(r.run, 1) + ".tuned");
        std::filesystem::rename(blockFile(r.run, 2), blockFile(r.run, 2) + ".tuned");
        RunState state = openRun(r.run).state;
        state.outcome = Outcome::Running;
        writeState(r.run, state);
        RunControl control;
        QCOMPARE(resume(r.run, {}, control).outcome, Outcome::Done);
        QCOMPARE(blockBytes(r.run, 3), expected);
    }

    void trainedNormsAreStoredAndUsed() {
        QuantizeRequest r = request("norms");
        r.recipe.reconstruction.enabled = true;
        r.recipe.fineTuning.enabled = false;
        r.recipe.reconstruction.stepRate = r.recipe.reconstruction.roundingRate = 0;
        r.recipe.reconstruction.normRate = 1e-2;
        double before = 0, after = 0;
        for (const WindowFinished& window : only<WindowFinished>(runEvents(r))) {
            before += window.startLoss;
            after += window.loss;
        }
        QVERIFY2(after < 0.99 * before, qPrintable(QStringLiteral("%1 of %2").arg(after).arg(before)));
        const QuantizedBlock stored = blockOf(r.run, 1);
        QCOMPARE(stored.dense.size(), std::size_t(2));
        BlockWeights weights = loadModel(Checkpoint::open(m_model)).block(1);
        const Tensor original = weights.attentionNorm.clone();
        replaceWeights_(weights, stored);
        QVERIFY(!torch::equal(weights.attentionNorm, original));
        QVERIFY(torch::allclose(weights.attentionNorm, original, 0.3));
    }

    void gradientsOfNormsAreThoseOfSmallChanges() {
        torch::manual_seed(5);
        const Model model = loadModel(Checkpoint::open(m_model));
        const ModelConfig& config = model.config;
        ReconstructionOptions options;
        options.normRate = 1;
        TrainableBlock block = makeTrainableBlock(0, model.block(0), {}, options, 1);
        const RotaryTable rotary = rotaryTable(config, 6);
        const Tensor x = torch::randn({1, 6, config.hidden}), direction = torch::randn_like(x);
        const auto loss = [&](const BlockWeights& weights) {
            return (forwardBlock(config, 0, weights, rotary, x) * direction).sum();
        };
        const StepWeights live(block, 0, NumberType::Float32);
        {
            torch::AutoGradMode withGradients(true);
            loss(live.weights).backward();
        }
        const std::vector<Tensor> found = live.gradients(block);
        const std::vector<TrainedTensor> trained = block.tensors();
        QCOMPARE(found.size(), std::size_t(2));
        for (std::size_t i = 0; i < found.size(); ++i)
            for (const std::int64_t at : {0, 7}) {
                const auto moved = [&](float step) {
                    trained[i].value[at] += step;
                    const double value = loss(hardWeights(block)).item<double>();
                    trained[i].value[at] -= step;
                    return value;
                };
                const double expected = (moved(1e-2f) - moved(-1e-2f)) / 2e-2;
                const double given = found[i][at].item<double>();
                QVERIFY2(std::abs(given - expected) < 1e-2 * std::abs(expected) + 1e-3,
                         qPrintable(QStringLiteral("%1, expected %2").arg(given).arg(expected)));
            }
    }
};

QTEST_GUILESS_MAIN(FineTuningTest)
#include "fine_tuning_test.moc"
