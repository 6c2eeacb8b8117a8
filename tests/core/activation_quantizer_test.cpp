// SPDX-License-Identifier: GPL-3.0-or-later
// Activation quantization: the kernels against plain tensor operations, and their gradients against differences.
#include "model/activation_quantizer.h"

#include <QtTest>

using namespace precis;

class ActivationQuantizerTest : public QObject {
    Q_OBJECT

    static ActivationQuantizer quantizer(int bits, ActivationMode mode, double scale, int zero = 0) {
        return {bits, mode, torch::full({}, scale, torch::kFloat32), zero};
    }
    static double largest(const Tensor& x) { return x.abs().max().item<double>(); }

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(5); }

    void kernelsAgreeWithTensorOperations_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("perToken");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("zero");
        for (const int bits : {4, 6, 8}) {
            QTest::addRow("%d bits, whole range", bits) << bits << true << 1.0 << 0;
            QTest::addRow("%d bits, half the range", bits) << bits << true << 0.5 << 0;
            QTest::addRow("%d bits, static", bits) << bits << false << 0.07 << 6;
        }
    }
    void kernelsAgreeWithTensorOperations() {
        QFETCH(int, bits);
        QFETCH(bool, perToken);
        QFETCH(double, scale);
        QFETCH(int, zero);
        const ActivationMode mode = perToken ? ActivationMode::PerToken : ActivationMode::Static;
        const Tensor x = torch::randn({3, 5, 37}) + 0.2, weight = torch::randn({3, 5, 37});
        const auto run = [&](auto quantize) {
            const Tensor input = x.clone().requires_grad_();
            ActivationQuantizer q = quantizer(bits, mode, scale, zero);
            q.scale.requires_grad_();
            const Tensor result = quantize(input, q);
            (result * weight).sum().backward();
            return std::array{result.detach(), input.grad(), q.scale.grad()};
        };
        const auto fast = run(quantizeActivations), slow = run(quantizeActivationsReference);
        torch::NoGradGuard noGrad;
        QVERIFY(torch::equal(quantizeActivations(x, quantizer(bits, mode, scale, zero)), fast[0]));
        QVERIFY(largest(fast[0] - slow[0]) < 1e-6);
        QVERIFY(largest(fast[1] - slow[1]) < 1e-5); // the slow one multiplies with step and 1 / step
        QVERIFY2(std::abs((fast[2] - slow[2]).item<double>()) < 1e-4 * std::max(1.0, largest(slow[2])),
                 qPrintable(QString::number((fast[2] - slow[2]).item<double>())));
    }

    void aTokenKeepsItsLargestAndSmallestValue() {
        const Tensor x = torch::tensor({{-1.0f, 0.0f, 3.0f, 0.4f}, {-100.0f, 1.0f, 50.0f, 0.0f}});
        const Tensor y = quantizeActivations(x, quantizer(4, ActivationMode::PerToken, 1));
        for (int row = 0; row < 2; ++row) {
            const double step = (x[row].max() - x[row].min()).item<double>() / 15;
            QVERIFY(largest(y[row] - x[row]) <= step / 2 * 1.0001 + 1e-6);
        }
        QCOMPARE(y[1][3].item<float>(), 0.0f); // zero stays zero
    }

    void tokensDoNotInfluenceEachOther() {
        const Tensor x = torch::randn({4, 16});
        Tensor louder = x.clone();
        louder[3] *= 1000;
        const ActivationQuantizer q = quantizer(6, ActivationMode::PerToken, 1);
        QVERIFY(torch::equal(quantizeActivations(x, q).narrow(0, 0, 3), quantizeActivations(louder, q).narrow(0, 0, 3)));
    }

    // With levels fixed by a static step, y(scale) is linear between roundings: the learned-step gradient with respect
    // to the scale is that of the clipped values exactly.
    void clippedValuesMoveWithTheScale() {
        const Tensor x = torch::full({1, 8}, 100.0f);
        ActivationQuantizer q = quantizer(4, ActivationMode::Static, 0.5, 3);
        q.scale.requires_grad_();
        quantizeActivations(x, q).sum().backward();
        const auto value = [&](double scale) {
            return quantizeActivations(x, quantizer(4, ActivationMode::Static, scale, 3)).sum().item<double>();
        };
        constexpr double kDelta = 1e-2;
        QVERIFY(std::abs(q.scale.grad().item<double>() - (value(0.5 + kDelta) - value(0.5 - kDelta)) / (2 * kDelta)) < 1e-3);
    }

    void aTokenOfZerosStaysZero() {
        const Tensor y = quantizeActivations(torch::zeros({2, 8}), quantizer(4, ActivationMode::PerToken, 1));
        QVERIFY(torch::equal(y, torch::zeros({2, 8})));
    }
};

QTEST_GUILESS_MAIN(ActivationQuantizerTest)
#include "activation_quantizer_test.moc"
