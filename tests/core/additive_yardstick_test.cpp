// SPDX-License-Identifier: GPL-3.0-or-later
// AQLM and CRVQ on the layer yardstick and on stories260K against what the reference code reaches on the same work:
// shared/spec/vector_quantization.md section 6.3 and yardsticks.md section 3.
#include "support/temporary_folder.h"

#include <precis/device_info.h>
#include <precis/session.h>

using namespace precis;
using namespace precis::test;

class AdditiveYardstickTest : public QObject {
    Q_OBJECT

    static SingleLayerReport quantizeYardstick(const Recipe& recipe) {
        return quantizeLayer(shared("yardstick/layer_a.weight.safetensors"),
                             shared("yardstick/layer_a.inputs.safetensors"), recipe);
    }

private Q_SLOTS:
    void initTestCase() {
        NEED_SHARED("models/stories260K");
        NEED_SHARED("yardstick/layer_a.weight.safetensors");
        setThreads(0);
    }

    void layerErrorsAreBelowTheReferenceAtFewerBits_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<double>("bits"); // the reference's, with codebooks of 16 bits
        QTest::addColumn<double>("most"); // of the reference and then some
        QTest::newRow("AQLM 1x8") << "aqlm-1x8" << 1.156 << 0.93 * 0.0584;
        QTest::newRow("AQLM 2x8") << "aqlm-2x8" << 2.281 << 0.91 * 0.01935;
        QTest::newRow("CRVQ 2 %") << "crvq-1.07" << 1.578 << 0.78 * 0.0643;
    }
    void layerErrorsAreBelowTheReferenceAtFewerBits() {
        QFETCH(QString, preset);
        QFETCH(double, bits);
        QFETCH(double, most);
        const SingleLayerReport report = quantizeYardstick(presetByName(preset.toStdString()));
        QVERIFY2(report.relativeOutputError <= most, std::to_string(report.relativeOutputError).c_str());
        QVERIFY2(report.bitsPerWeight < bits, std::to_string(report.bitsPerWeight).c_str());
    }

    // With their seeding, update and beam it is their method, but for the order in which vectors are visited.
    void thePublishedCodesChoicesGiveThePublishedCodesError() {
        Recipe recipe = presetByName("crvq-paper");
        recipe.weights.additive.extendedCodebooks = 0;
        const SingleLayerReport report = quantizeYardstick(recipe);
        QVERIFY2(std::abs(report.relativeOutputError / 0.0584 - 1) < 0.03,
                 std::to_string(report.relativeOutputError).c_str());
        QVERIFY2(std::abs(report.bitsPerWeight - 1.156) < 1e-3, std::to_string(report.bitsPerWeight).c_str());
    }

    void aSmallModelBeatsTheReference() {
        const TemporaryFolder folder;
        Recipe recipe = presetByName("aqlm-2x8");
        recipe.weights.additive.dimension = 4;
        recipe.weights.additive.codeBits = 4;
        recipe.calibration = {128, 256, CalibrationSampling::Documents};
        const std::string stories = shared("data/tinystories/tinystories_sample.txt"), run = folder.path("run");
        RunControl control;
        const RunReport report =
            quantize({recipe, shared("models/stories260K"), {stories, {{0, 511}}}, run, {}}, {}, control);
        QVERIFY2(report.bitsPerWeight <= 2.528, std::to_string(report.bitsPerWeight).c_str());
        EvaluationRequest evaluation;
        evaluation.text = {stories, {{1000, 1059}}};
        evaluation.protocol = "documents:512";
        const double perplexity = evaluate(run, evaluation, {}, {}, control).perplexity;
        QVERIFY2(perplexity < 18.3, std::to_string(perplexity).c_str());
    }
};

QTEST_APPLESS_MAIN(AdditiveYardstickTest)
#include "additive_yardstick_test.moc"
