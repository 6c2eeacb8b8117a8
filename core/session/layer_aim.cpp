// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/layer_aim.h"

#include "model/decoder.h"
#include "precis/recipe.h"

#include <algorithm>

namespace precis {

bool aimsAtOriginal(const Recipe& recipe) {
    const WeightOptions& weights = recipe.weights;
    if (recipe.reconstruction.enabled) // windows aim better, and from plain weights
        return false;
    if (weights.format == WeightFormat::Additive)
        return weights.additive.update != CodebookUpdate::Adam; // which is for comparison with the published method
    return weights.format == WeightFormat::Codebook && weights.solver == WeightSolver::HessianSweep &&
           weights.codebook.metric != CodebookMetric::PublishedCode;
}

LayerAim measureAim(const AimPass& pass, InputSite site, const BlockWeights& working,
                    const std::function<void()>& poll) {
    constexpr std::int64_t kBatchTokens = 2048;
    const std::int64_t batch = std::max<std::int64_t>(1, kBatchTokens / pass.inputs.tokens());
    const bool adds = site == InputSite::AttentionOutput || site == InputSite::Down;
    LayerAim aim;
    std::int64_t tokens = 0;
    for (std::int64_t first = 0; first < pass.count; first += batch) {
        poll();
        const std::int64_t part = std::min(batch, pass.count - first);
        const auto at = [&](const BlockWeights& weights, const ActivationCache& from) {
            return siteInput(pass.model.config, pass.index, weights, pass.rotary, from.read(first, part), site);
        };
        const SiteInput ours = at(working, pass.inputs), theirs = at(pass.original, pass.originalInputs);
        const Tensor x = ours.input.flatten(0, 1), ahead = (theirs.stream - ours.stream).flatten(0, 1);
        if (!aim.hessian.defined()) {
            aim.hessian = torch::zeros({x.size(1), x.size(1)}, torch::kFloat64);
            aim.cross = torch::zeros_like(aim.hessian);
            if (adds)
                aim.stream = torch::zeros({ahead.size(1), x.size(1)}, torch::kFloat64);
        }
        addProducts_(aim.hessian, x, x);
        addProducts_(aim.cross, theirs.input.flatten(0, 1), x);
        if (adds)
            addProducts_(aim.stream, ahead, x);
        tokens += x.size(0);
    }
    for (Tensor* sum : {&aim.hessian, &aim.cross, &aim.stream})
        if (sum->defined())
            *sum /= tokens;
    return aim;
}

Tensor aimedWeight(const Tensor& weight, const LayerAim& aim, double damping) {
    constexpr double kLeastDamping = 1e-4, kTiny = 1e-30;
    const Tensor w = weight.to(torch::kFloat64);
    Tensor ahead = w.mm(aim.cross - aim.hessian); // of what the layer would put out, times x^T
    if (aim.stream.defined())
        ahead += aim.stream;
    const double mean = aim.hessian.diagonal().mean().item<double>();
    const double ridge = std::max(damping, kLeastDamping) * mean + kTiny;
    const Tensor damped = aim.hessian + ridge * torch::eye(aim.hessian.size(0), torch::kFloat64);
    return (w + torch::linalg_solve(damped, ahead.t()).t()).to(torch::kFloat32).contiguous();
}

} // namespace precis
