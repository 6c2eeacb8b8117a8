// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_update.h"

#include "quantizer/codebook_lookup.h"

#include <cmath>

namespace precis {

namespace {

// Which unknown of its row group each column of a row stands for: (columnGroup * K + code) * d + coordinate.
void rowUnknowns(const CodebookLayer& layer, std::int64_t row, std::int32_t* unknowns) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t d = shape.dimension, vectors = shape.vectors(), groupVectors = shape.groupColumns / d;
    const std::int32_t* codes = layer.codes.data_ptr<std::int32_t>() + row * vectors;
    for (std::int64_t v = 0; v < vectors; ++v)
        for (std::int64_t p = 0; p < d; ++p)
            unknowns[v * d + p] = static_cast<std::int32_t>((v / groupVectors * shape.entries + codes[v]) * d + p);
}

// Runs work(row, unknowns [n], scales [n]) for the rows of a group.
template <class Work>
void forEachRow(const CodebookLayer& layer, const CodebookProblem& problem, std::int64_t group, Work&& work) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t columns = shape.paddedColumns(), d = shape.dimension;
    std::vector<std::int32_t> unknowns(static_cast<std::size_t>(columns));
    std::vector<float> scales(unknowns.size());
    const std::int64_t last = std::min(shape.rows, (group + 1) * shape.groupRows);
    for (std::int64_t row = group * shape.groupRows; row < last; ++row) {
        rowUnknowns(layer, row, unknowns.data());
        const float* source = problem.scales.data_ptr<float>() + row * shape.vectors();
        for (std::size_t i = 0; i < scales.size(); ++i)
            scales[i] = source[static_cast<std::int64_t>(i) / d];
        work(row, unknowns.data(), scales.data());
    }
}

// The transposed decoding: values [O,n] added up for each unknown, [Gr,P].
Tensor gather(const CodebookLayer& layer, const CodebookProblem& problem, const Tensor& values,
              bool squaredScales = false) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t columns = shape.paddedColumns(), size = layer.codebooks[0].numel();
    Tensor sums = torch::zeros({shape.rowGroups(), size});
#pragma omp parallel for schedule(dynamic)
    for (std::int64_t group = 0; group < shape.rowGroups(); ++group)
        forEachRow(layer, problem, group, [&](std::int64_t row, const std::int32_t* unknowns, const float* scales) {
            const float* source = values.data_ptr<float>() + (values.size(0) == 1 ? 0 : row * columns);
            float* sum = sums.data_ptr<float>() + group * size;
            for (std::int64_t i = 0; i < columns; ++i)
                sum[unknowns[i]] += scales[i] * (squaredScales ? scales[i] : 1.0f) * source[i];
        });
    return sums;
}

Tensor decode(const CodebookLayer& layer, const CodebookProblem& problem, const Tensor& codewords) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t columns = shape.paddedColumns(), size = codewords.numel() / shape.rowGroups();
    Tensor result = torch::empty({shape.rows, columns});
#pragma omp parallel for schedule(dynamic)
    for (std::int64_t group = 0; group < shape.rowGroups(); ++group)
        forEachRow(layer, problem, group, [&](std::int64_t row, const std::int32_t* unknowns, const float* scales) {
            const float* source = codewords.data_ptr<float>() + group * size;
            float* out = result.data_ptr<float>() + row * columns;
            for (std::int64_t i = 0; i < columns; ++i)
                out[i] = scales[i] * source[unknowns[i]];
        });
    return result;
}

// Solves A x = b for each row of x and b [G,P] from where x is; diagonal [G,P] of A or near it, 0 where nothing is
// known of an unknown, which then stays.
template <class Apply>
void conjugateGradients_(Tensor& x, const Tensor& b, const Tensor& diagonal, int iterations, Apply&& apply) {
    constexpr double kReduction = 1e-6; // of the squared residual
    const Tensor preconditioner = torch::where(diagonal > 0, diagonal.reciprocal(), torch::zeros_like(diagonal));
    Tensor residual = b - apply(x), direction = residual * preconditioner;
    Tensor size = (residual * direction).sum(1, true);
    const Tensor enough = size * kReduction;
    for (int i = 0; i < iterations; ++i) {
        const Tensor applied = apply(direction), curvature = (direction * applied).sum(1, true);
        const Tensor step =
            torch::where((curvature > 0).logical_and(size > enough), size / curvature, torch::zeros_like(size));
        x += step * direction;
        residual -= step * applied;
        const Tensor preconditioned = residual * preconditioner;
        const Tensor next = (residual * preconditioned).sum(1, true);
        if ((next <= enough).all().item<bool>())
            return;
        direction = preconditioned + direction * torch::where(size > 0, next / size, torch::zeros_like(size));
        size = next;
    }
}

} // namespace

Tensor decodePadded(const CodebookProblem& problem, const CodebookLayer& layer) {
    return decode(layer, problem, layer.codebooks);
}

Tensor gatherForCodewords(const CodebookLayer& layer, const CodebookProblem& problem, const Tensor& values) {
    return gather(layer, problem, values);
}

double layerLoss(const CodebookProblem& problem, const CodebookLayer& layer) {
    const Tensor difference = problem.weight - decodePadded(problem, layer);
    return (difference.mm(problem.hessian) * difference).sum(torch::kFloat64).item<double>();
}

std::int64_t normalChunk(const CodebookLayer& layer) {
    constexpr std::int64_t kMostNumbers = 16'000'000;
    const std::int64_t size = layer.codebooks[0].numel();
    return std::max<std::int64_t>(1, kMostNumbers / (size * size));
}

