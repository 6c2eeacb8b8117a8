// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/error.h"
#include "precis/outlier_study.h"
#include "support/synthetic_model.h"

#include <QtTest>

#include <algorithm>

using namespace precis;
using namespace precis::test;

class OutlierStudyTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    OutlierStudyRequest m_request;
    RunControl m_control;
    static constexpr std::array kPlanted{4, 17}; // channels of the second norm of block 1

    static Recipe recipe(int weightBits, int inputBits) {
        Recipe recipe;
        recipe.calibration = {.tokenWindows = 4, .windowTokens = 32};
        recipe.preprocess.method = PreprocessMethod::Cfp;
        recipe.weights.uniform.bits = weightBits;
        recipe.weights.uniform.groupSize = -1;
        recipe.activations.bits = inputBits;
        return recipe;
    }

    void plantOutliers(const std::string& model) const {
        NamedTensors tensors;
        {
            const SafetensorsFile file(model + "/model.safetensors");
            for (const auto& [name, entry] : file.entries())
                tensors.emplace_back(name, file.read(name).clone());
        }
        for (auto& [name, tensor] : tensors) {
            if (!name.starts_with("model.layers.1."))
                continue;
            for (const int channel : kPlanted) {
                if (name.ends_with(weight_names::kMlpNorm))
                    tensor[channel] *= 40;
                if (name.ends_with("gate_proj.weight") || name.ends_with("up_proj.weight"))
                    tensor.select(1, channel) /= 40;
            }
        }
        writeSafetensors(model + "/model.safetensors", tensors);
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string model = writeModel(m_folder, smallConfig());
        plantOutliers(model);
        m_folder.write("text.txt", sampleText(4000));
        m_request = {recipe(4, 4), model, {m_folder.path("text.txt"), {}}, 1, "mlp.gate_proj"};
    }

    void scalingThePlantedChannelsLowersTheErrorOfTheLayer() {
        const OutlierStudy study = openOutlierStudy(m_request, m_control);
        QCOMPARE(study.original.inputAbsMax.size(), std::size_t{32});
        QCOMPARE(study.weightBits, 4);
        QCOMPARE(study.inputBits, 4);
        QCOMPARE(study.tokens, 4 * 32);
        const ThresholdEffect effect = study.attempt({});
        QCOMPARE(effect.layer.scaledChannels, 2);
        QVERIFY(effect.relativeOutputError < 0.2 * study.relativeOutputError);
        for (const auto channel : kPlanted)
            QVERIFY(effect.layer.inputAbsMax[channel] < 0.2f * study.original.inputAbsMax[channel]);
        const ThresholdEffect none = study.attempt({.scalesInputs = false});
        QCOMPARE(none.relativeOutputError, study.relativeOutputError);
        QCOMPARE(none.layer.scaledChannels, 0);
        QCOMPARE(none.layer.inputAbsMax, study.original.inputAbsMax);
    }

    void thresholdsThatAreTriedDecideWhatIsScaledAndTruncated() {
        const OutlierStudy study = openOutlierStudy(m_request, m_control);
        const auto above = [](const std::vector<float>& values, double threshold) {
            return static_cast<int>(std::ranges::count_if(values, [&](float value) { return value > threshold; }));
        };
        for (const double threshold : {1.0, 2.0, 5.0, 1e6}) {
            const ThresholdEffect effect = study.attempt({.inputThreshold = threshold});
            QCOMPARE(effect.layer.inputs.kept, threshold);
            QCOMPARE(effect.layer.scaledChannels, above(study.original.inputAbsMax, threshold));
        }
        QCOMPARE(study.attempt({.inputFence = 3.0}).layer.inputs.coarse, 3.0);

        const double threshold = 0.3;
        const ThresholdEffect cut =
            study.attempt({.scalesInputs = false, .truncatesWeights = true, .weightThreshold = threshold});
        QVERIFY(cut.layer.truncatedWeights > 0);
        QVERIFY(cut.layer.truncatedRows > 0);
        QVERIFY(above(cut.layer.weightAbsMax, threshold) <= above(study.original.weightAbsMax, threshold));
        QCOMPARE(study.attempt({.truncatesWeights = true, .weightThreshold = 1e6}).layer.truncatedWeights, 0);
    }

    void fullPrecisionHasNoErrorAndScalingAddsNone() {
        OutlierStudyRequest request = m_request;
        request.recipe = recipe(4, 16);
        request.recipe.overrides = {{"*.gate_proj", 16, {}}};
        const OutlierStudy study = openOutlierStudy(request, m_control);
        QCOMPARE(study.weightBits, 16);
        QCOMPARE(study.relativeOutputError, 0.0);
        QVERIFY(study.attempt({}).relativeOutputError < 1e-10);
    }

    void whatDoesNotExistIsSaid() {
        OutlierStudyRequest request = m_request;
        request.layer = "mlp.side_proj";
        QVERIFY_EXCEPTION_THROWN(openOutlierStudy(request, m_control), Error);
        request = m_request;
        request.block = 3;
        QVERIFY_EXCEPTION_THROWN(openOutlierStudy(request, m_control), Error);
        RunControl stopped;
        stopped.stop();
        QVERIFY_EXCEPTION_THROWN(openOutlierStudy(m_request, stopped), Error);
    }
};

QTEST_GUILESS_MAIN(OutlierStudyTest)
#include "outlier_study_test.moc"
