// SPDX-License-Identifier: GPL-3.0-or-later
// Runs with vector codebooks on small random models, and training them.
#include "quantizer/codebook_sweep.h"
#include "reconstruction/trainable_layer.h"
#include "session/quantized_block.h"
#include "session/run_files.h"
#include "session/subject.h"
#include "support/layer_problem.h"
#include "support/run_results.h"
#include "support/synthetic_model.h"
#include "support/trainable_checks.h"

#include <precis/session.h>

using namespace precis;
using namespace precis::test;

class CodebookRunTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::string m_model;
    std::string m_text;
    RunControl m_control;

    QuantizeRequest request(const std::string& run) const {
        QuantizeRequest result{presetByName("gptvq-2d"), m_model, {m_text, {}}, m_folder.path(run), {}};
        result.recipe.weights.codebook.groupWeights = 512;
        result.recipe.weights.codebook.groupColumns = 32;
        result.recipe.calibration = {16, 64, CalibrationSampling::Random};
        return result;
    }
    static CodebookLayer solvedLayer(const Tensor& weight, const Tensor& hessian, int scaleBlock, int codebookBits = 8,
                                     double svdShare = 0) {
        CodebookOptions options;
        options.svdShare = svdShare;
        options.dimension = svdShare > 0 ? 1 : 2;
        options.groupWeights = 512;
        options.groupColumns = 64;
        options.scaleBlock = scaleBlock;
        options.codebookBits = codebookBits;
        return sweepCodebook(weight, hessian, options, {}, 1).layer;
    }

