// SPDX-License-Identifier: GPL-3.0-or-later
#include "reconstruction/losses.h"

#include "model/decoder.h"

namespace precis {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

constexpr std::int64_t kStretch = 256; // tokens whose logits exist at a time

// Inputs are normed hidden states [T,D], so that only the head's product is left.
struct PredictionDivergence : torch::autograd::Function<PredictionDivergence> {
    static Tensor forward(AutogradContext* context, const Tensor& output, const Tensor& target, const Tensor& head) {
        Tensor gradient = torch::empty_like(output);
        double sum = 0;
        for (std::int64_t first = 0; first < output.size(0); first += kStretch) {
            const std::int64_t count = std::min(kStretch, output.size(0) - first);
            const Tensor expected = target.narrow(0, first, count).mm(head.t()).log_softmax(-1);
            const Tensor given = output.narrow(0, first, count).mm(head.t()).log_softmax(-1);
            const Tensor probability = expected.exp();
            sum += (probability * (expected - given)).sum().item<double>();
            gradient.narrow(0, first, count).copy_((given.exp() - probability).mm(head)); // of the sum
        }
        const auto tokens = static_cast<double>(output.size(0));
        context->save_for_backward({gradient.div_(tokens)});
        return torch::full({}, sum / tokens, output.options());
    }
    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        return {context->get_saved_variables()[0] * gradients[0], Tensor(), Tensor()};
    }
};

} // namespace

Tensor squaredError(const Tensor& output, const Tensor& target) { return torch::mse_loss(output, target); }

Tensor hiddenDivergence(const Tensor& output, const Tensor& target, bool skipFirstToken) {
    const std::int64_t first = skipFirstToken && output.size(1) > 1 ? 1 : 0, count = output.size(1) - first;
    const Tensor expected = target.narrow(1, first, count).log_softmax(-1);
    const Tensor given = output.narrow(1, first, count).log_softmax(-1);
    return (expected.exp() * (expected - given)).sum(-1).mean();
}

Tensor predictionDivergence(const Model& model, const Tensor& output, const Tensor& target) {
    const auto normed = [&](const Tensor& x) {
        return rmsNorm(x, model.finalNorm, model.config.normEpsilon).reshape({-1, x.size(-1)});
    };
    return PredictionDivergence::apply(normed(output), normed(target), model.head);
}

WindowLoss windowLoss(const Model& model, const ReconstructionOptions& options, WindowPlace place, const Tensor& output,
                      const Tensor& target) {
    WindowLoss loss;
    if (place == WindowPlace::Whole) {
        loss.total = predictionDivergence(model, output, target);
        loss.logitsKl = loss.total.item<double>();
        return loss;
    }
    loss.total = squaredError(output, target);
    loss.l2 = loss.total.item<double>();
    if (options.klWeight > 0) {
        const Tensor kl = options.klWeight * hiddenDivergence(output, target, options.skipFirstToken);
        loss.kl = kl.item<double>();
        loss.total = loss.total + kl;
    }
    if (place == WindowPlace::AtEnd && options.logitsKlWeight > 0) {
        const Tensor kl = options.logitsKlWeight * predictionDivergence(model, output, target);
        loss.logitsKl = kl.item<double>();
        loss.total = loss.total + kl;
    }
    return loss;
}

} // namespace precis
