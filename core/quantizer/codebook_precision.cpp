// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_precision.h"

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

Tensor throughHalf(const Tensor& values) { return values.to(torch::kFloat16).to(torch::kFloat32); }

// Rounds rows [R,N] to integers of that many bits times a float16 scale each row [R], weighing errors with usage [R,N].
struct Rounded {
    Tensor values; // [R,N]
    Tensor scales; // [R]
};
Rounded roundRows(const Tensor& rows, const Tensor& usage, int bits) {
    const double most = (1 << (bits - 1)) - 1;
    const Tensor largest = rows.abs().amax(1, /*keepdim=*/true);
    Rounded best;
    Tensor bestError;
    // Four bits gain from clipping, eight hardly.
    for (double share = 1; share > (bits < 8 ? 0.5 : 0.9); share -= 0.05) {
        const Tensor scales = throughHalf((largest * (share / most)).clamp_min(0x1p-24));
        const Tensor values = (rows / scales).round().clamp(-most - 1, most) * scales;
        const Tensor error = ((values - rows).square() * usage).sum(1, /*keepdim=*/true);
        if (!bestError.defined()) {
            best = {values, scales};
            bestError = error;
            continue;
        }
        const Tensor better = error < bestError;
        best.values = torch::where(better, values, best.values);
        best.scales = torch::where(better, scales, best.scales);
        bestError = torch::minimum(error, bestError);
    }
    best.scales = best.scales.squeeze(1);
    return best;
}

// How many vectors each codeword stands for: [Gr,Gc,K].
Tensor codewordUsage(const CodebookLayer& layer) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t groups = shape.columnGroups(), groupVectors = shape.groupColumns / shape.dimension;
    const Tensor rowGroup = torch::arange(shape.rows).floor_divide(shape.groupRows).unsqueeze(1);
    const Tensor columnGroup = torch::arange(shape.vectors()).floor_divide(groupVectors).unsqueeze(0);
    const Tensor index = (rowGroup * groups + columnGroup) * shape.entries + layer.codes.to(torch::kInt64);
    return torch::bincount(index.flatten(), {}, shape.rowGroups() * groups * shape.entries)
        .to(torch::kFloat32)
        .reshape({shape.rowGroups(), groups, shape.entries});
}

void multiplyFactors_(CodebookLayer& layer) {
    layer.codebooks = layer.rowFactor.mm(layer.codeFactor).reshape_as(layer.codebooks).contiguous();
}

// Solves each row of b [G,P] with matrices [G,P,P] that may be singular where nothing depends on an unknown.
Tensor solveRidge(const Tensor& matrices, const Tensor& b) {
    constexpr double kRidge = 1e-9; // of the mean diagonal
    const std::int64_t size = b.size(1);
    const Tensor mean = matrices.diagonal(0, 1, 2).mean(1).clamp_min(1e-30).reshape({-1, 1, 1});
    const Tensor ridged = matrices + kRidge * mean * torch::eye(size, torch::kFloat64);
    return torch::linalg_solve(ridged, b.unsqueeze(2)).squeeze(2);
}

} // namespace

void roundCodebooks_(CodebookLayer& layer) {
    if (layer.codebookBits == 16) {
        layer.codebooks = throughHalf(layer.codebooks);
        return;
    }
    const CodebookShape& shape = layer.shape;
    const Tensor rows = layer.codebooks.flatten(2).flatten(0, 1);
    const Tensor usage = codewordUsage(layer).unsqueeze(3).expand_as(layer.codebooks).flatten(2).flatten(0, 1) + 1e-3;
    const Rounded rounded = roundRows(rows, usage, layer.codebookBits);
    layer.codebooks = rounded.values.reshape_as(layer.codebooks).contiguous();
    layer.codebookScales = rounded.scales.reshape({shape.rowGroups(), shape.columnGroups()}).contiguous();
}

