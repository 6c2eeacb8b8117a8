// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a codebook ready for the lookups of codebook_kernel.h.
#pragma once

#include "quantizer/codebook.h"
#include "quantizer/codebook_kernel.h"

#include <functional>
#include <vector>

namespace precis {

// Quadratic forms, one for each vector position of a row: [V][d][d].
using VectorForms = std::vector<float>;
// The blocks on the diagonal of a matrix [n,n].
VectorForms diagonalBlocks(const Tensor& matrix, std::int64_t dimension);

struct Lookup {
    std::vector<float> codewords; // [d][entries], padded
    std::vector<float> quadratic; // [positions][entries], padded
    LookupTable table;            // points into them and into the forms

    // For the vector positions [first, first + count) of one group of rows.
    Lookup(const CodebookLayer& layer, std::int64_t rowGroup, const VectorForms& forms, std::int64_t first,
           std::int64_t count);
};

// Gives each vector of weights [O,n], divided by its scale [O,V], the nearest codeword.
void chooseNearest_(CodebookLayer& layer, const Tensor& weights, const Tensor& scales);

// Calls work(first, last) for stretches of columns that lie in one column group each and are at most 128 wide.
void forEachColumnBlock(const CodebookShape& shape, const std::function<void(std::int64_t, std::int64_t)>& work);

} // namespace precis
