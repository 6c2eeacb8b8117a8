// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_pack.h"
#include "quantizer/codebook_precision.h"
#include "quantizer/codebook_reference.h"
#include "quantizer/codebook_sweep.h"
#include "quantizer/hessian_sweep.h"
#include "support/layer_problem.h"

#include <QtTest>

using namespace precis;
using namespace precis::test;

Q_DECLARE_METATYPE(precis::CodebookOptions)

class CodebookTest : public QObject {
    Q_OBJECT

    static CodebookOptions options(int dimension, double bits, int weights, int columns) {
        CodebookOptions result;
        result.dimension = dimension;
        result.bits = bits;
        result.groupWeights = weights;
        result.groupColumns = columns;
        return result;
    }
    // A layer with random codes and codebooks, and the problem it belongs to.
    struct Case {
        CodebookLayer layer;
        CodebookProblem problem;
    };
    static Case randomCase(const CodebookOptions& options, std::int64_t rows, std::int64_t columns) {
        Case c;
        CodebookShape& shape = c.layer.shape;
        shape = codebookShape(options, rows, columns);
        c.layer.codebookBits = options.codebookBits;
        c.layer.codes = torch::randint(0, shape.entries, {rows, shape.vectors()}, torch::kInt32);
        c.layer.codebooks = torch::randn({shape.rowGroups(), shape.columnGroups(), shape.entries, shape.dimension});
        if (shape.scaleBlock) {
            c.layer.blocks = fitBlockScales(torch::randn({rows, columns}), shape.scaleBlock);
        }
        const std::int64_t extra = shape.paddedColumns() - columns;
        c.problem.weight = torch::constant_pad_nd(torch::randn({rows, columns}), {0, extra}).contiguous();
        c.problem.hessian = torch::constant_pad_nd(hessianOf(correlatedInputs(600, columns)), {0, extra, 0, extra})
                                .to(torch::kFloat32)
                                .contiguous();
        c.problem.product = c.problem.weight.mm(c.problem.hessian);
        c.problem.scales = torch::rand({rows, shape.vectors()}) + 0.5;
        return c;
    }
    static double error(const Tensor& weight, const CodebookResult& result, const Tensor& hessian) {
        return relativeOutputError(weight, dequantize(result.layer), hessian);
    }

private Q_SLOTS:
    void init() { torch::manual_seed(5); }

    // ---- shape and bits ------------------------------------------------------------------------------------

    void publishedSettingsCostTheirPublishedBits_data() {
        QTest::addColumn<CodebookOptions>("options");
        QTest::addColumn<double>("bits");
        QTest::newRow("1D 2.125") << options(1, 2, 256, 256) << 2.125;
        QTest::newRow("2D 2.125") << options(2, 2, 2048, 256) << 2.125;
        QTest::newRow("4D 2.125") << options(4, 2, 65536, 256) << 2.125;
        QTest::newRow("2D 2.25") << options(2, 2, 1024, 256) << 2.25;
        QTest::newRow("2D 2.75") << options(2, 2.5, 2048, 256) << 2.75 - 0.125;
        QTest::newRow("2D 3.125") << options(2, 3, 8192, 256) << 3.125;
        QTest::newRow("2D 4.125") << options(2, 4, 32768, 256) << 4.125;
    }
    void publishedSettingsCostTheirPublishedBits() {
        QFETCH(CodebookOptions, options);
        QFETCH(double, bits);
        const CodebookShape shape = codebookShape(options, 1024, 1024);
        const CodebookBits stored = storedBits(shape, 8, 0);
        if (options.bits != 2.5) // the paper counts no scales of codebooks
            QCOMPARE(static_cast<double>(stored.codes + stored.codebooks) / (1024 * 1024), bits);
        else
            QCOMPARE(static_cast<double>(stored.codes + stored.codebooks) / (1024 * 1024), 2.5 + 32 * 2 * 8 / 2048.0);
    }

