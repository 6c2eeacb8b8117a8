// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/activation_quantizer.h"

#include "model/activation_kernel.h"

#include <limits>

namespace precis {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

ActivationRows shapeOf(const Tensor& x, int bits) {
    return {x.numel() / x.size(-1), x.size(-1), static_cast<float>((1 << bits) - 1)};
}

struct Grids {
    Tensor steps; // [rows]
    Tensor zeros; // [rows]
};

Grids gridsOf(const Tensor& x, const ActivationQuantizer& quantizer) {
    const ActivationRows shape = shapeOf(x, quantizer.bits);
    const float scale = quantizer.scale.item<float>();
    if (quantizer.mode == ActivationMode::Static)
        return {torch::full({shape.rows}, scale), torch::full({shape.rows}, static_cast<float>(quantizer.zero))};
    Grids grids{torch::empty({shape.rows}), torch::empty({shape.rows})};
    tokenGrids(x.data_ptr<float>(), shape, scale, grids.steps.data_ptr<float>(), grids.zeros.data_ptr<float>());
    return grids;
}

Tensor quantized(const Tensor& x, const Grids& grids, int bits) {
    Tensor result = torch::empty_like(x);
    quantizeRows(x.data_ptr<float>(), grids.steps.data_ptr<float>(), grids.zeros.data_ptr<float>(), shapeOf(x, bits),
                 result.data_ptr<float>());
    return result;
}

struct QuantizeFunction : torch::autograd::Function<QuantizeFunction> {
    static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& scale,
                          const ActivationQuantizer& quantizer) {
        const Grids grids = gridsOf(x, quantizer);
        context->save_for_backward({x, scale, grids.steps, grids.zeros});
        context->saved_data["bits"] = static_cast<std::int64_t>(quantizer.bits);
        context->saved_data["per_token"] = quantizer.mode == ActivationMode::PerToken;
        return quantized(x, grids, quantizer.bits);
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const Tensor &x = saved[0], &scale = saved[1], &steps = saved[2];
        const Tensor gradient = gradients[0].contiguous();
        Tensor inputGradient = torch::empty_like(x), stepGradients = torch::empty_like(steps);
        quantizeRowsBackward(x.data_ptr<float>(), steps.data_ptr<float>(), saved[3].data_ptr<float>(),
                             gradient.data_ptr<float>(),
                             shapeOf(x, static_cast<int>(context->saved_data["bits"].toInt())),
                             inputGradient.data_ptr<float>(), stepGradients.data_ptr<float>());
        // Per token, step = scale * range / maxCode.
        const Tensor scaleGradient =
            context->saved_data["per_token"].toBool() ? stepGradients.dot(steps) / scale : stepGradients.sum();
        return {inputGradient, scaleGradient.reshape(scale.sizes()), Tensor()};
    }
};

} // namespace

Tensor quantizeActivations(const Tensor& x, const ActivationQuantizer& quantizer) {
    if (!x.is_cpu() || x.scalar_type() != torch::kFloat32)
        return quantizeActivationsReference(x, quantizer);
    if (torch::GradMode::is_enabled() && (x.requires_grad() || quantizer.scale.requires_grad()))
        return QuantizeFunction::apply(x.contiguous(), quantizer.scale, quantizer);
    const Tensor rows = x.contiguous();
    return quantized(rows, gridsOf(rows, quantizer), quantizer.bits);
}

Tensor quantizeActivationsReference(const Tensor& x, const ActivationQuantizer& quantizer) {
    const auto maxCode = static_cast<double>((1 << quantizer.bits) - 1);
    Tensor step = quantizer.scale, zero = torch::full_like(step, quantizer.zero);
    if (quantizer.mode == ActivationMode::PerToken) {
        const Tensor low = x.detach().amin(-1, true).clamp_max(0), high = x.detach().amax(-1, true).clamp_min(0);
        step = quantizer.scale * (high - low) / maxCode;
        step = step.clamp_min(std::numeric_limits<float>::min());
        zero = (-quantizer.scale * low / step).detach().round();
    }
    const Tensor level = x / step;
    const Tensor rounded = level + (level.round() - level).detach();
    return step * ((rounded + zero).clamp(0, maxCode) - zero);
}

} // namespace precis
