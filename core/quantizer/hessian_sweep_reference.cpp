// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/hessian_sweep.h"

#include <algorithm>

namespace precis {

UniformLayer sweepHessianReference(const Tensor& weight, const Tensor& hessian, const UniformOptions& uniform,
                                   const SweepOptions& options) {
    const std::int64_t rows = weight.size(0), columns = weight.size(1), group = groupColumns(uniform, columns);
    const int maxCode = (1 << uniform.bits) - 1;
    UniformLayer layer = quantizeToNearest(weight, hessian.diagonal(), uniform);
    Tensor w = weight.to(torch::kFloat64).clone();
    const double mean = hessian.diagonal().mean().item<double>();
    Tensor inverse =
        torch::linalg_inv(hessian.to(torch::kFloat64) + torch::eye(columns, torch::kFloat64) * (options.damping * mean));

    std::vector<std::int64_t> order(static_cast<std::size_t>(columns));
    for (std::int64_t j = 0; j < columns; ++j)
        order[static_cast<std::size_t>(j)] = j;
    if (options.activationOrder)
        std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
            return hessian[a][a].item<float>() > hessian[b][b].item<float>();
        });

    for (const std::int64_t column : order) {
        if (!options.activationOrder && column % group == 0) {
            const std::int64_t count = std::min(group, columns - column);
            const UniformLayer grids = quantizeToNearest(w.narrow(1, column, count).to(torch::kFloat32),
                                                         hessian.diagonal().narrow(0, column, count), uniform);
            layer.step.select(1, column / group).copy_(grids.step.select(1, 0));
            layer.zero.select(1, column / group).copy_(grids.zero.select(1, 0));
        }
        for (std::int64_t row = 0; row < rows; ++row) {
            const UniformGrid grid{layer.step[row][column / group].item<float>(),
                                   layer.zero[row][column / group].item<int>()};
            const int code = grid.code(w[row][column].item<float>(), maxCode);
            layer.codes[row][column] = code;
            // Optimal brain surgeon: the other free weights move by -error / [H^-1]_cc * [H^-1]_c.
            const double error = w[row][column].item<double>() - grid.value(code);
            w[row] -= inverse[column] * (error / inverse[column][column].item<double>());
        }
        // Taking the column out of the problem: one step of Gaussian elimination on the inverse.
        inverse -= torch::outer(inverse.select(1, column), inverse[column]) / inverse[column][column].item<double>();
    }
    return layer;
}

} // namespace precis
