// SPDX-License-Identifier: GPL-3.0-or-later
// The hot loops of GPTVQ over plain memory. Slow twins that read like the formulas: codebook_reference.h.
#pragma once

#include <cstdint>

namespace precis {

// ---- expectation and maximization ----------------------------------------------------------------------------

// The weighted squared distance of a point x to a codeword c, (x - c)^T D (x - c), is a constant of the point plus an
// inner product of F numbers that depend on the point only (entries of D, then of D x) with F numbers that depend on
// the codeword only (products of its entries, then -2 c).
constexpr std::int64_t kPointTile = 64; // strides of points are multiples of it

// features [F][stride], coefficients [K][F]. Writes each point's nearest codeword and its inner product; returns how
// many codes changed. Of equally near codewords the first is taken.
std::int64_t assignPoints(const float* features, std::int64_t stride, std::int64_t count, std::int64_t featureCount,
                          const float* coefficients, std::int64_t entries, std::int32_t* codes, float* products);

// sums [K][F], zeroed first: the features of the points of each codeword added up. points [count][F].
void sumPoints(const float* points, std::int64_t count, std::int64_t featureCount, const std::int32_t* codes,
               std::int64_t entries, float* sums);

// distances [count] become the smaller of themselves and norm + inner product with one codeword's coefficients.
void lowerDistances(const float* features, std::int64_t stride, std::int64_t count, std::int64_t featureCount,
                    const float* coefficients, const float* norms, float* distances);

// ---- lookups -------------------------------------------------------------------------------------------------

constexpr std::int64_t kLookupLanes = 16; // a table's entries are padded to a multiple of it

// One codebook made ready for lookups under quadratic forms M, one for each vector position of a block.
struct LookupTable {
    std::int64_t dimension = 1;
    std::int64_t entries = 0;         // padded
    const float* codewords = nullptr; // [d][entries], what is beyond the true entries is 0
    const float* quadratic = nullptr; // [positions][entries], c^T M c, what is beyond is huge
    const float* forms = nullptr;     // [positions][d][d], M
};

// The quadratic terms of a table's codewords and forms.
void quadraticTerms(const LookupTable& table, std::int64_t positions, float* quadratic);

// The nearest codeword, times its scale, of each vector of a row.
void lookUpRow(const LookupTable& table, const float* weights, std::int64_t positions, const float* scales,
               std::int32_t* codes);

// Rows that share a codebook and a block of columns.
struct SweepTask {
    std::int64_t rows = 0;
    std::int64_t columns = 0; // of the block, a multiple of d
    float* weights = nullptr; // [rows] of `stride`, the block's first column; compensated in place
    std::int64_t stride = 0;
    const float* upper = nullptr; // U at the block's first row and column, rows `upperStride` apart
    std::int64_t upperStride = 0;
    const float* inverses = nullptr; // [positions][d][d], U_PP^-1
    const float* scales = nullptr;   // [rows][positions], rows `codeStride` apart
    std::int32_t* codes = nullptr;   // [rows][positions], rows `codeStride` apart
    std::int64_t codeStride = 0;
    float* errors = nullptr; // [rows] of `errorStride`, e U_PP^-1 of each vector
    std::int64_t errorStride = 0;
};
// Nearest codeword for each vector, its error spread over the rest of the block.
void sweepRows(const LookupTable& table, const SweepTask& task);

struct ReassignTask {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    float* gradient = nullptr; // [rows] of `stride`: (W - Q) H, kept up to date within the block
    std::int64_t stride = 0;
    const float* hessian = nullptr; // H at the block's first row and column
    std::int64_t hessianStride = 0;
    const float* scales = nullptr; // as above
    std::int32_t* codes = nullptr;
    std::int64_t codeStride = 0;
    float* steps = nullptr; // [rows] of `stepStride`: what was added to W - Q
    std::int64_t stepStride = 0;
};
// Gives each vector in turn the codeword that lowers tr((W-Q) H (W-Q)^T) most, if any does. Returns how many changed.
std::int64_t reassignRows(const LookupTable& table, const ReassignTask& task);

// ---- normal equations ----------------------------------------------------------------------------------------

// Adds one row's part S^T H S to normal [P,P] (row-major), where S [n,P] has scales[i] at (i, unknowns[i]). Unknowns
// come in runs of d neighbours. scratch holds P * 256 floats.
void addNormalRow(const float* hessian, std::int64_t columns, const std::int32_t* unknowns, const float* scales,
                  std::int64_t dimension, std::int64_t size, float* scratch, float* normal);

} // namespace precis
