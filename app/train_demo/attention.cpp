// SPDX-License-Identifier: GPL-3.0-or-later
// Causal grouped-query attention with rotary positions for heads of 32, stripe by stripe, so that no [T,T] matrix is
// kept (after Dao et al., "FlashAttention", NeurIPS 2022; here for the caches of a processor).
#include "bfloat.h"
#include "kernels.h"

#include <cmath>
#include <vector>

namespace precis::demo {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

constexpr int kDim = 32;    // head width
constexpr int kStripe = 32; // queries handled together; also the padding of T
constexpr int kRows = 4;    // rows of a register tile

int padded(int tokens) { return (tokens + kStripe - 1) / kStripe * kStripe; }

// C [M,N] += A [M,K] B [K,N]; M a multiple of 4, N of 32.
void multiplyAdd(int m, int n, int k, const float* a, int lda, const float* b, int ldb, float* c, int ldc) {
    for (int row = 0; row < m; row += kRows)
        for (int column = 0; column < n; column += kDim) {
            float sum[kRows][kDim];
            for (int r = 0; r < kRows; ++r)
                for (int j = 0; j < kDim; ++j)
                    sum[r][j] = c[(row + r) * ldc + column + j];
            for (int i = 0; i < k; ++i) {
                const float* line = b + i * ldb + column;
                for (int r = 0; r < kRows; ++r) {
                    const float factor = a[(row + r) * lda + i];
                    for (int j = 0; j < kDim; ++j)
                        sum[r][j] += factor * line[j];
                }
            }
            for (int r = 0; r < kRows; ++r)
                for (int j = 0; j < kDim; ++j)
                    c[(row + r) * ldc + column + j] = sum[r][j];
        }
}

// b [columns,rows] = transpose of a [rows,columns].
void transpose(int rows, int columns, const float* a, int lda, float* b, int ldb) {
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j)
            b[j * ldb + i] = a[i * lda + j];
}

struct Rope {
    std::vector<float> cosine, sine; // [T, Dh/2]

    Rope(int tokens, double theta) : cosine(tokens * kDim / 2), sine(tokens * kDim / 2) {
        for (int t = 0; t < tokens; ++t)
            for (int i = 0; i < kDim / 2; ++i) {
                const double angle = t * std::pow(theta, -2.0 * i / kDim);
                cosine[t * kDim / 2 + i] = static_cast<float>(std::cos(angle));
                sine[t * kDim / 2 + i] = static_cast<float>(std::sin(angle));
            }
    }
    // direction 1 rotates, -1 rotates back (which is what gradients need).
    void rotate(float* row, int t, float direction) const {
        for (int i = 0; i < kDim / 2; ++i) {
            const float c = cosine[t * kDim / 2 + i], s = direction * sine[t * kDim / 2 + i];
            const float a = row[i], b = row[i + kDim / 2];
            row[i] = a * c - b * s;
            row[i + kDim / 2] = b * c + a * s;
        }
    }
};

// One head of one story as padded float matrices [T,Dh].
std::vector<float> load(const Half* source, int stride, int tokens, const Rope* rope) {
    std::vector<float> result(static_cast<std::size_t>(padded(tokens)) * kDim, 0.f);
    for (int t = 0; t < tokens; ++t) {
        for (int i = 0; i < kDim; ++i)
            result[t * kDim + i] = toFloat(source[t * stride + i]);
        if (rope)
            rope->rotate(&result[t * kDim], t, 1);
    }
    return result;
}

void store(std::vector<float>& values, Half* target, int stride, int tokens, const Rope* rope) {
    for (int t = 0; t < tokens; ++t) {
        if (rope)
            rope->rotate(&values[t * kDim], t, -1);
        for (int i = 0; i < kDim; ++i)
            target[t * stride + i] = toHalf(values[t * kDim + i]);
    }
}

// scores [stripe, columns] = softmax of the causal part of q k^T / sqrt(Dh).
void probabilities(int first, int columns, const float* q, const float* keysTransposed, int width, float* scores) {
    std::fill(scores, scores + static_cast<std::ptrdiff_t>(kStripe) * width, 0.f);
    multiplyAdd(kStripe, columns, kDim, q + first * kDim, kDim, keysTransposed, width, scores, width);
    const float scale = 1 / std::sqrt(static_cast<float>(kDim));
    for (int r = 0; r < kStripe; ++r) {
        float* row = scores + r * width;
        const int seen = first + r + 1;
        float largest = row[0];
        for (int j = 1; j < seen; ++j)
            largest = std::max(largest, row[j]);
        float total = 0;
        for (int j = 0; j < seen; ++j) {
            row[j] = fastExp((row[j] - largest) * scale);
            total += row[j];
        }
        for (int j = 0; j < seen; ++j)
            row[j] /= total;
        std::fill(row + seen, row + columns, 0.f);
    }
}

