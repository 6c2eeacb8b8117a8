// SPDX-License-Identifier: GPL-3.0-or-later
// Runs with additive codebooks on small random models, and training them.
#include "quantizer/additive_solver.h"
#include "quantizer/layer_plan.h"
#include "reconstruction/trainable_layer.h"
#include "session/quantized_block.h"
#include "session/run_files.h"
#include "support/layer_problem.h"
#include "support/run_results.h"
#include "support/synthetic_model.h"
#include "support/trainable_checks.h"

#include <precis/session.h>

using namespace precis;
using namespace precis::test;

class AdditiveRunTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::string m_model;
    std::string m_text;
    RunControl m_control;

    QuantizeRequest request(const std::string& run) const {
        QuantizeRequest result{presetByName("crvq-1.07"), m_model, {m_text, {}}, m_folder.path(run), {}};
        AdditiveOptions& additive = result.recipe.weights.additive;
        additive.codeBits = additive.extendedCodeBits = 4;
        additive.extendedCodebooks = 2;
        additive.criticalShare = 0.3;
        additive.beam = 1;
        result.recipe.calibration = {16, 64, CalibrationSampling::Random};
        return result;
    }
    static AdditiveLayer solvedLayer(const Tensor& weight, const Tensor& hessian, int codebooks, int extended,
                                     int codebookBits = 8) {
        AdditiveOptions options;
        options.codebooks = codebooks;
        options.codeBits = options.extendedCodeBits = 4;
        options.extendedCodebooks = extended;
        options.criticalShare = 0.3;
        options.codebookBits = codebookBits;
        return solveAdditive(weight, hessian, options, 0.01, 1).layer;
    }

