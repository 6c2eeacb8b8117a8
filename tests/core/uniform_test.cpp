// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/bit_pack.h"
#include "quantizer/layer_plan.h"
#include "quantizer/uniform.h"

#include <QtTest>

using namespace precis;

class UniformTest : public QObject {
    Q_OBJECT

    static UniformOptions options(int bits, int group, bool symmetric = false) {
        UniformOptions result;
        result.bits = bits;
        result.groupSize = group;
        result.symmetric = symmetric;
        result.stepType = StepType::Float32;
        return result;
    }
    static double squaredError(const Tensor& a, const Tensor& b) { return (a - b).square().sum().item<double>(); }

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(3); }

    void errorStaysWithinHalfAStepAndZeroIsExact_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("group");
        QTest::addColumn<bool>("symmetric");
        for (const int bits : {2, 3, 4, 5, 6, 8})
            for (const int group : {-1, 16, 50})
                for (const bool symmetric : {false, true})
                    QTest::addRow("%d bits, group %d, %s", bits, group, symmetric ? "symmetric" : "asymmetric")
                        << bits << group << symmetric;
    }
    void errorStaysWithinHalfAStepAndZeroIsExact() {
        QFETCH(int, bits);
        QFETCH(int, group);
        QFETCH(bool, symmetric);
        Tensor weight = torch::randn({6, 120});
        weight[2].zero_();
        weight.index_put_({3, 7}, 0);
        const UniformLayer layer = quantizeToNearest(weight, {}, options(bits, group, symmetric));
        const Tensor decoded = dequantize(layer);
        QCOMPARE(layer.step.size(1), group < 0 ? 1 : (120 + group - 1) / group);
        QVERIFY(layer.codes.max().item<int>() < 1 << bits);
        QVERIFY(decoded[2].eq(0).all().item<bool>());
        QCOMPARE(decoded[3][7].item<float>(), 0.0f);
        const Tensor step = layer.step.repeat_interleave(layer.groupSize, 1).narrow(1, 0, 120);
        // Half a step, and for the symmetric grid, which has one level fewer above zero, one whole step at its end. The
        // asymmetric range gains up to half a step when its zero point is rounded.
        const Tensor distance = (weight - decoded).abs() / step;
        QVERIFY2(distance.max().item<float>() <= (symmetric ? 0.5f : 1.0f) + 1e-3f,
                 std::to_string(distance.max().item<float>()).c_str());
        QVERIFY(distance.mean().item<float>() < 0.3f);
    }

    void moreBitsAndSmallerGroupsAreBetter() {
        const Tensor weight = torch::randn({16, 128});
        double last = 1e30;
        for (const int bits : {2, 3, 4, 5, 6, 8}) {
            const double error = squaredError(weight, dequantize(quantizeToNearest(weight, {}, options(bits, -1))));
            QVERIFY(error < last);
            last = error;
        }
        QVERIFY(squaredError(weight, dequantize(quantizeToNearest(weight, {}, options(3, 32)))) <
                squaredError(weight, dequantize(quantizeToNearest(weight, {}, options(3, -1)))));
    }

    void aWeightOnTheGridIsKeptExactly() {
        UniformLayer layer = quantizeToNearest(torch::randn({4, 64}), {}, options(4, 32));
        const Tensor onGrid = dequantize(layer);
        UniformOptions again = options(4, 32);
        const Tensor decoded = dequantize(quantizeToNearest(onGrid, {}, again));
        QVERIFY(torch::allclose(decoded, onGrid, 1e-5, 1e-6));
    }

    void clipScanNeverRaisesTheWeightedError() {
        const Tensor weight = torch::randn({32, 64}).pow(3);
        const Tensor importance = torch::rand({64}) * 10;
        for (const int bits : {2, 3, 4}) {
            UniformOptions scan = options(bits, 32);
            const Tensor plain = dequantize(quantizeToNearest(weight, importance, scan));
            scan.clipScan = true;
            const Tensor scanned = dequantize(quantizeToNearest(weight, importance, scan));
            const Tensor before = ((weight - plain).square() * importance).view({32, 2, 32}).sum(2);
            const Tensor after = ((weight - scanned).square() * importance).view({32, 2, 32}).sum(2);
            QVERIFY((after <= before * (1 + 1e-5)).all().item<bool>());
            QVERIFY(after.sum().item<double>() < before.sum().item<double>());
        }
    }

    void halfPrecisionStepsAreExactInHalfPrecision() {
        UniformOptions half = options(4, 32);
        half.stepType = StepType::Float16;
        const UniformLayer layer = quantizeToNearest(torch::randn({4, 64}) * 1e-3, {}, half);
        QVERIFY(torch::equal(layer.step, layer.step.to(torch::kFloat16).to(torch::kFloat32)));
        const UniformLayer tiny = quantizeToNearest(torch::randn({4, 64}) * 1e-12, {}, half);
        QVERIFY((tiny.step > 0).all().item<bool>());
    }

    void packedCodesComeBack() {
        for (int bits = 1; bits <= 8; ++bits)
            for (const std::int64_t columns : {1, 7, 8, 33}) {
                const Tensor codes = torch::randint(0, 1 << bits, {5, columns}).to(torch::kUInt8);
                const Tensor packed = packBits(codes, bits);
                QCOMPARE(packed.size(1), (columns * bits + 7) / 8);
                QVERIFY(torch::equal(unpackBits(packed, bits, columns), codes));
            }
    }

    void countedBitsAreCodesStepsAndZeroPoints() {
        LayerPlan plan;
        plan.uniform = options(4, 64);
        plan.uniform.stepType = StepType::Float16;
        // 172 columns in groups of 64: two whole groups and one of 44.
        QCOMPARE(plannedBits(plan, 10, 172), std::uint64_t(10 * (172 * 4 + 3 * (16 + 4))));
        plan.uniform.symmetric = true;
        QCOMPARE(plannedBits(plan, 10, 172), std::uint64_t(10 * (172 * 4 + 3 * 16)));
        plan.quantized = false;
        QCOMPARE(plannedBits(plan, 10, 172), std::uint64_t(10 * 172 * 16));
    }

    void theLastMatchingOverrideWinsFieldByField() {
        Recipe recipe;
        recipe.overrides = {{"*.down_proj", 8, {}}, {"blocks.1.*", {}, 32}, {"blocks.2.mlp.*", 16, {}}};
        QCOMPARE(planLayer(recipe, "blocks.1.mlp.down_proj").uniform.bits, 8);
        QCOMPARE(planLayer(recipe, "blocks.1.mlp.down_proj").uniform.groupSize, 32);
        QCOMPARE(planLayer(recipe, "blocks.0.self_attn.q_proj").uniform.bits, 4);
        QVERIFY(!planLayer(recipe, "blocks.2.mlp.down_proj").quantized);
        QVERIFY(planLayer(recipe, "blocks.2.self_attn.o_proj").quantized);
    }

    void withoutAFormatNoOverrideQuantizes() {
        Recipe recipe;
        recipe.weights.format = WeightFormat::None;
        recipe.overrides = {{"*", 4, 32}};
        QVERIFY(!planLayer(recipe, "blocks.0.self_attn.q_proj").quantized);
    }

    void patternsMatchAsInAShell() {
        QVERIFY(matchesPattern("*", ""));
        QVERIFY(matchesPattern("a*c", "abbc"));
        QVERIFY(matchesPattern("a?c*", "abcd"));
        QVERIFY(matchesPattern("*proj*", "q_proj"));
        QVERIFY(!matchesPattern("a*c", "abcd"));
        QVERIFY(!matchesPattern("?", ""));
        QVERIFY(!matchesPattern("down", "mlp.down"));
    }
};

QTEST_APPLESS_MAIN(UniformTest)
#include "uniform_test.moc"
