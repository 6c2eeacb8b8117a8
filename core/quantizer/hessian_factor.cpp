// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/hessian_factor.h"

#include "precis/error.h"

namespace precis {

HessianFactor factorHessian(const Tensor& hessian, double damping) {
    torch::NoGradGuard noGrad;
    HessianFactor factor;
    Tensor h = hessian.to(torch::kFloat64).clone();
    if (!torch::isfinite(h).all().item<bool>())
        throw Error(ErrorKind::Numerical, "hessian", "the calibration activations are not finite",
                    "The model's weights hold infinities or NaN, or the text breaks it");
    const Tensor diagonal = h.diagonal();
    factor.dead = diagonal <= 1e-12 * diagonal.max();
    const Tensor alive = factor.dead.logical_not();
    const double mean = alive.any().item<bool>() ? diagonal.masked_select(alive).mean().item<double>() : 1.0;
    h.masked_fill_(factor.dead.unsqueeze(0).logical_or(factor.dead.unsqueeze(1)), 0);
    h.diagonal().masked_fill_(factor.dead, mean);

    constexpr double kMostDamping = 1;
    for (double relative = damping; relative <= kMostDamping * 1.001; relative *= 10) {
        const Tensor damped = h + torch::eye(h.size(0), torch::kFloat64) * (relative * mean);
        const auto [lower, info] = torch::linalg_cholesky_ex(damped.flip({0, 1}));
        if (info.item<int>() != 0) {
            factor.warnings.push_back("The Hessian is not positive definite with damping " + std::to_string(relative) +
                                      "; trying ten times as much");
            continue;
        }
        const Tensor identity = torch::eye(h.size(0), torch::kFloat64);
        // Flipping rows and columns turns the lower factor of the flipped matrix into R, upper triangular.
        const Tensor inverse = torch::linalg_solve_triangular(lower, identity, /*upper=*/false);
        factor.upper = inverse.flip({0, 1}).contiguous().to(torch::kFloat32);
        factor.damping = relative;
        return factor;
    }
    throw Error(ErrorKind::Numerical, "hessian", "is not positive definite even when strongly damped",
                "Calibrate on more text");
}

} // namespace precis
