// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/additive_kernel.h"

#include "tensor/kernel.h"

#include <algorithm>
#include <cstring>
#include <vector>

#define PRECIS_INLINE inline __attribute__((always_inline))

namespace precis {

namespace {

constexpr std::int64_t kTile = 256; // codewords scored at a time
constexpr float kNever = 1e30f;

template <int D>
PRECIS_INLINE void addBody(const BooksView& view, std::int64_t rows, float* values, std::int64_t stride) {
    for (std::int64_t m = 0; m < view.books; ++m)
        for (std::int64_t row = 0; row < rows; ++row) {
            const std::int32_t* codes = view.codes + (m * rows + row) * view.vectors;
            float* out = values + row * stride;
            for (std::int64_t v = 0; v < view.vectors; ++v) {
                const float* c = view.codewords + (m * view.entries + codes[v]) * D;
                for (int p = 0; p < D; ++p)
                    out[v * D + p] += c[p];
            }
        }
}

template <int D>
PRECIS_INLINE void gatherBody(const BooksView& view, std::int64_t rows, std::int64_t first, std::int64_t last,
                              const float* values, std::int64_t stride, const float* scales, float* sums) {
    for (std::int64_t m = 0; m < view.books; ++m)
        for (std::int64_t row = first; row < last; ++row) {
            const std::int32_t* codes = view.codes + (m * rows + row) * view.vectors;
            const float* in = values + row * stride;
            const float scale = scales[row];
            for (std::int64_t v = 0; v < view.vectors; ++v) {
                float* sum = sums + (m * view.entries + codes[v]) * D;
                for (int p = 0; p < D; ++p)
                    sum[p] += scale * in[v * D + p];
            }
        }
}

template <int D>
PRECIS_INLINE void gatherFormsBody(const BooksView& view, std::int64_t rows, std::int64_t first, std::int64_t last,
                                   const float* forms, const float* scales, float* sums) {
    for (std::int64_t m = 0; m < view.books; ++m)
        for (std::int64_t row = first; row < last; ++row) {
            const std::int32_t* codes = view.codes + (m * rows + row) * view.vectors;
            const float weight = scales[row] * scales[row];
            for (std::int64_t v = 0; v < view.vectors; ++v) {
                float* sum = sums + (m * view.entries + codes[v]) * D * D;
                const float* form = forms + v * D * D;
                for (int p = 0; p < D * D; ++p)
                    sum[p] += weight * form[p];
            }
        }
}

// scores [8][kTile] of `count` codewords from `first` on for 8 queries: c^T M c - 2 c b, where b2 is 2 b.
template <int D>
PRECIS_INLINE void scoreTile(const ScoreTable& table, const float* quadratic, std::int64_t first, std::int64_t count,
                             const float (*b2)[D], float (*scores)[kTile]) {
    const float* c = table.codewords + first;
    const std::int64_t stride = table.entries;
    for (std::int64_t k = 0; k < count; ++k) {
        float sum[kSearchBlock];
        for (int q = 0; q < kSearchBlock; ++q)
            sum[q] = quadratic[first + k];
        for (int p = 0; p < D; ++p)
            for (int q = 0; q < kSearchBlock; ++q)
                sum[q] -= c[p * stride + k] * b2[q][p];
        for (int q = 0; q < kSearchBlock; ++q)
            scores[q][k] = sum[q];
    }
}

struct Candidate {
    float total;
    std::int32_t hypothesis; // of the row
    std::int32_t entry;
};

// The best of a row so far, in ascending order.
struct Candidates {
    Candidate best[kMostBeam];
    std::int64_t count;