    void groupsThatDoNotDivideALayerAreEvenAndNoMore() {
        const CodebookShape shape = codebookShape(options(2, 2, 2752, 256), 64, 172);
        QCOMPARE(shape.columnGroups(), std::int64_t(1));
        QCOMPARE(shape.groupRows, std::int64_t(16));
        const CodebookShape wide = codebookShape(options(4, 2, 4096, 256), 100, 690);
        QCOMPARE(wide.columnGroups(), std::int64_t(3));
        QCOMPARE(wide.groupColumns, std::int64_t(232)); // 690 / 3, whole vectors
        QCOMPARE(wide.paddedColumns(), std::int64_t(692));
        QCOMPARE(wide.rowGroups(), std::int64_t(7));
        QCOMPARE(wide.groupRows, std::int64_t(15)); // the last group has 10 rows
    }

    void packedSizeEqualsTheCountedBits_data() {
        QTest::addColumn<CodebookOptions>("options");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        for (const int d : {1, 2, 4, 8})
            for (const int codebookBits : {4, 8, 16})
                for (const int scaleBlock : {0, 16}) {
                    CodebookOptions o = options(d, d == 8 ? 1 : d == 2 ? 2.5 : 2, 512, 64);
                    o.codebookBits = codebookBits;
                    o.scaleBlock = scaleBlock;
                    QTest::addRow("d %d, codebooks %d, scales %d", d, codebookBits, scaleBlock) << o << 13 << 107;
                    if (d == 1 && !scaleBlock) {
                        o.svdShare = 0.5;
                        QTest::addRow("d %d, codebooks %d, svd", d, codebookBits) << o << 13 << 107;
                    }
                }
    }
    void packedSizeEqualsTheCountedBits() {
        QFETCH(CodebookOptions, options);
        QFETCH(int, rows);
        QFETCH(int, columns);
        options.iterations = 5;
        const Tensor weight = torch::randn({rows, columns}), hessian = hessianOf(correlatedInputs(400, columns));
        const CodebookLayer layer = sweepCodebook(weight, hessian, options, {}, 1).layer;
        const std::int64_t rank = codebookRank(options, layer.shape);
        std::uint64_t bits = 0;
        const NamedTensors packed = packCodebookLayer(layer);
        for (const auto& [name, tensor] : packed)
            bits += static_cast<std::uint64_t>(tensor.nbytes()) * 8;
        QCOMPARE(bits, storedBits(layer.shape, options.codebookBits, rank).total());

        const CodebookLayer read = unpackCodebookLayer(layer.shape, layer.codebookBits, rank,
                                                       [&](const std::string& wanted, std::int64_t count) {
                                                           for (const auto& [name, tensor] : packed)
                                                               if (name == wanted && tensor.numel() == count)
                                                                   return tensor;
                                                           throw std::runtime_error(wanted + " has another size");
                                                       });
        QVERIFY(torch::equal(read.codes, layer.codes));
        QVERIFY(torch::equal(dequantize(read), dequantize(layer)));
        QVERIFY(dequantize(layer).sizes() == weight.sizes());
    }

    void streamsOfAnyWidthComeBack() {
        for (int bits = 1; bits <= 16; ++bits) {
            const Tensor numbers = torch::randint(0, std::int64_t(1) << bits, {77}, torch::kInt32);
            QVERIFY(torch::equal(unpackStream(packStream(numbers, bits), bits, 77), numbers));
        }
    }

    // ---- exact identities ------------------------------------------------------------------------------------

    void aCodebookThatHoldsTheWeightsMakesNoError() {
        for (const int d : {1, 2, 4}) {
            const Tensor values = torch::randn({16, d}).to(torch::kFloat16).to(torch::kFloat32);
            const Tensor weight = values.index_select(0, torch::randint(0, 16, {8 * 64 / d})).reshape({8, 64});
            CodebookOptions o = options(d, 4.0 / d, 512, 64);
            o.codebookBits = 16;
            const Tensor hessian = hessianOf(correlatedInputs(400, 64));
            const double found = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
            QVERIFY2(found < 1e-6, std::to_string(found).c_str());
        }
    }

