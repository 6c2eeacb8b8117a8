// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive_solver.h"

#include "quantizer/additive_search.h"
#include "quantizer/additive_seeding.h"
#include "quantizer/channel_importance.h"
#include "quantizer/codebook_precision.h"
#include "quantizer/hessian_factor.h"

namespace precis {

namespace {

AdditiveLayer emptyLayer(const AdditiveOptions& options, const Tensor& weight, const Tensor& hessian,
                         std::uint64_t seed, const std::function<void()>& poll) {
    AdditiveLayer layer;
    layer.shape = additiveShape(options, weight.size(0), weight.size(1));
    layer.codebookBits = options.codebookBits;
    layer.rowScales = weight.to(torch::kFloat32).norm(2, 1).to(torch::kFloat16).to(torch::kFloat32).contiguous();
    if (layer.shape.ordered())
        layer.channels = orderChannels(layer.shape, channelImportance(weight, hessian, options, seed, poll));
    return layer;
}

// What the seeding and the first choice of codes go by.
struct Guide {
    Tensor columnWeights; // [n], of errors in the seeding
    Tensor factor;        // [n,n] of the damped Hessian, see sweepCodes_
    std::vector<std::string> warnings;
};

Guide guideOf(const AdditiveProblem& problem, const AdditiveOptions& options, double damping) {
    const std::int64_t columns = problem.hessian.size(0);
    const Tensor identity = torch::eye(columns, torch::kFloat64);
    if (!options.weightedSeeding)
        return {torch::ones({columns}), identity.to(torch::kFloat32), {}};
    const HessianFactor inverse = factorHessian(problem.hessian.to(torch::kFloat64), damping);
    const Tensor factor = torch::linalg_solve_triangular(inverse.upper.to(torch::kFloat64), identity, /*upper=*/true)
                              .to(torch::kFloat32)
                              .contiguous();
    // What an error costs although the columns behind it make up for it as far as they can.
    return {factor.diagonal().square().masked_fill(inverse.dead, 0).contiguous(), factor, inverse.warnings};
}

// Never raises the loss.
void updateCodewords_(AdditiveFit& fit, const AdditiveProblem& problem, CodebookUpdate update) {
    constexpr int kIterations = 8; // from the last solution, which is close
    const AdditiveFit before = fit;
    if (update == CodebookUpdate::ConjugateGradients)
        solveCodewords_(fit.layer, problem, kIterations);
    else if (update == CodebookUpdate::Adam)
        trainCodewords_(fit.layer, problem);
    refresh_(fit, problem, RowScales::Fitted);
    if (!(fit.loss <= before.loss))
        fit = before;
}

// First codes, and as long as that helps codewords for them and first codes once more.
void sweep_(AdditiveFit& fit, const AdditiveProblem& problem, const AdditiveOptions& options, const Guide& guide) {
    constexpr int kMostSweeps = 7;
    constexpr double kLeastGain = 0.003;
    sweepCodes_(fit.layer, problem, guide.factor, options.beam);
    refresh_(fit, problem, RowScales::Fitted);
    for (int i = 1; i < kMostSweeps && options.weightedSeeding && options.update != CodebookUpdate::None; ++i) {
        const AdditiveFit before = fit;
        updateCodewords_(fit, problem, options.update);
        const AdditiveFit updated = fit;
        sweepCodes_(fit.layer, problem, guide.factor, options.beam);
        refresh_(fit, problem, RowScales::Fitted);
        if (fit.loss > updated.loss)
            fit = updated;
        if (fit.loss > (1 - kLeastGain) * before.loss)
            break;
    }
}

} // namespace

AdditiveResult solveAdditive(const Tensor& weight, const Tensor& hessian, const AdditiveOptions& options,
                             double damping, std::uint64_t seed, const std::function<void()>& poll) {
    torch::NoGradGuard noGrad;
    AdditiveFit fit{emptyLayer(options, weight, hessian, seed, poll), {}, 0};
    AdditiveProblem problem = additiveProblem(fit.layer, weight, hessian);
    problem.poll = poll;
    const Guide guide = guideOf(problem, options, damping);
    seedCodewords_(fit.layer, problem, guide.columnWeights, seed);
    sweep_(fit, problem, options, guide);

    AdditiveResult result{{}, {fit.loss}, 0, guide.warnings};
    for (int round = 0; round < options.rounds; ++round) {
        const double before = fit.loss;
        updateCodewords_(fit, problem, options.update);
        const std::int64_t changed = searchCodes_(fit, problem, options.beam);
        result.losses.push_back(fit.loss);
        if (changed == 0 || fit.loss > (1 - options.tolerance) * before)
            break;
    }
    roundBooks_(fit.layer, roundCodebooks_);
    refresh_(fit, problem, RowScales::Fitted);
    if (options.rounds > 0)
        searchCodes_(fit, problem, options.beam);
    refresh_(fit, problem, RowScales::Fitted);
    result.loss = fit.loss;
    result.layer = std::move(fit.layer);
    return result;
}

} // namespace precis
