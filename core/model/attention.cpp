// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/attention.h"

#include "model/attention_kernel.h"

#include <cmath>

namespace precis {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

// Rotates channel i with channel i + Dh/2, the pairing of the Hugging Face layout. x [B,H,T,Dh]
Tensor rotate(const Tensor& x, const RotaryTable& rotary) {
    const std::int64_t half = x.size(-1) / 2, tokens = x.size(2);
    const Tensor cosine = rotary.cosine.narrow(0, 0, tokens), sine = rotary.sine.narrow(0, 0, tokens);
    const Tensor a = x.narrow(-1, 0, half), b = x.narrow(-1, half, half);
    return torch::cat({a * cosine - b * sine, b * cosine + a * sine}, -1);
}

// 0 where query i may look at key j, -inf elsewhere; [T,T]. window: how many tokens a query sees, itself included.
Tensor attentionMask(std::int64_t tokens, std::int64_t window, const torch::TensorOptions& options) {
    const Tensor blocked = torch::full({tokens, tokens}, -std::numeric_limits<float>::infinity(), options);
    Tensor mask = torch::triu(blocked, 1);
    if (window < tokens)
        mask = mask + torch::tril(blocked, -window);
    return mask;
}

AttentionShape shapeOf(const Tensor& queries, const Tensor& keys, std::int64_t window) {
    return {queries.size(0), queries.size(1), queries.size(2), keys.size(2), queries.size(3), window};
}

// All contiguous.
Tensor attendFast(const Tensor& queries, const Tensor& keys, const Tensor& values, const RotaryTable& rotary,
                  std::int64_t window) {
    const AttentionShape shape = shapeOf(queries, keys, window);
    Tensor result = torch::empty({shape.batch, shape.tokens, shape.heads * shape.headDim}, queries.options());
    causalAttention(queries.data_ptr<float>(), keys.data_ptr<float>(), values.data_ptr<float>(),
                    rotary.cosine.data_ptr<float>(), rotary.sine.data_ptr<float>(), result.data_ptr<float>(), shape);
    return result;
}

struct FastAttention : torch::autograd::Function<FastAttention> {
    static Tensor forward(AutogradContext* context, const Tensor& queries, const Tensor& keys, const Tensor& values,
                          const RotaryTable& rotary, std::int64_t window) {
        context->save_for_backward({queries, keys, values, rotary.cosine, rotary.sine});
        context->saved_data["window"] = window;
        return attendFast(queries, keys, values, rotary, window);
    }
    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto saved = context->get_saved_variables();
        const Tensor &queries = saved[0], &keys = saved[1], &values = saved[2], given = gradients[0].contiguous();
        const Tensor dQueries = torch::empty_like(queries), dKeys = torch::empty_like(keys),
                     dValues = torch::empty_like(values);
        causalAttentionBackward({queries.data_ptr<float>(), keys.data_ptr<float>(), values.data_ptr<float>(),
                                 saved[3].data_ptr<float>(), saved[4].data_ptr<float>()},
                                given.data_ptr<float>(),
                                {dQueries.data_ptr<float>(), dKeys.data_ptr<float>(), dValues.data_ptr<float>()},
                                shapeOf(queries, keys, context->saved_data["window"].toInt()));
        return {dQueries, dKeys, dValues, Tensor(), Tensor()};
    }
};

} // namespace

Tensor attention(const Tensor& queries, const Tensor& keys, const Tensor& values, const RotaryTable& rotary,
                 std::int64_t window, const std::array<ActivationQuantizer, 3>& quantizers) {
    if (!queries.is_cpu() || queries.scalar_type() != torch::kFloat32 || quantizers.front().isOn())
        return attentionReference(queries, keys, values, rotary, window, quantizers);
    const Tensor q = queries.contiguous(), k = keys.contiguous(), v = values.contiguous();
    const bool trained = q.requires_grad() || k.requires_grad() || v.requires_grad();
    return torch::GradMode::is_enabled() && trained ? FastAttention::apply(q, k, v, rotary, window)
                                                    : attendFast(q, k, v, rotary, window);
}

Tensor attentionReference(const Tensor& queries, const Tensor& keys, const Tensor& values, const RotaryTable& rotary,
                          std::int64_t window, const std::array<ActivationQuantizer, 3>& quantizers) {
    const std::int64_t batch = queries.size(0), tokens = queries.size(1), heads = queries.size(2),
                       dim = queries.size(3);
    const std::int64_t shared = keys.size(2), perGroup = heads / shared;
    // Query heads of a group become extra rows, so that keys and values are never repeated.
    const auto quantized = [&](int which, const Tensor& x) {
        const ActivationQuantizer& quantizer = quantizers[static_cast<std::size_t>(which)];
        return quantizer.isOn() ? quantizeActivations(x, quantizer) : x;
    };
    const Tensor q =
        (quantized(0, rotate(queries.transpose(1, 2), rotary)) * (1.0 / std::sqrt(static_cast<double>(dim))))
            .view({batch * shared, perGroup * tokens, dim});
    const Tensor k = quantized(1, rotate(keys.transpose(1, 2), rotary)).view({batch * shared, tokens, dim});
    const Tensor v = quantized(2, values.transpose(1, 2)).reshape({batch * shared, tokens, dim});
    Tensor scores = torch::bmm(q, k.transpose(1, 2)).view({batch * shared, perGroup, tokens, tokens});
    scores = (scores + attentionMask(tokens, window, q.options())).softmax(-1);
    const Tensor mixed = torch::bmm(scores.view({batch * shared, perGroup * tokens, tokens}), v);
    return mixed.view({batch, heads, tokens, dim}).transpose(1, 2).reshape({batch, tokens, heads * dim});
}

} // namespace precis
