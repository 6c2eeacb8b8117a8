// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/attention_tiles.h"

namespace precis {

namespace {

void attend(Head& head, const float* querySource, float* result) {
    const AttentionShape& shape = head.shape;
    const std::int64_t step = shape.heads * shape.headDim;
    for (std::int64_t tile = 0; tile < shape.tokens; tile += kRows) {
        head.weigh(querySource, tile);
        mixValues(head.scores.data(), head.values.data(), result + tile * step, shape.headDim, head.padded, head.stride,
                  step, head.lastKey(tile) - tile, head.firstKey(tile), head.lastKey(tile));
    }
}

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
                attend(head, queries + offset, result + offset);
            }
        }
    }
}

} // namespace precis
