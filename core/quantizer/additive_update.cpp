// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive_update.h"

#include "quantizer/additive_kernel.h"
#include "quantizer/codebook_lookup.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace precis {

namespace {

Tensor throughHalf(const Tensor& values) { return values.to(torch::kFloat16).to(torch::kFloat32); }

BooksView viewOf(const AdditiveBooks& books, const float* codewords) {
    return {books.codes.data_ptr<std::int32_t>(), codewords, books.codes.size(0), books.codewords.size(1),
            books.codes.size(2)};
}

// Calls work(view) for both sets of codebooks; their numbers lie one after the other.
template <class Work>
void forEachBooks(const AdditiveLayer& layer, const float* flat, Work&& work) {
    std::int64_t offset = 0;
    for (const AdditiveBooks* books : {&layer.basic, &layer.extended})
        if (books->codes.defined()) {
            work(viewOf(*books, flat ? flat + offset : nullptr), offset);
            offset += books->codewords.numel();
        }
}

// The weight [O,n] that these numbers in the codebooks make, scaled.
Tensor decodeFlat(const AdditiveLayer& layer, const Tensor& flat) {
    const AdditiveShape& shape = layer.shape;
    const std::int64_t columns = shape.paddedColumns();
    Tensor sum = torch::zeros({shape.rows, columns});
    forEachBooks(layer, flat.data_ptr<float>(), [&](const BooksView& view, std::int64_t) {
        addCodewords(view, shape.dimension, shape.rows, sum.data_ptr<float>(), columns);
    });
    return sum.mul_(layer.rowScales.unsqueeze(1));
}

// Adds up over rows in a fixed number of parts, so that the result does not depend on how many threads there are.
template <class Work>
Tensor sumOverRows(std::int64_t rows, std::int64_t size, Work&& work) {
    const std::int64_t parts = std::clamp<std::int64_t>(rows / 64, 1, size > 4'000'000 ? 2 : 8);
    Tensor sums = torch::zeros({parts, size});
#pragma omp parallel for schedule(dynamic)
    for (std::int64_t part = 0; part < parts; ++part)
        work(rows * part / parts, rows * (part + 1) / parts, sums.data_ptr<float>() + part * size);
    return sums.sum(0);
}

std::int64_t codewordNumbers(const AdditiveLayer& layer) {
    return layer.basic.codewords.numel() + (layer.extended.codewords.defined() ? layer.extended.codewords.numel() : 0);
}

// For each codeword the inverse of its d x d block of the normal equations: [codewords,d,d], 0 where no vector has it.
Tensor inverseBlocks(const AdditiveLayer& layer, const AdditiveProblem& problem) {
    const AdditiveShape& shape = layer.shape;
    const std::int64_t d = shape.dimension, size = codewordNumbers(layer) * d;
    const VectorForms forms = diagonalBlocks(problem.hessian, d);
    const Tensor blocks = sumOverRows(shape.rows, size, [&](std::int64_t first, std::int64_t last, float* sums) {
                              forEachBooks(layer, nullptr, [&](const BooksView& view, std::int64_t offset) {
                                  gatherForms(view, d, shape.rows, first, last, forms.data(),
                                              layer.rowScales.data_ptr<float>(), sums + offset * d);
                              });
                          }).reshape({-1, d, d});
    constexpr double kRidge = 1e-5;
    const Tensor trace = blocks.diagonal(0, 1, 2).mean(1).reshape({-1, 1, 1});
    const Tensor used = trace > 0, eye = torch::eye(d);
    const Tensor inverse = torch::linalg_inv(torch::where(used, blocks + kRidge * trace * eye, eye));
    return torch::where(used, inverse, torch::zeros({}));
}

} // namespace

AdditiveProblem additiveProblem(const AdditiveLayer& layer, const Tensor& weight, const Tensor& hessian) {
    AdditiveProblem problem;
    problem.weight = intoChannelOrder(layer, weight.to(torch::kFloat32));
    const Tensor half = intoChannelOrder(layer, hessian.to(torch::kFloat32)); // [I,n]
    problem.hessian = intoChannelOrder(layer, half.t().contiguous()).contiguous();
    problem.product = problem.weight.mm(problem.hessian);
    problem.energy = (problem.product * problem.weight).sum(1, false, torch::kFloat64);
    return problem;
}

void refresh_(AdditiveFit& fit, const AdditiveProblem& problem, RowScales scales) {
    AdditiveLayer& layer = fit.layer;
    const Tensor sum = decodeOrdered(layer), image = sum.mm(problem.hessian);
    const Tensor shared = (problem.product * sum).sum(1, false, torch::kFloat64); // w H q
    const Tensor own = (image * sum).sum(1, false, torch::kFloat64);              // q H q
    const auto losses = [&](const Tensor& s) { return problem.energy - 2 * s * shared + s.square() * own; };
    Tensor scale = layer.rowScales.to(torch::kFloat64);
    if (scales == RowScales::Fitted) {
        const Tensor best = throughHalf((shared / own).to(torch::kFloat32)).to(torch::kFloat64);
        const Tensor better = (own > 0).logical_and(best > 0).logical_and(losses(best) < losses(scale));
        scale = torch::where(better, best, scale);
        layer.rowScales = scale.to(torch::kFloat32).contiguous();
    }
    fit.loss = losses(scale).sum().item<double>();
    const Tensor inverse = torch::where(layer.rowScales > 0, layer.rowScales.reciprocal(), torch::zeros({}));
    fit.gradient = (problem.product * inverse.unsqueeze(1) - image).contiguous();
}

