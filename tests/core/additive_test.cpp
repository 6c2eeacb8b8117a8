// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive_kernel.h"
#include "quantizer/additive_pack.h"
#include "quantizer/additive_reference.h"
#include "quantizer/additive_search.h"
#include "quantizer/additive_solver.h"
#include "quantizer/channel_importance.h"
#include "support/layer_problem.h"

#include <QtTest>

using namespace precis;
using namespace precis::test;

Q_DECLARE_METATYPE(precis::AdditiveOptions)

class AdditiveTest : public QObject {
    Q_OBJECT

    static AdditiveOptions options(int dimension, int codebooks, int codeBits, int extended = 0, double share = 0.2) {
        AdditiveOptions result;
        result.dimension = dimension;
        result.codebooks = codebooks;
        result.codeBits = codeBits;
        result.extendedCodebooks = extended;
        result.extendedCodeBits = codeBits;
        result.criticalShare = share;
        return result;
    }
    // A layer with random codes, codewords and scales, its channels in random order where it has an order.
    static AdditiveLayer randomLayer(const AdditiveOptions& options, std::int64_t rows, std::int64_t columns) {
        AdditiveLayer layer;
        layer.shape = additiveShape(options, rows, columns);
        layer.codebookBits = options.codebookBits;
        const AdditiveShape& shape = layer.shape;
        const auto books = [&](std::int64_t count, std::int64_t vectors, std::int64_t entries) {
            const Tensor scales = torch::full({count}, 0x1p-6);
            return AdditiveBooks{torch::randint(0, entries, {count, rows, vectors}, torch::kInt32),
                                 torch::randint(-7, 8, {count, entries, shape.dimension}).to(torch::kFloat32) * 0x1p-6,
                                 options.codebookBits == 16 ? Tensor() : scales};
        };
        layer.basic = books(shape.codebooks, shape.vectors(), shape.entries);
        if (shape.ordered()) {
            layer.extended = books(shape.extendedCodebooks, shape.criticalVectors, shape.extendedEntries);
            layer.channels = orderChannels(shape, torch::rand({columns}, torch::kFloat64));
        }
        layer.rowScales = (torch::rand({rows}) + 0.5).to(torch::kFloat16).to(torch::kFloat32);
        return layer;
    }
    static AdditiveFit fitOf(const AdditiveLayer& layer, const AdditiveProblem& problem) {
        AdditiveFit fit{layer, {}, 0};
        refresh_(fit, problem, RowScales::Kept);
        return fit;
    }
    static AdditiveLayer readBack(const AdditiveLayer& layer, const AdditiveLayer* lender = nullptr) {
        const NamedTensors packed = packAdditiveLayer(layer);
        return unpackAdditiveLayer(layer.shape, layer.codebookBits, lender,
                                   [&](const std::string& wanted, std::int64_t count) {
                                       for (const auto& [name, tensor] : packed)
                                           if (name == wanted && tensor.numel() == count)
                                               return tensor;
                                       throw std::runtime_error(wanted + " has another size");
                                   });
    }
    static std::uint64_t packedBits(const AdditiveLayer& layer) {
        std::uint64_t bits = 0;
        for (const auto& [name, tensor] : packAdditiveLayer(layer))
            bits += static_cast<std::uint64_t>(tensor.nbytes()) * 8;
        return bits;
    }
    static double error(const Tensor& weight, const AdditiveLayer& layer, const Tensor& hessian) {
        return relativeOutputError(weight, dequantize(layer), hessian);
    }
    // F upper triangular with F F^T = matrix.
    static Tensor upperFactor(const Tensor& matrix) {
        return torch::linalg_cholesky(matrix.flip({0, 1})).flip({0, 1}).to(torch::kFloat32).contiguous();
    }
    static void compareLosses(double found, double expected) {
        QVERIFY2(std::abs(found - expected) <= 1e-4 * std::abs(expected) + 1e-6,
                 (std::to_string(found) + " " + std::to_string(expected)).c_str());
    }

private Q_SLOTS:
    void init() { torch::manual_seed(5); }

    // ---- shape, bits, storage ------------------------------------------------------------------------------

