// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/solve_layer.h"

#include "quantizer/additive_solver.h"
#include "quantizer/hessian_sweep.h"
#include "tensor/fingerprint.h"

namespace precis {

SolvedLayer solveLayer(const Recipe& recipe, const LayerPlan& plan, const std::string& name, const Tensor& weight,
                       const Tensor& hessian, const std::function<void()>& poll) {
    const bool nearest = recipe.weights.solver == WeightSolver::Nearest;
    if (plan.format == WeightFormat::Codebook) {
        CodebookResult result = solveCodebook(recipe, plan, name, weight, hessian, poll);
        return {std::move(result.layer), std::move(result.warnings)};
    }
    if (plan.format == WeightFormat::Additive) {
        AdditiveResult result =
            solveAdditive(weight, hessian, plan.additive, recipe.weights.sweep.damping, layerSeed(recipe, name), poll);
        return {std::move(result.layer), std::move(result.warnings)};
    }
    if (nearest)
        return {quantizeToNearest(weight, hessian.diagonal(), plan.uniform), {}};
    SweepResult result = sweepHessian(weight, hessian, plan.uniform, recipe.weights.sweep, poll);
    return {std::move(result.layer), std::move(result.warnings)};
}

CodebookResult solveCodebook(const Recipe& recipe, const LayerPlan& plan, const std::string& name, const Tensor& weight,
                             const Tensor& hessian, const std::function<void()>& poll,
                             const std::function<void(const CodebookFit&)>& look) {
    // Without the entries off its diagonal nothing makes up for anything: every vector takes its nearest codeword.
    const bool nearest = recipe.weights.solver == WeightSolver::Nearest;
    return sweepCodebook(weight, nearest ? hessian.diagonal().diag() : hessian, plan.codebook, recipe.weights.sweep,
                         layerSeed(recipe, name), poll, look);
}

std::uint64_t layerSeed(const Recipe& recipe, const std::string& name) {
    Fingerprint fingerprint;
    fingerprint.add(name);
    return recipe.seed ^ fingerprint.value();
}

} // namespace precis