struct Attention : torch::autograd::Function<Attention> {
    static Tensor forward(AutogradContext* context, const Tensor& qkv, const AttentionShape& shape) {
        const int width = (shape.heads + 2 * shape.keyValueHeads) * kDim;
        const int group = shape.heads / shape.keyValueHeads;
        const int size = padded(shape.tokens);
        const Rope rope(shape.tokens, shape.ropeTheta);
        Tensor y = torch::empty({qkv.size(0), shape.heads * kDim}, torch::kBFloat16);
        const Half* input = halfData(qkv);
        Half* output = halfData(y);
#pragma omp parallel for collapse(2) schedule(dynamic)
        for (int story = 0; story < shape.stories; ++story)
            for (int kv = 0; kv < shape.keyValueHeads; ++kv) {
                const Half* base = input + static_cast<std::int64_t>(story) * shape.tokens * width;
                const auto k = load(base + (shape.heads + kv) * kDim, width, shape.tokens, &rope);
                const auto v =
                    load(base + (shape.heads + shape.keyValueHeads + kv) * kDim, width, shape.tokens, nullptr);
                std::vector<float> kT(k.size()), scores(static_cast<std::size_t>(kStripe) * size);
                transpose(size, kDim, k.data(), kDim, kT.data(), size);
                for (int head = kv * group; head < (kv + 1) * group; ++head) {
                    const auto q = load(base + head * kDim, width, shape.tokens, &rope);
                    std::vector<float> o(q.size(), 0.f);
                    for (int first = 0; first < size; first += kStripe) {
                        probabilities(first, first + kStripe, q.data(), kT.data(), size, scores.data());
                        multiplyAdd(kStripe, kDim, first + kStripe, scores.data(), size, v.data(), kDim,
                                    &o[first * kDim], kDim);
                    }
                    store(o,
                          output + static_cast<std::int64_t>(story) * shape.tokens * shape.heads * kDim + head * kDim,
                          shape.heads * kDim, shape.tokens, nullptr);
                }
            }
        context->save_for_backward({qkv});
        context->saved_data["shape"] =
            std::vector<std::int64_t>{shape.stories, shape.tokens, shape.heads, shape.keyValueHeads};
        context->saved_data["theta"] = shape.ropeTheta;
        return y;
    }

    static tensor_list backward(AutogradContext* context, tensor_list gradients) {
        const auto sizes = context->saved_data["shape"].toIntVector();
        const int stories = sizes[0], tokens = sizes[1], heads = sizes[2], keyValueHeads = sizes[3];
        const int width = (heads + 2 * keyValueHeads) * kDim;
        const int group = heads / keyValueHeads;
        const int size = padded(tokens);
        const Rope rope(tokens, context->saved_data["theta"].toDouble());
        const float scale = 1 / std::sqrt(static_cast<float>(kDim));
        const Tensor qkv = context->get_saved_variables()[0];
        const Tensor dy = gradients[0].contiguous();
        Tensor dx = torch::empty_like(qkv);
        const Half* input = halfData(qkv);
        const Half* dOutput = halfData(dy);
        Half* dInput = halfData(dx);
#pragma omp parallel for collapse(2) schedule(dynamic)
        for (int story = 0; story < stories; ++story)
            for (int kv = 0; kv < keyValueHeads; ++kv) {
                const std::int64_t offset = static_cast<std::int64_t>(story) * tokens * width;
                const Half* base = input + offset;
                const auto k = load(base + (heads + kv) * kDim, width, tokens, &rope);
                const auto v = load(base + (heads + keyValueHeads + kv) * kDim, width, tokens, nullptr);
                std::vector<float> kT(k.size()), vT(v.size()), dK(k.size(), 0.f), dV(v.size(), 0.f);
                const std::size_t stripe = static_cast<std::size_t>(kStripe) * size;
                std::vector<float> p(stripe), dS(stripe), turned(stripe);
                transpose(size, kDim, k.data(), kDim, kT.data(), size);
                transpose(size, kDim, v.data(), kDim, vT.data(), size);
                for (int head = kv * group; head < (kv + 1) * group; ++head) {
                    const auto q = load(base + head * kDim, width, tokens, &rope);
                    const auto dO =
                        load(dOutput + static_cast<std::int64_t>(story) * tokens * heads * kDim + head * kDim,
                             heads * kDim, tokens, nullptr);
                    std::vector<float> dQ(q.size(), 0.f);
                    for (int first = 0; first < size; first += kStripe) {
                        const int columns = first + kStripe;
                        probabilities(first, columns, q.data(), kT.data(), size, p.data());
                        std::fill(dS.begin(), dS.end(), 0.f);
                        multiplyAdd(kStripe, columns, kDim, &dO[first * kDim], kDim, vT.data(), size, dS.data(), size);
                        transpose(kStripe, columns, p.data(), size, turned.data(), kStripe);
                        multiplyAdd(columns, kDim, kStripe, turned.data(), kStripe, &dO[first * kDim], kDim, dV.data(),
                                    kDim);
                        for (int r = 0; r < kStripe; ++r) {
                            float* dRow = &dS[r * size];
                            const float* pRow = &p[r * size];
                            float dot = 0;
                            for (int j = 0; j < columns; ++j)
                                dot += dRow[j] * pRow[j];
                            for (int j = 0; j < columns; ++j)
                                dRow[j] = pRow[j] * (dRow[j] - dot) * scale;
                        }
                        multiplyAdd(kStripe, kDim, columns, dS.data(), size, k.data(), kDim, &dQ[first * kDim], kDim);
                        transpose(kStripe, columns, dS.data(), size, turned.data(), kStripe);
                        multiplyAdd(columns, kDim, kStripe, turned.data(), kStripe, &q[first * kDim], kDim, dK.data(),
                                    kDim);
                    }
                    store(dQ, dInput + offset + head * kDim, width, tokens, &rope);
                }
                store(dK, dInput + offset + (heads + kv) * kDim, width, tokens, &rope);
                store(dV, dInput + offset + (heads + keyValueHeads + kv) * kDim, width, tokens, nullptr);
            }
        return {dx, Tensor()};
    }
};

} // namespace

Tensor attention(const Tensor& qkv, const AttentionShape& shape) {
    TORCH_CHECK(shape.headDim == kDim, "attention is written for heads of 32");
    return Attention::apply(qkv.contiguous(), shape);
}

} // namespace precis::demo