void roundOnScales_(CodebookLayer& layer) {
    const auto onScales = [&](const Tensor& rows) { // [Gr*Gc,N]
        if (layer.codebookBits == 16)
            return throughHalf(rows);
        const double most = (1 << (layer.codebookBits - 1)) - 1;
        const Tensor largest = rows.abs().amax(1).reshape_as(layer.codebookScales);
        layer.codebookScales = torch::where(largest > layer.codebookScales * (most + 1), throughHalf(largest / most),
                                            layer.codebookScales);
        const Tensor scales = layer.codebookScales.reshape({-1, 1});
        return (rows / scales).round().clamp(-most - 1, most) * scales;
    };
    if (!layer.codeFactor.defined()) {
        layer.codebooks = onScales(layer.codebooks.flatten(2).flatten(0, 1)).reshape_as(layer.codebooks).contiguous();
        return;
    }
    layer.codeFactor = throughHalf(layer.codeFactor);
    layer.rowFactor = onScales(layer.rowFactor);
    multiplyFactors_(layer);
}

void refineRounding_(CodebookLayer& layer, const CodebookProblem& problem) {
    constexpr std::int64_t kMostUnknowns = 1024;
    constexpr int kRounds = 10;
    const CodebookShape& shape = layer.shape;
    const std::int64_t size = layer.codebooks[0].numel(), step = normalChunk(layer);
    const float most = static_cast<float>((1 << (layer.codebookBits - 1)) - 1);
    if (layer.codebookBits == 16 || size > kMostUnknowns)
        return;
    for (std::int64_t first = 0; first < shape.rowGroups(); first += step) {
        const std::int64_t count = std::min(step, shape.rowGroups() - first);
        const NormalEquations equations = normalEquations(layer, problem, first, count);
#pragma omp parallel for schedule(dynamic)
        for (std::int64_t g = 0; g < count; ++g) {
            const float* matrix = equations.matrix.data_ptr<float>() + g * size * size;
            const float* scales = layer.codebookScales.data_ptr<float>() + (first + g) * shape.columnGroups();
            float* codewords = layer.codebooks.data_ptr<float>() + (first + g) * size;
            std::vector<double> residual(static_cast<std::size_t>(size));
            for (std::int64_t u = 0; u < size; ++u) {
                residual[static_cast<std::size_t>(u)] = equations.target.data_ptr<float>()[g * size + u];
                for (std::int64_t v = 0; v < size; ++v)
                    residual[static_cast<std::size_t>(u)] -= static_cast<double>(matrix[u * size + v]) * codewords[v];
            }
            bool moved = true;
            for (int round = 0; round < kRounds && moved; ++round) {
                moved = false;
                for (std::int64_t u = 0; u < size; ++u) {
                    const float curvature = matrix[u * size + u], scale = scales[u / (shape.entries * shape.dimension)];
                    if (curvature <= 0)
                        continue;
                    const double best = codewords[u] + residual[static_cast<std::size_t>(u)] / curvature;
                    const float value =
                        std::clamp(static_cast<float>(std::nearbyint(best / scale)), -most - 1, most) * scale;
                    const float change = value - codewords[u];
                    if (change == 0)
                        continue;
                    moved = true;
                    codewords[u] = value;
                    for (std::int64_t v = 0; v < size; ++v)
                        residual[static_cast<std::size_t>(v)] -= static_cast<double>(matrix[u * size + v]) * change;
                }
            }
        }
    }
}

void factorCodebooks_(CodebookLayer& layer, std::int64_t rank) {
    const CodebookShape& shape = layer.shape;
    const auto [sorted, order] = layer.codebooks.flatten(0, 1).squeeze(2).sort(1); // [G,K]
    const Tensor places = order.argsort(std::int64_t(1), /*descending=*/false)
                              .reshape({shape.rowGroups(), shape.columnGroups(), shape.entries});
    const Tensor rowGroup = torch::arange(shape.rows).floor_divide(shape.groupRows).unsqueeze(1);
    const Tensor columnGroup = torch::arange(shape.vectors()).floor_divide(shape.groupColumns).unsqueeze(0);
    layer.codes = places.index({rowGroup, columnGroup, layer.codes.to(torch::kInt64)}).to(torch::kInt32).contiguous();
    const auto [left, values, right] = torch::linalg_svd(sorted.to(torch::kFloat64), /*full_matrices=*/false);
    const std::int64_t kept = std::min(rank, values.size(0)); // there may be fewer codebooks than that
    layer.rowFactor = torch::constant_pad_nd(left.narrow(1, 0, kept) * values.narrow(0, 0, kept), {0, rank - kept})
                          .to(torch::kFloat32);
    layer.codeFactor = torch::constant_pad_nd(right.narrow(0, 0, kept), {0, 0, 0, rank - kept}).to(torch::kFloat32);
    multiplyFactors_(layer);
}

