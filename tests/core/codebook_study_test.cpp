// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/codebook_study.h"
#include "precis/error.h"
#include "precis/session.h"
#include "support/synthetic_model.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace precis;
using namespace precis::test;

namespace {

constexpr double kRounding = 1e-5; // sums in single precision

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

double variance(const std::vector<float>& values) {
    const double count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double total = 0;
    for (const float value : values)
        total += (static_cast<double>(value) - mean) * (static_cast<double>(value) - mean);
    return total / count;
}

} // namespace

class CodebookStudyTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    CodebookStudyRequest m_request;
    RunControl m_control;

    static Recipe recipe(const char* preset) {
        Recipe recipe = presetByName(preset);
        recipe.calibration = {16, 64, CalibrationSampling::Random};
        recipe.weights.codebook.groupWeights = 512;
        recipe.weights.codebook.groupColumns = 16;
        return recipe;
    }
    // Of the first block, whose inputs are the same in a run, by the one metric under which its layers do not make up
    // for errors in front of them.
    CodebookStudyRequest plainRequest() const {
        CodebookStudyRequest request = m_request;
        request.recipe.weights.codebook.metric = CodebookMetric::PublishedCode;
        return request;
    }
    CodebookStudy open(const Recipe& recipe, const std::string& layer = "mlp.gate_proj") {
        CodebookStudyRequest request = m_request;
        request.recipe = recipe;
        request.layer = layer;
        return openCodebookStudy(request, m_control);
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string model = writeModel(m_folder, smallConfig());
        m_folder.write("text.txt", sampleText(6000));
        m_request = {recipe("gptvq-2d"), model, {m_folder.path("text.txt"), {}}, 0, "mlp.gate_proj", {}};
    }

    void arrivesAtWhatTheRunStored() {
        CodebookStudyRequest request = plainRequest();
        request.run = m_folder.path("run");
        quantize({request.recipe, request.model, request.calibration, request.run, {}}, {}, m_control);
        const CodebookStudy study = openCodebookStudy(request, m_control);
        QVERIFY(study.hasStored);
        QCOMPARE(study.rowGroups, 2); // 48 rows in groups of 512 weights, 16 columns wide
        QCOMPARE(study.columnGroups, 2);
        for (int row = 0; row < 2; ++row)
            for (int column = 0; column < 2; ++column) {
                const CodebookPicture picture = study.look({row, column});
                QCOMPARE(picture.stored->usage, picture.swept.usage);
                QCOMPARE(picture.stored->x, picture.swept.x);
                QCOMPARE(picture.stored->y, picture.swept.y);
            }
        request.layer = "self_attn.q_proj"; // another run's shape would not fit
        request.recipe.weights.codebook.groupColumns = 8;
        QVERIFY(!openCodebookStudy(request, m_control).hasStored);
    }

    void roundsGetBetterUntilTheLast() {
        const CodebookStudy study = open(m_request.recipe);
        const CodebookPicture picture = study.look({0, 0});
        QVERIFY(picture.rounds.size() > 2);
        QCOMPARE(picture.vectors, std::int64_t(24 * 8));
        QCOMPARE(picture.x.size(), std::size_t(24 * 8));
        for (std::size_t round = 0; round < picture.rounds.size(); ++round) {
            const CodebookState& state = picture.rounds[round];
            QCOMPARE(state.x.size(), std::size_t(16));
            QCOMPARE(std::accumulate(state.usage.begin(), state.usage.end(), 0), int(picture.vectors));
            QVERIFY(std::abs(sum(state.errors) - state.relativeError) < kRounding);
            if (round > 0)
                QVERIFY(state.relativeError <= picture.rounds[round - 1].relativeError + kRounding);
        }
        QVERIFY(picture.rounds.back().relativeError < picture.rounds.front().relativeError);
    }

    void theSweepBeginsWithTheLastRound() {
        Recipe plain = m_request.recipe;
        plain.weights.codebook.update = CodebookUpdate::None;
        plain.weights.codebook.reassignments = 0;
        plain.weights.codebook.codebookBits = 16;
        const CodebookStudy study = open(plain);
        for (int column = 0; column < study.columnGroups; ++column) {
            const CodebookPicture picture = study.look({1, column});
            for (std::size_t k = 0; k < 16; ++k) // half precision has 11 bits
                QVERIFY(std::abs(picture.swept.x[k] - picture.rounds.back().x[k]) < 1e-3);
        }
    }

    void longVectorsAreProjectedOntoTheirMainAxes() {
        Recipe quads = recipe("gptvq-4d");
        quads.weights.codebook.bits = 1; // 16 codewords of 4
        const CodebookStudy study = open(quads);
        QCOMPARE(study.dimension, 4);
        const CodebookPicture picture = study.look({0, 0});
        const SafetensorsFile file(m_request.model + "/model.safetensors");
        const Tensor vectors = file.read("model.layers.0.mlp.gate_proj.weight")
                                   .narrow(0, 0, study.groupRows)
                                   .narrow(1, 0, study.groupColumns)
                                   .reshape({-1, 4});
        const double total = vectors.var(0, /*unbiased=*/false).sum().item<double>();
        QVERIFY(picture.shareOfVariance > 0.5 && picture.shareOfVariance < 1);
        QVERIFY(std::abs((variance(picture.x) + variance(picture.y)) / total - picture.shareOfVariance) < 1e-4);
        QVERIFY(variance(picture.x) >= variance(picture.y));
    }

    void singleWeightsStandAtTheirHessianWeight() {
        Recipe single = recipe("gptvq-1d");
        single.weights.codebook.groupWeights = 64; // codebooks enough for a decomposition to pay
        const CodebookStudy study = open(single);
        QCOMPARE(study.dimension, 1);
        const CodebookPicture picture = study.look({0, 1});
        QCOMPARE(picture.y, picture.weight);
        QCOMPARE(picture.rounds.back().x.size(), std::size_t(4));
        bool hasShare = false;
        for (const CodebookVariant& variant : study.variants)
            hasShare = hasShare || variant.svdShare > 0;
        QVERIFY(hasShare);
        const CodebookEffect half = study.attempt({8, 0.5}, m_control);
        QVERIFY(half.bitsPerWeight < study.effect.bitsPerWeight);
        QVERIFY(half.relativeOutputError > study.effect.relativeOutputError);
    }

    void coarserCodebooksCostErrorAndSaveBits() {
        const CodebookStudy study = open(m_request.recipe);
        const CodebookEffect same = study.attempt(study.chosen, m_control);
        QCOMPARE(same.relativeOutputError, study.effect.relativeOutputError);
        QCOMPARE(same.bitsPerWeight, study.effect.bitsPerWeight);
        const CodebookEffect coarse = study.attempt({4, 0}, m_control), fine = study.attempt({16, 0}, m_control);
        QVERIFY(coarse.bitsPerWeight < same.bitsPerWeight && same.bitsPerWeight < fine.bitsPerWeight);
        QVERIFY(fine.relativeOutputError < coarse.relativeOutputError);
        RunControl stopped;
        stopped.stop();
        QVERIFY_EXCEPTION_THROWN(study.attempt({4, 0}, stopped), Error);
    }

    void weightsArePreprocessedAsInARun() {
        CodebookStudyRequest request = plainRequest();
        request.recipe.preprocess.method = PreprocessMethod::SmoothQuant;
        request.run = m_folder.path("smoothed");
        quantize({request.recipe, request.model, request.calibration, request.run, {}}, {}, m_control);
        const CodebookPicture picture = openCodebookStudy(request, m_control).look({0, 0});
        QCOMPARE(picture.stored->usage, picture.swept.usage);
    }

    void whatCannotBeStudiedIsSaid() {
        QVERIFY_EXCEPTION_THROWN(open(m_request.recipe, "mlp.side_proj"), Error);
        QVERIFY_EXCEPTION_THROWN(open(presetByName("gptq")), Error);
        Recipe skipping = m_request.recipe;
        skipping.overrides = {{"*.gate_proj", 16, {}}};
        QVERIFY_EXCEPTION_THROWN(open(skipping), Error);
        RunControl stopped;
        stopped.stop();
        QVERIFY_EXCEPTION_THROWN(openCodebookStudy(m_request, stopped), Error);
    }
};

QTEST_GUILESS_MAIN(CodebookStudyTest)
#include "codebook_study_test.moc"