    // One codebook a row that holds the levels of GPTQ's grid.
    void uniformCodewordsOfLengthOneGiveGptq() {
        const Tensor weight = torch::randn({6, 96}), hessian = hessianOf(correlatedInputs(500, 96));
        UniformOptions uniform;
        uniform.bits = 3;
        uniform.groupSize = -1;
        const UniformLayer gptq = sweepHessian(weight, hessian, uniform, {}).layer;
        CodebookLayer layer;
        layer.shape = codebookShape(options(1, 3, 96, 96), 6, 96);
        layer.codes = torch::zeros({6, 96}, torch::kInt32);
        layer.codebooks =
            (gptq.step * (torch::arange(8).to(torch::kFloat32).unsqueeze(0) - gptq.zero.to(torch::kFloat32)))
                .reshape({6, 1, 8, 1})
                .contiguous();
        Tensor damped = hessian + 0.01 * hessian.diagonal().mean() * torch::eye(96, torch::kFloat64);
        const Tensor codes = sweepCodesReference(weight, damped, layer);
        const double same = codes.eq(gptq.codes).to(torch::kFloat32).mean().item<double>();
        QVERIFY2(same > 0.99, std::to_string(same).c_str()); // double against single precision at borders
    }

    // ---- against the slow routes -----------------------------------------------------------------------------

    void theSweepEqualsTheTextbook_data() {
        QTest::addColumn<CodebookOptions>("options");
        QTest::newRow("d 1") << options(1, 2, 192, 192);
        QTest::newRow("d 2") << options(2, 2, 512, 96);
        QTest::newRow("d 4") << options(4, 1, 2000, 64);
        QTest::newRow("d 8") << options(8, 0.5, 3000, 192);
    }
    void theSweepEqualsTheTextbook() {
        QFETCH(CodebookOptions, options);
        options.codebookBits = 16;
        options.update = CodebookUpdate::None;
        options.reassignments = 0;
        const Tensor weight = torch::randn({10, 192}), hessian = hessianOf(correlatedInputs(800, 192));
        const CodebookResult fast = sweepCodebook(weight, hessian, options, {}, 1);
        const Tensor damped = hessian + 0.01 * hessian.diagonal().mean() * torch::eye(192, torch::kFloat64);
        CodebookLayer slow = fast.layer;
        slow.codes = sweepCodesReference(weight, damped, fast.layer);
        const double same = slow.codes.eq(fast.layer.codes).to(torch::kFloat32).mean().item<double>();
        QVERIFY2(same > 0.95, std::to_string(same).c_str()); // the codebooks were rounded after the fast sweep
        const double slowError = relativeOutputError(weight, dequantize(slow), hessian);
        QVERIFY(std::abs(error(weight, fast, hessian) / slowError - 1) < 0.03);
    }

    void theCodebookUpdateSolvesTheNormalEquations_data() {
        QTest::addColumn<CodebookOptions>("options");
        QTest::newRow("d 1, matrices") << options(1, 2, 96, 48);
        QTest::newRow("d 2, matrices") << options(2, 1.5, 384, 96);
        QTest::newRow("d 2, products") << options(2, 3, 960, 96);
        QTest::newRow("d 4, products") << options(4, 1, 700, 48);
    }
    void theCodebookUpdateSolvesTheNormalEquations() {
        QFETCH(CodebookOptions, options);
        Case c = randomCase(options, 11, 95);
        const double before = layerLoss(c.problem, c.layer);
        CodebookLayer exact = c.layer;
        exact.codebooks = solveCodebooksReference(c.layer, c.problem).reshape_as(exact.codebooks).contiguous();
        const double least = layerLoss(c.problem, exact);
        double last = before;
        for (int i = 0; i < 20; ++i) { // truncated iterations go on where they ended
            solveCodebooks_(c.layer, c.problem);
            const double loss = layerLoss(c.problem, c.layer);
            QVERIFY(loss <= last * (1 + 1e-4)); // single precision
            last = loss;
        }
        QVERIFY2(last < least * 1.01, (std::to_string(last) + " " + std::to_string(least)).c_str());
        QVERIFY(last > least * 0.999);
        QVERIFY(least < 0.9 * before);
    }

