// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_sweep.h"

#include "quantizer/codebook_precision.h"
#include "quantizer/codebook_update.h"
#include "quantizer/hessian_factor.h"

#include <Eigen/Dense>

#include <algorithm>

namespace precis {

namespace {

using Block = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// What the sweep needs to know of the Hessian at each vector position, [V][d][d] each.
struct SweepForms {
    VectorForms inverse; // U_PP^-1
    VectorForms lookup;  // (U_PP^T U_PP)^-1: the cost of an error that the free columns make up for
    VectorForms fit;     // what the fit of codebooks weighs errors with; 0 where inputs are dead
};

SweepForms sweepForms(const HessianFactor& factor, std::int64_t d, CodebookMetric metric) {
    const std::int64_t columns = factor.upper.size(0);
    const float* upper = factor.upper.data_ptr<float>();
    const bool* dead = factor.dead.data_ptr<bool>();
    SweepForms forms;
    for (std::int64_t first = 0; first < columns; first += d) {
        Block u(d, d);
        for (std::int64_t p = 0; p < d; ++p)
            for (std::int64_t q = 0; q < d; ++q)
                u(p, q) = upper[(first + p) * columns + first + q];
        const Block inverse = u.triangularView<Eigen::Upper>().solve(Block::Identity(d, d));
        const Block lookup = inverse * inverse.transpose();
        Block fit = lookup;
        if (metric != CodebookMetric::Full) {
            fit.setZero();
            for (std::int64_t p = 0; p < d; ++p) // GPTVQ, algorithm 1: D = diag(1 / [H^-1]_pp); their code takes U_pp
                fit(p, p) = metric == CodebookMetric::Diagonal ? 1 / (u(p, p) * u(p, p)) : d > 1 ? u(p, p) : 1;
        }
        for (std::int64_t p = 0; p < d; ++p)
            for (std::int64_t q = 0; q < d; ++q) {
                const bool counts = !dead[first + p] && !dead[first + q];
                forms.inverse.push_back(static_cast<float>(inverse(p, q)));
                forms.lookup.push_back(counts ? static_cast<float>(lookup(p, q)) : 0.0f);
                forms.fit.push_back(counts ? static_cast<float>(fit(p, q)) : 0.0f);
            }
    }
    return forms;
}

struct Sweep {
    CodebookLayer layer;
    Tensor weights; // [O,n], compensated as the sweep goes
    Tensor upper;   // U [n,n]
    SweepForms forms;
    Tensor scales; // [O,V], ones without block scales

    // Scales of a column group that begins, and of the vectors in it.
    void fitScales(std::int64_t first, std::int64_t last) {
        const CodebookShape& shape = layer.shape;
        const BlockScales found = fitBlockScales(weights.narrow(1, first, last - first), shape.scaleBlock);
        const std::int64_t block = first / shape.scaleBlock, blocks = found.low.size(0);
        layer.blocks.codes.narrow(1, block, blocks).copy_(found.codes);
        layer.blocks.low.narrow(0, block, blocks).copy_(found.low);
        layer.blocks.step.narrow(0, block, blocks).copy_(found.step);
        const std::int64_t d = shape.dimension, vectors = (last - first) / d;
        const Tensor values = torch::exp2(found.low + found.step * found.codes.to(torch::kFloat32));
        scales.narrow(1, first / d, vectors)
            .copy_(values.repeat_interleave(shape.scaleBlock / d, 1).narrow(1, 0, vectors));
    }

