// SPDX-License-Identifier: GPL-3.0-or-later
// The demo's fused training pass is the decoder that quantizes it: same logits, same gradients, same file.
#include "demo_folder.h"
#include "demo_model.h"
#include "kernels.h"
#include "model/checkpoint.h"
#include "model/decoder.h"
#include "story_batches.h"
#include "support/temporary_folder.h"
#include "tensor/safetensors.h"

#include <QtTest>

using namespace precis;

namespace {

// bfloat16 keeps eight bits; errors of single operations average out over sums.
constexpr double kHalfTolerance = 0.04;
// Half precision of the shipped file keeps eleven bits.
constexpr double kFileTolerance = 2e-3;

demo::DemoModel smallModel() {
    demo::DemoShape shape;
    shape.vocabulary = 300;
    shape.blocks = 2;
    demo::DemoModel model = demo::makeDemoModel(shape, 7);
    const torch::NoGradGuard noGradients;
    for (const auto& [name, parameter] : model.parameters())
        if (parameter.dim() > 1)
            parameter.mul_(4); // so that attention looks somewhere
    return model;
}

// The decoder over the same tensors, so that gradients flow into them.
Model decoderOf(const demo::DemoModel& model) {
    const demo::DemoShape& shape = model.shape;
    Model decoder;
    decoder.config.family = "llama";
    decoder.config.blocks = shape.blocks;
    decoder.config.hidden = shape.hidden;
    decoder.config.mlpHidden = shape.mlpHidden;
    decoder.config.heads = shape.heads;
    decoder.config.keyValueHeads = shape.keyValueHeads;
    decoder.config.headDim = shape.headDim;
    decoder.config.vocabulary = shape.vocabulary;
    decoder.config.normEpsilon = shape.normEpsilon;
    decoder.config.rope.theta = shape.ropeTheta;
    decoder.config.tiedHead = true;
    decoder.embedding = model.embedding;
    decoder.head = model.embedding;
    decoder.finalNorm = model.norm;
    decoder.block = [&model](int index) {
        const demo::DemoShape& shape = model.shape;
        const demo::DemoBlock& block = model.blocks[index];
        const int queries = shape.heads * shape.headDim, keys = shape.keyValueHeads * shape.headDim;
        BlockWeights weights;
        weights.attentionNorm = block.inputNorm;
        weights.mlpNorm = block.postNorm;
        weights[LayerKind::Query].weight = block.qkv.narrow(0, 0, queries);
        weights[LayerKind::Key].weight = block.qkv.narrow(0, queries, keys);
        weights[LayerKind::Value].weight = block.qkv.narrow(0, queries + keys, keys);
        weights[LayerKind::Output].weight = block.output;
        weights[LayerKind::Gate].weight = block.gateUp.narrow(0, 0, shape.mlpHidden);
        weights[LayerKind::Up].weight = block.gateUp.narrow(0, shape.mlpHidden, shape.mlpHidden);
        weights[LayerKind::Down].weight = block.down;
        return weights;
    };
    return decoder;
}

// ids [B,T] -> [B*T,V]
Tensor decoderLogits(const Model& decoder, const Tensor& ids) {
    const RotaryTable rotary = rotaryTable(decoder.config, ids.size(1));
    Tensor x = embed(decoder, ids);
    for (int i = 0; i < decoder.config.blocks; ++i)
        x = forwardBlock(decoder.config, i, decoder.block(i), rotary, x);
    return logits(decoder, x).reshape({-1, decoder.config.vocabulary});
}

double relativeDistance(const Tensor& a, const Tensor& b) {
    return ((a.to(torch::kFloat) - b).norm() / b.norm()).item<double>();
}

// A length that is no multiple of the kernel's stripes.
Tensor someIds() { return torch::arange(3 * 77, torch::kLong).mul(7919).remainder(300).view({3, 77}); }

} // namespace

class DemoForwardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logitsAreTheDecoders();
    void gradientsAreTheDecoders();
    void theWrittenFolderIsTheTrainedModel();
    void noPredictionCrossesStories();
};

void DemoForwardTest::logitsAreTheDecoders() {
    const demo::DemoModel model = smallModel();
    const torch::NoGradGuard noGradients;
    const double distance = relativeDistance(demoLogits(model, someIds()), decoderLogits(decoderOf(model), someIds()));
    QVERIFY2(distance < kHalfTolerance, qPrintable(QString::number(distance)));
}

void DemoForwardTest::gradientsAreTheDecoders() {
    const demo::DemoModel model = smallModel();
    Tensor targets = someIds().reshape({-1}).roll(-1);
    targets.slice(0, 0, targets.size(0), 5).fill_(-1); // positions that do not count
    const Tensor loss = demo::crossEntropy(demoLogits(model, someIds()), targets);
    loss.backward();
    std::vector<Tensor> fused;
    for (auto [name, parameter] : model.parameters()) {
        fused.push_back(parameter.grad().clone());
        parameter.mutable_grad() = Tensor();
    }
    const Tensor expected =
        torch::nn::functional::cross_entropy(decoderLogits(decoderOf(model), someIds()), targets,
                                             torch::nn::functional::CrossEntropyFuncOptions().ignore_index(-1));
    expected.backward();
    QVERIFY(std::abs(loss.item<double>() / expected.item<double>() - 1) < kHalfTolerance);
    std::size_t i = 0;
    for (const auto& [name, parameter] : model.parameters()) {
        const double distance = relativeDistance(fused[i++], parameter.grad());
        QVERIFY2(distance < kHalfTolerance, qPrintable(QString("%1: %2").arg(name.c_str()).arg(distance)));
    }
}

void DemoForwardTest::theWrittenFolderIsTheTrainedModel() {
    const demo::DemoModel model = smallModel();
    const test::TemporaryFolder folder;
    writeSafetensors(folder.path("model.safetensors"), huggingFaceTensors(model));
    folder.write("config.json", demo::huggingFaceConfig(model.shape));
    const torch::NoGradGuard noGradients;
    const Model read = loadModel(Checkpoint::open(folder.path()));
    const double distance =
        relativeDistance(decoderLogits(read, someIds()), decoderLogits(decoderOf(model), someIds()));
    QVERIFY2(distance < kFileTolerance, qPrintable(QString::number(distance)));
}

void DemoForwardTest::noPredictionCrossesStories() {
    const demo::Batch batch = demo::batchOf({{1, 10, 11, 2}, {1, 20, 2}});
    QCOMPARE(batch.predictions, std::int64_t{5});
    QVERIFY(batch.inputs.equal(torch::tensor({{1, 10, 11}, {1, 20, 0}}, torch::kLong)));
    QVERIFY(batch.targets.equal(torch::tensor({{10, 11, 2}, {20, 2, -1}}, torch::kLong)));
}

QTEST_APPLESS_MAIN(DemoForwardTest)
#include "demo_forward_test.moc"
