// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checkpoint.h"
#include "model/decoder.h"
#include "quantizer/preprocess.h"
#include "support/synthetic_model.h"

#include <QtTest>

using namespace precis;
using namespace precis::test;

namespace {

struct Captured {
    Tensor out;
    std::vector<HessianAccumulator> inputs;
};

Captured capture(const Model& model, const BlockWeights& weights, const Tensor& x) {
    Captured captured;
    for (const LayerKind kind : {LayerKind::Query, LayerKind::Output, LayerKind::Gate, LayerKind::Down})
        captured.inputs.emplace_back(weights[kind].weight.size(1));
    captured.out = forwardBlock(model.config, 0, weights, rotaryTable(model.config, x.size(1)), x,
                                [&](InputSite site, const Tensor& input) {
                                    captured.inputs[static_cast<std::size_t>(site)].add(input);
                                    return input;
                                });
    return captured;
}

Tensor toTensor(const std::vector<float>& values) {
    return torch::tensor(std::vector<double>(values.begin(), values.end())).to(torch::kFloat32);
}

} // namespace

class PreprocessTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    Model m_model;
    Tensor m_x;
    static constexpr std::array kPlanted{3, 11, 25}; // channels of both norms, made 20 to 50 times as large

    // A block whose norms put out a few channels far above the others, for what reads them divided again.
    BlockWeights planted() const {
        BlockWeights weights = m_model.block(0);
        for (std::size_t i = 0; i < kPlanted.size(); ++i) {
            const double factor = 20 + 15 * static_cast<double>(i);
            const auto channel = kPlanted[i];
            for (const InputSite site : {InputSite::Attention, InputSite::Mlp}) {
                (site == InputSite::Attention ? weights.attentionNorm : weights.mlpNorm)[channel] *= factor;
                for (const LayerKind kind : layersAt(site))
                    weights[kind].weight.select(1, channel) /= factor;
            }
        }
        return weights;
    }

    static Recipe cfp() {
        Recipe recipe;
        recipe.preprocess.method = PreprocessMethod::Cfp;
        recipe.weights.uniform.groupSize = -1;
        return recipe;
    }

