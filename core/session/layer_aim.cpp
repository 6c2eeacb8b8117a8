// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/layer_aim.h"

#include "model/decoder.h"
#include "precis/recipe.h"

#include <algorithm>

namespace precis {

namespace {

AimSums noSums(std::int64_t inputs, std::int64_t outputs) {
    const auto zeros = [&](std::int64_t rows) { return torch::zeros({rows, inputs}, torch::kFloat64); };
    return {0, zeros(inputs), zeros(inputs), outputs > 0 ? zeros(outputs) : Tensor{}};
}

Tensor stillAhead(const Tensor& weight, const AimSums& sums) {
    const Tensor ahead = weight.mm(sums.cross - sums.hessian);
    return sums.stream.defined() ? ahead + sums.stream : ahead;
}

Tensor ridgeSolution(const Tensor& ahead, const Tensor& hessian, double ridge) {
    constexpr double kTiny = 1e-30;
    const double add = ridge * hessian.diagonal().mean().item<double>() + kTiny;
    const Tensor damped = hessian + add * torch::eye(hessian.size(0), torch::kFloat64);
    return torch::cholesky_solve(ahead.t(), torch::linalg_cholesky(damped)).t();
}

} // namespace

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
    const std::int64_t batch =
        std::clamp<std::int64_t>(kBatchTokens / pass.inputs.tokens(), 1, std::max<std::int64_t>(1, pass.count / 2));
    const bool adds = site == InputSite::AttentionOutput || site == InputSite::Down;
    LayerAim aim;
    std::size_t half = 0;
    for (std::int64_t first = 0; first < pass.count; first += batch, half = 1 - half) {
        poll();
        const std::int64_t part = std::min(batch, pass.count - first);
        const auto at = [&](const BlockWeights& weights, const ActivationCache& from) {
            return siteInput(pass.model.config, pass.index, weights, pass.rotary, from.read(first, part), site);
        };
        const SiteInput ours = at(working, pass.inputs), theirs = at(pass.original, pass.originalInputs);
        const Tensor x = ours.input.flatten(0, 1), ahead = (theirs.stream - ours.stream).flatten(0, 1);
        if (!aim[0].hessian.defined())
            aim = {noSums(x.size(1), adds ? ahead.size(1) : 0), noSums(x.size(1), adds ? ahead.size(1) : 0)};
        aim[half].tokens += x.size(0);
        addProducts_(aim[half].hessian, x, x);
        addProducts_(aim[half].cross, theirs.input.flatten(0, 1), x);
        if (adds)
            addProducts_(aim[half].stream, ahead, x);
    }
    return aim;
}

Tensor meanHessian(const LayerAim& aim) { return (aim[0].hessian + aim[1].hessian) / (aim[0].tokens + aim[1].tokens); }

Tensor aimedWeight(const Tensor& weight, const LayerAim& aim) {
    constexpr std::array kRidges{0.001, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0}; // of the mean diagonal
    const Tensor w = weight.to(torch::kFloat64);
    // Of what the layer would put out, times x^T.
    const std::array ahead{stillAhead(w, aim[0]), stillAhead(w, aim[1])};
    double least = 0, best = 0;
    for (const double ridge : kRidges) {
        double missed = 0; // by which the other half's outputs come nearer, or farther
        for (std::size_t half = 0; half < 2; ++half) {
            const Tensor change = ridgeSolution(ahead[half], aim[half].hessian, ridge);
            const std::size_t other = 1 - half;
            missed += (change * (change.mm(aim[other].hessian) - 2 * ahead[other])).sum().item<double>();
        }
        if (missed < least) {
            least = missed;
            best = ridge;
        }
    }
    if (best == 0)
        return weight;
    return (w + ridgeSolution(ahead[0] + ahead[1], aim[0].hessian + aim[1].hessian, best))
        .to(torch::kFloat32)
        .contiguous();
}

} // namespace precis
