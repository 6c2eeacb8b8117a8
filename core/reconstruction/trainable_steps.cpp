// SPDX-License-Identifier: GPL-3.0-or-later
// Step sizes of a uniform layer in training while its codes stay: weight = S0 exp(rho) * (code - zero).
#include "reconstruction/trainable_layer.h"

namespace precis {

namespace {

struct StepTraining {
    UniformLayer start;
    Tensor rho;     // [O,G], trained
    Tensor current; // [O,I], of the last weight()

    UniformLayer layerNow() const {
        UniformLayer layer = start;
        layer.step = storableSteps(start.step * rho.exp(), start.stepType);
        return layer;
    }
    // d weight / d rho = weight, summed over each group.
    Tensor backward(const Tensor& gradient) const {
        const std::int64_t groups = rho.size(1), missing = groups * start.groupSize - current.size(1);
        return torch::constant_pad_nd(gradient * current, {0, missing})
            .reshape({rho.size(0), groups, start.groupSize})
            .sum(2);
    }
};

} // namespace

TrainableLayer makeTrainableSteps(const UniformLayer& start, const ReconstructionOptions& options) {
    torch::NoGradGuard noGrad;
    auto training = std::make_shared<StepTraining>();
    training->start = start;
    training->rho = torch::zeros_like(start.step);

    TrainableLayer layer;
    layer.start = start;
    layer.base = dequantize(start);
    layer.tensors.push_back({training->rho, options.stepRate});
    layer.weight = [training](double) { return training->current = dequantize(training->layerNow()); };
    layer.backward = [training](const Tensor& gradient) { return std::vector<Tensor>{training->backward(gradient)}; };
    layer.harden = [training]() -> QuantizedLayer { return training->layerNow(); };
    return layer;
}

} // namespace precis
