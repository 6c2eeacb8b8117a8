// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/uniform.h"
#include "quantizer/weight_truncation.h"

#include <QtTest>

using namespace precis;

class WeightTruncationTest : public QObject {
    Q_OBJECT

    UniformOptions m_uniform{.bits = 4, .groupSize = -1, .stepType = StepType::Float32};
    OutlierRules m_rules{.usesFineStage = true, .largestShare = 0.02};

    static Tensor rowErrors(const Tensor& quantized, const Tensor& weight, const Tensor& meanSquares) {
        return ((quantized - weight).square() * meanSquares).sum(1, false, torch::kFloat64);
    }

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(9); }

    void aRowIsTruncatedOnlyWhereItsErrorFalls() {
        // The outlier of row 0 meets inputs that hardly count, the one of row 1 inputs that do.
        Tensor weight = torch::randn({3, 256}) * 0.1;
        weight.index_put_({0, 10}, 3);
        weight.index_put_({1, 20}, 3);
        Tensor meanSquares = torch::ones({256});
        meanSquares.index_put_({10}, 1e-4);
        meanSquares.index_put_({20}, 1e4);
        const Truncation result = truncateWeights(weight, meanSquares, m_uniform, m_rules);
        QCOMPARE(result.rows, 1);
        QCOMPARE(result.weights, 1);
        QVERIFY(result.weight[0].abs().max().item<float>() < 0.6f);
        QVERIFY(torch::equal(result.weight[1], weight[1]));
        QVERIFY(torch::equal(result.weight[2], weight[2]));
    }

    void noRowEverGetsWorse() {
        const Tensor weight = torch::randn({64, 96}).pow(3) * 0.05, meanSquares = torch::rand({96});
        UniformOptions coarse = m_uniform; // where a smaller range is worth a truncated weight
        coarse.bits = 2;
        for (const double threshold : {0.01, 0.1, 0.3}) {
            const Truncation result = truncateWeights(weight, meanSquares, coarse, {.threshold = threshold});
            const Tensor before = rowErrors(dequantize(quantizeToNearest(weight, {}, coarse)), weight, meanSquares);
            const Tensor after =
                rowErrors(dequantize(quantizeToNearest(result.weight, {}, coarse)), weight, meanSquares);
            QVERIFY((after <= before).all().item<bool>());
            QCOMPARE((result.weight != weight).sum().item<std::int64_t>(), result.weights);
        }
        QVERIFY(truncateWeights(weight, meanSquares, coarse, {.threshold = 0.3}).rows > 0);
    }

    void ofATailWithoutGapsAtMostTheAllowedShareIsCut() {
        const Tensor weight = torch::randn({16, 4096});
        const Truncation result =
            truncateWeights(weight, torch::ones({4096}), m_uniform, {.usesFineStage = true, .largestShare = 0.001});
        QVERIFY((result.weight != weight).sum(1).max().item<int>() <= 4); // the fence alone would cut some 65
    }

    void typicalThresholdsAreThoseOfTheMiddleRow() {
        Tensor weight = torch::randn({1, 64}).repeat({5, 1}) * torch::tensor({4.f, 1.f, 2.f, 5.f, 3.f}).unsqueeze(1);
        const OutlierThresholds middle = typicalThresholds(weight.narrow(0, 4, 1), m_rules);
        const OutlierThresholds all = typicalThresholds(weight, m_rules);
        QCOMPARE(all.coarse, middle.coarse);
        QCOMPARE(all.fine, middle.fine);
    }
};

QTEST_GUILESS_MAIN(WeightTruncationTest)
#include "weight_truncation_test.moc"
