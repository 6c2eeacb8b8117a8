// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checkpoint.h"
#include "model/decoder.h"

#include "support/reference_decoder.h"
#include "support/synthetic_model.h"

using namespace precis;
using namespace precis::test;

class DecoderTest : public QObject {
    Q_OBJECT

    // One configuration for each feature of the family.
    static nlohmann::json familyConfig(const std::string& feature) {
        nlohmann::json config = smallConfig(2);
        if (feature == "tied head")
            config["tie_word_embeddings"] = true;
        if (feature == "one key-value head")
            config["num_key_value_heads"] = 1;
        if (feature == "head_dim of its own")
            config["head_dim"] = 6;
        if (feature == "linear rope")
            config["rope_scaling"] = {{"type", "linear"}, {"factor", 4.0}};
        if (feature == "llama3 rope")
            config["rope_scaling"] = {{"rope_type", "llama3"}, {"factor", 8.0}, {"low_freq_factor", 1.0},
                                      {"high_freq_factor", 4.0}, {"original_max_position_embeddings", 16}};
        if (feature == "rope_parameters")
            config["rope_parameters"] = {{"rope_type", "default"}, {"rope_theta", 500.0}};
        if (feature == "mistral")
            config.update({{"model_type", "mistral"}, {"sliding_window", 5}});
        if (feature == "qwen2")
            config.update({{"model_type", "qwen2"}, {"use_sliding_window", true}, {"sliding_window", 4}, {"max_window_layers", 1}});
        if (feature == "qwen3")
            config.update({{"model_type", "qwen3"}, {"head_dim", 10}});
        if (feature == "biases")
            config.update({{"attention_bias", true}, {"mlp_bias", true}});
        return config;
    }

private Q_SLOTS:
    void everyFamilyMatchesTheLoopsOverDoubles_data() {
        QTest::addColumn<QString>("feature");
        for (const char* feature : {"plain", "tied head", "one key-value head", "head_dim of its own", "linear rope",
                                    "llama3 rope", "rope_parameters", "mistral", "qwen2", "qwen3", "biases"})
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
