// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder's differentiable kernels against plain tensor operations.
#include "model/attention.h"
#include "model/decoder.h"
#include "model/elementwise.h"

#include <QtTest>

using namespace precis;

class TrainingKernelsTest : public QObject {
    Q_OBJECT

    static double largest(const Tensor& x) { return x.abs().max().item<double>(); }

    // Result and gradients of f at the inputs, for a fixed random direction.
    template <class F>
    static std::vector<Tensor> resultAndGradients(const F& f, const std::vector<Tensor>& inputs) {
        std::vector<Tensor> leaves;
        for (const Tensor& input : inputs)
            leaves.push_back(input.clone().requires_grad_());
        const Tensor result = f(leaves);
        torch::manual_seed(9);
        (result * torch::randn(result.sizes())).sum().backward();
        std::vector<Tensor> all{result.detach()};
        for (const Tensor& leaf : leaves)
            all.push_back(leaf.grad());
        return all;
    }
    template <class Fast, class Slow>
    static QString difference(const Fast& fast, const Slow& slow, const std::vector<Tensor>& inputs) {
        const auto a = resultAndGradients(fast, inputs), b = resultAndGradients(slow, inputs);
        for (std::size_t i = 0; i < a.size(); ++i)
            if (const double error = largest(a[i] - b[i]); !(error < 2e-5 * std::max(1.0, largest(b[i]))))
                return QStringLiteral("output %1 differs by %2").arg(i).arg(error);
        return {};
    }

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(4); }

    void attentionAgreesWithTensorOperations_data() {
        QTest::addColumn<int>("tokens");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("shared");
        QTest::addColumn<int>("dim");
        QTest::addColumn<int>("window");
        QTest::addRow("one token") << 1 << 2 << 1 << 8 << 1;
        QTest::addRow("grouped heads") << 37 << 8 << 4 << 8 << 37;
        QTest::addRow("wide heads") << 19 << 2 << 2 << 48 << 19;
        QTest::addRow("one key-value head") << 65 << 6 << 1 << 32 << 65;
        QTest::addRow("sliding window") << 70 << 4 << 2 << 16 << 13;
    }
    void attentionAgreesWithTensorOperations() {
        QFETCH(int, tokens);
        QFETCH(int, heads);
        QFETCH(int, shared);
        QFETCH(int, dim);
        QFETCH(int, window);
        ModelConfig config;
        config.headDim = dim;
        const RotaryTable rotary = rotaryTable(config, tokens);
        const auto run = [&](auto attend) {
            return [&, attend](const std::vector<Tensor>& x) { return attend(x[0], x[1], x[2], rotary, window, {}); };
        };
        const QString error =
            difference(run(attention), run(attentionReference),
                       {torch::randn({2, tokens, heads, dim}), torch::randn({2, tokens, shared, dim}),
                        torch::randn({2, tokens, shared, dim})});
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void normAgreesWithTensorOperations() {
        const QString error =
            difference([](const auto& x) { return fusedRmsNorm(x[0], x[1], 1e-5); },
                       [](const auto& x) { return rmsNormReference(x[0], x[1], 1e-5); },
                       {torch::randn({3, 7, 45}), torch::randn({45})});
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void gateAgreesWithTensorOperations() {
        const Tensor gate = torch::cat({torch::randn({4, 50}) * 3, torch::full({1, 50}, -200), torch::full({1, 50}, 200)});
        const QString error = difference([](const auto& x) { return fusedSiluProduct(x[0], x[1]); },
                                         [](const auto& x) { return siluProductReference(x[0], x[1]); },
                                         {gate, torch::randn({6, 50})});
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }
};

QTEST_GUILESS_MAIN(TrainingKernelsTest)
#include "training_kernels_test.moc"
