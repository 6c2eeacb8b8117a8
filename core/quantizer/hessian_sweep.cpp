// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/hessian_sweep.h"

#include <algorithm>

namespace precis {

namespace {

// Columns compensated at once, near 128. A group begins where a block begins, or in a block that holds it whole, so that
// its grid is found on fully compensated weights.
std::int64_t blockColumns(std::int64_t group, std::int64_t columns) {
    constexpr std::int64_t kNear = 128;
    if (group >= columns || group % kNear == 0)
        return kNear;
    return group < kNear ? kNear / group * group : group;
}

struct Sweep {
    Tensor weights; // [O,I] float32, columns in sweep order, compensated as the sweep goes
    Tensor upper;   // [I,I]
    std::vector<std::int64_t> order; // sweep position -> column
    std::vector<float> importance;   // [I] of the columns, for the clip scan
    UniformOptions options;
    std::int64_t group = 0;
    bool gridsGiven = false; // by activation order: groups are met out of order, their grids are fixed beforehand
    UniformLayer layer;

    // Quantizes the positions [first, last) of one row and spreads each error over the rest of the block.
    // errors [last-first]: what the later columns still have to make up for.
    void quantizeRow(std::int64_t row, std::int64_t first, std::int64_t last, float* errors) {
        const std::int64_t columns = weights.size(1), groups = layer.step.size(1);
        const int maxCode = (1 << options.bits) - 1;
        float* w = weights.data_ptr<float>() + row * columns;
        const float* u = upper.data_ptr<float>();
        float* steps = layer.step.data_ptr<float>() + row * groups;
        std::uint8_t* zeros = layer.zero.data_ptr<std::uint8_t>() + row * groups;
        std::uint8_t* codes = layer.codes.data_ptr<std::uint8_t>() + row * columns;

        for (std::int64_t j = first; j < last; ++j) {
            const std::int64_t column = order[static_cast<std::size_t>(j)], g = column / group;
            if (!gridsGiven && column % group == 0) {
                const auto count = static_cast<std::size_t>(std::min(group, columns - column));
                const UniformGrid found =
                    findGrid({w + j, count}, {importance.data() + column, count}, options);
                steps[g] = found.step;
                zeros[g] = static_cast<std::uint8_t>(found.zero);
            }
            const UniformGrid grid{steps[g], zeros[g]};
            const int code = grid.code(w[j], maxCode);
            codes[column] = static_cast<std::uint8_t>(code);
            const float* factor = u + j * columns;
            const float error = (w[j] - grid.value(code)) / factor[j];
            errors[j - first] = error;
            for (std::int64_t k = j + 1; k < last; ++k)
                w[k] -= error * factor[k];
        }
    }
};

} // namespace

SweepResult sweepHessian(const Tensor& weight, const Tensor& hessian, const UniformOptions& uniform,
                         const SweepOptions& options, const std::function<void()>& poll) {
    torch::NoGradGuard noGrad;
    const std::int64_t rows = weight.size(0), columns = weight.size(1);
    const Tensor diagonal = hessian.diagonal().to(torch::kFloat32).contiguous();
    Tensor order = torch::arange(columns);
    if (options.activationOrder)
        order = std::get<1>(torch::sort(diagonal, /*stable=*/true, /*dim=*/0, /*descending=*/true));
    const HessianFactor factor = factorHessian(hessian.index_select(0, order).index_select(1, order), options.damping);

    Sweep sweep;
    sweep.weights = weight.to(torch::kFloat32).index_select(1, order).contiguous();
    sweep.weights.masked_fill_(factor.dead.unsqueeze(0), 0);
    sweep.upper = factor.upper;
    sweep.order.assign(order.data_ptr<std::int64_t>(), order.data_ptr<std::int64_t>() + columns);
    sweep.importance.assign(diagonal.data_ptr<float>(), diagonal.data_ptr<float>() + columns);
    sweep.options = uniform;
    sweep.group = groupColumns(uniform, columns);
    sweep.gridsGiven = options.activationOrder;
    sweep.layer = quantizeToNearest(weight, diagonal, uniform);

    const std::int64_t step = blockColumns(sweep.group, columns);
    for (std::int64_t first = 0; first < columns; first += step) {
        if (poll)
            poll();
        const std::int64_t last = std::min(first + step, columns);
        Tensor errors = torch::empty({rows, last - first});
        float* errorRows = errors.data_ptr<float>();
#pragma omp parallel for schedule(static)
        for (std::int64_t row = 0; row < rows; ++row)
            sweep.quantizeRow(row, first, last, errorRows + row * (last - first));
        if (last < columns)
            sweep.weights.narrow(1, last, columns - last)
                .sub_(errors.mm(factor.upper.narrow(0, first, last - first).narrow(1, last, columns - last)));
    }
    return {std::move(sweep.layer), factor.warnings};
}

} // namespace precis
