// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/layer_aim.h"

#include "model/decoder.h"

#include <algorithm>
#include <limits>

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

// ahead * (H + ridge)^-1; undefined where the sum has no Cholesky factor, as when inputs are not finite.
Tensor ridgeSolution(const Tensor& ahead, const Tensor& hessian, double ridge) {
    constexpr double kTiny = 1e-30;
    Tensor damped = hessian.clone();
    damped.diagonal().add_(ridge * hessian.diagonal().mean() + kTiny);
    const auto [factor, failed] = torch::linalg_cholesky_ex(damped);
    return failed.item<int>() == 0 ? torch::cholesky_solve(ahead.t(), factor).t() : Tensor();
}

// Which share of the mean diagonal to add: 0 when no half learns anything that holds for the other.
double chooseRidge(const LayerAim& aim, const std::array<Tensor, 2>& ahead, const std::function<void()>& poll) {
    constexpr std::array kRidges{3.0, 1.0, 0.3, 0.1, 0.03, 0.01, 0.001};
    constexpr std::int64_t kJudges = 512; // outputs that are enough to tell
    const std::int64_t step = (ahead[0].size(0) + kJudges - 1) / kJudges;
    const std::array judges{ahead[0].slice(0, 0, {}, step), ahead[1].slice(0, 0, {}, step)};
    double least = 0, best = 0;
    for (const double ridge : kRidges) {
        double missed = 0; // by which the other half's outputs come nearer, or farther
        for (std::size_t half = 0; half < 2; ++half) {
            poll();
            const std::size_t other = 1 - half;
            const Tensor change = ridgeSolution(judges[half], aim[half].hessian, ridge);
            missed += change.defined()
                          ? (change * (change.mm(aim[other].hessian) - 2 * judges[other])).sum().item<double>()
                          : std::numeric_limits<double>::infinity();
        }
        if (!(missed < least)) // one smile: lower ridges miss more and more
            break;
        least = missed;
        best = ridge;
    }
    return best;
}

} // namespace

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

std::vector<Tensor> aimedWeights(const std::vector<Tensor>& weights, const LayerAim& aim,
                                 const std::function<void()>& poll) {
    const Tensor w = torch::cat(weights).to(torch::kFloat64);
    std::array ahead{stillAhead(w, aim[0]), stillAhead(w, aim[1])}; // of what the layers would put out, times x^T
    const double ridge = chooseRidge(aim, ahead, poll);
    if (ridge == 0)
        return weights;
    const Tensor change = ridgeSolution(ahead[0] + ahead[1], aim[0].hessian + aim[1].hessian, ridge);
    if (!change.defined())
        return weights;
    std::vector<std::int64_t> rows;
    for (const Tensor& weight : weights)
        rows.push_back(weight.size(0));
    std::vector<Tensor> aimed = (w + change).to(torch::kFloat32).split_with_sizes(rows);
    for (Tensor& weight : aimed)
        weight = weight.contiguous();
    return aimed;
}

} // namespace precis