    PRECIS_INLINE float threshold(std::int64_t beam) const { return count < beam ? kNever : best[beam - 1].total; }
    PRECIS_INLINE void add(const Candidate& candidate, std::int64_t beam) {
        std::int64_t at = count < beam ? count++ : beam - 1;
        for (; at > 0 && best[at - 1].total > candidate.total; --at)
            best[at] = best[at - 1];
        best[at] = candidate;
    }
};

// Adds what a tile has to offer to the row's candidates. Of equal scores the first is taken.
PRECIS_INLINE void pick(float* scores, std::int64_t count, std::int64_t first, float base, std::int32_t hypothesis,
                        std::int64_t beam, Candidates& candidates) {
    for (std::int64_t taken = 0; taken < beam; ++taken) {
        float least = kNever;
        for (std::int64_t k = 0; k < count; ++k)
            least = scores[k] < least ? scores[k] : least;
        if (least >= kNever || base + least >= candidates.threshold(beam))
            return;
        std::int32_t at = static_cast<std::int32_t>(count);
        for (std::int32_t k = 0; k < static_cast<std::int32_t>(count); ++k) {
            const std::int32_t found = scores[k] == least ? k : static_cast<std::int32_t>(count);
            at = found < at ? found : at;
        }
        scores[at] = kNever;
        candidates.add({base + least, hypothesis, static_cast<std::int32_t>(first) + at}, beam);
    }
}

// What a row's hypotheses are within the panel.
struct Local {
    std::vector<float> gradients, steps, losses;
    std::vector<std::int32_t> codes, parents;

    Local(std::int64_t hypotheses, std::int64_t columns, std::int64_t codesEach)
        : gradients(static_cast<std::size_t>(hypotheses * columns))
        , steps(gradients.size())
        , losses(static_cast<std::size_t>(hypotheses))
        , codes(static_cast<std::size_t>(hypotheses * codesEach))
        , parents(losses.size()) {}
};

template <int D>
struct Search {
    const SearchPanel& panel;
    std::int64_t columns = panel.positions * D;
    std::int64_t codesEach = panel.positions * panel.tables;
    Local now{kSearchBlock * panel.beam, columns, codesEach};
    Local next{kSearchBlock * panel.beam, columns, codesEach};

    PRECIS_INLINE void load(std::int64_t row, std::int64_t rows) {
        const std::int64_t beam = panel.beam;
        for (std::int64_t i = 0; i < rows * beam; ++i) {
            const std::int64_t global = row * beam + i;
            now.losses[i] = panel.losses[global];
            now.parents[i] = static_cast<std::int32_t>(i % beam);
            std::copy_n(panel.gradients + global * panel.stride, columns, now.gradients.begin() + i * columns);
            std::fill_n(now.steps.begin() + i * columns, columns, 0.0f);
            std::copy_n(panel.codes + global * codesEach, codesEach, now.codes.begin() + i * codesEach);
        }
    }

    PRECIS_INLINE void store(std::int64_t row, std::int64_t rows) {
        const std::int64_t beam = panel.beam;
        for (std::int64_t i = 0; i < rows * beam; ++i) {
            const std::int64_t global = row * beam + i;
            panel.losses[global] = now.losses[i];
            panel.parents[global] = now.parents[i];
            std::copy_n(now.gradients.begin() + i * columns, columns, panel.gradients + global * panel.stride);
            std::copy_n(now.steps.begin() + i * columns, columns, panel.steps + global * columns);
            std::copy_n(now.codes.begin() + i * codesEach, codesEach, panel.codes + global * codesEach);
        }
    }

