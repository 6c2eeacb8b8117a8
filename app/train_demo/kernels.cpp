// SPDX-License-Identifier: GPL-3.0-or-later
// The element-wise operations: root mean square norm, gated linear unit, cross entropy.
#include "kernels.h"

#include "bfloat.h"

#include <cmath>

namespace precis::demo {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

struct RmsNorm : torch::autograd::Function<RmsNorm> {
    static Tensor forward(AutogradContext* context, const Tensor& x, const Tensor& gain, double epsilon) {
        const auto rows = x.size(0), width = x.size(1);
        Tensor y = torch::empty({rows, width}, torch::kBFloat16);
        Tensor inverse = torch::empty({rows}, torch::kFloat);
        const float* input = x.data_ptr<float>();
        const float* g = gain.data_ptr<float>();
        float* r = inverse.data_ptr<float>();
        Half* output = halfData(y);
#pragma omp parallel for
        for (std::int64_t n = 0; n < rows; ++n) {
            const float* row = input + n * width;
            float sum = 0;
            for (std::int64_t i = 0; i < width; ++i)
                sum += row[i] * row[i];
            r[n] = 1 / std::sqrt(sum / width + static_cast<float>(epsilon));
            for (std::int64_t i = 0; i < width; ++i)
                output[n * width + i] = toHalf(row[i] * r[n] * g[i]);
        }
        context->save_for_backward({x, gain, inverse});
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const Tensor& x = saved[0];
        const auto rows = x.size(0), width = x.size(1);
        const Tensor dy = gradients[0].contiguous();
        Tensor dx = torch::empty_like(x);
        Tensor dGain = torch::zeros({width}, torch::kFloat);
        const float* input = x.data_ptr<float>();
        const float* g = saved[1].data_ptr<float>();
        const float* r = saved[2].data_ptr<float>();
        const Half* dOutput = halfData(dy);
        float* dInput = dx.data_ptr<float>();
        float* total = dGain.data_ptr<float>();
#pragma omp parallel
        {
            std::vector<float> mine(width, 0.f);
#pragma omp for
            for (std::int64_t n = 0; n < rows; ++n) {
                const float* row = input + n * width;
                const Half* d = dOutput + n * width;
                float dot = 0;
                for (std::int64_t i = 0; i < width; ++i) {
                    const float dn = toFloat(d[i]);
                    dot += dn * g[i] * row[i];
                    mine[i] += dn * row[i] * r[n];
                }
                const float common = dot * r[n] * r[n] * r[n] / width;
                for (std::int64_t i = 0; i < width; ++i)
                    dInput[n * width + i] = toFloat(d[i]) * g[i] * r[n] - row[i] * common;
            }
#pragma omp critical
            for (std::int64_t i = 0; i < width; ++i)
                total[i] += mine[i];
        }
        return {dx, dGain, Tensor()};
    }
};

struct SwiGlu : torch::autograd::Function<SwiGlu> {
    static Tensor forward(AutogradContext* context, const Tensor& gateUp) {
        const auto rows = gateUp.size(0), width = gateUp.size(1) / 2;
        Tensor y = torch::empty({rows, width}, torch::kBFloat16);
        const Half* input = halfData(gateUp);
        Half* output = halfData(y);
#pragma omp parallel for
        for (std::int64_t n = 0; n < rows; ++n) {
            const Half* gate = input + n * 2 * width;
            const Half* up = gate + width;
            for (std::int64_t i = 0; i < width; ++i) {
                const float g = toFloat(gate[i]);
                output[n * width + i] = toHalf(g / (1 + fastExp(-g)) * toFloat(up[i]));
            }
        }
        context->save_for_backward({gateUp});
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const Tensor gateUp = context->get_saved_variables()[0];
        const auto rows = gateUp.size(0), width = gateUp.size(1) / 2;
        const Tensor dy = gradients[0].contiguous();
        Tensor dx = torch::empty_like(gateUp);
        const Half* input = halfData(gateUp);
        const Half* dOutput = halfData(dy);
        Half* dInput = halfData(dx);
#pragma omp parallel for
        for (std::int64_t n = 0; n < rows; ++n) {
            const Half* gate = input + n * 2 * width;
            const Half* up = gate + width;
            Half* dGate = dInput + n * 2 * width;
            for (std::int64_t i = 0; i < width; ++i) {
                const float g = toFloat(gate[i]);
                const float d = toFloat(dOutput[n * width + i]);
                const float s = 1 / (1 + fastExp(-g));
                dGate[i] = toHalf(d * toFloat(up[i]) * s * (1 + g * (1 - s)));
                dGate[width + i] = toHalf(d * g * s);
            }
        }
        return {dx};
    }
};

struct CrossEntropy : torch::autograd::Function<CrossEntropy> {
    static Tensor forward(AutogradContext* context, const Tensor& logits, const Tensor& targets) {
        const auto rows = logits.size(0), width = logits.size(1);
        Tensor slope = torch::empty_like(logits);
        const auto count = static_cast<float>(targets.ge(0).sum().item<std::int64_t>());
        const Half* input = halfData(logits);
        const std::int64_t* target = targets.data_ptr<std::int64_t>();
        Half* output = halfData(slope);
        double sum = 0;
#pragma omp parallel for reduction(+ : sum)
        for (std::int64_t n = 0; n < rows; ++n) {
            const Half* row = input + n * width;
            Half* d = output + n * width;
            if (target[n] < 0) {
                std::fill(d, d + width, Half{0});
                continue;
            }
            float largest = toFloat(row[0]);
            for (std::int64_t i = 1; i < width; ++i)
                largest = std::max(largest, toFloat(row[i]));
            float total = 0;
            for (std::int64_t i = 0; i < width; ++i)
                total += fastExp(toFloat(row[i]) - largest);
            const float scale = 1 / (total * count);
            for (std::int64_t i = 0; i < width; ++i)
                d[i] = toHalf(fastExp(toFloat(row[i]) - largest) * scale);
            sum += std::log(total) + largest - toFloat(row[target[n]]);
            d[target[n]] = toHalf(toFloat(d[target[n]]) - 1 / count);
        }
        context->save_for_backward({slope});
        return torch::full({}, sum / count, torch::kFloat);
    }

    static tensor_list backward(AutogradContext* context, tensor_list) {
        return {context->get_saved_variables()[0], Tensor()};
    }
};

} // namespace

Tensor rmsNorm(const Tensor& x, const Tensor& gain, double epsilon) {
    return RmsNorm::apply(x.contiguous(), gain, epsilon);
}

Tensor swiGlu(const Tensor& gateUp) { return SwiGlu::apply(gateUp.contiguous()); }

Tensor crossEntropy(const Tensor& logits, const Tensor& targets) {
    return CrossEntropy::apply(logits.contiguous(), targets.contiguous());
}

} // namespace precis::demo
