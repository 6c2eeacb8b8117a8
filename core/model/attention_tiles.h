// SPDX-License-Identifier: GPL-3.0-or-later
// What the attention kernels share: tiles of a few queries against keys and values that stay in the cache.
// For *_kernel.cpp files only.
#pragma once

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

std::vector<float> buffer(std::int64_t size) { return std::vector<float>(static_cast<std::size_t>(size)); }

// Keys and values of one key-value head of one window, and a tile of queries that it serves.
struct Head {
    const AttentionShape& shape;
    const float* cosine;
    const float* sine;
    std::int64_t stride = roundUp(shape.tokens, kColumns);
    std::int64_t padded = roundUp(shape.headDim, kColumns);
    float scale = 1 / std::sqrt(static_cast<float>(shape.headDim));
    std::vector<float> keys = buffer(shape.headDim * stride);  // [Dh, T], rotated
    std::vector<float> values = buffer(shape.tokens * padded); // [T, Dh]
    std::vector<float> scores = buffer(kRows * stride);
    std::vector<float> query = buffer(kRows * shape.headDim);

    // The channels of `source` [Dh] rotated to position t, or back with direction -1, `step` apart in `target`.
    void rotate(const float* source, std::int64_t t, float factor, float* target, std::int64_t step,
                float direction = 1) const {
        const std::int64_t half = shape.headDim / 2;
        for (std::int64_t c = 0; c < half; ++c) {
            const float cos = cosine[t * half + c], sin = direction * sine[t * half + c];
            const float a = source[c], b = source[c + half];
            target[c * step] = factor * (a * cos - b * sin);
            target[(c + half) * step] = factor * (b * cos + a * sin);
        }
    }

    void pack(const float* keySource, const float* valueSource) {
        const std::int64_t step = shape.keyValueHeads * shape.headDim;
        for (std::int64_t t = 0; t < shape.tokens; ++t) {
            rotate(keySource + t * step, t, 1, keys.data() + t, stride);
            std::copy_n(valueSource + t * step, shape.headDim, values.data() + t * padded);
        }
    }

    // Keys that some query of the tile sees: [first, last).
    std::int64_t firstKey(std::int64_t tile) const { return std::max<std::int64_t>(0, tile - shape.window + 1); }
    std::int64_t lastKey(std::int64_t tile) const { return std::min(tile + kRows, shape.tokens); }

    // Attention weights of the queries [tile, tile + kRows) into `scores`, zero where a query does not see a key.
    // querySource points at the head's first token.
    void weigh(const float* querySource, std::int64_t tile) {
        const std::int64_t step = shape.heads * shape.headDim, first = firstKey(tile), last = lastKey(tile);
        std::fill(query.begin(), query.end(), 0.0f);
        for (std::int64_t r = 0; r < last - tile; ++r)
            rotate(querySource + (tile + r) * step, tile + r, scale, query.data() + r * shape.headDim, 1);
        scoreKeys(query.data(), keys.data(), scores.data(), shape.headDim, stride, first / kColumns * kColumns,
                  roundUp(last, kColumns));
        for (std::int64_t r = 0; r < kRows; ++r) {
            float* row = scores.data() + r * stride;
            if (tile + r >= shape.tokens) {
                std::fill(row + first, row + last, 0.0f);
                continue;
            }
            const std::int64_t from = std::max<std::int64_t>(0, tile + r - shape.window + 1), to = tile + r + 1;
            softmaxRow(row, from, to);
            std::fill(row + first, row + from, 0.0f);
            std::fill(row + to, row + last, 0.0f);
        }
    }
};

} // namespace

} // namespace precis
