// SPDX-License-Identifier: GPL-3.0-or-later
// Matrix-vector products that decode weights on the way, as in GPTVQ (2024), section 4.2: codewords are looked up in
// byte tables that stay in registers. Activations are rounded to 8 bits for each 256 columns, products summed in
// integers.
#pragma once

#include <cstdint>

namespace precis {

constexpr std::int64_t kProductColumns = 256; // columns that share a table and an activation scale
constexpr std::int64_t kProductPlane = 64;    // activations that meet one register of codes
constexpr std::int64_t kProductRows = 8;      // rows worked on together

// Which instructions to use; each holds those before it. Avx512 means VNNI and VBMI as well.
enum class Instructions { Portable, Avx2, Avx512 };
Instructions bestInstructions(); // of this machine

// The order of 256 activations, in 4 planes of 64. Of pairs: first numbers of pairs 0 to 63, their second numbers, then
// those of pairs 64 to 127. Of quads: first numbers of all 64, second ones, ...
enum class PlaneOrder { Natural, Pairs, Quads };
// What the products below want for codewords of that dimension, 0 without codewords.
PlaneOrder planeOrder(std::int64_t dimension, std::int64_t entries, Instructions instructions);

struct ProductActivations {
    std::int64_t groups = 0;             // of 256 columns
    const std::int8_t* values = nullptr; // [groups][4][64]
    const float* scales = nullptr;       // [groups]
    const std::int32_t* sums = nullptr;  // [groups][2], of the values of columns 0 to 127 and 128 to 255
};
void roundActivations(const float* x, std::int64_t columns, PlaneOrder order, std::int8_t* values, float* scales,
                      std::int32_t* sums);

// y of 8 rows each. Scales are float16.

// Codes of 4 bits for pairs: codes [groups][8][64], byte j holds the codes of pair j and, above it, of pair 64 + j;
// tables [groups][2][16], first and second numbers; scales [groups].
void productPairs16(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                    const std::uint16_t* scales, float* y, Instructions instructions);
// Codes of 8 bits for pairs: codes [groups][8][128], tables [groups][2][256].
void productPairs256(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                     const std::uint16_t* scales, float* y, Instructions instructions);
// Codes of 8 bits for quads: codes [groups][8][64], tables [groups][4][256].
void productQuads256(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                     const std::uint16_t* scales, float* y, Instructions instructions);
// Uniform, 4 bits, zero at 8: codes [groups][8][2][64], in each half byte j holds columns j and, above it, 64 + j;
// scales [groups][8][2], one for 128 columns.
void productInt4(const ProductActivations& x, const std::uint8_t* codes, const std::uint16_t* scales, float* y,
                 Instructions instructions);
// Integers of 8 bits: values [groups][8][256]; scales [8], one a row.
void productInt8(const ProductActivations& x, const std::int8_t* values, const std::uint16_t* scales, float* y,
                 Instructions instructions);
// Single precision, x itself: weights [rows][columns].
void productFloat(const float* x, const float* weights, std::int64_t rows, std::int64_t columns, float* y);

// Reads it all once, for the bandwidth of memory; the sum keeps compilers from skipping it.
float readThrough(const float* values, std::int64_t count);

} // namespace precis
