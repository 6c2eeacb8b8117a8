// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checkpoint.h"
#include "model/decoder.h"
#include "quantizer/activation_scales.h"
#include "support/synthetic_model.h"

#include <QtTest>

using namespace precis;
using namespace precis::test;

namespace {

// Scales between 1/8 and 8 for every site, as they may be folded.
ActivationScales randomScales(const ModelConfig& config) {
    ActivationScales scales;
    for (const LayerKind kind : {LayerKind::Query, LayerKind::Output, LayerKind::Gate, LayerKind::Down}) {
        const InputSite site = inputSite(kind);
        scales[static_cast<std::size_t>(site)] =
            agreeAcrossHeads((torch::rand({layerShape(config, kind)[1]}) * 6 - 3).exp2(), site, config);
    }
    return scales;
}

struct Pass {
    Tensor out;
    std::array<Tensor, kInputSites> inputs;
};

Pass forward(const Model& model, const BlockWeights& weights, const Tensor& x) {
    Pass pass;
    pass.out = forwardBlock(model.config, 1, weights, rotaryTable(model.config, x.size(1)), x,
                            [&](InputSite site, const Tensor& input) {
                                pass.inputs[static_cast<std::size_t>(site)] = input;
                                return input;
                            });
    return pass;
}

bool isClose(const Tensor& a, const Tensor& b) {
    return torch::allclose(a, b, 1e-4, 1e-5 * b.abs().max().item<double>());
}

} // namespace

class ActivationScalesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(5); }

    void foldingKeepsTheFunctionAndDividesTheInputs_data() {
        QTest::addColumn<QString>("feature");
        for (const char* feature : kFamilyFeatures)
            QTest::newRow(feature) << QString(feature);
    }
    void foldingKeepsTheFunctionAndDividesTheInputs() {
        QFETCH(QString, feature);
        const TemporaryFolder folder;
        const Model model = loadModel(Checkpoint::open(writeModel(folder, familyConfig(feature.toStdString()))));
        const Tensor x = torch::randn({2, 13, model.config.hidden});
        const BlockWeights original = model.block(1);
        BlockWeights folded = model.block(1);
        const ActivationScales scales = randomScales(model.config);
        foldActivationScales_(folded, scales, model.config);

        const Pass before = forward(model, original, x), after = forward(model, folded, x);
        QVERIFY(isClose(after.out, before.out));
        for (std::size_t site = 0; site < kInputSites; ++site)
            QVERIFY2(isClose(after.inputs[site] * scales[site], before.inputs[site]), std::to_string(site).c_str());
        // Queries and keys only see their input columns change.
        QVERIFY(torch::equal(folded[LayerKind::Key].weight, original[LayerKind::Key].weight * scales[0]));
        if (model.config.queryKeyNorm)
            QVERIFY(torch::equal(folded.keyNorm, original.keyNorm));
    }

    void sitesWithoutScalesStayAsTheyAre() {
        const TemporaryFolder folder;
        const Model model = loadModel(Checkpoint::open(writeModel(folder, smallConfig(2))));
        const BlockWeights original = model.block(1);
        BlockWeights folded = model.block(1);
        ActivationScales scales = randomScales(model.config);
        scales[static_cast<std::size_t>(InputSite::Attention)] = Tensor();
        scales[static_cast<std::size_t>(InputSite::AttentionOutput)] = Tensor();
        foldActivationScales_(folded, scales, model.config);
        QVERIFY(torch::equal(folded.attentionNorm, original.attentionNorm));
        for (const LayerKind kind : {LayerKind::Query, LayerKind::Key, LayerKind::Value, LayerKind::Output})
            QVERIFY(torch::equal(folded[kind].weight, original[kind].weight));
        QVERIFY(!torch::equal(folded.mlpNorm, original.mlpNorm));
    }

    void headsThatShareAValueHeadShareTheLargestScale() {
        ModelConfig config;
        config.heads = 4;
        config.keyValueHeads = 2;
        config.headDim = 2;
        const Tensor scales = torch::tensor({1.f, 5.f, 3.f, 1.f, 1.f, 1.f, 2.f, 1.f});
        const Tensor agreed = torch::tensor({3.f, 5.f, 3.f, 5.f, 2.f, 1.f, 2.f, 1.f});
        QVERIFY(torch::equal(agreeAcrossHeads(scales, InputSite::AttentionOutput, config), agreed));
        QVERIFY(torch::equal(agreeAcrossHeads(scales, InputSite::Down, config), scales));
    }

    void outliersComeDownToTheLargestInlier() {
        PreprocessOptions options;
        const Tensor inputs = torch::tensor({1.f, 2.f, 80.f, 0.f, 20.f});
        QVERIFY(torch::allclose(outlierScales(inputs, 2.5, options), torch::tensor({1.f, 1.f, 40.f, 1.f, 10.f})));
        options.exponent = 0.5;
        QVERIFY(torch::allclose(outlierScales(inputs, 2.5, options),
                                torch::tensor({1.f, 1.f, std::sqrt(40.f), 1.f, std::sqrt(10.f)})));
        options.exponent = 1;
        options.maxScale = 16;
        QVERIFY(torch::allclose(outlierScales(inputs, 2.5, options), torch::tensor({1.f, 1.f, 16.f, 1.f, 10.f})));
        QVERIFY(torch::equal(outlierScales(inputs, 80, options), torch::ones({5})));
        QVERIFY(torch::equal(outlierScales(torch::zeros({5}), 0, options), torch::ones({5})));
    }

    void smoothQuantBalancesInputsAndWeights() {
        PreprocessOptions options;
        const Tensor inputs = torch::tensor({16.f, 1.f, 0.f}), weights = torch::tensor({4.f, 1.f, 1.f});
        QVERIFY(torch::allclose(smoothQuantScales(inputs, weights, options), torch::tensor({2.f, 1.f, 1.f})));
        // After scaling with alpha 1/2 both sides have the same largest value.
        const Tensor scales = smoothQuantScales(inputs, weights, options);
        QVERIFY(torch::allclose((inputs / scales).narrow(0, 0, 2), (weights * scales).narrow(0, 0, 2)));
        options.alpha = 1;
        QVERIFY(torch::allclose(smoothQuantScales(inputs, weights, options), torch::tensor({16.f, 1.f, 1.f})));
    }
};

QTEST_GUILESS_MAIN(ActivationScalesTest)
#include "activation_scales_test.moc"