private Q_SLOTS:
    void initTestCase() {
        m_model = writeModel(m_folder, smallConfig(3));
        m_text = m_folder.write("text.txt", sampleText(6000));
    }
    void init() { torch::manual_seed(5); }

    // ---- runs --------------------------------------------------------------------------------------------------

    void theFilesHoldExactlyTheBitsThatAreCounted_data() {
        QTest::addColumn<bool>("shared");
        QTest::addColumn<int>("extended");
        QTest::newRow("aqlm") << false << 0;
        QTest::newRow("crvq") << false << 2;
        QTest::newRow("aqlm, shared") << true << 0;
        QTest::newRow("crvq, shared") << true << 2;
    }
    void theFilesHoldExactlyTheBitsThatAreCounted() {
        QFETCH(bool, shared);
        QFETCH(int, extended);
        QuantizeRequest r = request("bits" + std::to_string(extended) + (shared ? "s" : ""));
        r.recipe.weights.additive.sharedCodebooks = shared;
        r.recipe.weights.additive.extendedCodebooks = extended;
        r.recipe.overrides = {{"blocks.1.self_attn.k_proj", 2, {}}}; // four codebooks instead of one: its own
        const RunReport report = quantize(r, {}, m_control);
        QCOMPARE(report.outcome, Outcome::Done);
        std::uint64_t stored = 0;
        for (int block = 0; block < 3; ++block) {
            const SafetensorsFile file(blockFile(r.run, block));
            for (const auto& [name, entry] : file.entries())
                stored += (entry.end - entry.begin) * 8;
        }
        std::int64_t weights = 0;
        double bits = 0;
        for (const LayerReport& layer : report.layers) {
            weights += std::int64_t{layer.rows} * layer.columns;
            bits += layer.bitsPerWeight * layer.rows * layer.columns;
        }
        QCOMPARE(static_cast<double>(stored) / static_cast<double>(weights), report.bitsPerWeight);
        QCOMPARE(bits / static_cast<double>(weights), report.bitsPerWeight);
        QCOMPARE(predictSize(r.recipe, inspect(m_model, {}, {}, m_control)).bitsPerWeight, report.bitsPerWeight);
    }

    void codebooksLargerThanTheWeightsAreWarnedOfOnce() {
        QuantizeRequest r = request("large");
        r.recipe.calibration.tokenWindows = 2;
        QVERIFY(quantize(r, {}, m_control).warnings.empty());
        r.run = m_folder.path("larger");
        r.recipe.weights.additive.codeBits = 10; // 1024 codewords of 8 numbers, 8 bits each
        const RunReport report = quantize(r, {}, m_control);
        QCOMPARE(report.outcome, Outcome::Done);
        QVERIFY(report.bitsPerWeight > 16);
        QCOMPARE(report.warnings.size(), std::size_t(1));
        QVERIFY(report.warnings.front().find("more room") != std::string::npos);
    }

    void sharedCodebooksAreTheSameInAllLayersThatReadTheSame() {
        QuantizeRequest r = request("shared");
        r.recipe.weights.additive.sharedCodebooks = true;
        QCOMPARE(quantize(r, {}, m_control).outcome, Outcome::Done);
        const QuantizedBlock block = readQuantizedBlock(blockFile(r.run, 1), readModelConfig(m_model));
        const auto layer = [&](LayerKind kind) {
            return std::get<AdditiveLayer>(*block.layers[static_cast<std::size_t>(kind)]);
        };
        const Tensor query = layer(LayerKind::Query).basic.codewords;
        QVERIFY(torch::equal(layer(LayerKind::Value).basic.codewords, query));
        QVERIFY(torch::equal(layer(LayerKind::Key).channels, layer(LayerKind::Query).channels));
        QVERIFY(!torch::equal(layer(LayerKind::Gate).basic.codewords, query));
        QCOMPARE(layer(LayerKind::Query).sharing, BookSharing::Lent);
        QCOMPARE(layer(LayerKind::Value).sharing, BookSharing::Borrowed);
        QCOMPARE(layer(LayerKind::Down).sharing, BookSharing::None);
    }

    void aRunIsResumedToTheSameBytesAndEvaluated_data() {
        QTest::addColumn<bool>("trained");
        QTest::newRow("trained in windows") << true;
        QTest::newRow("aimed at the original") << false;
    }
    void aRunIsResumedToTheSameBytesAndEvaluated() {
        QFETCH(bool, trained);
        const std::string kind = trained ? "-trained" : "-aimed";
        QuantizeRequest r = request("whole" + kind);
        r.recipe.reconstruction.enabled = trained;
        r.recipe.reconstruction.heldOutWindows = 2;
        quantize(r, {}, m_control);
        const std::string expected = blockBytes(r.run, 3);
        r.run = m_folder.path("stopped" + kind);
        RunControl control;
        quantize(
            r,
            [&](const Event& event) {
                if (const auto* written = std::get_if<CheckpointWritten>(&event); written && written->block == 0)
                    control.stop();
            },
            control);
        QCOMPARE(openRun(r.run).state.outcome, Outcome::Stopped);
        RunControl again;
        QCOMPARE(resume(r.run, {}, again).outcome, Outcome::Done);
        QVERIFY(blockBytes(r.run, 3) == expected);
        EvaluationRequest evaluation;
        evaluation.text.path = m_folder.write("eval.txt", sampleText(900));
        evaluation.protocol = "gptq:64";
        QVERIFY(std::isfinite(evaluate(r.run, evaluation, {}, {}, again).perplexity));
    }

    void theWholeModelIsTunedWithCodesWhereAsked() {
        std::vector<WindowFinished> tunings;
        const auto layerOf = [&](const std::string& run, bool tuned, bool codes) {
            QuantizeRequest r = request(run);
            r.recipe.fineTuning = {tuned, 16, 0.3, codes};
            std::vector<Event> events;
            quantize(
                r, [&](const Event& event) { events.push_back(event); }, m_control);
            for (const WindowFinished& tuning : only<WindowFinished>(events))
                tunings.push_back(tuning);
            const QuantizedBlock block = readQuantizedBlock(blockFile(r.run, 1), readModelConfig(m_model));
            return std::get<AdditiveLayer>(*block.layers[0]);
        };
        const AdditiveLayer before = layerOf("untuned", false, false), after = layerOf("tuned", true, false),
                            chosen = layerOf("tuned-codes", true, true);
        QCOMPARE(tunings.size(), std::size_t(2));
        for (const WindowFinished& tuning : tunings)
            QVERIFY2(tuning.loss < 0.98 * tuning.startLoss,
                     (std::to_string(tuning.loss) + " " + std::to_string(tuning.startLoss)).c_str());
        QVERIFY(torch::equal(after.basic.codes, before.basic.codes));
        QVERIFY(torch::equal(after.extended.codes, before.extended.codes));
        QVERIFY(torch::equal(after.channels, before.channels));
        QVERIFY(!torch::equal(after.basic.codewords, before.basic.codewords));
        QVERIFY(!torch::equal(after.rowScales, before.rowScales));
        QVERIFY(!torch::equal(chosen.basic.codes, before.basic.codes));
    }

    void overridesChooseHowManyCodebooksALayerHas() {
        Recipe recipe = presetByName("aqlm-1x8");
        recipe.overrides = {{"*.down_proj", 2, {}}, {"*.o_proj", 16, {}}};
        QCOMPARE(planLayer(recipe, "blocks.0.mlp.down_proj").additive.codebooks, 2);
        QCOMPARE(planLayer(recipe, "blocks.0.mlp.up_proj").additive.codebooks, 1);
        QVERIFY(!planLayer(recipe, "blocks.0.self_attn.o_proj").quantized);
        QCOMPARE(roundingRecipe(recipe).weights.uniform.bits, 2); // fewer there are not
        QCOMPARE(roundingRecipe(recipe).weights.format, WeightFormat::Uniform);
    }

    // ---- training ----------------------------------------------------------------------------------------------

    void trainingBeginsWhereTheSolverEnded_data() {
        QTest::addColumn<int>("codebooks");
        QTest::addColumn<int>("extended");
        QTest::addColumn<int>("codebookBits");
        QTest::newRow("one") << 1 << 0 << 8;
        QTest::newRow("two") << 2 << 0 << 4;
        QTest::newRow("extended") << 1 << 2 << 16;
    }
    void trainingBeginsWhereTheSolverEnded() {
        QFETCH(int, codebooks);
        QFETCH(int, extended);
        QFETCH(int, codebookBits);
        const Tensor weight = torch::randn({16, 125}), hessian = hessianOf(correlatedInputs(500, 125));
        const AdditiveLayer start = solvedLayer(weight, hessian, codebooks, extended, codebookBits);
        TrainableLayer layer = makeTrainable(start, weight, {}, 1);
        QVERIFY(torch::equal(layer.weight(0), dequantize(start)));
        const QuantizedLayer end = layer.harden();
        QVERIFY(torch::equal(codesOf(end), start.basic.codes));
        QVERIFY(torch::equal(dequantize(end), dequantize(start)));
    }

    void sharedCodewordsAreNotTrained() {
        const Tensor weight = torch::randn({24, 64}), hessian = hessianOf(correlatedInputs(300, 64));
        const std::vector<AdditiveLayer> parts = splitRows(solvedLayer(weight, hessian, 1, 0), {16, 8});
        const TrainableLayer own = makeTrainable(solvedLayer(weight, hessian, 1, 0), weight, {}, 1);
        QCOMPARE(own.tensors.size(), std::size_t(3)); // codewords, row scales, offsets of the weights
        for (const AdditiveLayer& part : parts)
            QCOMPARE(makeTrainable(part, weight.narrow(0, 0, part.shape.rows), {}, 1).tensors.size(), std::size_t(2));
    }

    // d/dc of sum(G * W(c)) by a small step of one number; 16-bit codebooks, so that rounding is small beside the step.
    void gradientsOfCodewordsAndScalesAreThoseOfTheWeight() {
        const Tensor weight = torch::randn({16, 125}), hessian = hessianOf(correlatedInputs(500, 125));
        ReconstructionOptions options;
        options.rounding = Rounding::Nearest;
        TrainableLayer layer = makeTrainable(solvedLayer(weight, hessian, 1, 2, 16), weight, options, 1);
        const Tensor gradient = torch::randn({16, 125});
        QCOMPARE(layer.tensors.size(), std::size_t(2)); // codewords and row scales
        compareWithSmallSteps(layer, gradient, 0.1, 0.03);
    }

    void trainingLowersTheErrorAndChangesCodes() {
        const Tensor weight = torch::randn({32, 128}), hessian = hessianOf(correlatedInputs(500, 128));
        // Solved without a look at the inputs, so that there is something to gain.
        const AdditiveLayer start = solvedLayer(weight, torch::eye(128, torch::kFloat64), 1, 1);
        TrainableLayer layer = makeTrainable(start, weight, {}, 1);
        const TrainedLayer trained = trainTowards(weight, hessian, layer);
        QVERIFY2(trained.error < 0.9 * trained.startError,
                 (std::to_string(trained.error) + " " + std::to_string(trained.startError)).c_str());
        QVERIFY(!torch::equal(codesOf(trained.layer), start.basic.codes));
    }
};

QTEST_APPLESS_MAIN(AdditiveRunTest)
#include "additive_run_test.moc"
