// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/layer_goal.h"

namespace precis {

bool aimsAtOriginal(const Recipe& recipe) {
    const WeightOptions& weights = recipe.weights;
    if (recipe.reconstruction.enabled && recipe.reconstruction.rounding != Rounding::Nearest)
        return false; // windows that choose codes again do better from the nearest to plain weights
    if (weights.format == WeightFormat::Additive)
        return weights.additive.update != CodebookUpdate::Adam; // which is for comparison with the published method
    return weights.format == WeightFormat::Codebook && weights.solver == WeightSolver::HessianSweep &&
           weights.codebook.metric != CodebookMetric::PublishedCode;
}

} // namespace precis
