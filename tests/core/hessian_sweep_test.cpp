// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/hessian_sweep.h"

#include "support/layer_problem.h"

#include <QtTest>

using namespace precis;
using namespace precis::test;

class HessianSweepTest : public QObject {
    Q_OBJECT

    static UniformOptions options(int bits, int group) {
        UniformOptions result;
        result.bits = bits;
        result.groupSize = group;
        return result;
    }

private Q_SLOTS:
    void init() { torch::manual_seed(5); }

    void hessianIsTheMeanOfOuterProducts() {
        const Tensor x = torch::randn({1300, 24});
        const Tensor wide = x.to(torch::kFloat64);
        QVERIFY(torch::allclose(hessianOf(x), wide.t().mm(wide) / 1300, 1e-5, 1e-6));
    }

    void anIdentityHessianReducesGptqToRounding() {
        const Tensor weight = torch::randn({9, 200});
        for (const int group : {-1, 64, 48}) {
            const SweepResult sweep = sweepHessian(weight, torch::eye(200, torch::kFloat64), options(3, group), {});
            const UniformLayer nearest = quantizeToNearest(weight, {}, options(3, group));
            QVERIFY(torch::equal(sweep.layer.codes, nearest.codes));
            QVERIFY(torch::equal(sweep.layer.step, nearest.step));
        }
    }

    void theFastSweepEqualsTheTextbook_data() {
        QTest::addColumn<int>("group");
        QTest::addColumn<bool>("order");
        QTest::addColumn<bool>("clip");
        for (const int group : {-1, 32, 48, 64})
            for (const bool order : {false, true})
                QTest::addRow("group %d%s", group, order ? ", activation order" : "") << group << order << (group == 48);
    }
    void theFastSweepEqualsTheTextbook() {
        QFETCH(int, group);
        QFETCH(bool, order);
        QFETCH(bool, clip);
        const Tensor weight = torch::randn({5, 150});
        const Tensor hessian = hessianOf(correlatedInputs(600, 150));
        UniformOptions uniform = options(3, group);
        uniform.clipScan = clip;
        SweepOptions sweep;
        sweep.activationOrder = order;
        const UniformLayer fast = sweepHessian(weight, hessian, uniform, sweep).layer;
        const UniformLayer slow = sweepHessianReference(weight, hessian, uniform, sweep);
        // Single against double precision: a weight may fall on the other side of a rounding border, after which its
        // row goes its own way; so nearly all codes agree and the errors are the same to a per cent.
        const double agreement = fast.codes.eq(slow.codes).to(torch::kFloat32).mean().item<double>();
        QVERIFY2(agreement > 0.97, std::to_string(agreement).c_str());
        const double fastError = relativeOutputError(weight, dequantize(fast), hessian);
        const double slowError = relativeOutputError(weight, dequantize(slow), hessian);
        QVERIFY2(std::abs(fastError / slowError - 1) < 0.02, (std::to_string(fastError) + " " + std::to_string(slowError)).c_str());
    }

    void errorFeedbackBeatsRoundingOnCorrelatedInputs() {
        const Tensor weight = torch::randn({32, 128});
        const Tensor hessian = hessianOf(correlatedInputs(1000, 128));
        const double nearest = relativeOutputError(weight, dequantize(quantizeToNearest(weight, {}, options(3, 64))), hessian);
        const double swept = relativeOutputError(weight, dequantize(sweepHessian(weight, hessian, options(3, 64), {}).layer), hessian);
        QVERIFY2(swept < 0.6 * nearest, (std::to_string(swept) + " " + std::to_string(nearest)).c_str());
    }

    void theFactorIsTheCholeskyFactorOfTheInverse() {
        const Tensor hessian = hessianOf(correlatedInputs(500, 40));
        const HessianFactor factor = factorHessian(hessian, 0.01);
        const Tensor upper = factor.upper.to(torch::kFloat64);
        const Tensor damped = hessian + torch::eye(40, torch::kFloat64) * (0.01 * hessian.diagonal().mean());
        QVERIFY(torch::allclose(upper.t().mm(upper).mm(damped), torch::eye(40, torch::kFloat64), 1e-3, 1e-3));
        QVERIFY(torch::equal(upper, upper.triu()));
        QVERIFY(factor.warnings.empty());
    }

    void aHessianThatIsNotDefiniteGetsMoreDampingAndSaysSo() {
        // Symmetric, but with an eigenvalue of -0.05 of the mean diagonal: what rounding can leave behind.
        Tensor hessian = torch::eye(30, torch::kFloat64);
        hessian[0][1] = hessian[1][0] = 1.05;
        const HessianFactor factor = factorHessian(hessian, 0.01);
        QVERIFY(factor.damping > 0.05);
        QVERIFY(!factor.warnings.empty());
        QVERIFY(torch::isfinite(factor.upper).all().item<bool>());
    }

    void fewTokensStillWork() {
        const Tensor weight = torch::randn({4, 64});
        const Tensor hessian = hessianOf(torch::randn({3, 64})); // rank 3
        const SweepResult result = sweepHessian(weight, hessian, options(4, 32), {});
        QVERIFY(relativeOutputError(weight, dequantize(result.layer), hessian) < 0.05);
    }

    void inputsThatAreAlwaysZeroDoNoHarm() {
        Tensor x = correlatedInputs(500, 64);
        x.select(1, 10).zero_();
        x.select(1, 50).zero_();
        const Tensor hessian = hessianOf(x), weight = torch::randn({8, 64});
        const SweepResult result = sweepHessian(weight, hessian, options(4, 32), {});
        QVERIFY(result.warnings.empty());
        QVERIFY(relativeOutputError(weight, dequantize(result.layer), hessian) < 0.02);
    }

    void allInputsZeroIsNoDisaster() {
        const SweepResult result =
            sweepHessian(torch::randn({3, 16}), torch::zeros({16, 16}, torch::kFloat64), options(4, -1), {});
        QVERIFY(torch::isfinite(dequantize(result.layer)).all().item<bool>());
    }
};

QTEST_APPLESS_MAIN(HessianSweepTest)
#include "hessian_sweep_test.moc"