NormalEquations normalEquations(const CodebookLayer& layer, const CodebookProblem& problem, std::int64_t first,
                                std::int64_t count) {
    const std::int64_t size = layer.codebooks[0].numel(), columns = layer.shape.paddedColumns();
    constexpr std::int64_t kScratchColumns = 256;
    NormalEquations equations{torch::zeros({count, size, size}), torch::zeros({count, size})};
    const float* product = problem.product.data_ptr<float>();
#pragma omp parallel for schedule(dynamic)
    for (std::int64_t g = 0; g < count; ++g) {
        std::vector<float> scratch(static_cast<std::size_t>(size * kScratchColumns));
        float* matrix = equations.matrix.data_ptr<float>() + g * size * size;
        float* target = equations.target.data_ptr<float>() + g * size;
        forEachRow(layer, problem, first + g, [&](std::int64_t row, const std::int32_t* unknowns, const float* scales) {
            addNormalRow(problem.hessian.data_ptr<float>(), columns, unknowns, scales, layer.shape.dimension, size,
                         scratch.data(), matrix);
            for (std::int64_t i = 0; i < columns; ++i)
                target[unknowns[i]] += scales[i] * product[row * columns + i];
        });
    }
    return equations;
}

void solveCodebooks_(CodebookLayer& layer, const CodebookProblem& problem) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t groups = shape.rowGroups(), size = layer.codebooks[0].numel(), columns = shape.paddedColumns();
    Tensor codewords = layer.codebooks.reshape({groups, size}).clone();
    if (size <= columns / 2) {
        // Writing the matrices down costs about as much as ten products with the Hessian.
        constexpr int kIterations = 60;
        const std::int64_t step = normalChunk(layer);
        for (std::int64_t first = 0; first < groups; first += step) {
            const std::int64_t count = std::min(step, groups - first);
            const NormalEquations equations = normalEquations(layer, problem, first, count);
            const Tensor matrix = equations.matrix.to(torch::kFloat64);
            Tensor part = codewords.narrow(0, first, count).to(torch::kFloat64);
            conjugateGradients_(part, equations.target.to(torch::kFloat64), matrix.diagonal(0, 1, 2), kIterations,
                                [&](const Tensor& x) { return matrix.bmm(x.unsqueeze(2)).squeeze(2); });
            codewords.narrow(0, first, count).copy_(part);
        }
    } else {
        constexpr int kIterations = 15;
        const Tensor target = gather(layer, problem, problem.product);
        const Tensor diagonal = gather(layer, problem, problem.hessian.diagonal().contiguous().unsqueeze(0), true);
        conjugateGradients_(codewords, target, diagonal, kIterations, [&](const Tensor& x) {
            return gather(layer, problem, decode(layer, problem, x.contiguous()).mm(problem.hessian));
        });
    }
    layer.codebooks = codewords.reshape_as(layer.codebooks).contiguous();
}

void trainCodebooks_(CodebookLayer& layer, const CodebookProblem& problem) {
    constexpr int kSteps = 25, kAttempts = 4;
    constexpr double kFirst = 0.9, kSecond = 0.999, kTiny = 1e-8;
    const Tensor begin = layer.codebooks.clone();
    const double before = layerLoss(problem, layer);
    double rate = 1e-3;
    for (int attempt = 0; attempt < kAttempts; ++attempt, rate /= 10) {
        layer.codebooks = begin.clone();
        Tensor mean = torch::zeros_like(begin), square = torch::zeros_like(begin);
        for (int step = 1; step <= kSteps; ++step) {
            const Tensor error = (decodePadded(problem, layer) - problem.weight).mm(problem.hessian);
            const Tensor slope = 2 * gather(layer, problem, error).reshape_as(begin);
            mean = kFirst * mean + (1 - kFirst) * slope;
            square = kSecond * square + (1 - kSecond) * slope.square();
            const Tensor size = (square / (1 - std::pow(kSecond, step))).sqrt() + kTiny;
            layer.codebooks -= rate / (1 - std::pow(kFirst, step)) * mean / size;
        }
        if (layerLoss(problem, layer) <= before)
            return;
    }
    layer.codebooks = begin;
}

std::int64_t reassignCodes_(CodebookLayer& layer, const CodebookProblem& problem) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t d = shape.dimension, columns = shape.paddedColumns(), vectors = shape.vectors();
    const VectorForms forms = diagonalBlocks(problem.hessian, d);
    Tensor gradient = (problem.weight - decodePadded(problem, layer)).mm(problem.hessian);
    std::int64_t changed = 0;
    forEachColumnBlock(shape, [&](std::int64_t first, std::int64_t last) {
        Tensor steps = torch::empty({shape.rows, last - first});
#pragma omp parallel for schedule(dynamic) reduction(+ : changed)
        for (std::int64_t group = 0; group < shape.rowGroups(); ++group) {
            const std::int64_t row = group * shape.groupRows;
            const Lookup lookup(layer, group, forms, first / d, (last - first) / d);
            ReassignTask task;
            task.rows = std::min(shape.groupRows, shape.rows - row);
            task.columns = last - first;
            task.gradient = gradient.data_ptr<float>() + row * columns + first;
            task.stride = columns;
            task.hessian = problem.hessian.data_ptr<float>() + first * columns + first;
            task.hessianStride = columns;
            task.scales = problem.scales.data_ptr<float>() + row * vectors + first / d;
            task.codes = layer.codes.data_ptr<std::int32_t>() + row * vectors + first / d;
            task.codeStride = vectors;
            task.steps = steps.data_ptr<float>() + row * (last - first);
            task.stepStride = last - first;
            changed += reassignRows(lookup.table, task);
        }
        if (last < columns)
            gradient.narrow(1, last, columns - last)
                .add_(steps.mm(problem.hessian.narrow(0, first, last - first).narrow(1, last, columns - last)));
    });
    return changed;
}

} // namespace precis