void solveFactors_(CodebookLayer& layer, const CodebookProblem& problem) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t rank = layer.rowFactor.size(1), groups = shape.columnGroups(), entries = shape.entries;
    const std::int64_t step = normalChunk(layer);
    Tensor rows = layer.rowFactor.to(torch::kFloat64).reshape({shape.rowGroups(), groups, rank});
    const auto forEachChunk =
        [&](const auto& work) { // matrix [g,Gc,K,Gc,K], target [g,Gc,K], the rows' factors [g,Gc,R]
            for (std::int64_t first = 0; first < shape.rowGroups(); first += step) {
                const std::int64_t count = std::min(step, shape.rowGroups() - first);
                const NormalEquations equations = normalEquations(layer, problem, first, count);
                Tensor part = rows.narrow(0, first, count);
                work(equations.matrix.to(torch::kFloat64).reshape({count, groups, entries, groups, entries}),
                     equations.target.to(torch::kFloat64).reshape({count, groups, entries}), part);
            }
        };
    Tensor matrix = torch::zeros({rank * entries, rank * entries}, torch::kFloat64);
    Tensor target = torch::zeros({rank * entries}, torch::kFloat64);
    forEachChunk([&](const Tensor& normal, const Tensor& product, const Tensor& part) {
        matrix += torch::einsum("gar,gakbl,gbs->rksl", {part, normal, part}).reshape(matrix.sizes());
        target += torch::einsum("gar,gak->rk", {part, product}).flatten();
    });
    const Tensor codes = solveRidge(matrix.unsqueeze(0), target.unsqueeze(0)).reshape({rank, entries});
    forEachChunk([&](const Tensor& normal, const Tensor& product, Tensor& part) {
        const std::int64_t size = groups * rank;
        const Tensor projected = torch::einsum("rk,gakbl,sl->garbs", {codes, normal, codes}).reshape({-1, size, size});
        const Tensor wanted = torch::einsum("rk,gak->gar", {codes, product}).reshape({-1, size});
        part.copy_(solveRidge(projected, wanted).reshape(part.sizes()));
    });
    layer.rowFactor = rows.reshape({-1, rank}).to(torch::kFloat32);
    layer.codeFactor = codes.to(torch::kFloat32);
    multiplyFactors_(layer);
}

void roundFactors_(CodebookLayer& layer) {
    layer.codeFactor = throughHalf(layer.codeFactor);
    if (layer.codebookBits == 16) {
        layer.rowFactor = throughHalf(layer.rowFactor);
    } else {
        const Rounded rounded = roundRows(layer.rowFactor, torch::ones_like(layer.rowFactor), layer.codebookBits);
        layer.rowFactor = rounded.values;
        layer.codebookScales =
            rounded.scales.reshape({layer.shape.rowGroups(), layer.shape.columnGroups()}).contiguous();
    }
    multiplyFactors_(layer);
}

BlockScales fitBlockScales(const Tensor& weight, std::int64_t scaleBlock) {
    constexpr int kMostCode = (1 << kBlockScaleBits) - 1;
    const std::int64_t rows = weight.size(0), columns = weight.size(1);
    const std::int64_t blocks = (columns + scaleBlock - 1) / scaleBlock;
    const Tensor padded = torch::constant_pad_nd(weight, {0, blocks * scaleBlock - columns});
    const Tensor largest = padded.reshape({rows, blocks, scaleBlock}).abs().amax(2);
    const Tensor exponents = torch::where(largest > 1e-8, largest, torch::ones_like(largest)).log2();
    BlockScales scales;
    scales.low = throughHalf(exponents.amin(0));
    scales.step = throughHalf(((exponents.amax(0) - scales.low) / kMostCode).clamp_min(0));
    const Tensor step = torch::where(scales.step > 0, scales.step, torch::ones_like(scales.step));
    scales.codes = ((exponents - scales.low) / step).round().clamp(0, kMostCode).to(torch::kUInt8);
    return scales;
}

} // namespace precis
