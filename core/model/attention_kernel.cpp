// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/attention_kernel.h"

#include "tensor/kernel.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace precis {

namespace {

constexpr std::int64_t kRows = 4;     // queries that share each load of a key or value
constexpr std::int64_t kColumns = 32; // keys, or channels of the values, summed in registers

// scores [kRows, stride] = queries [kRows, dim] times keys [dim, stride], for the keys [first, last), multiples of
// kColumns.
PRECIS_CLONES void scoreKeys(const float* queries, const float* keys, float* scores, std::int64_t dim,
                             std::int64_t stride, std::int64_t first, std::int64_t last) {
    for (std::int64_t j = first; j < last; j += kColumns) {
        float sums[kRows][kColumns] = {};
        for (std::int64_t d = 0; d < dim; ++d) {
            const float* key = keys + d * stride + j;
            for (std::int64_t r = 0; r < kRows; ++r) {
                const float query = queries[r * dim + d];
                for (std::int64_t c = 0; c < kColumns; ++c)
                    sums[r][c] += query * key[c];
            }
        }
        for (std::int64_t r = 0; r < kRows; ++r)
            for (std::int64_t c = 0; c < kColumns; ++c)
                scores[r * stride + j + c] = sums[r][c];
    }
}

// Turns scores [first, last) into weights that add up to one.
PRECIS_CLONES void softmaxRow(float* scores, std::int64_t first, std::int64_t last) {
    float largest = scores[first];
    for (std::int64_t j = first; j < last; ++j)
        largest = std::max(largest, scores[j]);
    float total = 0;
    for (std::int64_t j = first; j < last; ++j) {
        // The floor keeps denormal numbers out, which cost a hundred times the time.
        scores[j] = std::exp(std::max(scores[j] - largest, -80.0f));
        total += scores[j];
    }
    const float scale = 1 / total;
    for (std::int64_t j = first; j < last; ++j)
        scores[j] *= scale;
}

// result [kRows, dim] (rows `resultStride` apart, `rows` of them wanted) = weights [kRows, stride] times
// values [T, padded], over the keys [first, last).
PRECIS_CLONES void mixValues(const float* weights, const float* values, float* result, std::int64_t dim,
                             std::int64_t padded, std::int64_t stride, std::int64_t resultStride, std::int64_t rows,
                             std::int64_t first, std::int64_t last) {
    for (std::int64_t d = 0; d < padded; d += kColumns) {
        float sums[kRows][kColumns] = {};
        for (std::int64_t j = first; j < last; ++j) {
            const float* value = values + j * padded + d;
            for (std::int64_t r = 0; r < kRows; ++r) {
                const float weight = weights[r * stride + j];
                for (std::int64_t c = 0; c < kColumns; ++c)
                    sums[r][c] += weight * value[c];
            }
        }
        for (std::int64_t r = 0; r < rows; ++r)
            std::copy_n(sums[r], std::min(kColumns, dim - d), result + r * resultStride + d);
    }
}

std::int64_t roundUp(std::int64_t value, std::int64_t step) { return (value + step - 1) / step * step; }

// One key-value head of one window with the query heads it serves.
struct Head {
    const AttentionShape& shape;
    const float* cosine;
    const float* sine;
    std::int64_t stride = roundUp(shape.tokens, kColumns);
    std::int64_t padded = roundUp(shape.headDim, kColumns);
    std::vector<float> keys = std::vector<float>(static_cast<std::size_t>(shape.headDim * stride));    // [Dh, T], rotated
    std::vector<float> values = std::vector<float>(static_cast<std::size_t>(shape.tokens * padded));   // [T, Dh]
    std::vector<float> scores = std::vector<float>(static_cast<std::size_t>(kRows * stride));
    std::vector<float> query = std::vector<float>(static_cast<std::size_t>(kRows * shape.headDim));

    // The rotated channels of `source` [Dh] at position t, `step` apart in `target`.
    void rotate(const float* source, std::int64_t t, float scale, float* target, std::int64_t step) const {
        const std::int64_t half = shape.headDim / 2;
        for (std::int64_t c = 0; c < half; ++c) {
            const float cos = cosine[t * half + c], sin = sine[t * half + c];
            target[c * step] = scale * (source[c] * cos - source[c + half] * sin);
            target[(c + half) * step] = scale * (source[c + half] * cos + source[c] * sin);
        }
    }

    void pack(const float* keySource, const float* valueSource) {
        const std::int64_t step = shape.keyValueHeads * shape.headDim;
        for (std::int64_t t = 0; t < shape.tokens; ++t) {
            rotate(keySource + t * step, t, 1, keys.data() + t, stride);
            std::copy_n(valueSource + t * step, shape.headDim, values.data() + t * padded);
        }
    }

    // querySource and result point at the head's first token.
    void attend(const float* querySource, float* result) {
        const std::int64_t step = shape.heads * shape.headDim;
        const float scale = 1 / std::sqrt(static_cast<float>(shape.headDim));
        for (std::int64_t tile = 0; tile < shape.tokens; tile += kRows) {
            const std::int64_t rows = std::min(kRows, shape.tokens - tile);
            const std::int64_t first = std::max<std::int64_t>(0, tile - shape.window + 1), last = tile + rows;
            std::fill(query.begin(), query.end(), 0.0f);
            for (std::int64_t r = 0; r < rows; ++r)
                rotate(querySource + (tile + r) * step, tile + r, scale, query.data() + r * shape.headDim, 1);
            scoreKeys(query.data(), keys.data(), scores.data(), shape.headDim, stride, first / kColumns * kColumns,
                      roundUp(last, kColumns));
            for (std::int64_t r = 0; r < rows; ++r) {
                float* row = scores.data() + r * stride;
                const std::int64_t from = std::max<std::int64_t>(0, tile + r - shape.window + 1), to = tile + r + 1;
                softmaxRow(row, from, to);
                std::fill(row + first, row + from, 0.0f);
                std::fill(row + to, row + last, 0.0f);
            }
            mixValues(scores.data(), values.data(), result + tile * step, shape.headDim, padded, stride, step, rows, first,
                      last);
        }
    }
};

} // namespace

void causalAttention(const float* queries, const float* keys, const float* values, const float* cosine,
                     const float* sine, float* result, const AttentionShape& shape) {
    const std::int64_t served = shape.heads / shape.keyValueHeads, dim = shape.headDim;
#pragma omp parallel
    {
        Head head{shape, cosine, sine};
#pragma omp for schedule(static)
        for (std::int64_t task = 0; task < shape.batch * shape.keyValueHeads; ++task) {
            const std::int64_t b = task / shape.keyValueHeads, h = task % shape.keyValueHeads;
            const std::int64_t shared = (b * shape.tokens * shape.keyValueHeads + h) * dim;
            head.pack(keys + shared, values + shared);
            for (std::int64_t q = h * served; q < (h + 1) * served; ++q) {
                const std::int64_t offset = (b * shape.tokens * shape.heads + q) * dim;
                head.attend(queries + offset, result + offset);
            }
        }
    }
}

} // namespace precis