    void publishedShapesCostTheirPublishedBits() {
        // Llama-2-7B's 4096 x 4096: one bit of codes; 2 % critical channels are ten vectors, 3 x 10 bytes a row more.
        AdditiveOptions aqlm = options(8, 1, 8);
        aqlm.codebookBits = 16;
        const double weights = 4096.0 * 4096;
        const auto perWeight = [&](std::uint64_t bits) { return static_cast<double>(bits) / weights; };
        QCOMPARE(perWeight(storedBits(additiveShape(aqlm, 4096, 4096), 16, BookSharing::None).total()),
                 1 + 256 * 8 * 16 / weights + 16 / 4096.0);
        AdditiveOptions crvq = options(8, 1, 8, 3, 0.02);
        const AdditiveShape shape = additiveShape(crvq, 4096, 4096);
        QCOMPARE(shape.criticalVectors, std::int64_t(10));
        const AdditiveBits bits = storedBits(shape, 16, BookSharing::None);
        QCOMPARE(perWeight(bits.codes), 1 + 3 * 8 * 10 / 4096.0);
        QCOMPARE(bits.channels, std::uint64_t(80 * 12)); // a list; one bit a channel would be more
    }

    void smallWidthsHaveOneCriticalVector() {
        QCOMPARE(additiveShape(options(8, 1, 8, 3, 0.02), 64, 64).criticalVectors, std::int64_t(1));
        QCOMPARE(additiveShape(options(8, 1, 8, 3, 0.001), 64, 5).criticalVectors, std::int64_t(1));
        QCOMPARE(additiveShape(options(8, 1, 8, 3, 0.0), 64, 64).criticalVectors, std::int64_t(0));
        QCOMPARE(additiveShape(options(16, 1, 8, 3, 1.0), 64, 37).criticalVectors, std::int64_t(3));
        QCOMPARE(additiveShape(options(8, 1, 8, 0, 0.5), 64, 64).criticalVectors, std::int64_t(0));
    }

    void packedSizeEqualsTheCountedBits_data() {
        QTest::addColumn<AdditiveOptions>("options");
        for (const int d : {4, 8, 16})
            for (const int codebookBits : {4, 8, 16})
                for (const int extended : {0, 1, 3})
                    for (const double share : {0.02, 0.5})
                        for (const ChannelOrder order :
                             {ChannelOrder::CriticalFirst, ChannelOrder::FullSort, ChannelOrder::WholeVectors}) {
                            AdditiveOptions o = options(d, d == 4 ? 1 : 2, d == 8 ? 5 : 8, extended, share);
                            o.codebookBits = codebookBits;
                            o.order = order;
                            QTest::addRow("d %d, %d bits, %d extended, %g, order %d", d, codebookBits, extended, share,
                                          static_cast<int>(order))
                                << o;
                        }
    }
    void packedSizeEqualsTheCountedBits() {
        QFETCH(AdditiveOptions, options);
        const AdditiveLayer layer = randomLayer(options, 13, 107);
        QCOMPARE(packedBits(layer), storedBits(layer.shape, options.codebookBits, BookSharing::None).total());
        const AdditiveLayer read = readBack(layer);
        QVERIFY(torch::equal(dequantize(read), dequantize(layer)));
        QVERIFY(torch::equal(read.basic.codes, layer.basic.codes));
        if (layer.shape.ordered())
            QVERIFY(torch::equal(criticalChannels(read.shape, read.channels),
                                 criticalChannels(layer.shape, layer.channels)));
    }

    void sharedCodebooksAreStoredOnce() {
        const AdditiveLayer stacked = randomLayer(options(8, 1, 6, 2), 48, 72);
        const std::vector<AdditiveLayer> parts = splitRows(stacked, {32, 8, 8});
        QVERIFY(torch::equal(torch::cat({dequantize(parts[0]), dequantize(parts[1]), dequantize(parts[2])}),
                             dequantize(stacked)));
        std::uint64_t together = 0;
        for (const AdditiveLayer& part : parts) {
            QCOMPARE(packedBits(part), storedBits(part.shape, 8, part.sharing).total());
            together += packedBits(part);
        }
        QCOMPARE(together, packedBits(stacked));
        QVERIFY(torch::equal(dequantize(readBack(parts[2], &parts[0])), dequantize(parts[2])));
    }

    void channelOrdersComeBack() {
        for (const ChannelOrder order :
             {ChannelOrder::CriticalFirst, ChannelOrder::FullSort, ChannelOrder::WholeVectors}) {
            AdditiveOptions o = options(8, 1, 4, 1, 0.3);
            o.order = order;
            AdditiveLayer layer = randomLayer(o, 5, 77);
            QVERIFY(torch::equal(std::get<0>(layer.channels.sort()), torch::arange(80)));
            const Tensor weight = torch::randn({5, 77});
            QVERIFY(torch::equal(fromChannelOrder(layer, intoChannelOrder(layer, weight)), weight));
        }
    }

