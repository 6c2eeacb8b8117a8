// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/elementwise.h"

#include "model/elementwise_kernel.h"

namespace precis {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

bool fits(const Tensor& a, const Tensor& b) {
    return a.is_cpu() && a.scalar_type() == torch::kFloat32 && b.scalar_type() == torch::kFloat32;
}

struct RmsNorm : torch::autograd::Function<RmsNorm> {
    static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& gain, double epsilon) {
        const std::int64_t columns = x.size(-1), rows = x.numel() / columns;
        const Tensor result = torch::empty_like(x), inverse = torch::empty({rows});
        rmsNormRows(x.data_ptr<float>(), gain.data_ptr<float>(), static_cast<float>(epsilon), rows, columns,
                    result.data_ptr<float>(), inverse.data_ptr<float>());
        context->save_for_backward({x, gain, inverse});
        return result;
    }
    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const Tensor &x = saved[0], &gain = saved[1], given = gradients[0].contiguous();
        const std::int64_t columns = x.size(-1), rows = x.numel() / columns;
        const Tensor dx = torch::empty_like(x);
        const Tensor dGain = context->needs_input_grad(1) ? torch::empty_like(gain) : Tensor();
        rmsNormRowsBackward(x.data_ptr<float>(), gain.data_ptr<float>(), saved[2].data_ptr<float>(),
                            given.data_ptr<float>(), rows, columns, dx.data_ptr<float>(),
                            dGain.defined() ? dGain.data_ptr<float>() : nullptr);
        return {dx, dGain, Tensor()};
    }
};

struct SiluProduct : torch::autograd::Function<SiluProduct> {
    static Tensor forward(AutogradContext* context, const Tensor& gate, const Tensor& up) {
        const Tensor result = torch::empty_like(gate);
        siluProduct(gate.data_ptr<float>(), up.data_ptr<float>(), gate.numel(), result.data_ptr<float>());
        context->save_for_backward({gate, up});
        return result;
    }
    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const Tensor given = gradients[0].contiguous();
        const Tensor dGate = torch::empty_like(saved[0]), dUp = torch::empty_like(saved[1]);
        siluProductBackward(saved[0].data_ptr<float>(), saved[1].data_ptr<float>(), given.data_ptr<float>(),
                            given.numel(), dGate.data_ptr<float>(), dUp.data_ptr<float>());
        return {dGate, dUp};
    }
};

} // namespace

Tensor fusedRmsNorm(const Tensor& x, const Tensor& gain, double epsilon) {
    return fits(x, gain) ? RmsNorm::apply(x.contiguous(), gain.contiguous(), epsilon) : rmsNormReference(x, gain, epsilon);
}

Tensor rmsNormReference(const Tensor& x, const Tensor& gain, double epsilon) {
    return x * (x.square().mean(-1, /*keepdim=*/true) + epsilon).rsqrt() * gain;
}

Tensor fusedSiluProduct(const Tensor& gate, const Tensor& up) {
    return fits(gate, up) ? SiluProduct::apply(gate.contiguous(), up.contiguous()) : siluProductReference(gate, up);
}

Tensor siluProductReference(const Tensor& gate, const Tensor& up) { return torch::silu(gate) * up; }

} // namespace precis
