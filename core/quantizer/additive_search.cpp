// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive_search.h"

#include "quantizer/additive_kernel.h"
#include "quantizer/codebook_lookup.h"

#include <algorithm>
#include <vector>

namespace precis {

namespace {

constexpr std::int64_t kPanelColumns = 128;
constexpr float kNoHypothesis = 1e30f;

// All codebooks transposed and padded for scoring, basic ones first.
class ScoreTables {
public:
    explicit ScoreTables(const AdditiveLayer& layer) : m_dimension(layer.shape.dimension) {
        add(layer.basic, layer.shape.vectors());
        if (layer.shape.extendedCodebooks > 0)
            add(layer.extended, layer.shape.criticalVectors);
    }

    std::int64_t count() const { return static_cast<std::int64_t>(m_books.size()); }

    // Ready for the vectors [first, first + positions), whose forms are those.
    std::vector<ScoreTable> panel(std::int64_t first, std::int64_t positions, const float* forms) {
        std::vector<ScoreTable> tables;
        for (Book& book : m_books) {
            const std::int64_t inside = std::clamp<std::int64_t>(book.vectors - first, 0, positions);
            book.quadratic.resize(static_cast<std::size_t>(inside * book.entries));
            scoreTerms(book.codewords.data(), m_dimension, book.trueEntries, book.entries, forms, inside,
                       book.quadratic.data());
            tables.push_back({book.codewords.data(), book.quadratic.data(), book.entries, inside});
        }
        return tables;
    }

private:
    struct Book {
        std::int64_t vectors, trueEntries, entries;
        std::vector<float> codewords, quadratic;
    };

    void add(const AdditiveBooks& books, std::int64_t vectors) {
        const std::int64_t entries = books.codewords.size(1);
        const std::int64_t padded = (entries + kScoreLanes - 1) / kScoreLanes * kScoreLanes;
        for (std::int64_t m = 0; m < books.codewords.size(0); ++m) {
            const Tensor transposed =
                torch::constant_pad_nd(books.codewords[m].t(), {0, padded - entries}).contiguous();
            const float* values = transposed.data_ptr<float>();
            m_books.push_back({vectors, entries, padded, {values, values + transposed.numel()}, {}});
        }
    }