    // ---- channels ------------------------------------------------------------------------------------------

    void importantChannelsBecomeCritical() {
        Tensor importance = torch::rand({64}, torch::kFloat64);
        for (const std::int64_t i : {3, 17, 18, 40, 41, 42, 50, 63})
            importance[i] = 2;
        AdditiveOptions o = options(8, 1, 8, 1, 8 / 64.0);
        AdditiveShape shape = additiveShape(o, 16, 64);
        Tensor channels = orderChannels(shape, importance);
        QVERIFY(torch::equal(channels.narrow(0, 0, 8), torch::tensor({3, 17, 18, 40, 41, 42, 50, 63}, torch::kInt64)));
        const Tensor rest = channels.narrow(0, 8, 56); // the others stay in their order
        QVERIFY((rest.narrow(0, 1, 55) > rest.narrow(0, 0, 55)).all().item<bool>());
        shape.order = ChannelOrder::WholeVectors; // columns 40 to 47 hold three of them
        QVERIFY(torch::equal(criticalChannels(shape, orderChannels(shape, importance)), torch::arange(40, 48)));
        shape.order = ChannelOrder::FullSort;
        channels = orderChannels(shape, importance);
        const Tensor sorted = importance.index_select(0, channels);
        QVERIFY((sorted.narrow(0, 1, 63) <= sorted.narrow(0, 0, 63)).all().item<bool>());
    }

    void loudInputsAndLargeErrorsMakeAChannelImportant() {
        Tensor weight = torch::randn({64, 64});
        weight.select(1, 9) *= 20;
        const Tensor hessian = hessianOf(correlatedInputs(600, 64)); // channel 3 is loud
        AdditiveOptions o = options(8, 1, 4, 1);
        const auto mostImportant = [&](ChannelImportance kind) {
            o.importance = kind;
            const Tensor values = channelImportance(weight, hessian, o, 1);
            return values.numel() == 64 && (values >= 0).all().item<bool>() ? values.argmax().item<std::int64_t>() : -1;
        };
        QCOMPARE(mostImportant(ChannelImportance::Magnitude), std::int64_t(9));
        o.importance = ChannelImportance::OutputError;
        const Tensor output = channelImportance(torch::randn({64, 64}), hessian, o, 1);
        QCOMPARE(output.argmax().item<std::int64_t>(), std::int64_t(3));
        o.importance = ChannelImportance::Random;
        QVERIFY(torch::equal(channelImportance(weight, hessian, o, 1), channelImportance(weight, hessian, o, 1)));
        QVERIFY(!torch::equal(channelImportance(weight, hessian, o, 1), channelImportance(weight, hessian, o, 2)));
    }

    // Weights of one codeword of ones and one of minus ones, but for one channel that both get wrong by the same.
    void theInverseHessianWeighsTheLargestErrors() {
        const Tensor signs = (torch::randint(0, 2, {64, 8}) * 2 - 1).to(torch::kFloat32);
        Tensor weight = signs.repeat_interleave(4, 1); // eight vectors of d 4, [64,32]
        const Tensor hessian = hessianOf(correlatedInputs(600, 32));
        AdditiveOptions o = options(4, 1, 1);
        o.importance = ChannelImportance::InverseHessian;
        weight.select(1, 5).mul_(torch::linspace(0.5, 1.5, 64));
        const Tensor found = channelImportance(weight, hessian, o, 1);
        o.importance = ChannelImportance::OutputError;
        const Tensor damped = hessian + 0.01 * hessian.diagonal().mean() * torch::eye(32, torch::kFloat64);
        const Tensor inverse = torch::linalg_inv(damped).diagonal();
        const Tensor mean = channelImportance(weight, hessian, o, 1) / hessian.diagonal();
        QCOMPARE(found.argmax().item<std::int64_t>(), std::int64_t(5));
        // The largest squared error of a column lies between its mean and 64 times that.
        const Tensor largest = found * 2 * inverse;
        QVERIFY((largest >= mean * (1 - 1e-4)).all().item<bool>());
        QVERIFY((largest <= 64 * mean * (1 + 1e-4) + 1e-9).all().item<bool>());
    }