private Q_SLOTS:
    void initTestCase() {
        m_model = writeModel(m_folder, smallConfig(3));
        m_text = m_folder.write("text.txt", sampleText(6000));
    }
    void init() { torch::manual_seed(5); }

    void theFilesHoldExactlyTheBitsThatAreCounted_data() {
        QTest::addColumn<int>("scaleBlock");
        QTest::newRow("codebooks") << 0;
        QTest::newRow("with scales") << 16;
    }
    void theFilesHoldExactlyTheBitsThatAreCounted() {
        QFETCH(int, scaleBlock);
        QuantizeRequest r = request("bits" + std::to_string(scaleBlock));
        r.recipe.weights.codebook.scaleBlock = scaleBlock;
        const RunReport report = quantize(r, {}, m_control);
        QCOMPARE(report.outcome, Outcome::Done);
        std::uint64_t stored = 0;
        for (int block = 0; block < 3; ++block) {
            const SafetensorsFile file(blockFile(r.run, block));
            for (const auto& [name, entry] : file.entries())
                stored += (entry.end - entry.begin) * 8;
        }
        std::int64_t weights = 0;
        for (const LayerReport& layer : report.layers)
            weights += std::int64_t{layer.rows} * layer.columns;
        QCOMPARE(static_cast<double>(stored) / static_cast<double>(weights), report.bitsPerWeight);
        QCOMPARE(predictSize(r.recipe, inspect(m_model, {}, {}, m_control)).bitsPerWeight, report.bitsPerWeight);
    }

    void aRunIsResumedToTheSameBytesAndEvaluated() {
        QuantizeRequest r = request("whole");
        quantize(r, {}, m_control);
        r.run = m_folder.path("stopped");
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
        QVERIFY(blockBytes(r.run, 3) == blockBytes(m_folder.path("whole"), 3));
        EvaluationRequest evaluation;
        evaluation.text.path = m_folder.write("eval.txt", sampleText(900));
        evaluation.protocol = "gptq:64";
        QVERIFY(std::isfinite(evaluate(r.run, evaluation, {}, {}, again).perplexity));
    }

    void overridesChooseTheBitsOfSingleLayers() {
        QuantizeRequest r = request("overrides");
        r.recipe.overrides = {{"*.down_proj", 4, {}}, {"blocks.0.*", 16, {}}};
        const RunReport report = quantize(r, {}, m_control);
        QCOMPARE(report.layers.size(), std::size_t(2 * 7));
        for (const LayerReport& layer : report.layers)
            QVERIFY(layer.layer == "mlp.down_proj" ? layer.bitsPerWeight > 4 : layer.bitsPerWeight < 4);
    }

    // ---- training ----------------------------------------------------------------------------------------------

    void trainingBeginsWhereTheSolverEnded_data() {
        QTest::addColumn<int>("scaleBlock");
        QTest::addColumn<int>("codebookBits");
        QTest::addColumn<double>("svdShare");
        QTest::newRow("8 bits") << 0 << 8 << 0.0;
        QTest::newRow("4 bits") << 0 << 4 << 0.0;
        QTest::newRow("16 bits, scales") << 16 << 16 << 0.0;
        QTest::newRow("decomposed, 8 bits") << 0 << 8 << 0.5;
        QTest::newRow("decomposed, 16 bits, scales") << 16 << 16 << 0.5;
    }
    void trainingBeginsWhereTheSolverEnded() {
        QFETCH(int, scaleBlock);
        QFETCH(int, codebookBits);
        QFETCH(double, svdShare);
        const Tensor weight = torch::randn({16, 128}), hessian = hessianOf(correlatedInputs(500, 128));
        const CodebookLayer start = solvedLayer(weight, hessian, scaleBlock, codebookBits, svdShare);
        TrainableLayer layer = makeTrainable(start, weight, {}, 1);
        QVERIFY(torch::equal(layer.weight(0), dequantize(start)));
        const QuantizedLayer end = layer.harden();
        QVERIFY(torch::equal(std::get<CodebookLayer>(end).codes, start.codes));
        QVERIFY(torch::equal(dequantize(end), dequantize(start)));
    }

    // d/dc of sum(G * W(c)) by a small step of one number; 16-bit codebooks, so that rounding is small beside the step.
    void gradientsOfCodewordsAndScalesAreThoseOfTheWeight_data() {
        QTest::addColumn<double>("svdShare");
        QTest::addColumn<int>("tensors");
        QTest::newRow("codewords and block scales") << 0.0 << 2;
        QTest::newRow("both factors and block scales") << 0.5 << 3;
    }
    void gradientsOfCodewordsAndScalesAreThoseOfTheWeight() {
        QFETCH(double, svdShare);
        QFETCH(int, tensors);
        const Tensor weight = torch::randn({16, 128}), hessian = hessianOf(correlatedInputs(500, 128));
        ReconstructionOptions options;
        options.rounding = Rounding::Nearest;
        TrainableLayer layer = makeTrainable(solvedLayer(weight, hessian, 16, 16, svdShare), weight, options, 1);
        const Tensor gradient = torch::randn({16, 128});
        QCOMPARE(layer.tensors.size(), static_cast<std::size_t>(tensors));
        compareWithSmallSteps(layer, gradient, 0.25, 0.02);
    }

    void trainingLowersTheErrorAndChangesCodes_data() {
        QTest::addColumn<double>("svdShare");
        QTest::addColumn<double>("most"); // of the error before
        QTest::newRow("codewords") << 0.0 << 0.9;
        QTest::newRow("decomposed") << 0.5 << 0.99;
    }
    void trainingLowersTheErrorAndChangesCodes() {
        QFETCH(double, svdShare);
        QFETCH(double, most);
        const Tensor weight = torch::randn({32, 128}), hessian = hessianOf(correlatedInputs(500, 128));
        CodebookOptions rough;
        rough.groupWeights = 512;
        rough.groupColumns = 64;
        rough.svdShare = svdShare;
        rough.dimension = svdShare > 0 ? 1 : 2;
        const CodebookLayer start = sweepCodebook(weight, hessian.diagonal().diag(), rough, {}, 1).layer;
        TrainableLayer layer = makeTrainable(start, weight, {}, 1);
        const TrainedLayer trained = trainTowards(weight, hessian, layer);
        QVERIFY2(trained.error < most * trained.startError,
                 (std::to_string(trained.error) + " " + std::to_string(trained.startError)).c_str());
        const auto& end = std::get<CodebookLayer>(trained.layer);
        QVERIFY(!torch::equal(end.codes, start.codes));
        if (svdShare > 0) // what is stored are the factors
            QVERIFY(torch::allclose(end.rowFactor.mm(end.codeFactor), end.codebooks.flatten(0, 1).squeeze(2)));
    }
};

QTEST_APPLESS_MAIN(CodebookRunTest)
#include "codebook_run_test.moc"