    // Gives hypothesis i of `from` another codeword at position v of table t and puts the result in place of `to`.
    PRECIS_INLINE void take(std::int64_t v, std::int64_t t, std::int64_t i, std::int32_t entry, Local& to,
                            std::int64_t target) {
        const ScoreTable& table = panel.table[t];
        const float* matrix = panel.matrix + v * D * panel.matrixStride;
        const float* gradient = now.gradients.data() + i * columns;
        const std::int32_t old = now.codes[i * codesEach + v * panel.tables + t];
        float step[D];
        for (int p = 0; p < D; ++p)
            step[p] = (old == kNoCode ? 0.0f : table.codewords[p * table.entries + old]) -
                      table.codewords[p * table.entries + entry];
        // step^T M step + 2 gradient^T step, free of cancellation
        float change = 0, size = 0;
        for (int p = 0; p < D; ++p) {
            float moved = 0;
            for (int r = 0; r < D; ++r)
                moved += matrix[p * panel.matrixStride + v * D + r] * step[r];
            change += step[p] * (moved + 2 * gradient[v * D + p]);
            size += step[p] * moved;
        }
        const bool stays = entry == old || (panel.beam == 1 && old != kNoCode && change >= -1e-5f * size);
        if (&to != &now) {
            std::copy_n(now.gradients.begin() + i * columns, columns, to.gradients.begin() + target * columns);
            std::copy_n(now.steps.begin() + i * columns, columns, to.steps.begin() + target * columns);
            std::copy_n(now.codes.begin() + i * codesEach, codesEach, to.codes.begin() + target * codesEach);
            to.parents[target] = now.parents[i];
            to.losses[target] = now.losses[i];
        }
        if (stays)
            return;
        to.losses[target] += change;
        to.codes[target * codesEach + v * panel.tables + t] = entry;
        float* moved = to.gradients.data() + target * columns;
        float* steps = to.steps.data() + target * columns + v * D;
        for (int p = 0; p < D; ++p)
            steps[p] += step[p];
        for (std::int64_t j = 0; j < columns; ++j) {
            float move = 0;
            for (int p = 0; p < D; ++p)
                move += step[p] * matrix[p * panel.matrixStride + j];
            moved[j] += move;
        }
    }

    // The best hypotheses of each row after a choice at position v of table t.
    PRECIS_INLINE void choose(std::int64_t v, std::int64_t t, std::int64_t rows) {
        const ScoreTable& table = panel.table[t];
        const std::int64_t beam = panel.beam;
        const float* quadratic = table.quadratic + v * table.entries;
        const float* matrix = panel.matrix + v * D * panel.matrixStride + v * D;
        Candidates candidates[kSearchBlock];
        for (std::int64_t row = 0; row < rows; ++row)
            candidates[row].count = 0;
        float b2[kSearchBlock][D];
        float base[kSearchBlock];
        std::int64_t query[kSearchBlock];
        alignas(64) float scores[kSearchBlock][kTile];
        std::int64_t i = 0;
        while (i < rows * beam) {
            std::int64_t queries = 0;
            for (; i < rows * beam && queries < kSearchBlock; ++i) {
                if (now.losses[i] >= kNever)
                    continue;
                const float* gradient = now.gradients.data() + i * columns + v * D;
                const std::int32_t old = now.codes[i * codesEach + v * panel.tables + t];
                float same = 0; // the score of the codeword it has
                float c[D];
                for (int p = 0; p < D; ++p)
                    c[p] = old == kNoCode ? 0.0f : table.codewords[p * table.entries + old];
                for (int p = 0; p < D; ++p) {
                    float b = gradient[p];
                    for (int r = 0; r < D; ++r)
                        b += matrix[p * panel.matrixStride + r] * c[r];
                    b2[queries][p] = 2 * b;
                    same -= b2[queries][p] * c[p];
                }
                if (old != kNoCode)
                    same += quadratic[old];
                base[queries] = now.losses[i] - same;
                query[queries++] = i;
            }
            for (std::int64_t rest = queries; rest < kSearchBlock; ++rest)
                std::memset(b2[rest], 0, sizeof b2[rest]);
            for (std::int64_t first = 0; first < table.entries; first += kTile) {
                const std::int64_t count = std::min(kTile, table.entries - first);
                scoreTile<D>(table, quadratic, first, count, b2, scores);
                for (std::int64_t q = 0; q < queries; ++q)
                    pick(scores[q], count, first, base[q], static_cast<std::int32_t>(query[q] % beam), beam,
                         candidates[query[q] / beam]);
            }
        }
        for (std::int64_t row = 0; row < rows; ++row) {
            const Candidates& found = candidates[row];
            if (beam == 1) {
                if (found.count > 0)
                    take(v, t, row, found.best[0].entry, now, row);
                continue;
            }
            for (std::int64_t h = 0; h < beam; ++h) {
                const std::int64_t target = row * beam + h;
                if (h < found.count)
                    take(v, t, row * beam + found.best[h].hypothesis, found.best[h].entry, next, target);
                else
                    next.losses[target] = kNever;
            }
        }
        if (beam > 1)
            std::swap(now, next);
    }