    void extendedCodebooksChangeCriticalChannelsOnly() {
        AdditiveLayer layer = randomLayer(options(8, 1, 4, 2, 0.25), 6, 64);
        const Tensor before = dequantize(layer);
        layer.extended.codewords = layer.extended.codewords + 1;
        const Tensor changed = (dequantize(layer) != before).any(0).nonzero().flatten();
        QVERIFY(torch::equal(changed, criticalChannels(layer.shape, layer.channels)));
        QCOMPARE(changed.numel(), std::int64_t(16));
    }

    // ---- kernels against their twins -----------------------------------------------------------------------

    void searchGivesTheReferencesCodes_data() {
        QTest::addColumn<AdditiveOptions>("options");
        QTest::addColumn<int>("columns");
        QTest::newRow("d 4") << options(4, 1, 3) << 22;
        QTest::newRow("d 8, two codebooks") << options(8, 2, 3) << 40;
        QTest::newRow("d 8, wider than a panel") << options(8, 1, 2) << 176;
        QTest::newRow("d 16, extended") << options(16, 1, 3, 2, 0.5) << 61;
        QTest::newRow("d 4, extended") << options(4, 1, 2, 1, 0.3) << 140;
    }
    void searchGivesTheReferencesCodes() {
        QFETCH(AdditiveOptions, options);
        QFETCH(int, columns);
        const AdditiveLayer layer = randomLayer(options, 11, columns);
        const AdditiveProblem problem =
            additiveProblem(layer, 0.2 * torch::randn({11, columns}), hessianOf(correlatedInputs(600, columns)));
        AdditiveFit fit = fitOf(layer, problem);
        compareLosses(fit.loss, additiveLossReference(layer, problem));
        AdditiveLayer expected = layer;
        expected.basic.codes = layer.basic.codes.clone();
        if (layer.shape.ordered())
            expected.extended.codes = layer.extended.codes.clone();
        searchCodesReference_(expected, problem);
        QVERIFY(searchCodes_(fit, problem, 1) > 0);
        compareLosses(fit.loss, additiveLossReference(expected, problem));
        compareLosses(fit.loss, additiveLossReference(fit.layer, problem));
        QVERIFY((fit.layer.basic.codes != expected.basic.codes).sum().item<std::int64_t>() <= 1); // near ties
        const Tensor gradient = fit.gradient.clone(); // was kept up to date on the way
        refresh_(fit, problem, RowScales::Kept);
        QVERIFY(torch::allclose(gradient, fit.gradient, 1e-3, 1e-3 * fit.gradient.abs().max().item<double>()));
    }

    void beamSearchFindsTheBestOfAllChoices_data() {
        QTest::addColumn<AdditiveOptions>("options");
        QTest::addColumn<int>("columns");
        QTest::newRow("two vectors") << options(4, 1, 3) << 8; // eight codewords, a beam of eight
        QTest::newRow("two codebooks") << options(8, 2, 3) << 8;
        QTest::newRow("a short vector") << options(8, 1, 3) << 13;
        QTest::newRow("an extended codebook") << options(16, 1, 3, 1) << 16;
    }
    void beamSearchFindsTheBestOfAllChoices() {
        QFETCH(AdditiveOptions, options);
        QFETCH(int, columns);
        const AdditiveLayer layer = randomLayer(options, 9, columns);
        const AdditiveProblem problem =
            additiveProblem(layer, 0.2 * torch::randn({9, columns}), hessianOf(correlatedInputs(300, columns)));
        AdditiveFit fit = fitOf(layer, problem);
        searchCodes_(fit, problem, 8);
        const double best = leastLossesReference(layer, problem).sum().item<double>();
        compareLosses(additiveLossReference(fit.layer, problem), best);
        AdditiveFit narrow = fitOf(layer, problem);
        searchCodes_(narrow, problem, 1);
        QVERIFY(narrow.loss >= fit.loss * (1 - 1e-5));
    }

    void widerBeamsEndLower() {
        const AdditiveLayer layer = randomLayer(options(8, 2, 5), 32, 256);
        const AdditiveProblem problem =
            additiveProblem(layer, 0.2 * torch::randn({32, 256}), hessianOf(correlatedInputs(900, 256)));
        double last = 1e30;
        for (const int beam : {1, 3, 8}) {
            AdditiveFit fit = fitOf(layer, problem);
            searchCodes_(fit, problem, beam);
            compareLosses(fit.loss, additiveLossReference(fit.layer, problem));
            QVERIFY(fit.loss < last);
            last = fit.loss;
        }
    }

