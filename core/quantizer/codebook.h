// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook quantizer: d neighbouring weights of a row are replaced by one of K codewords; a rectangle of rows and
// columns shares one codebook. van Baalen et al., "GPTVQ: The Blessing of Dimensionality for LLM Quantization", 2024,
// sections 3.1 and 3.2.
#pragma once

#include "precis/recipe.h"
#include "tensor/torch.h"

#include <cstdint>

namespace precis {

// Where codebooks lie in a layer. The last group of rows or columns may be smaller than the others, and the last vector
// of a row may overhang its end; the overhanging coordinates count for nothing.
struct CodebookShape {
    std::int64_t rows = 0;      // O
    std::int64_t columns = 0;   // I
    std::int64_t dimension = 1; // d
    std::int64_t entries = 2;   // K, a power of two
    std::int64_t groupRows = 1;
    std::int64_t groupColumns = 1; // a multiple of d
    std::int64_t scaleBlock = 0;   // columns that share a block scale, a multiple of d; 0: none

    std::int64_t vectors() const { return (columns + dimension - 1) / dimension; } // V, a row
    std::int64_t paddedColumns() const { return vectors() * dimension; }
    std::int64_t rowGroups() const { return (rows + groupRows - 1) / groupRows; }                         // Gr
    std::int64_t columnGroups() const { return (columns + groupColumns - 1) / groupColumns; }             // Gc
    std::int64_t scaleBlocks() const { return scaleBlock ? (columns + scaleBlock - 1) / scaleBlock : 0; } // S, a row
    int codeBits() const;
};

// The shape that the options give a layer: as many rows a group as make up options.groupWeights. Where groups do not
// divide the layer, the same number of groups is made as equal as they can be.
CodebookShape codebookShape(const CodebookOptions& options, std::int64_t rows, std::int64_t columns);

// Block scales on a logarithmic grid: 2^(low + step * code), grid per block of columns, code per row and block. GPTVQ
// section 3.2, "blockwise data normalization".
constexpr int kBlockScaleBits = 4;
struct BlockScales {
    Tensor codes; // [O,S] uint8, 4 bits
    Tensor low;   // [S] float32, exact in float16
    Tensor step;  // [S] float32, exact in float16
};

struct CodebookLayer {
    CodebookShape shape;
    int codebookBits = 8;  // 16: the codewords are float16; 8 and 4: signed integers times codebookScale
    Tensor codes;          // [O,V] int32
    Tensor codebooks;      // [Gr,Gc,K,d] float32, values exact as stored
    Tensor codebookScales; // [Gr,Gc] float32, exact in float16; undefined with 16 bits
    BlockScales blocks;    // undefined tensors when shape.scaleBlock is 0
    // With a singular value decomposition (d = 1) the codebooks are rowFactor times codeFactor and only those are
    // stored.
    Tensor rowFactor;  // [Gr*Gc, R] float32, values exact as stored; its scale a row in codebookScales
    Tensor codeFactor; // [R, K] float32, exact in float16
};

Tensor dequantize(const CodebookLayer& layer);       // [O,I] float32
Tensor blockScaleValues(const CodebookLayer& layer); // [O,S] float32, what codewords are multiplied with

// Everything stored for such a layer, each tensor in whole bytes: codes, codebooks, their scales, block scales.
struct CodebookBits {
    std::uint64_t codes = 0;
    std::uint64_t codebooks = 0;
    std::uint64_t codebookScales = 0;
    std::uint64_t blockScales = 0;
    std::uint64_t total() const { return codes + codebooks + codebookScales + blockScales; }
};
CodebookBits storedBits(const CodebookShape& shape, int codebookBits, std::int64_t rank);
// Singular values that are kept, 0 when the codebooks are stored as they are.
std::int64_t codebookRank(const CodebookOptions& options, const CodebookShape& shape);

} // namespace precis
