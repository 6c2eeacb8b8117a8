// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/bits_breakdown.h"

#include "precis/session.h"
#include "session/run_files.h"
#include "support/synthetic_model.h"

#include <QtTest>

using namespace precis;
using namespace precis::test;

class BitsBreakdownTest : public QObject {
    Q_OBJECT

    static ModelSummary model() {
        ModelSummary model;
        model.blocks = 3;
        model.hidden = 256;
        model.vocabulary = 1000;
        model.layers = {{"mlp.up_proj", 512, 256}, {"mlp.down_proj", 256, 512}};
        model.linearParameters = 3 * 2 * 512 * 256;
        model.parameters = model.linearParameters + 2 * 1000 * 256 + 7 * 256;
        return model;
    }

private Q_SLOTS:
    void uniformWeightsAreCodesAndSteps() {
        const BitsBreakdown bits = countBits(presetByName("gptq"), model());
        const std::int64_t weights = 3 * 2 * 512 * 256;
        QCOMPARE(bits.weights, weights);
        QCOMPARE(bits.codes, std::uint64_t(weights * 4));
        QCOMPARE(bits.scales, std::uint64_t(weights / 128 * (16 + 4)));
        QCOMPARE(bits.codebooks, std::uint64_t(0));
        QCOMPARE(bits.embeddings, std::uint64_t(2 * 1000 * 256 * 16));
        QCOMPARE(bits.norms, std::uint64_t(7 * 256 * 16));
    }

    void codebooksAreCountedApartFromTheirScales() {
        const BitsBreakdown bits = countBits(presetByName("gptvq-2d"), model());
        const std::int64_t books = 3 * 2 * 512 * 256 / 2048;
        QCOMPARE(bits.codes, std::uint64_t(bits.weights * 2));
        QCOMPARE(bits.codebooks, std::uint64_t(books * 16 * 2 * 8));
        QCOMPARE(bits.scales, std::uint64_t(books * 16));
        const SizeEstimate estimate = predictSize(presetByName("gptvq-2d"), model());
        QCOMPARE(estimate.bitsPerWeight, double(bits.linear()) / double(bits.weights));
    }

    void layersThatAreLeftAloneAreCountedAsTheyAre() {
        Recipe recipe = presetByName("gptvq-2d");
        recipe.overrides = {{"*.down_proj", 16, {}}};
        const BitsBreakdown bits = countBits(recipe, model());
        QCOMPARE(bits.untouched, std::uint64_t(bits.weights / 2 * 16));
        QCOMPARE(bits.codes, std::uint64_t(bits.weights / 2 * 2));
        recipe.weights.format = WeightFormat::None;
        QCOMPARE(countBits(recipe, model()).untouched, std::uint64_t(bits.weights * 16));
    }

    void theSumIsThatOfARun() {
        TemporaryFolder folder;
        RunControl control;
        const std::string path = writeModel(folder, smallConfig());
        folder.write("text.txt", sampleText(6000));
        Recipe recipe = presetByName("gptvq-2d");
        recipe.calibration = {4, 64, CalibrationSampling::Random};
        recipe.weights.codebook.scaleBlock = 16;
        const ModelSummary summary = inspect(path, {}, {}, control);
        const RunReport report =
            quantize({recipe, path, {folder.path("text.txt"), {}}, folder.path("run"), {}}, {}, control);
        const BitsBreakdown bits = countBits(recipe, summary);
        QCOMPARE(bits.linear(), report.bytes * 8);
        QCOMPARE(bits.weights, summary.linearParameters);
        QCOMPARE(bits.parameters, summary.parameters);
        QCOMPARE(std::int64_t((bits.embeddings + bits.norms) / 16), summary.parameters - summary.linearParameters);
    }
};

QTEST_GUILESS_MAIN(BitsBreakdownTest)
#include "bits_breakdown_test.moc"