    void solvedCodewordsAreTheBestThereAre() {
        for (const int extended : {0, 1}) {
            AdditiveLayer layer = randomLayer(options(4, 2, 2, extended), 24, 22);
            const AdditiveProblem problem =
                additiveProblem(layer, torch::randn({24, 22}), hessianOf(correlatedInputs(400, 22)));
            const double expected = solvedLossReference(layer, problem);
            for (int i = 0; i < 4; ++i) // the best stays the best
                solveCodewords_(layer, problem, 50);
            const double found = additiveLossReference(layer, problem);
            QVERIFY2(found < 1.001 * expected && found > 0.999 * expected,
                     (std::to_string(found) + " " + std::to_string(expected)).c_str());
        }
    }

    void rowScalesAreFittedOneByOne() {
        const AdditiveLayer layer = randomLayer(options(8, 1, 4), 12, 48);
        const Tensor hessian = hessianOf(correlatedInputs(300, 48));
        const Tensor wanted = (torch::rand({12}) + 0.5).to(torch::kFloat16).to(torch::kFloat32);
        AdditiveLayer scaled = layer;
        scaled.rowScales = wanted;
        const AdditiveProblem problem = additiveProblem(layer, dequantize(scaled), hessian);
        AdditiveFit fit{layer, {}, 0};
        refresh_(fit, problem, RowScales::Fitted);
        QVERIFY(torch::allclose(fit.layer.rowScales, wanted, 1e-3));
    }

    void sweepsMakeUpForErrors() {
        const AdditiveOptions o = options(8, 1, 6);
        const Tensor weight = torch::randn({64, 128}), hessian = hessianOf(correlatedInputs(500, 128));
        AdditiveLayer layer = randomLayer(o, 64, 128);
        layer.basic.codewords = torch::randn({1, 64, 8});
        layer.rowScales = torch::ones({64});
        const AdditiveProblem problem = additiveProblem(layer, weight, hessian);
        const Tensor damped = hessian + 0.01 * hessian.diagonal().mean() * torch::eye(128, torch::kFloat64);
        const Tensor factor = upperFactor(damped);
        sweepCodes_(layer, problem, torch::eye(128), 1);
        const double nearest = additiveLossReference(layer, problem);
        sweepCodes_(layer, problem, factor, 1);
        QVERIFY(additiveLossReference(layer, problem) < 0.8 * nearest);
    }

    // With vectors of which each hypothesis knows the whole past, a beam as wide as the codebook misses nothing.
    void aWideSweepFindsTheLeastDampedLoss_data() {
        QTest::addColumn<AdditiveOptions>("options");
        QTest::addColumn<int>("columns");
        QTest::newRow("two vectors") << options(4, 1, 3) << 8;
        QTest::newRow("two codebooks") << options(8, 2, 3) << 8;
        QTest::newRow("extended") << options(16, 1, 3, 1) << 16;
    }
    void aWideSweepFindsTheLeastDampedLoss() {
        QFETCH(AdditiveOptions, options);
        QFETCH(int, columns);
        AdditiveLayer layer = randomLayer(options, 40, columns);
        const Tensor hessian = hessianOf(correlatedInputs(300, columns));
        const AdditiveProblem problem = additiveProblem(layer, 0.2 * torch::randn({40, columns}), hessian);
        sweepCodes_(layer, problem, upperFactor(problem.hessian.to(torch::kFloat64)), 8);
        compareLosses(additiveLossReference(layer, problem), leastLossesReference(layer, problem).sum().item<double>());
    }

    void widerSweepsEndLower() {
        AdditiveLayer layer = randomLayer(options(4, 1, 4), 96, 96);
        layer.basic.codewords = torch::randn({1, 16, 4});
        layer.rowScales = torch::ones({96});
        const AdditiveProblem problem =
            additiveProblem(layer, torch::randn({96, 96}), hessianOf(correlatedInputs(500, 96)));
        double last = 1e30;
        for (const int beam : {1, 4, 8}) {
            sweepCodes_(layer, problem, upperFactor(problem.hessian.to(torch::kFloat64)), beam);
            const double loss = additiveLossReference(layer, problem);
            QVERIFY2(loss < 0.98 * last, (std::to_string(loss) + " " + std::to_string(last)).c_str());
            last = loss;
        }
    }

