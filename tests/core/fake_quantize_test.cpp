// SPDX-License-Identifier: GPL-3.0-or-later
// The trained weight: kernels against tensor operations, and where training begins.
#include "quantizer/hessian_sweep.h"
#include "reconstruction/fake_quantize_kernel.h"
#include "reconstruction/fake_quantize_reference.h"
#include "reconstruction/trainable_layer.h"

#include <QtTest>

using namespace precis;

namespace {

enum class Offsets { None, Full, LowRank };

// A random layer with offsets, and what both ways of rounding make of it.
struct RoundingCase {
    std::int64_t rows = 6, columns = 50, group = 16;
    Tensor weight = torch::randn({rows, columns});
    Tensor start = torch::rand({rows, 4}) * 0.3 + 0.1;
    Tensor steps = start * (torch::rand({rows, 4}) * 0.2 + 0.9);
    Tensor zeros = torch::randint(2, 9, {rows, 4}).to(torch::kFloat32);
    Tensor full = torch::randn({rows, columns}) * 0.4; // some beyond half a step
    Tensor left = torch::randn({rows, 3}) * 0.3, right = torch::randn({3, columns}) * 0.3;
    Tensor gradient = torch::randn({rows, columns});
    Offsets kind = Offsets::Full;

    FakeQuantizeShape shape() const { return {rows, columns, group, 15}; }
    FakeQuantizeInput input() const {
        FakeQuantizeInput result{weight.data_ptr<float>(), steps.data_ptr<float>(), zeros.data_ptr<float>(), {}};
        if (kind == Offsets::Full)
            result.offsets.full = full.data_ptr<float>();
        if (kind == Offsets::LowRank)
            result.offsets = {nullptr, left.data_ptr<float>(), right.data_ptr<float>(), 3};
        return result;
    }
    Tensor offsets(const Tensor& f, const Tensor& l, const Tensor& r) const {
        return kind == Offsets::Full ? f : kind == Offsets::LowRank ? l.mm(r) : torch::zeros({rows, columns});
    }
};

struct Gradients {
    Tensor result, steps, full, left, right;
};

template <class Reference> Gradients slow(const RoundingCase& p, const Reference& reference) {
    const Tensor s = p.steps.clone().requires_grad_(), f = p.full.clone().requires_grad_();
    const Tensor l = p.left.clone().requires_grad_(), r = p.right.clone().requires_grad_();
    const auto [weight, extra] = reference(FakeQuantizeTensors{p.weight, s, p.zeros, p.offsets(f, l, r), p.group, 15});
    ((weight * p.gradient).sum() + extra).backward();
    return {weight.detach(), s.grad(), f.grad(), l.grad(), r.grad()};
}

template <class Rounding> Gradients fast(const RoundingCase& p, const Rounding& rounding) {
    Gradients g{torch::empty_like(p.weight), torch::empty_like(p.steps), {}, {}, {}};
    FakeQuantizeGradients targets{g.steps.data_ptr<float>(), nullptr, nullptr, nullptr};
    if (p.kind == Offsets::Full) {
        g.full = torch::empty_like(p.full);
        targets.full = g.full.data_ptr<float>();
    }
    if (p.kind == Offsets::LowRank) {
        g.left = torch::empty_like(p.left);
        g.right = torch::empty_like(p.right);
        targets.left = g.left.data_ptr<float>();
        targets.right = g.right.data_ptr<float>();
    }
    fakeQuantize(p.input(), p.shape(), rounding, g.result.data_ptr<float>(), nullptr);
    fakeQuantizeBackward(p.input(), p.shape(), rounding, p.gradient.data_ptr<float>(), targets);
    return g;
}

double distance(const Tensor& a, const Tensor& b) {
    if (!a.defined() && !b.defined())
        return 0;
    return (a - b).abs().max().item<double>() / std::max(1.0, b.abs().max().item<double>());
}

QString compare(const Gradients& a, const Gradients& b) {
    const std::pair<const char*, double> errors[] = {{"result", distance(a.result, b.result)},
                                                     {"steps", distance(a.steps, b.steps)},
                                                     {"full", distance(a.full, b.full)},
                                                     {"left", distance(a.left, b.left)},
                                                     {"right", distance(a.right, b.right)}};
    for (const auto& [name, error] : errors)
        if (!(error < 1e-4))
            return QStringLiteral("%1 differs by %2").arg(QLatin1String(name)).arg(error);
    return {};
}

} // namespace