private Q_SLOTS:
    void initTestCase() {
        m_model = loadModel(Checkpoint::open(writeModel(m_folder, familyConfig("biases"))));
        torch::manual_seed(4);
        m_x = torch::randn({4, 16, m_model.config.hidden});
    }

    void plantedChannelsAreScaledAndTheFunctionStays() {
        BlockWeights weights = planted();
        const Captured before = capture(m_model, weights, m_x);
        std::vector<HessianAccumulator> inputs = before.inputs;
        const BlockPreprocessing result = preprocessBlock_(weights, inputs, cfp(), 0, m_model.config);
        const Captured after = capture(m_model, weights, m_x);
        QVERIFY(torch::allclose(after.out, before.out, 1e-4, 1e-5));
        for (const LayerKind kind : {LayerKind::Query, LayerKind::Gate}) {
            const Snapshot& layer = result.layers[static_cast<std::size_t>(kind)];
            QVERIFY(layer.preprocessed->scaledChannels >= 3 && layer.preprocessed->scaledChannels <= 6);
            const Tensor ratio = toTensor(layer.inputAbsMax) / toTensor(layer.preprocessed->inputAbsMax);
            for (const int channel : kPlanted)
                QVERIFY(ratio[channel].item<float>() > 5);
            // Nothing stands out any more.
            QVERIFY(toTensor(layer.preprocessed->inputAbsMax).max().item<double>() <= layer.preprocessed->inputs.kept);
        }
        // The statistics became those of the scaled inputs.
        for (std::size_t site = 0; site < kInputSites; ++site) {
            const Tensor expected = after.inputs[site].mean();
            QVERIFY(torch::allclose(inputs[site].mean(), expected, 1e-4, 1e-6 * expected.abs().max().item<double>()));
            QVERIFY(torch::allclose(inputs[site].inputAbsMax(), after.inputs[site].inputAbsMax(), 1e-4, 1e-5));
        }
    }

    void whatNoQuantizedLayerHoldsIsHandedOver() {
        Recipe recipe = cfp();
        recipe.overrides = {{"*.down_proj", 16, {}}, {"*", {}, {}, 0.5}};
        BlockWeights weights = planted();
        std::vector<HessianAccumulator> inputs = capture(m_model, weights, m_x).inputs;
        const BlockPreprocessing result = preprocessBlock_(weights, inputs, recipe, 0, m_model.config);
        std::map<std::string, Tensor> dense(result.dense.begin(), result.dense.end());
        // Of the biases only those whose rows are scaled change.
        const std::vector<std::string> expected{"input_layernorm.weight", "mlp.down_proj.weight", "mlp.up_proj.bias",
                                                "post_attention_layernorm.weight", "self_attn.v_proj.bias"};
        std::vector<std::string> names;
        for (const auto& [name, tensor] : dense)
            names.push_back(name);
        QCOMPARE(names, expected);
        QVERIFY(torch::equal(dense["mlp.down_proj.weight"], weights[LayerKind::Down].weight));
        QVERIFY(torch::equal(dense["self_attn.v_proj.bias"], weights[LayerKind::Value].bias));
    }

    void withoutPreprocessingNothingChanges() {
        BlockWeights weights = planted();
        const Captured captured = capture(m_model, weights, m_x);
        std::vector<HessianAccumulator> inputs = captured.inputs;
        const BlockPreprocessing result = preprocessBlock_(weights, inputs, Recipe(), 0, m_model.config);
        QVERIFY(result.dense.empty());
        QCOMPARE(result.layers.size(), std::size_t{kLayersPerBlock});
        QVERIFY(!result.layers[0].preprocessed);
        QVERIFY(torch::equal(inputs[0].mean(), captured.inputs[0].mean()));
        QVERIFY(torch::equal(weights[LayerKind::Query].weight, planted()[LayerKind::Query].weight));
    }

    void handSetThresholdsReplaceTheDetectedOnes() {
        Recipe recipe = cfp();
        recipe.preprocess.scaleActivations = false;
        // The last one that sets it counts, whichever layer of the site it names.
        recipe.overrides = {{"*.q_proj", {}, {}, 1e9},
                            {"blocks.0.self_attn.k_proj", {}, {}, 2.5},
                            {"blocks.0.self_attn.*", 3, {}},
                            {"*.o_proj", 2, {}, {}, 0.3}};
        BlockWeights weights = planted();
        std::vector<HessianAccumulator> inputs = capture(m_model, weights, m_x).inputs;
        const Tensor largest = inputs[0].inputAbsMax();
        const BlockPreprocessing result = preprocessBlock_(weights, inputs, recipe, 0, m_model.config);
        const auto& query = *result.layers[static_cast<std::size_t>(LayerKind::Query)].preprocessed;
        QCOMPARE(query.inputs.kept, 2.5);
        QCOMPARE(query.scaledChannels, (largest > 2.5).sum().item<int>());
        QCOMPARE(result.layers[static_cast<std::size_t>(LayerKind::Gate)].preprocessed->scaledChannels, 0);
        const auto& output = *result.layers[static_cast<std::size_t>(LayerKind::Output)].preprocessed;
        QCOMPARE(output.weights.kept, 0.3);
        QVERIFY(output.truncatedWeights > 0);
        QVERIFY(output.truncatedRows <= m_model.config.hidden);
        QCOMPARE(query.truncatedWeights, 0);
    }

    void smoothQuantScalesWhatFollowsANorm() {
        Recipe recipe;
        recipe.preprocess.method = PreprocessMethod::SmoothQuant;
        BlockWeights weights = planted();
        const Captured before = capture(m_model, weights, m_x);
        std::vector<HessianAccumulator> inputs = before.inputs;
        preprocessBlock_(weights, inputs, recipe, 0, m_model.config);
        QVERIFY(torch::allclose(capture(m_model, weights, m_x).out, before.out, 1e-4, 1e-5));
        // With alpha 1/2 inputs and weights of a channel meet in the middle.
        Tensor largest = torch::zeros({m_model.config.hidden});
        for (const LayerKind kind : layersAt(InputSite::Mlp))
            largest = torch::maximum(largest, weights[kind].weight.abs().amax(0));
        QVERIFY(torch::allclose(inputs[static_cast<std::size_t>(InputSite::Mlp)].inputAbsMax(), largest, 1e-4, 1e-6));
        const auto down = static_cast<std::size_t>(InputSite::Down);
        QVERIFY(torch::equal(inputs[down].inputAbsMax(), before.inputs[down].inputAbsMax()));
    }
};

QTEST_GUILESS_MAIN(PreprocessTest)
#include "preprocess_test.moc"
