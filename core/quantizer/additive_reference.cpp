// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive_reference.h"

namespace precis {

namespace {

// [O,n], scaled; codewords looked up one by one.
Tensor decodeReference(const AdditiveLayer& layer) {
    const AdditiveShape& shape = layer.shape;
    Tensor values = torch::zeros({shape.rows, shape.paddedColumns()}, torch::kFloat64);
    const auto add = [&](const AdditiveBooks& books) {
        for (std::int64_t m = 0; m < books.codes.size(0); ++m)
            for (std::int64_t row = 0; row < shape.rows; ++row)
                for (std::int64_t v = 0; v < books.codes.size(2); ++v)
                    values[row].narrow(0, v * shape.dimension, shape.dimension) +=
                        books.codewords[m][books.codes[m][row][v].item<std::int64_t>()].to(torch::kFloat64);
    };
    add(layer.basic);
    if (shape.extendedCodebooks > 0)
        add(layer.extended);
    return values * layer.rowScales.to(torch::kFloat64).unsqueeze(1);
}

Tensor rowLosses(const AdditiveLayer& layer, const AdditiveProblem& problem) {
    const Tensor difference = problem.weight.to(torch::kFloat64) - decodeReference(layer);
    return (difference.mm(problem.hessian.to(torch::kFloat64)) * difference).sum(1);
}

// Calls visit with each set of codebooks.
template <class Visit>
void forEachBooks(AdditiveLayer& layer, Visit&& visit) {
    visit(layer.basic);
    if (layer.shape.extendedCodebooks > 0)
        visit(layer.extended);
}

} // namespace

double additiveLossReference(const AdditiveLayer& layer, const AdditiveProblem& problem) {
    return rowLosses(layer, problem).sum().item<double>();
}

void searchCodesReference_(AdditiveLayer& layer, const AdditiveProblem& problem) {
    // A row does not depend on the others, so all take the same place in turn.
    for (std::int64_t v = 0; v < layer.shape.vectors(); ++v)
        forEachBooks(layer, [&](AdditiveBooks& books) {
            for (std::int64_t m = 0; m < books.codes.size(0) && v < books.codes.size(2); ++m) {
                Tensor place = books.codes[m].select(1, v);
                Tensor best = place.clone(), least = rowLosses(layer, problem);
                for (std::int64_t k = 0; k < books.codewords.size(1); ++k) {
                    place.fill_(k);
                    const Tensor losses = rowLosses(layer, problem);
                    best = torch::where(losses < least, torch::full_like(best, k), best);
                    least = torch::minimum(least, losses);
                }
                place.copy_(best);
            }
        });
}

Tensor leastLossesReference(const AdditiveLayer& layer, const AdditiveProblem& problem) {
    AdditiveLayer probe = layer;
    std::vector<std::pair<Tensor, std::int64_t>> places; // codes of all rows at one place, and how many there are
    forEachBooks(probe, [&](AdditiveBooks& books) {
        books.codes = books.codes.clone();
        for (std::int64_t m = 0; m < books.codes.size(0); ++m)
            for (std::int64_t v = 0; v < books.codes.size(2); ++v)
                places.emplace_back(books.codes[m].select(1, v), books.codewords.size(1));
    });
    Tensor least;
    std::vector<std::int64_t> counter(places.size(), 0);
    for (bool more = true; more;) {
        for (std::size_t i = 0; i < places.size(); ++i)
            places[i].first.fill_(counter[i]);
        const Tensor losses = rowLosses(probe, problem);
        least = least.defined() ? torch::minimum(least, losses) : losses;
        more = false;
        for (std::size_t i = 0; i < places.size() && !more; ++i) {
            more = ++counter[i] < places[i].second;
            if (!more)
                counter[i] = 0;
        }
    }
    return least;
}

double solvedLossReference(const AdditiveLayer& layer, const AdditiveProblem& problem) {
    // Row by row Q = x S^T, where S [n,U] says which unknowns make up each column.
    const AdditiveShape& shape = layer.shape;
    const std::int64_t d = shape.dimension, columns = shape.paddedColumns();
    const std::int64_t unknowns = flatCodewords(layer).numel();
    const Tensor h = problem.hessian.to(torch::kFloat64);
    Tensor matrix = torch::zeros({unknowns, unknowns}, torch::kFloat64);
    Tensor target = torch::zeros({unknowns}, torch::kFloat64);
    AdditiveLayer copy = layer;
    for (std::int64_t row = 0; row < shape.rows; ++row) {
        Tensor s = torch::zeros({columns, unknowns}, torch::kFloat64);
        std::int64_t offset = 0;
        forEachBooks(copy, [&](const AdditiveBooks& books) {
            for (std::int64_t m = 0; m < books.codes.size(0); ++m, offset += books.codewords[0].numel())
                for (std::int64_t v = 0; v < books.codes.size(2); ++v)
                    for (std::int64_t p = 0; p < d; ++p)
                        s[v * d + p][offset + books.codes[m][row][v].item<std::int64_t>() * d + p] +=
                            layer.rowScales[row].item<double>();
        });
        matrix += s.t().mm(h).mm(s);
        target += s.t().mv(problem.product[row].to(torch::kFloat64));
    }
    const Tensor solved = torch::linalg_pinv(matrix, 1e-10, /*hermitian=*/true).mv(target);
    return (problem.energy.sum() - target.dot(solved)).item<double>();
}

} // namespace precis