    // ---- the solver ----------------------------------------------------------------------------------------

    void aLayerMadeFromCodebooksIsFoundAgain() {
        // Eight far apart codewords and enough vectors: k-means finds them, nothing is left to lose.
        AdditiveLayer made;
        made.shape = additiveShape(options(8, 1, 3), 64, 128);
        made.codebookBits = 16;
        made.basic.codes = torch::randint(0, 8, {1, 64, 16}, torch::kInt32);
        made.basic.codewords = torch::randn({1, 8, 8}).to(torch::kFloat16).to(torch::kFloat32);
        made.rowScales = torch::ones({64});
        const Tensor weight = dequantize(made), hessian = hessianOf(correlatedInputs(600, 128));
        AdditiveOptions o = options(8, 1, 3);
        o.codebookBits = 16;
        const AdditiveResult found = solveAdditive(weight, hessian, o, 0.01, 3);
        QVERIFY2(error(weight, found.layer, hessian) < 1e-5, std::to_string(found.loss).c_str());
    }

    // Known codebooks whose codes are partly spoiled: the search finds them all again. And known codes: so does the
    // solution for the codewords.
    void sumsOfCodebooksAreFoundAgain_data() {
        QTest::addColumn<AdditiveOptions>("options");
        QTest::newRow("two codebooks") << options(8, 2, 3);
        QTest::newRow("an extended one") << options(8, 1, 3, 1, 0.3);
    }
    void sumsOfCodebooksAreFoundAgain() {
        QFETCH(AdditiveOptions, options);
        AdditiveLayer made = randomLayer(options, 48, 128);
        made.basic.codewords = torch::randn_like(made.basic.codewords);
        if (options.extendedCodebooks > 0)
            made.extended.codewords = torch::randn_like(made.extended.codewords);
        const AdditiveProblem problem = additiveProblem(made, dequantize(made), hessianOf(correlatedInputs(600, 128)));
        AdditiveLayer spoiled = made;
        for (AdditiveBooks* books : {&spoiled.basic, &spoiled.extended})
            if (books->codes.defined())
                books->codes =
                    torch::where(torch::rand(books->codes.sizes()) < 0.05, books->codes.bitwise_xor(1), books->codes);
        const double energy = problem.energy.sum().item<double>();
        AdditiveFit fit = fitOf(spoiled, problem);
        QVERIFY(fit.loss > 0.01 * energy);
        for (int round = 0; round < 4; ++round)
            searchCodes_(fit, problem, 8);
        QVERIFY2(fit.loss < 1e-5 * energy, std::to_string(fit.loss / energy).c_str());
        AdditiveLayer unknown = made;
        setCodewords_(unknown, torch::zeros_like(flatCodewords(made)));
        for (int i = 0; i < 4; ++i)
            solveCodewords_(unknown, problem, 50);
        const double left = additiveLossReference(unknown, problem);
        QVERIFY2(left < 1e-4 * energy, std::to_string(left / energy).c_str());
    }

    void roundsNeverRaiseTheLoss_data() {
        QTest::addColumn<AdditiveOptions>("options");
        QTest::newRow("one codebook") << options(8, 1, 6);
        QTest::newRow("two codebooks") << options(4, 2, 4);
        QTest::newRow("extended") << options(8, 1, 6, 3, 0.1);
        AdditiveOptions wide = options(8, 2, 5);
        wide.beam = 4;
        QTest::newRow("beam") << wide;
        AdditiveOptions plain = options(8, 1, 6);
        plain.weightedSeeding = false;
        plain.update = CodebookUpdate::Adam;
        plain.rounds = 4;
        QTest::newRow("as published") << plain;
    }
    void roundsNeverRaiseTheLoss() {
        QFETCH(AdditiveOptions, options);
        options.tolerance = 0;
        options.rounds = std::min(options.rounds, 12);
        const Tensor weight = torch::randn({96, 136}), hessian = hessianOf(correlatedInputs(600, 136));
        const AdditiveResult found = solveAdditive(weight, hessian, options, 0.01, 1);
        QVERIFY(found.losses.size() > 2);
        for (std::size_t i = 1; i < found.losses.size(); ++i)
            QVERIFY2(found.losses[i] <= found.losses[i - 1] * (1 + 1e-5), std::to_string(i).c_str());
        const double energy = (weight.to(torch::kFloat64).mm(hessian) * weight).sum().item<double>();
        compareLosses(found.loss / energy, error(weight, found.layer, hessian));
        QVERIFY(found.loss < 1.1 * found.losses.back()); // rounding to 8 bits costs little
    }