Tensor gatherForCodewords(const AdditiveLayer& layer, const Tensor& values) {
    const AdditiveShape& shape = layer.shape;
    const Tensor source = values.contiguous();
    return sumOverRows(shape.rows, codewordNumbers(layer), [&](std::int64_t first, std::int64_t last, float* sums) {
        forEachBooks(layer, nullptr, [&](const BooksView& view, std::int64_t offset) {
            gatherCodewords(view, shape.dimension, shape.rows, first, last, source.data_ptr<float>(),
                            shape.paddedColumns(), layer.rowScales.data_ptr<float>(), sums + offset);
        });
    });
}

Tensor flatCodewords(const AdditiveLayer& layer) {
    std::vector<Tensor> parts{layer.basic.codewords.flatten()};
    if (layer.extended.codewords.defined())
        parts.push_back(layer.extended.codewords.flatten());
    return torch::cat(parts).contiguous();
}

void setCodewords_(AdditiveLayer& layer, const Tensor& flat) {
    const std::int64_t basic = layer.basic.codewords.numel();
    layer.basic.codewords = flat.narrow(0, 0, basic).reshape_as(layer.basic.codewords).contiguous();
    if (layer.extended.codewords.defined())
        layer.extended.codewords =
            flat.narrow(0, basic, flat.numel() - basic).reshape_as(layer.extended.codewords).contiguous();
}

void solveCodewords_(AdditiveLayer& layer, const AdditiveProblem& problem, int iterations) {
    // Of the squared residual, and of that of no codewords at all: what is left then is rounding, which must not be
    // followed, because codebooks that add up leave directions without a cost.
    constexpr double kReduction = 1e-5, kRounding = 1e-10;
    const std::int64_t d = layer.shape.dimension;
    const Tensor inverse = inverseBlocks(layer, problem);
    const auto precondition = [&](const Tensor& residual) {
        return inverse.bmm(residual.reshape({-1, d, 1})).flatten().contiguous();
    };
    const auto apply = [&](const Tensor& x) {
        return gatherForCodewords(layer, decodeFlat(layer, x).mm(problem.hessian));
    };
    Tensor x = flatCodewords(layer);
    Tensor residual = gatherForCodewords(layer, problem.product - decodeFlat(layer, x).mm(problem.hessian));
    Tensor direction = precondition(residual);
    double size = residual.dot(direction).item<double>();
    const Tensor target = gatherForCodewords(layer, problem.product);
    const double enough = std::max(kReduction * size, kRounding * target.dot(precondition(target)).item<double>());
    for (int i = 0; i < iterations && size > enough; ++i) {
        problem.poll();
        const Tensor applied = apply(direction);
        const double curvature = direction.dot(applied).item<double>();
        if (!(curvature > 0))
            break;
        x += size / curvature * direction;
        residual -= size / curvature * applied;
        const Tensor next = precondition(residual);
        const double nextSize = residual.dot(next).item<double>();
        direction = next + nextSize / size * direction;
        size = nextSize;
    }
    setCodewords_(layer, x);
}

void trainCodewords_(AdditiveLayer& layer, const AdditiveProblem& problem) {
    constexpr int kSteps = 100;
    constexpr double kRate = 1e-4, kSecond = 0.95, kTiny = 1e-8; // the first moment is not averaged
    std::array<Tensor, 2> values{flatCodewords(layer), layer.rowScales.clone()};
    std::array<Tensor, 2> squares, largest;
    for (std::size_t i = 0; i < values.size(); ++i)
        squares[i] = largest[i] = torch::zeros_like(values[i]);
    const double rows = static_cast<double>(layer.shape.rows);
    for (int step = 1; step <= kSteps; ++step) {
        problem.poll();
        setCodewords_(layer, values[0]);
        layer.rowScales = values[1];
        const Tensor sum = decodeOrdered(layer);
        const Tensor slope =
            ((sum * values[1].unsqueeze(1) - problem.weight).mm(problem.hessian) * (2 / rows)).contiguous();
        const std::array<Tensor, 2> gradients{gatherForCodewords(layer, slope), (slope * sum).sum(1)};
        for (std::size_t i = 0; i < values.size(); ++i) {
            squares[i] = kSecond * squares[i] + (1 - kSecond) * gradients[i].square();
            largest[i] = torch::maximum(largest[i], squares[i]);
            values[i] =
                values[i] - kRate * gradients[i] / ((largest[i] / (1 - std::pow(kSecond, step))).sqrt() + kTiny);
        }
    }
    setCodewords_(layer, values[0]);
    layer.rowScales = throughHalf(values[1].clamp_min(0)).contiguous();
}

} // namespace precis
