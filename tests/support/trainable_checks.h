// SPDX-License-Identifier: GPL-3.0-or-later
// What every trainable layer must do.
#pragma once

#include "reconstruction/trainable_layer.h"
#include "support/layer_problem.h"

#include <QTest>

#include <cmath>
#include <string>

namespace precis::test {

// The derivative of sum(gradient * weight) by the first, the middle and the last number of each trained tensor is that
// of moving the number by `step` both ways.
inline void compareWithSmallSteps(TrainableLayer& layer, const Tensor& gradient, double step, double tolerance) {
    layer.weight(0);
    const std::vector<Tensor> found = layer.backward(gradient);
    for (std::size_t t = 0; t < found.size(); ++t) {
        QVERIFY(found[t].sizes() == layer.tensors[t].value.sizes());
        for (const std::int64_t at : {std::int64_t(0), found[t].numel() / 2, found[t].numel() - 1}) {
            Tensor value = layer.tensors[t].value.view({-1})[at];
            const auto sum = [&](double moved) {
                value.fill_(moved);
                const double result = (layer.weight(0) * gradient).sum().item<double>();
                value.fill_(0);
                return result;
            };
            const double expected = (sum(step) - sum(-step)) / (2 * step);
            const double got = found[t].view({-1})[at].item<double>();
            QVERIFY2(std::abs(got - expected) < tolerance * (std::abs(expected) + 1),
                     (std::to_string(got) + " " + std::to_string(expected)).c_str());
        }
    }
}

// The best of 80 steps towards the weight's outputs on inputs with that Hessian.
struct TrainedLayer {
    QuantizedLayer layer;
    double startError = 0; // relative output error
    double error = 0;
};
inline TrainedLayer trainTowards(const Tensor& weight, const Tensor& hessian, TrainableLayer& layer) {
    const Tensor h = hessian.to(torch::kFloat32);
    TrainedLayer best{layer.harden(), 0, 0};
    best.startError = best.error = relativeOutputError(weight, dequantize(best.layer), hessian);
    for (int step = 0; step < 80; ++step) {
        const std::vector<Tensor> found = layer.backward((layer.weight(0) - weight).mm(h));
        for (std::size_t t = 0; t < found.size(); ++t)
            layer.tensors[t].value -= 0.02 * found[t] / found[t].abs().max();
        layer.project_();
        const QuantizedLayer now = layer.harden();
        if (const double error = relativeOutputError(weight, dequantize(now), hessian); error < best.error) {
            best.error = error;
            best.layer = now;
        }
    }
    return best;
}

} // namespace precis::test