class FakeQuantizeTest : public QObject {
    Q_OBJECT

    static void offsetKinds() {
        QTest::addColumn<int>("kind");
        QTest::addRow("no offsets") << 0;
        QTest::addRow("full") << 1;
        QTest::addRow("low rank") << 2;
    }
    static UniformOptions options(int bits, int group, StepType type = StepType::Float16) {
        return {bits, group, false, true, type};
    }

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(11); }

    void hardRoundingAgreesWithTensorOperations_data() { offsetKinds(); }
    void hardRoundingAgreesWithTensorOperations() {
        QFETCH(int, kind);
        RoundingCase p;
        p.kind = static_cast<Offsets>(kind);
        const QString error = compare(fast(p, HardRounding{0.5f}), slow(p, [](const FakeQuantizeTensors& t) {
                                          return std::pair{hardRoundingReference(t, 0.5), torch::zeros({})};
                                      }));
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    void softRoundingAgreesWithTensorOperations_data() { offsetKinds(); }
    void softRoundingAgreesWithTensorOperations() {
        QFETCH(int, kind);
        RoundingCase p;
        p.kind = static_cast<Offsets>(kind);
        const SoftRounding rounding{p.start.data_ptr<float>(), false, 3, 4};
        const QString error = compare(fast(p, rounding), slow(p, [&](const FakeQuantizeTensors& t) {
                                          const SoftReference soft = softRoundingReference(t, p.start, 4);
                                          return std::pair{soft.weight, 3 * soft.regularizer};
                                      }));
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }

    // The soft weight is smooth in its offsets: its gradient must be what a small change shows.
    void softGradientsAreThoseOfSmallChanges() {
        RoundingCase p;
        p.rows = 1, p.columns = 12, p.group = 12;
        p.weight = torch::randn({1, 12});
        p.start = torch::full({1, 1}, 0.3);
        p.steps = torch::full({1, 1}, 0.31);
        p.zeros = torch::full({1, 1}, 7.0);
        p.full = torch::randn({1, 12}) * 0.1;
        p.gradient = torch::randn({1, 12});
        const SoftRounding rounding{p.start.data_ptr<float>(), false, 0, 2};
        const Gradients found = fast(p, rounding);
        constexpr double kDelta = 1e-2;
        for (int i = 0; i < 12; ++i) {
            const auto at = [&](double delta) {
                RoundingCase moved = p;
                moved.full = p.full.clone();
                moved.full[0][i] += delta;
                return (fast(moved, rounding).result * p.gradient).sum().item<double>();
            };
            const double slope = (at(kDelta) - at(-kDelta)) / (2 * kDelta);
            QVERIFY2(std::abs(slope - found.full[0][i].item<double>()) < 2e-3, qPrintable(QString::number(i)));
        }
    }

    void adamIsTorchsAdam() {
        const Tensor a = torch::randn({1000}), b = a.clone().requires_grad_();
        const Tensor first = torch::zeros({1000}), second = torch::zeros({1000});
        torch::optim::Adam adam({b}, torch::optim::AdamOptions(3e-2));
        for (int step = 1; step <= 20; ++step) {
            const Tensor gradient = torch::randn({1000});
            AdamStep options;
            options.rate = 3e-2;
            options.step = step;
            adamStep_(a.data_ptr<float>(), gradient.data_ptr<float>(), first.data_ptr<float>(),
                      second.data_ptr<float>(), 1000, options);
            b.mutable_grad() = gradient;
            adam.step();
        }
        QVERIFY(distance(a, b.detach()) < 1e-5);
    }

    void trainingStartsWhereTheSolverEnded_data() {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("sweep");
        QTest::addColumn<int>("rounding");
        for (const int bits : {2, 4, 8})
            for (const bool sweep : {false, true})
                for (const Rounding rounding : {Rounding::Nearest, Rounding::Full, Rounding::LowRank})
                    QTest::addRow("%d bits, %s, rounding %d", bits, sweep ? "sweep" : "nearest", int(rounding))
                        << bits << sweep << int(rounding);
    }
    void trainingStartsWhereTheSolverEnded() {
        QFETCH(int, bits);
        QFETCH(bool, sweep);
        QFETCH(int, rounding);
        const Tensor weight = torch::randn({24, 70}), x = torch::randn({200, 70}).matmul(torch::randn({70, 70}));
        const Tensor hessian = x.t().mm(x).to(torch::kFloat64) / 200;
        const UniformLayer start = sweep ? sweepHessian(weight, hessian, options(bits, 32), {}, {}).layer
                                         : quantizeToNearest(weight, hessian.diagonal(), options(bits, 32));
        ReconstructionOptions training;
        training.rounding = static_cast<Rounding>(rounding);
        const TrainableLayer layer = makeTrainable(start, weight, training, 1);
        QVERIFY(torch::equal(layer.weight(0), dequantize(start)));
        QVERIFY(torch::equal(codesOf(layer.harden()), start.codes));
        if (!sweep)
            QVERIFY(torch::equal(layer.base, weight));
    }

    // Whatever the tensors have become, codes and steps as stored give the weight that was trained.
    void whatIsExportedIsWhatWasTrained_data() {
        QTest::addColumn<int>("rounding");
        QTest::addColumn<bool>("half");
        for (const Rounding rounding : {Rounding::Nearest, Rounding::Full, Rounding::LowRank})
            for (const bool half : {false, true})
                QTest::addRow("rounding %d, %s", int(rounding), half ? "16-bit steps" : "32-bit steps") << int(rounding) << half;
    }
    void whatIsExportedIsWhatWasTrained() {
        QFETCH(int, rounding);
        QFETCH(bool, half);
        const Tensor weight = torch::randn({16, 48});
        const UniformLayer start =
            quantizeToNearest(weight, {}, options(3, 20, half ? StepType::Float16 : StepType::Float32));
        ReconstructionOptions training;
        training.rounding = static_cast<Rounding>(rounding);
        const TrainableLayer layer = makeTrainable(start, weight, training, 1);
        for (const TrainedTensor& tensor : layer.tensors)
            tensor.value.copy_(torch::randn_like(tensor.value) * 0.3);
        const Tensor trained = layer.weight(0.5);
        QVERIFY(torch::equal(dequantize(layer.harden()), trained));
        QVERIFY(!torch::equal(trained, dequantize(start)));
    }

    void softRoundingHardensUpOrDown() {
        const Tensor weight = torch::randn({16, 48});
        const UniformLayer start = quantizeToNearest(weight, {}, options(4, 48, StepType::Float32));
        ReconstructionOptions training;
        training.rounding = Rounding::SoftFull;
        const TrainableLayer layer = makeTrainable(start, weight, training, 1);
        QVERIFY(distance(layer.weight(0), weight) < 0.2 * start.step.max().item<double>() + 1e-3); // h is the fraction
        QVERIFY(torch::equal(codesOf(layer.harden()), start.codes)); // at the start the nearest level
        layer.tensors[1].value.fill_(20); // everything up
        const Tensor up = codesOf(layer.harden()).to(torch::kFloat32);
        layer.tensors[1].value.fill_(-20);
        const Tensor down = codesOf(layer.harden()).to(torch::kFloat32);
        QVERIFY((up - down).ge(0).all().item<bool>() && (up - down).le(1).all().item<bool>());
        QVERIFY(torch::equal(torch::maximum(up, start.codes.to(torch::kFloat32)), up));
    }
};

QTEST_GUILESS_MAIN(FakeQuantizeTest)
#include "fake_quantize_test.moc"