    std::int64_t m_dimension;
    std::vector<Book> m_books;
};

// The codes of a layer as one table [O,V,T], basic codebooks first; kNoCode where a codebook does not add.
Tensor joinCodes(const AdditiveLayer& layer) {
    const AdditiveShape& shape = layer.shape;
    Tensor codes =
        torch::full({shape.rows, shape.vectors(), shape.codebooks + shape.extendedCodebooks}, kNoCode, torch::kInt32);
    codes.narrow(2, 0, shape.codebooks).copy_(layer.basic.codes.permute({1, 2, 0}));
    if (layer.shape.extendedCodebooks > 0)
        codes.narrow(1, 0, shape.criticalVectors)
            .narrow(2, shape.codebooks, shape.extendedCodebooks)
            .copy_(layer.extended.codes.permute({1, 2, 0}));
    return codes;
}

void splitCodes_(AdditiveLayer& layer, const Tensor& codes) {
    const AdditiveShape& shape = layer.shape;
    layer.basic.codes = codes.narrow(2, 0, shape.codebooks).permute({2, 0, 1}).contiguous();
    if (layer.shape.extendedCodebooks > 0)
        layer.extended.codes = codes.narrow(1, 0, shape.criticalVectors)
                                   .narrow(2, shape.codebooks, shape.extendedCodebooks)
                                   .permute({2, 0, 1})
                                   .contiguous();
}

// How far a change at a vector reaches: everywhere by the matrix, to the vectors behind it, or nowhere.
enum class Reach { Row, Behind, Vector };

// To the columns that a panel's steps still have to reach.
void spreadSteps_(Tensor& gradient, const Tensor& steps, const Tensor& matrix, std::int64_t first, std::int64_t last,
                  Reach reach) {
    const Tensor rows = matrix.narrow(0, first, last - first);
    const Tensor changed = steps.ne(0).any(1).nonzero().flatten();
    if (changed.numel() == 0)
        return;
    const bool most = 2 * changed.numel() > steps.size(0);
    const Tensor moved = most ? steps : steps.index_select(0, changed);
    const auto spread = [&](std::int64_t begin, std::int64_t end) {
        if (begin == end)
            return;
        Tensor target = gradient.narrow(1, begin, end - begin);
        const Tensor move = moved.mm(rows.narrow(1, begin, end - begin));
        if (most)
            target.add_(move);
        else
            target.index_add_(0, changed, move);
    };
    if (reach == Reach::Row)
        spread(0, first);
    spread(last, matrix.size(1));
}

struct Pass {
    Tensor codes;    // [O,V,T], the best of each row
    Tensor losses;   // [O], relative to the beginning
    Tensor gradient; // [O,n] of the best, up to date only with a beam of one
};

// One round from the first panel to the last. codes [O,V,T], gradient [O,n], matrix [n,n] symmetric or, where changes
// reach what is behind only, zero below its blocks; then the gradient at a vector is all that is known of its loss.
Pass pass(const AdditiveLayer& layer, Tensor codes, Tensor gradient, const Tensor& matrix, std::int64_t beam,
          Reach reach, const std::function<void()>& poll) {
    const std::int64_t d = layer.shape.dimension, rows = gradient.size(0), columns = gradient.size(1);
    const VectorForms forms = diagonalBlocks(matrix, d);
    const std::int64_t matrixColumns = matrix.size(1);
    Tensor inverse; // of the forms
    if (reach == Reach::Behind)
        inverse = torch::linalg_inv(
                      torch::from_blob(const_cast<float*>(forms.data()), {columns / d, d, d}).to(torch::kFloat64))
                      .to(torch::kFloat32)
                      .contiguous();
    ScoreTables books(layer);
    const std::int64_t hypotheses = rows * beam;
    Tensor losses = torch::full({rows, beam}, kNoHypothesis);
    losses.select(1, 0).zero_();
    if (beam > 1) {
        codes = codes.repeat_interleave(beam, 0);
        gradient = gradient.repeat_interleave(beam, 0);
    }
    Tensor parents = torch::zeros({hypotheses}, torch::kInt32);
    const Tensor firstOfRow = torch::arange(rows).repeat_interleave(beam) * beam;
    for (std::int64_t first = 0; first < columns; first += kPanelColumns) {
        poll();
        const std::int64_t last = std::min(first + kPanelColumns, columns), positions = (last - first) / d;
        const std::int64_t corner = reach == Reach::Vector ? 0 : first; // where the panel's part of the matrix begins
        const std::vector<ScoreTable> tables = books.panel(first / d, positions, forms.data() + corner * d);
        Tensor inside = codes.narrow(1, first / d, positions).contiguous();
        Tensor steps = torch::empty({hypotheses, last - first});
        SearchPanel panel;
        panel.dimension = d;
        panel.positions = positions;
        panel.beam = beam;
        panel.tables = books.count();
        panel.table = tables.data();
        panel.matrix = matrix.data_ptr<float>() + corner * matrixColumns + corner;
        panel.matrixStride = matrixColumns;
        panel.inverse = inverse.defined() ? inverse.data_ptr<float>() + first * d : nullptr;
        panel.gradients = gradient.data_ptr<float>() + first;
        panel.stride = columns;
        panel.losses = losses.data_ptr<float>();
        panel.parents = parents.data_ptr<std::int32_t>();
        panel.codes = inside.data_ptr<std::int32_t>();
        panel.steps = steps.data_ptr<float>();
        constexpr std::int64_t kRows = 4 * kSearchBlock;
#pragma omp parallel for schedule(dynamic)
        for (std::int64_t row = 0; row < rows; row += kRows)
            searchPanel(panel, row, std::min(row + kRows, rows));
        if (beam > 1) { // gradients to the left are made again afterwards
            const Tensor source = firstOfRow + parents;
            codes = codes.index_select(0, source);
            if (last < columns) {
                Tensor right = gradient.narrow(1, last, columns - last).index_select(0, source);
                right.addmm_(steps, matrix.narrow(0, first, last - first).narrow(1, last, columns - last));
                gradient.narrow(1, last, columns - last).copy_(right);
            }
        } else if (reach != Reach::Vector) {
            spreadSteps_(gradient, steps, matrix, first, last, reach);
        }
        codes.narrow(1, first / d, positions).copy_(inside);
    }
    if (beam == 1)
        return {codes, losses.flatten(), gradient};
    const auto [least, best] = losses.min(1);
    return {codes.index_select(0, torch::arange(rows) * beam + best), least, {}};
}

} // namespace

std::int64_t searchCodes_(AdditiveFit& fit, const AdditiveProblem& problem, int beam) {
    AdditiveLayer& layer = fit.layer;
    const Tensor before = joinCodes(layer);
    const Pass found = pass(layer, before.clone(), fit.gradient, problem.hessian, beam, Reach::Row, problem.poll);
    if (beam == 1) {
        splitCodes_(layer, found.codes);
        fit.gradient = found.gradient;
        const Tensor weights = layer.rowScales.to(torch::kFloat64).square();
        fit.loss += (found.losses.to(torch::kFloat64) * weights).sum().item<double>();
        return (found.codes != before).sum().item<std::int64_t>();
    }
    const Tensor better = (found.losses < 0).reshape({-1, 1, 1});
    const Tensor codes = torch::where(better, found.codes, before);
    splitCodes_(layer, codes);
    refresh_(fit, problem, RowScales::Kept);
    return (codes != before).sum().item<std::int64_t>();
}

void chooseNearestCodes_(AdditiveLayer& layer, const Tensor& weights) {
    const Tensor inverse = torch::where(layer.rowScales > 0, layer.rowScales.reciprocal(), torch::zeros({}));
    const Tensor difference = (weights * inverse.unsqueeze(1) - decodeOrdered(layer)).contiguous();
    const Tensor identity = torch::eye(std::min(kPanelColumns, difference.size(1)));
    splitCodes_(layer, pass(layer, joinCodes(layer), difference, identity, 1, Reach::Vector, [] {}).codes);
}

void sweepCodes_(AdditiveLayer& layer, const AdditiveProblem& problem, const Tensor& factor, int beam) {
    const AdditiveShape& shape = layer.shape;
    const std::int64_t d = shape.dimension, columns = shape.paddedColumns();
    // With F the factor and F_JJ its blocks on the diagonal, the loss is the sum over vectors J of
    // |(sum over P <= J of e_P F_PJ)|^2. Its gradient at J, earlier vectors given, has the matrix F_PJ F_JJ^T.
    Tensor matrix = torch::empty({columns, columns});
    for (std::int64_t first = 0; first < columns; first += d)
        matrix.narrow(1, first, d)
            .copy_(factor.narrow(1, first, d).mm(factor.narrow(0, first, d).narrow(1, first, d).t()));
    const Tensor inverse = torch::where(layer.rowScales > 0, layer.rowScales.reciprocal(), torch::zeros({}));
    const Tensor gradient = (problem.weight * inverse.unsqueeze(1)).mm(matrix);
    const Tensor none =
        torch::full({shape.rows, shape.vectors(), shape.codebooks + shape.extendedCodebooks}, kNoCode, torch::kInt32);
    const Pass found = pass(layer, none, gradient, matrix, beam, Reach::Behind, problem.poll);
    splitCodes_(layer, found.codes.clamp_min(0));
}

} // namespace precis