    void sweepBlock(std::int64_t rowGroup, std::int64_t first, std::int64_t last, Tensor& errors) {
        const CodebookShape& shape = layer.shape;
        const std::int64_t d = shape.dimension, columns = weights.size(1), vectors = scales.size(1);
        const std::int64_t row = rowGroup * shape.groupRows;
        const Lookup lookup(layer, rowGroup, forms.lookup, first / d, (last - first) / d);
        SweepTask task;
        task.rows = std::min(shape.groupRows, shape.rows - row);
        task.columns = last - first;
        task.weights = weights.data_ptr<float>() + row * columns + first;
        task.stride = columns;
        task.upper = upper.data_ptr<float>() + first * columns + first;
        task.upperStride = columns;
        task.inverses = forms.inverse.data() + first * d;
        task.scales = scales.data_ptr<float>() + row * vectors + first / d;
        task.codes = layer.codes.data_ptr<std::int32_t>() + row * vectors + first / d;
        task.codeStride = vectors;
        task.errors = errors.data_ptr<float>() + row * (last - first);
        task.errorStride = last - first;
        sweepRows(lookup.table, task);
    }
};

CodebookLayer emptyLayer(const CodebookOptions& options, const CodebookShape& shape) {
    CodebookLayer layer;
    layer.shape = shape;
    layer.codebookBits = options.codebookBits;
    layer.codes = torch::zeros({shape.rows, shape.vectors()}, torch::kInt32);
    layer.codebooks = torch::zeros({shape.rowGroups(), shape.columnGroups(), shape.entries, shape.dimension});
    if (shape.scaleBlock)
        layer.blocks = {torch::zeros({shape.rows, shape.scaleBlocks()}, torch::kUInt8),
                        torch::zeros({shape.scaleBlocks()}), torch::zeros({shape.scaleBlocks()})};
    return layer;
}

void updateCodebooks_(CodebookLayer& layer, const CodebookProblem& problem, CodebookUpdate update) {
    if (update == CodebookUpdate::ConjugateGradients)
        solveCodebooks_(layer, problem);
    else if (update == CodebookUpdate::Adam)
        trainCodebooks_(layer, problem);
}

// Rounds the codebooks to what is stored, and codes follow to what the codewords have become.
void compress_(CodebookLayer& layer, const CodebookProblem& problem, const CodebookOptions& options) {
    constexpr int kRounds = 3;
    const auto reassign = [&] { return options.reassignments > 0 && reassignCodes_(layer, problem) > 0; };
    if (const std::int64_t rank = codebookRank(options, layer.shape)) {
        factorCodebooks_(layer, rank);
        for (int round = 0; round < kRounds && options.update != CodebookUpdate::None; ++round) {
            solveFactors_(layer, problem);
            reassign();
        }
        roundFactors_(layer);
    } else {
        roundCodebooks_(layer);
        const bool coarse = layer.codebookBits < 8 && options.update != CodebookUpdate::None;
        for (int round = 0; round < kRounds && coarse; ++round) {
            refineRounding_(layer, problem);
            if (!reassign())
                break;
        }
    }
    reassign();
}

} // namespace

WeightedPoints fitPoints(const CodebookFit& fit, const CodebookOptions& options, std::int64_t rowGroup) {
    const CodebookShape& shape = fit.shape;
    const std::int64_t d = shape.dimension, columns = fit.weights.size(1), vectors = fit.scales.size(1);
    const std::int64_t first = fit.columnGroup * shape.groupColumns, firstRow = rowGroup * shape.groupRows;
    const std::int64_t rows = std::min(shape.groupRows, shape.rows - firstRow);
    const std::int64_t inRow = (std::min(first + shape.groupColumns, columns) - first) / d;
    WeightedPoints points(d, rows * inRow, options.metric == CodebookMetric::Full);
    std::vector<float> value(static_cast<std::size_t>(d));
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t v = 0; v < inRow; ++v) {
            const float* w = fit.weights.data_ptr<float>() + (firstRow + row) * columns + first + v * d;
            const float scale = fit.scales.data_ptr<float>()[(firstRow + row) * vectors + first / d + v];
            for (std::int64_t p = 0; p < d; ++p)
                value[static_cast<std::size_t>(p)] = w[p] / scale;
            points.set(row * inRow + v, value.data(), fit.forms.data() + (first + v * d) * d, scale * scale);
        }
    return points;
}