    void moreCodebooksAndCriticalChannelsLowerTheError() {
        const Tensor weight = torch::randn({128, 128}), hessian = hessianOf(correlatedInputs(900, 128));
        const auto errorOf = [&](const AdditiveOptions& o) {
            return error(weight, solveAdditive(weight, hessian, o, 0.01, 1).layer, hessian);
        };
        const double one = errorOf(options(8, 1, 6));
        QVERIFY(errorOf(options(8, 2, 6)) < 0.6 * one);
        QVERIFY(errorOf(options(8, 1, 6, 1, 0.1)) < 0.95 * one);
        QVERIFY(errorOf(options(8, 1, 6, 3, 0.1)) < 0.9 * one);
    }

    void withoutCriticalChannelsItIsAqlm() {
        const Tensor weight = torch::randn({32, 64}), hessian = hessianOf(correlatedInputs(300, 64));
        AdditiveOptions aqlm = options(8, 1, 5), crvq = options(8, 1, 5, 3, 0);
        crvq.importance = ChannelImportance::Magnitude;
        crvq.order = ChannelOrder::FullSort;
        const AdditiveResult a = solveAdditive(weight, hessian, aqlm, 0.01, 1);
        const AdditiveResult b = solveAdditive(weight, hessian, crvq, 0.01, 1);
        QVERIFY(torch::equal(dequantize(a.layer), dequantize(b.layer)));
        QCOMPARE(packedBits(a.layer), packedBits(b.layer));
    }

    void anySizeIsQuantized_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        for (const auto& [rows, columns] : {std::pair{1, 3}, {1, 64}, {43, 172}, {7, 129}, {64, 8}})
            QTest::addRow("%d x %d", rows, columns) << rows << columns;
    }
    void anySizeIsQuantized() {
        QFETCH(int, rows);
        QFETCH(int, columns);
        Tensor weight = torch::randn({rows, columns});
        if (rows > 1)
            weight[0] = 0; // a row without weights must not divide by nothing
        const Tensor x = torch::randn({200, columns});
        x.select(1, columns / 2).zero_(); // nor an input that is always zero
        const Tensor hessian = hessianOf(x);
        for (const int d : {4, 8, 16})
            for (const int beam : {1, 3})
                for (const ChannelOrder order :
                     {ChannelOrder::CriticalFirst, ChannelOrder::FullSort, ChannelOrder::WholeVectors}) {
                    AdditiveOptions o = options(d, 2, 4, 2, 0.02);
                    o.order = order;
                    o.beam = beam;
                    o.rounds = 3;
                    const AdditiveLayer layer = solveAdditive(weight, hessian, o, 0.01, 1).layer;
                    const Tensor result = dequantize(layer);
                    QVERIFY(result.sizes() == weight.sizes());
                    QVERIFY(torch::isfinite(result).all().item<bool>());
                    QVERIFY(error(weight, layer, hessian) < 0.6);
                }
    }

    void largeCodebooksAreFittedToASample() {
        const Tensor weight = torch::randn({512, 512}), hessian = hessianOf(correlatedInputs(900, 512));
        AdditiveOptions o = options(4, 1, 12); // 65,536 vectors, of which 32,768 are sampled
        o.rounds = 1;
        const AdditiveLayer layer = solveAdditive(weight, hessian, o, 0.01, 1).layer;
        QCOMPARE(layer.basic.codewords.size(1), std::int64_t(4096));
        QVERIFY(error(weight, layer, hessian) < 0.03);
    }

    void theSameSeedGivesTheSameLayer() {
        const Tensor weight = torch::randn({48, 96}), hessian = hessianOf(correlatedInputs(400, 96));
        const AdditiveOptions o = options(8, 1, 5, 2, 0.2);
        const Tensor once = dequantize(solveAdditive(weight, hessian, o, 0.01, 7).layer);
        QVERIFY(torch::equal(dequantize(solveAdditive(weight, hessian, o, 0.01, 7).layer), once));
        QVERIFY(!torch::equal(dequantize(solveAdditive(weight, hessian, o, 0.01, 8).layer), once));
    }
};

QTEST_APPLESS_MAIN(AdditiveTest)
#include "additive_test.moc"