    void adamLowersTheLossAndNeverRaisesIt() {
        Case c = randomCase(options(2, 2, 384, 96), 11, 96);
        const double before = layerLoss(c.problem, c.layer);
        trainCodebooks_(c.layer, c.problem);
        QVERIFY(layerLoss(c.problem, c.layer) < before);
        solveCodebooks_(c.layer, c.problem);
        const double solved = layerLoss(c.problem, c.layer);
        trainCodebooks_(c.layer, c.problem);
        QVERIFY(layerLoss(c.problem, c.layer) <= solved);
    }

    void reassignmentEqualsTryingEverything_data() {
        QTest::addColumn<CodebookOptions>("options");
        QTest::newRow("d 1") << options(1, 2, 40, 20);
        QTest::newRow("d 2") << options(2, 1.5, 40, 20);
        QTest::newRow("d 4") << options(4, 1, 40, 20);
    }
    void reassignmentEqualsTryingEverything() {
        QFETCH(CodebookOptions, options);
        Case c = randomCase(options, 3, 38);
        CodebookLayer slow = c.layer;
        slow.codes = c.layer.codes.clone();
        reassignCodes_(c.layer, c.problem);
        reassignCodesReference_(slow, c.problem);
        QVERIFY(c.layer.codes.eq(slow.codes).to(torch::kFloat32).mean().item<double>() > 0.95);
        QVERIFY(std::abs(layerLoss(c.problem, c.layer) / layerLoss(c.problem, slow) - 1) < 0.02);
    }

    void reassignmentOnlyLowersTheLossUntilNothingChanges() {
        for (const int d : {1, 2, 4, 8}) {
            Case c = randomCase(options(d, d == 8 ? 0.5 : 1, 2048, 128), 24, 300);
            double last = layerLoss(c.problem, c.layer);
            std::int64_t changed = 1;
            for (int round = 0; round < 200 && changed > 0; ++round) {
                changed = reassignCodes_(c.layer, c.problem);
                const double loss = layerLoss(c.problem, c.layer);
                QVERIFY2(loss <= last * (1 + 1e-6), std::to_string(loss / last).c_str());
                last = loss;
            }
            QCOMPARE(changed, std::int64_t(0));
        }
    }

    // ---- options ---------------------------------------------------------------------------------------------

    void eachStageLowersTheError() {
        const Tensor weight = torch::randn({64, 256}), hessian = hessianOf(correlatedInputs(1000, 256));
        CodebookOptions o = options(2, 2, 2048, 256);
        o.reassignments = 0;
        o.update = CodebookUpdate::None;
        const double diagonal =
            error(weight, sweepCodebook(weight, hessian.diagonal().diag(), o, {}, 1), hessian); // no feedback
        const double swept = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        o.update = CodebookUpdate::ConjugateGradients;
        const double updated = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        o.reassignments = 4;
        const double reassigned = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        QVERIFY(swept < 0.6 * diagonal);
        QVERIFY(updated < swept);
        QVERIFY(reassigned < 0.97 * updated);
    }

    void thePapersWeightsBeatThoseOfTheirCode() {
        const Tensor weight = torch::randn({64, 256}), hessian = hessianOf(correlatedInputs(1000, 256));
        CodebookOptions o = options(2, 2, 2048, 256);
        o.reassignments = 0;
        const double full = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        o.metric = CodebookMetric::PublishedCode;
        const double published = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        QVERIFY2(full < 0.98 * published, (std::to_string(full) + " " + std::to_string(published)).c_str());
    }

