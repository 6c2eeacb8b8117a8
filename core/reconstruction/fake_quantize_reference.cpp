// SPDX-License-Identifier: GPL-3.0-or-later
#include "reconstruction/fake_quantize_reference.h"

namespace precis {

namespace {

Tensor perColumn(const FakeQuantizeTensors& tensors, const Tensor& perGroup) {
    return perGroup.repeat_interleave(tensors.groupSize, 1).narrow(1, 0, tensors.weight.size(1));
}

// x, rounded; the gradient passes as if it were not.
Tensor straightThrough(const Tensor& x) { return x + (x.round() - x).detach(); }

} // namespace

Tensor hardRoundingReference(const FakeQuantizeTensors& tensors, double limit) {
    const Tensor step = perColumn(tensors, tensors.steps), zero = perColumn(tensors, tensors.zeros);
    const Tensor level = straightThrough(tensors.weight / step + tensors.offsets.clamp(-limit, limit));
    return step * ((level + zero).clamp(0, tensors.maxCode) - zero);
}

SoftReference softRoundingReference(const FakeQuantizeTensors& tensors, const Tensor& startSteps, double beta) {
    const Tensor step = perColumn(tensors, tensors.steps), zero = perColumn(tensors, tensors.zeros);
    const Tensor level = (tensors.weight / perColumn(tensors, startSteps)).detach();
    const Tensor fraction = (level - level.floor()).clamp(1e-4, 1 - 1e-4);
    const Tensor start = -torch::log(1.2 / (fraction + 0.1) - 1);
    const Tensor height = (1.2 * torch::sigmoid(start + tensors.offsets) - 0.1).clamp(0, 1);
    const Tensor code = (level.floor() + height + zero).clamp(0, tensors.maxCode);
    return {step * (code - zero), (1 - (2 * height - 1).abs().clamp_min(1e-6).pow(beta)).mean()};
}

} // namespace precis
