// SPDX-License-Identifier: GPL-3.0-or-later
// Window losses: values by hand, gradients by small changes.
#include "model/decoder.h"
#include "reconstruction/losses.h"

#include <QtTest>

using namespace precis;

class LossesTest : public QObject {
    Q_OBJECT

    static Model head(std::int64_t vocabulary, std::int64_t width) {
        Model model;
        model.config.normEpsilon = 1e-5;
        model.finalNorm = torch::rand({width}) + 0.5;
        model.head = torch::randn({vocabulary, width});
        return model;
    }
    template <class Loss>
    static void compareWithSmallChanges(const Loss& loss, const Tensor& at) {
        const Tensor x = at.clone().requires_grad_();
        loss(x).backward();
        constexpr double kDelta = 1e-2;
        for (std::int64_t i = 0; i < x.numel(); ++i) {
            const auto moved = [&](double delta) {
                Tensor y = at.clone();
                y.view(-1)[i] += delta;
                return loss(y).template item<double>();
            };
            const double slope = (moved(kDelta) - moved(-kDelta)) / (2 * kDelta);
            const double found = x.grad().view(-1)[i].template item<double>();
            QVERIFY2(std::abs(slope - found) < 2e-3, qPrintable(QStringLiteral("%1 and %2").arg(slope).arg(found)));
        }
    }

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(21); }

    void squaredErrorIsAMean() {
        const Tensor a = torch::tensor({{1.0f, 2.0f}, {3.0f, 5.0f}});
        QCOMPARE(squaredError(a, torch::zeros({2, 2})).item<double>(), 39.0 / 4);
    }

    void hiddenDivergenceIsThatOfSoftmaxedChannels() {
        const Tensor output = torch::randn({2, 3, 5}), target = torch::randn({2, 3, 5});
        double sum = 0;
        for (int b = 0; b < 2; ++b)
            for (int t = 1; t < 3; ++t) {
                const Tensor p = target[b][t].softmax(0), q = output[b][t].softmax(0);
                for (int c = 0; c < 5; ++c)
                    sum += p[c].item<double>() * std::log(p[c].item<double>() / q[c].item<double>());
            }
        QVERIFY(std::abs(hiddenDivergence(output, target, true).item<double>() - sum / 4) < 1e-5);
        QVERIFY(hiddenDivergence(target, target, false).item<double>() < 1e-7);
    }

    void theFirstTokenCanBeLeftOut() {
        const Tensor output = torch::randn({1, 4, 6}), target = torch::randn({1, 4, 6});
        Tensor massive = target.clone();
        massive[0][0][2] = 1e4;
        QCOMPARE(hiddenDivergence(output, massive, true).item<double>(),
                 hiddenDivergence(output, target, true).item<double>());
        QVERIFY(std::abs(hiddenDivergence(output, massive, false).item<double>() -
                         hiddenDivergence(output, target, false).item<double>()) > 1e-3);
    }

    // More tokens than fit into one stretch.
    void predictionDivergenceIsThatOfAllLogits() {
        const Model model = head(11, 6);
        const Tensor output = torch::randn({2, 300, 6}), target = torch::randn({2, 300, 6});
        const Tensor p = logits(model, target).log_softmax(-1), q = logits(model, output).log_softmax(-1);
        const double expected = (p.exp() * (p - q)).sum(-1).mean().item<double>();
        QVERIFY(std::abs(predictionDivergence(model, output, target).item<double>() - expected) < 1e-5 * expected);
    }

    void gradientsAreThoseOfSmallChanges() {
        const Model model = head(7, 4);
        const Tensor target = torch::randn({1, 3, 4}), at = torch::randn({1, 3, 4});
        compareWithSmallChanges([&](const Tensor& x) { return squaredError(x, target); }, at);
        compareWithSmallChanges([&](const Tensor& x) { return hiddenDivergence(x, target, false); }, at);
        compareWithSmallChanges([&](const Tensor& x) { return predictionDivergence(model, x, target); }, at);
    }

    void weightsSayWhatIsInTheLoss() {
        const Model model = head(7, 4);
        const Tensor target = torch::randn({1, 3, 4}), output = torch::randn({1, 3, 4});
        ReconstructionOptions options;
        options.klWeight = 2;
        options.logitsKlWeight = 3;
        const WindowLoss inside = windowLoss(model, options, WindowPlace::Inside, output, target);
        const WindowLoss last = windowLoss(model, options, WindowPlace::AtEnd, output, target);
        QCOMPARE(inside.logitsKl, 0.0);
        QVERIFY(std::abs(inside.kl - 2 * hiddenDivergence(output, target, true).item<double>()) < 1e-6);
        QVERIFY(std::abs(last.logitsKl - 3 * predictionDivergence(model, output, target).item<double>()) < 1e-5);
        QVERIFY(std::abs(last.total.item<double>() - (last.l2 + last.kl + last.logitsKl)) < 1e-5);
    }
};

QTEST_GUILESS_MAIN(LossesTest)
#include "losses_test.moc"