    void blockScalesHelpWhereRowsDifferInSize() {
        Tensor weight = torch::randn({64, 256});
        weight *= torch::exp(torch::randn({64, 1}) + 0.7 * torch::randn({64, 8}).repeat_interleave(32, 1));
        const Tensor hessian = hessianOf(correlatedInputs(1000, 256));
        CodebookOptions o = options(2, 2, 4096, 256);
        const double plain = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        o.scaleBlock = 32;
        const double scaled = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        QVERIFY2(scaled < 0.7 * plain, (std::to_string(scaled) + " " + std::to_string(plain)).c_str());
    }

    void eightBitCodebooksCostNextToNothing() {
        const Tensor weight = torch::randn({64, 256}), hessian = hessianOf(correlatedInputs(1000, 256));
        CodebookOptions o = options(2, 2, 2048, 256);
        const double eight = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        o.codebookBits = 16;
        const double sixteen = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        QVERIFY(std::abs(eight / sixteen - 1) < 0.02);
        o.codebookBits = 4;
        const double four = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        QVERIFY2(four < 1.25 * sixteen, std::to_string(four / sixteen).c_str());
    }

    void allSingularValuesKeepTheCodebooks() {
        const Tensor weight = torch::randn({32, 256}), hessian = hessianOf(correlatedInputs(1000, 256));
        CodebookOptions o = options(1, 2, 256, 256);
        o.codebookBits = 16;
        const double plain = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        o.svdShare = 1;
        const double all = error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian);
        QVERIFY2(all < 1.02 * plain, std::to_string(all / plain).c_str()); // more rounds may even lower it
        o.svdShare = 0.5;
        QVERIFY(error(weight, sweepCodebook(weight, hessian, o, {}, 1), hessian) > plain);
    }

    void deadInputsAndEmptyLayersDoNoHarm() {
        Tensor x = correlatedInputs(500, 64);
        x.narrow(1, 8, 5).zero_();
        const Tensor weight = torch::randn({8, 64}), hessian = hessianOf(x);
        for (const int d : {1, 2, 4}) {
            QVERIFY(error(weight, sweepCodebook(weight, hessian, options(d, 2, 512, 64), {}, 1), hessian) < 0.2);
            const Tensor nothing = torch::zeros({64, 64}, torch::kFloat64);
            QVERIFY(torch::isfinite(dequantize(sweepCodebook(weight, nothing, options(d, 2, 512, 64), {}, 1).layer))
                        .all()
                        .item<bool>());
            const CodebookResult zeros = sweepCodebook(torch::zeros({8, 64}), hessian, options(d, 2, 512, 64), {}, 1);
            QVERIFY(dequantize(zeros.layer).abs().max().item<float>() < 1e-6f);
        }
    }

    void theSameSeedGivesTheSameLayer() {
        const Tensor weight = torch::randn({16, 128}), hessian = hessianOf(correlatedInputs(500, 128));
        const auto run = [&](std::uint64_t seed) {
            return dequantize(sweepCodebook(weight, hessian, options(2, 2, 512, 64), {}, seed).layer);
        };
        QVERIFY(torch::equal(run(3), run(3)));
        QVERIFY(!torch::equal(run(3), run(4)));
    }

    void aStopIsObeyedInTheMiddle() {
        const Tensor weight = torch::randn({16, 128}), hessian = hessianOf(correlatedInputs(500, 128));
        int calls = 0;
        const auto poll = [&] {
            if (++calls == 2)
                throw std::runtime_error("stop");
        };
        QVERIFY_EXCEPTION_THROWN(sweepCodebook(weight, hessian, options(2, 2, 512, 64), {}, 3, poll),
                                 std::runtime_error);
    }
};

QTEST_APPLESS_MAIN(CodebookTest)
#include "codebook_test.moc"