Clustering fitCodebook(const CodebookFit& fit, const CodebookOptions& options, std::uint64_t seed,
                       std::int64_t rowGroup, const std::function<void(const Clustering&)>& look) {
    const WeightedPoints points = fitPoints(fit, options, rowGroup);
    Random random(seed, "codebook", static_cast<int>(rowGroup * fit.shape.columnGroups() + fit.columnGroup));
    return cluster(points, seedCodewords(points, fit.shape.entries, options.seeding, random), options.iterations, look);
}

CodebookResult sweepCodebook(const Tensor& weight, const Tensor& hessian, const CodebookOptions& options,
                             const SweepOptions& sweepOptions, std::uint64_t seed, const std::function<void()>& poll,
                             const std::function<void(const CodebookFit&)>& look) {
    torch::NoGradGuard noGrad;
    const auto ask = [&] {
        if (poll)
            poll();
    };
    const CodebookShape shape = codebookShape(options, weight.size(0), weight.size(1));
    const std::int64_t rows = shape.rows, columns = shape.paddedColumns(), extra = columns - shape.columns;
    const Tensor padded = torch::constant_pad_nd(hessian.to(torch::kFloat64), {0, extra, 0, extra});
    const HessianFactor factor = factorHessian(padded, sweepOptions.damping);

    CodebookProblem problem;
    problem.weight = torch::constant_pad_nd(weight.to(torch::kFloat32), {0, extra}).contiguous();
    problem.weight.masked_fill_(factor.dead.unsqueeze(0), 0);
    problem.hessian = padded.to(torch::kFloat32).contiguous();
    problem.product = problem.weight.mm(problem.hessian);

    Sweep sweep{emptyLayer(options, shape),
                problem.weight.clone(),
                factor.upper,
                sweepForms(factor, shape.dimension, options.metric),
                torch::ones({rows, shape.vectors()})};
    forEachColumnBlock(shape, [&](std::int64_t first, std::int64_t last) {
        ask();
        if (first % shape.groupColumns == 0) {
            const std::int64_t end = std::min(first + shape.groupColumns, columns);
            if (shape.scaleBlock)
                sweep.fitScales(first, end);
            const CodebookFit fit{shape, first / shape.groupColumns, sweep.weights, sweep.scales, sweep.forms.fit};
            if (look)
                look(fit);
#pragma omp parallel for schedule(dynamic)
            for (std::int64_t group = 0; group < shape.rowGroups(); ++group) {
                const Clustering found = fitCodebook(fit, options, seed, group);
                std::ranges::copy(found.codewords, sweep.layer.codebooks.data_ptr<float>() +
                                                       (group * shape.columnGroups() + fit.columnGroup) *
                                                           shape.entries * shape.dimension);
            }
            ask();
        }
        Tensor errors = torch::empty({rows, last - first});
#pragma omp parallel for schedule(dynamic)
        for (std::int64_t group = 0; group < shape.rowGroups(); ++group)
            sweep.sweepBlock(group, first, last, errors);
        if (last < columns)
            sweep.weights.narrow(1, last, columns - last)
                .sub_(errors.mm(factor.upper.narrow(0, first, last - first).narrow(1, last, columns - last)));
    });
    problem.scales = sweep.scales;

    CodebookResult result{std::move(sweep.layer), 0, 0, factor.warnings};
    CodebookLayer& layer = result.layer;
    result.sweepLoss = layerLoss(problem, layer);
    updateCodebooks_(layer, problem, options.update);
    for (int round = 0; round < options.reassignments; ++round) {
        ask();
        if (reassignCodes_(layer, problem) == 0)
            break;
        updateCodebooks_(layer, problem, options.update);
    }
    compress_(layer, problem, options);
    result.loss = layerLoss(problem, layer);
    return result;
}

} // namespace precis