    // Adds what each hypothesis loses at vector v as long as it has no codeword, b^T M^-1 b.
    PRECIS_INLINE void begin(std::int64_t v, std::int64_t rows) {
        const float* inverse = panel.inverse + v * D * D;
        for (std::int64_t i = 0; i < rows * panel.beam; ++i) {
            const float* b = now.gradients.data() + i * columns + v * D;
            for (int p = 0; p < D; ++p)
                for (int r = 0; r < D; ++r)
                    now.losses[i] += b[p] * inverse[p * D + r] * b[r];
        }
    }

    PRECIS_INLINE void run(std::int64_t first, std::int64_t last) {
        for (std::int64_t row = first; row < last; row += kSearchBlock) {
            const std::int64_t rows = std::min(kSearchBlock, last - row);
            load(row, rows);
            for (std::int64_t v = 0; v < panel.positions; ++v) {
                if (panel.inverse)
                    begin(v, rows);
                for (std::int64_t t = 0; t < panel.tables; ++t)
                    if (v < panel.table[t].positions)
                        choose(v, t, rows);
            }
            store(row, rows);
        }
    }
};

} // namespace

PRECIS_CLONES void addCodewords(const BooksView& view, std::int64_t dimension, std::int64_t rows, float* values,
                                std::int64_t stride) {
    switch (dimension) {
    case 4:
        return addBody<4>(view, rows, values, stride);
    case 8:
        return addBody<8>(view, rows, values, stride);
    default:
        return addBody<16>(view, rows, values, stride);
    }
}

PRECIS_CLONES void gatherCodewords(const BooksView& view, std::int64_t dimension, std::int64_t rows, std::int64_t first,
                                   std::int64_t last, const float* values, std::int64_t stride, const float* scales,
                                   float* sums) {
    switch (dimension) {
    case 4:
        return gatherBody<4>(view, rows, first, last, values, stride, scales, sums);
    case 8:
        return gatherBody<8>(view, rows, first, last, values, stride, scales, sums);
    default:
        return gatherBody<16>(view, rows, first, last, values, stride, scales, sums);
    }
}

PRECIS_CLONES void gatherForms(const BooksView& view, std::int64_t dimension, std::int64_t rows, std::int64_t first,
                               std::int64_t last, const float* forms, const float* scales, float* sums) {
    switch (dimension) {
    case 4:
        return gatherFormsBody<4>(view, rows, first, last, forms, scales, sums);
    case 8:
        return gatherFormsBody<8>(view, rows, first, last, forms, scales, sums);
    default:
        return gatherFormsBody<16>(view, rows, first, last, forms, scales, sums);
    }
}

PRECIS_CLONES void scoreTerms(const float* codewords, std::int64_t d, std::int64_t trueEntries, std::int64_t entries,
                              const float* forms, std::int64_t positions, float* quadratic) {
    for (std::int64_t v = 0; v < positions; ++v) {
        float* out = quadratic + v * entries;
        std::fill_n(out, entries, 0.0f);
        for (std::int64_t p = 0; p < d; ++p)
            for (std::int64_t q = 0; q < d; ++q) {
                const float form = forms[(v * d + p) * d + q];
                for (std::int64_t k = 0; k < entries; ++k)
                    out[k] += form * codewords[p * entries + k] * codewords[q * entries + k];
            }
        std::fill_n(out + trueEntries, entries - trueEntries, kNever);
    }
}

PRECIS_CLONES void searchPanel(const SearchPanel& panel, std::int64_t first, std::int64_t last) {
    switch (panel.dimension) {
    case 4:
        return Search<4>{panel}.run(first, last);
    case 8:
        return Search<8>{panel}.run(first, last);
    default:
        return Search<16>{panel}.run(first, last);
    }
}

} // namespace precis
