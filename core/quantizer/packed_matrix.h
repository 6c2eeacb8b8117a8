// SPDX-License-Identifier: GPL-3.0-or-later
// A weight in memory as a processor multiplies with it: codes in the order in which they are read, decoded on the way.
// GPTVQ (2024), section 4.2, on the processors at hand.
#pragma once

#include "quantizer/codebook.h"
#include "quantizer/product_kernel.h"

#include <cstdint>
#include <vector>

namespace precis {

enum class PackedFormat { Pairs16, Pairs256, Quads256, Int4, Int8 };

struct PackedMatrix {
    PackedFormat format = PackedFormat::Int8;
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::int64_t groupRows = 8;        // rows that share tables
    std::vector<std::uint8_t> codes;   // in tiles of 8 rows
    std::vector<std::int8_t> tables;   // [Gr][256 columns each], see product_kernel.h
    std::vector<std::uint16_t> scales; // float16

    std::uint64_t bytes() const { return codes.size() + tables.size() + scales.size() * 2; }
    // y [rows] = W x, x [columns]; rows in parallel.
    void multiply(const float* x, float* y, Instructions instructions) const;
};

// Codebooks of 16 or 256 pairs or of 256 quads in 8 bits, without block scales, 256 columns or a multiple of them wide
// (or the only one); Error Unsupported for others.
PackedMatrix packForProducts(const CodebookLayer& layer);
// Rounded to nearest: 4 bits with a scale for 128 columns, 8 bits with a scale a row. weight [O,I].
PackedMatrix packInt4(const Tensor& weight);
PackedMatrix packInt8(const Tensor& weight);
// What such a matrix stands for, [O,I] float32.
Tensor unpackMatrix(const PackedMatrix& matrix);

} // namespace precis
