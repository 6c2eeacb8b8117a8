// SPDX-License-Identifier: GPL-3.0-or-later
// The hot loops of additive codebooks over plain memory. Slow twins that read like the formulas: additive_reference.h.
#pragma once

#include <cstdint>

namespace precis {

// Codebooks of one size over the first `vectors` vectors of each row.
struct BooksView {
    const std::int32_t* codes; // [books][rows][vectors]
    const float* codewords;    // [books][entries][d]
    std::int64_t books;
    std::int64_t entries;
    std::int64_t vectors;
};

// Adds every vector's codewords to values [rows] of `stride`.
void addCodewords(const BooksView& view, std::int64_t dimension, std::int64_t rows, float* values, std::int64_t stride);

// The transposed: values, times the row's scale, added to sums [books][entries][d] for rows [first, last).
void gatherCodewords(const BooksView& view, std::int64_t dimension, std::int64_t rows, std::int64_t first,
                     std::int64_t last, const float* values, std::int64_t stride, const float* scales, float* sums);

// Adds scale^2 times each vector's form [V][d][d] to sums [books][entries][d][d].
void gatherForms(const BooksView& view, std::int64_t dimension, std::int64_t rows, std::int64_t first,
                 std::int64_t last, const float* forms, const float* scales, float* sums);

// ---- beam search ---------------------------------------------------------------------------------------------

constexpr std::int64_t kScoreLanes = 16; // a table's entries are padded to a multiple of it
constexpr std::int64_t kSearchBlock = 8; // rows worked on together
constexpr std::int64_t kMostBeam = 8;
constexpr std::int32_t kNoCode = -1; // where no codeword has been chosen yet

// One codebook made ready for the vector positions of a panel of columns.
struct ScoreTable {
    const float* codewords = nullptr; // [d][entries], 0 beyond the true entries
    const float* quadratic = nullptr; // [positions][entries], c^T M c, huge beyond the true entries
    std::int64_t entries = 0;         // padded
    std::int64_t positions = 0;       // of the panel, from its first, that this codebook adds to
};
// The quadratic terms under forms [positions][d][d].
void scoreTerms(const float* codewords, std::int64_t dimension, std::int64_t trueEntries, std::int64_t entries,
                const float* forms, std::int64_t positions, float* quadratic);

// Hypotheses about the rows [first, last) within a panel. A hypothesis i = row * beam + h has a gradient, a loss
// relative to the beginning (infinite: there is none) and codes; what it had before the panel is that of its parent.
struct SearchPanel {
    std::int64_t dimension = 8;
    std::int64_t positions = 0; // vectors in the panel
    std::int64_t beam = 1;
    std::int64_t tables = 0;
    const ScoreTable* table = nullptr;
    const float* matrix = nullptr; // the quadratic form at the panel's rows and columns
    std::int64_t matrixStride = 0;
    // For a sweep, whose vectors come without a loss of their own so far: [positions][d][d], the inverse blocks of the
    // matrix. A vector then starts with its loss without any codeword, which differs between hypotheses.
    const float* inverse = nullptr;
    float* gradients = nullptr; // [rows*beam] of `stride`, at the panel's first column
    std::int64_t stride = 0;
    float* losses = nullptr;         // [rows*beam]
    std::int32_t* parents = nullptr; // [rows*beam], which of the row's hypotheses it stems from
    std::int32_t* codes = nullptr;   // [rows*beam][positions][tables], of the panel
    float* steps = nullptr;          // [rows*beam][positions*d], what was added to the difference
};
// Goes through the panel's vectors and each one's codebooks, always keeping the `beam` best hypotheses. With a beam of
// one a code only changes when that lowers the loss.
void searchPanel(const SearchPanel& panel, std::int64_t first, std::int64_t last);

} // namespace precis
