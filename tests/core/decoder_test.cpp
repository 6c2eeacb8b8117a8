// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checkpoint.h"
#include "model/decoder.h"

#include "support/reference_decoder.h"
#include "support/synthetic_model.h"

using namespace precis;
using namespace precis::test;

class DecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFamilyMatchesTheLoopsOverDoubles_data() {
        QTest::addColumn<QString>("feature");
        for (const char* feature : kFamilyFeatures)
            QTest::newRow(feature) << QString(feature);
    }
    void everyFamilyMatchesTheLoopsOverDoubles() {
        QFETCH(QString, feature);
        const TemporaryFolder folder;
        const Model model = loadModel(Checkpoint::open(writeModel(folder, familyConfig(feature.toStdString()))));
        const Tensor ids = torch::randint(0, 256, {2, 13}, torch::kInt64);
        const RotaryTable rotary = rotaryTable(model.config, 13);
        Tensor x = embed(model, ids);
        Matrix expected = toMatrix(x[1]);
        for (int block = 0; block < model.config.blocks; ++block) {
            x = forwardBlock(model.config, block, model.block(block), rotary, x);
            expected = referenceBlock(model.config, block, model.block(block), expected);
        }
        const Matrix found = toMatrix(x[1]);
        double worst = 0;
        for (std::size_t t = 0; t < found.size(); ++t)
            for (std::size_t c = 0; c < found[t].size(); ++c)
                worst = std::max(worst, std::abs(found[t][c] - expected[t][c]) / (1 + std::abs(expected[t][c])));
        QVERIFY2(worst < 2e-5, std::to_string(worst).c_str()); // single precision over two blocks
        const Tensor head = model.config.tiedHead ? model.embedding : model.head;
        QVERIFY(torch::allclose(logits(model, x), rmsNorm(x, model.finalNorm, 1e-5).matmul(head.t()), 1e-4, 1e-4));
    }

    void theAttentionKernelEqualsTheTensorOperations_data() {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<int>("headDim");
        QTest::addColumn<int>("window");
        for (const int tokens : {1, 3, 32, 61})
            for (const int headDim : {6, 32, 40})
                for (const int window : {7, 64})
                    QTest::addRow("%d tokens, heads of %d, window %d", tokens, headDim, window) << tokens << headDim << window;
    }
    void theAttentionKernelEqualsTheTensorOperations() {
        QFETCH(int, tokens);
        QFETCH(int, headDim);
        QFETCH(int, window);
        const TemporaryFolder folder;
        nlohmann::json config = smallConfig(1);
        config.update({{"model_type", "mistral"}, {"head_dim", headDim}, {"sliding_window", window}});
        const Model model = loadModel(Checkpoint::open(writeModel(folder, config)));
        const RotaryTable rotary = rotaryTable(model.config, tokens);
        BlockWeights weights = model.block(0);
        const Tensor x = embed(model, torch::randint(0, 256, {3, tokens}, torch::kInt64));
        const Tensor fast = forwardBlock(model.config, 0, weights, rotary, x);
        weights[LayerKind::Query].weight.requires_grad_(); // asks for the differentiable path
        const Tensor plain = forwardBlock(model.config, 0, weights, rotary, x);
        QVERIFY(plain.requires_grad());
        QVERIFY2(torch::allclose(fast, plain, 1e-4, 2e-5), std::to_string((fast - plain).abs().max().item<float>()).c_str());
    }

    void laterTokensAndOtherWindowsChangeNothing() {
        const TemporaryFolder folder;
        const Model model = loadModel(Checkpoint::open(writeModel(folder, smallConfig(1))));
        const RotaryTable rotary = rotaryTable(model.config, 12);
        Tensor ids = torch::randint(0, 256, {3, 12}, torch::kInt64);
        const Tensor before = forwardBlock(model.config, 0, model.block(0), rotary, embed(model, ids));
        ids.narrow(1, 8, 4).fill_(0);
        ids[2].fill_(1);
        const Tensor after = forwardBlock(model.config, 0, model.block(0), rotary, embed(model, ids));
        QVERIFY(torch::allclose(before.narrow(0, 0, 2).narrow(1, 0, 8), after.narrow(0, 0, 2).narrow(1, 0, 8), 1e-5, 1e-6));
        QVERIFY(!torch::allclose(before[0][11], after[0][11], 1e-2, 1e-2));
    }

    void hooksSeeTheInputsOfTheLinearLayersAndMayReplaceThem() {
        const TemporaryFolder folder;
        const Model model = loadModel(Checkpoint::open(writeModel(folder, smallConfig(1))));
        const RotaryTable rotary = rotaryTable(model.config, 5);
        const Tensor x = embed(model, torch::randint(0, 256, {1, 5}, torch::kInt64));
        std::vector<std::int64_t> widths(kInputSites);
        const Tensor plain = forwardBlock(model.config, 0, model.block(0), rotary, x);
        const Tensor zeroed = forwardBlock(model.config, 0, model.block(0), rotary, x, [&](InputSite site, const Tensor& input) {
            widths[static_cast<std::size_t>(site)] = input.size(-1);
            const bool cut = site == InputSite::Down || site == InputSite::AttentionOutput;
            return cut ? torch::zeros_like(input) : input;
        });
        QCOMPARE(widths, (std::vector<std::int64_t>{32, 32, 32, 48}));
        QVERIFY(torch::allclose(zeroed, x)); // without both branches only the residual is left
        QVERIFY(!torch::allclose(plain, x, 1e-2, 1e-2));
    }

    void halfPrecisionCheckpointsLoadInSinglePrecision() {
        for (const auto type : {torch::kFloat16, torch::kBFloat16}) {
            const TemporaryFolder folder;
            const auto checkpoint = Checkpoint::open(writeModel(folder, smallConfig(1), "model", type));
            QCOMPARE(checkpoint->storedType(), std::string(type == torch::kFloat16 ? "F16" : "BF16"));
            QCOMPARE(checkpoint->block(0)[LayerKind::Up].weight.scalar_type(), torch::kFloat32);
        }
    }
};

QTEST_APPLESS_MAIN(DecoderTest)
#include "decoder_test.moc"
