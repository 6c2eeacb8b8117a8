// SPDX-License-Identifier: GPL-3.0-or-later
// Backward pass of causal attention with the weights made again tile by tile, so that no T x T matrix is kept
// (after Dao et al., "FlashAttention", NeurIPS 2022; here for the caches of a processor).
#include "model/attention_tiles.h"

namespace precis {

namespace {

// target [T, padded] += weights [kRows, stride] transposed times rows [kRows, padded], for the keys [first, last).
PRECIS_CLONES void addOuter(const float* weights, const float* rows, float* target, std::int64_t padded,
                            std::int64_t stride, std::int64_t first, std::int64_t last) {
    for (std::int64_t d = 0; d < padded; d += kColumns) {
        for (std::int64_t j = first; j < last; ++j) {
            float* line = target + j * padded + d;
            float sums[kColumns];
            for (std::int64_t c = 0; c < kColumns; ++c)
                sums[c] = line[c];
            for (std::int64_t r = 0; r < kRows; ++r) {
                const float weight = weights[r * stride + j];
                for (std::int64_t c = 0; c < kColumns; ++c)
                    sums[c] += weight * rows[r * padded + d + c];
            }
            for (std::int64_t c = 0; c < kColumns; ++c)
                line[c] = sums[c];
        }
    }
}

// slopes = weights (slopes - sum of weights slopes), row by row: the backward pass of a softmax.
PRECIS_CLONES void softmaxBackward(const float* weights, float* slopes, std::int64_t first, std::int64_t last) {
    float dot = 0;
    for (std::int64_t j = first; j < last; ++j)
        dot += weights[j] * slopes[j];
    for (std::int64_t j = first; j < last; ++j)
        slopes[j] = weights[j] * (slopes[j] - dot);
}

struct GradientHead {
    Head head;
    std::vector<float> keyRows = buffer(head.shape.tokens * head.padded);       // [T, Dh], rotated
    std::vector<float> valueColumns = buffer(head.shape.headDim * head.stride); // [Dh, T]
    std::vector<float> keyGradient = buffer(head.shape.tokens * head.padded);   // of the rotated keys
    std::vector<float> valueGradient = buffer(head.shape.tokens * head.padded);
    std::vector<float> slopes = buffer(kRows * head.stride);
    std::vector<float> outer = buffer(kRows * head.padded); // rows padded with zeros
    std::vector<float> given = buffer(kRows * head.shape.headDim);
    std::vector<float> queryGradient = buffer(kRows * head.shape.headDim);

    void pack(const float* keySource, const float* valueSource) {
        head.pack(keySource, valueSource);
        for (std::int64_t t = 0; t < head.shape.tokens; ++t)
            for (std::int64_t d = 0; d < head.shape.headDim; ++d) {
                keyRows[t * head.padded + d] = head.keys[d * head.stride + t];
                valueColumns[d * head.stride + t] = head.values[t * head.padded + d];
            }
        std::fill(keyGradient.begin(), keyGradient.end(), 0.0f);
        std::fill(valueGradient.begin(), valueGradient.end(), 0.0f);
    }

    const float* padRows(const float* rows) {
        for (std::int64_t r = 0; r < kRows; ++r)
            std::copy_n(rows + r * head.shape.headDim, head.shape.headDim, outer.data() + r * head.padded);
        return outer.data();
    }

    // All pointers at the head's first token.
    void backward(const float* querySource, const float* gradient, float* queryTarget) {
        const std::int64_t dim = head.shape.headDim, step = head.shape.heads * dim;
        for (std::int64_t tile = 0; tile < head.shape.tokens; tile += kRows) {
            const std::int64_t first = head.firstKey(tile), last = head.lastKey(tile), rows = last - tile;
            head.weigh(querySource, tile);
            std::fill(given.begin(), given.end(), 0.0f);
            for (std::int64_t r = 0; r < rows; ++r)
                std::copy_n(gradient + (tile + r) * step, dim, given.data() + r * dim);
            addOuter(head.scores.data(), padRows(given.data()), valueGradient.data(), head.padded, head.stride, first,
                     last);
            scoreKeys(given.data(), valueColumns.data(), slopes.data(), dim, head.stride, first / kColumns * kColumns,
                      roundUp(last, kColumns));
            for (std::int64_t r = 0; r < kRows; ++r)
                softmaxBackward(head.scores.data() + r * head.stride, slopes.data() + r * head.stride, first, last);
            addOuter(slopes.data(), padRows(head.query.data()), keyGradient.data(), head.padded, head.stride, first,
                     last);
            mixValues(slopes.data(), keyRows.data(), queryGradient.data(), dim, head.padded, head.stride, dim, rows,
                      first, last);
            for (std::int64_t r = 0; r < rows; ++r)
                head.rotate(queryGradient.data() + r * dim, tile + r, head.scale, queryTarget + (tile + r) * step, 1,
                            -1);
        }
    }

    void unpack(float* keyTarget, float* valueTarget) const {
        const std::int64_t step = head.shape.keyValueHeads * head.shape.headDim;
        for (std::int64_t t = 0; t < head.shape.tokens; ++t) {
            head.rotate(keyGradient.data() + t * head.padded, t, 1, keyTarget + t * step, 1, -1);
            std::copy_n(valueGradient.data() + t * head.padded, head.shape.headDim, valueTarget + t * step);
        }
    }
};

} // namespace

void causalAttentionBackward(const AttentionInput& input, const float* gradient, const AttentionGradients& gradients,
                             const AttentionShape& shape) {
    const std::int64_t served = shape.heads / shape.keyValueHeads, dim = shape.headDim;
#pragma omp parallel
    {
        GradientHead head{Head{shape, input.cosine, input.sine}};
#pragma omp for schedule(static)
        for (std::int64_t task = 0; task < shape.batch * shape.keyValueHeads; ++task) {
            const std::int64_t b = task / shape.keyValueHeads, h = task % shape.keyValueHeads;
            const std::int64_t shared = (b * shape.tokens * shape.keyValueHeads + h) * dim;
            head.pack(input.keys + shared, input.values + shared);
            for (std::int64_t q = h * served; q < (h + 1) * served; ++q) {
                const std::int64_t offset = (b * shape.tokens * shape.heads + q) * dim;
                head.backward(input.queries + offset, gradient + offset, gradients.queries + offset);
            }
            head.unpack(gradients.keys + shared, gradients.values + shared);
        }
    }
}

} // namespace precis
