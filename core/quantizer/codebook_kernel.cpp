// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_kernel.h"

#include "tensor/kernel.h"

#include <algorithm>
#include <cstring>
#include <vector>

#if defined(__GNUC__)
#define PRECIS_INLINE __attribute__((always_inline)) inline // into each of the versions that PRECIS_CLONES makes
#else
#define PRECIS_INLINE inline
#endif

namespace precis {

namespace {

constexpr float kHuge = 1e30f;

// ---- expectation and maximization ----------------------------------------------------------------------------

PRECIS_INLINE std::int64_t storeTile(const float* best, const std::int32_t* index, std::int64_t count,
                                     std::int32_t* codes, float* products) {
    std::int64_t changed = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        changed += codes[i] != index[i];
        codes[i] = index[i];
        products[i] = best[i];
    }
    return changed;
}

// A tile of points against all codewords, four at a time so that each load of a point serves four.
template <std::int64_t featureCount>
PRECIS_INLINE std::int64_t assignBody(const float* features, std::int64_t stride, std::int64_t count,
                                      const float* coefficients, std::int64_t entries, std::int32_t* codes,
                                      float* products) {
    std::int64_t changed = 0;
    for (std::int64_t base = 0; base < count; base += kPointTile) {
        float best[kPointTile];
        std::int32_t index[kPointTile];
        for (std::int64_t i = 0; i < kPointTile; ++i) {
            best[i] = kHuge;
            index[i] = 0;
        }
        std::int64_t k = 0;
        for (; k + 4 <= entries; k += 4) {
            const float* c = coefficients + k * featureCount;
            for (std::int64_t i = 0; i < kPointTile; ++i) {
                float s0 = 0, s1 = 0, s2 = 0, s3 = 0;
#pragma GCC unroll 16
                for (std::int64_t f = 0; f < featureCount; ++f) {
                    const float x = features[f * stride + base + i];
                    s0 += x * c[f];
                    s1 += x * c[featureCount + f];
                    s2 += x * c[2 * featureCount + f];
                    s3 += x * c[3 * featureCount + f];
                }
                const auto at = static_cast<std::int32_t>(k);
                const float low = s1 < s0 ? s1 : s0, high = s3 < s2 ? s3 : s2;
                const std::int32_t lowIndex = s1 < s0 ? at + 1 : at, highIndex = s3 < s2 ? at + 3 : at + 2;
                const float four = high < low ? high : low;
                const std::int32_t fourIndex = high < low ? highIndex : lowIndex;
                index[i] = four < best[i] ? fourIndex : index[i];
                best[i] = four < best[i] ? four : best[i];
            }
        }
        for (; k < entries; ++k) {
            const float* c = coefficients + k * featureCount;
            for (std::int64_t i = 0; i < kPointTile; ++i) {
                float s = 0;
#pragma GCC unroll 16
                for (std::int64_t f = 0; f < featureCount; ++f)
                    s += features[f * stride + base + i] * c[f];
                index[i] = s < best[i] ? static_cast<std::int32_t>(k) : index[i];
                best[i] = s < best[i] ? s : best[i];
            }
        }
        changed += storeTile(best, index, std::min(kPointTile, count - base), codes + base, products + base);
    }
    return changed;
}

// The same for any number of features.
PRECIS_INLINE std::int64_t assignMany(const float* features, std::int64_t stride, std::int64_t count,
                                      std::int64_t featureCount, const float* coefficients, std::int64_t entries,
                                      std::int32_t* codes, float* products) {
    std::int64_t changed = 0;
    for (std::int64_t base = 0; base < count; base += kPointTile) {
        float best[kPointTile], sum[kPointTile];
        std::int32_t index[kPointTile];
        for (std::int64_t i = 0; i < kPointTile; ++i) {
            best[i] = kHuge;
            index[i] = 0;
        }
        for (std::int64_t k = 0; k < entries; ++k) {
            for (std::int64_t i = 0; i < kPointTile; ++i)
                sum[i] = 0;
            for (std::int64_t f = 0; f < featureCount; ++f) {
                const float c = coefficients[k * featureCount + f];
                for (std::int64_t i = 0; i < kPointTile; ++i)
                    sum[i] += features[f * stride + base + i] * c;
            }
            for (std::int64_t i = 0; i < kPointTile; ++i) {
                index[i] = sum[i] < best[i] ? static_cast<std::int32_t>(k) : index[i];
                best[i] = sum[i] < best[i] ? sum[i] : best[i];
            }
        }
        changed += storeTile(best, index, std::min(kPointTile, count - base), codes + base, products + base);
    }
    return changed;
}

template <int F>
PRECIS_INLINE void sumBody(const float* points, std::int64_t count, std::int64_t dynamicF, const std::int32_t* codes,
                           float* sums) {
    const std::int64_t featureCount = F > 0 ? F : dynamicF;
    for (std::int64_t i = 0; i < count; ++i) {
        float* sum = sums + codes[i] * featureCount;
        const float* point = points + i * featureCount;
        for (std::int64_t f = 0; f < featureCount; ++f)
            sum[f] += point[f];
    }
}

// ---- lookups -------------------------------------------------------------------------------------------------

// The codeword c of least scale * c^T M c - 2 b^T c, where the first term comes from the table.
template <int D>
PRECIS_INLINE std::int32_t nearestEntry(const LookupTable& table, const float* quadratic, float scale, const float* b) {
    float best[kLookupLanes];
    std::int32_t index[kLookupLanes];
    for (std::int64_t j = 0; j < kLookupLanes; ++j) {
        best[j] = kHuge;
        index[j] = 0;
    }
    for (std::int64_t k = 0; k < table.entries; k += kLookupLanes) {
        const float* codewords = table.codewords + k;
        for (std::int64_t j = 0; j < kLookupLanes; ++j) {
            float score = scale * quadratic[k + j];
            for (int p = 0; p < D; ++p)
                score -= 2 * b[p] * codewords[p * table.entries + j];
            index[j] = score < best[j] ? static_cast<std::int32_t>(k + j) : index[j];
            best[j] = score < best[j] ? score : best[j];
        }
    }
    float least = best[0];
    for (std::int64_t j = 1; j < kLookupLanes; ++j)
        least = best[j] < least ? best[j] : least;
    std::int32_t found = static_cast<std::int32_t>(table.entries);
    for (std::int64_t j = 0; j < kLookupLanes; ++j)
        found = best[j] == least && index[j] < found ? index[j] : found;
    return found;
}

template <int D>
PRECIS_INLINE void lookUpBody(const LookupTable& table, const float* weights, std::int64_t positions,
                              const float* scales, std::int32_t* codes) {
    for (std::int64_t v = 0; v < positions; ++v) {
        float b[D];
        for (int p = 0; p < D; ++p) {
            b[p] = 0;
            for (int q = 0; q < D; ++q)
                b[p] += table.forms[(v * D + p) * D + q] * weights[v * D + q];
        }
        codes[v] = nearestEntry<D>(table, table.quadratic + v * table.entries, scales[v], b);
    }
}

template <int D>
PRECIS_INLINE void sweepBody(const LookupTable& table, const SweepTask& task) {
    for (std::int64_t row = 0; row < task.rows; ++row) {
        float* w = task.weights + row * task.stride;
        float* errors = task.errors + row * task.errorStride;
        const float* scales = task.scales + row * task.codeStride;
        std::int32_t* codes = task.codes + row * task.codeStride;
        for (std::int64_t first = 0, v = 0; first < task.columns; first += D, ++v) {
            const float scale = scales[v];
            const float* form = table.forms + v * D * D;
            float b[D], e[D], error[D];
            for (int p = 0; p < D; ++p) {
                b[p] = 0;
                for (int q = 0; q < D; ++q)
                    b[p] += form[p * D + q] * w[first + q];
            }
            const std::int32_t code = nearestEntry<D>(table, table.quadratic + v * table.entries, scale, b);
            codes[v] = code;
            for (int p = 0; p < D; ++p)
                e[p] = w[first + p] - scale * table.codewords[p * table.entries + code];
            const float* inverse = task.inverses + v * D * D;
            for (int p = 0; p < D; ++p) {
                error[p] = 0;
                for (int q = 0; q < D; ++q)
                    error[p] += e[q] * inverse[q * D + p];
                errors[first + p] = error[p];
            }
            const float* upper = task.upper + first * task.upperStride;
            for (std::int64_t j = first + D; j < task.columns; ++j) {
                float move = 0;
                for (int p = 0; p < D; ++p)
                    move += error[p] * upper[p * task.upperStride + j];
                w[j] -= move;
            }
        }
    }
}

template <int D>
PRECIS_INLINE std::int64_t reassignBody(const LookupTable& table, const ReassignTask& task) {
    std::int64_t changed = 0;
    for (std::int64_t row = 0; row < task.rows; ++row) {
        float* gradient = task.gradient + row * task.stride;
        float* steps = task.steps + row * task.stepStride;
        const float* scales = task.scales + row * task.codeStride;
        std::int32_t* codes = task.codes + row * task.codeStride;
        for (std::int64_t first = 0, v = 0; first < task.columns; first += D, ++v) {
            const float scale = scales[v];
            const float* form = table.forms + v * D * D;
            const std::int32_t old = codes[v];
            float q[D], b[D], step[D];
            for (int p = 0; p < D; ++p)
                q[p] = scale * table.codewords[p * table.entries + old];
            for (int p = 0; p < D; ++p) {
                b[p] = gradient[first + p];
                for (int r = 0; r < D; ++r)
                    b[p] += form[p * D + r] * q[r];
            }
            const std::int32_t code = nearestEntry<D>(table, table.quadratic + v * table.entries, scale, b);
            // Taken only when it lowers the loss: step^T H step + 2 gradient^T step < 0, free of cancellation.
            float gain = 0, size = 0;
            for (int p = 0; p < D; ++p)
                step[p] = q[p] - scale * table.codewords[p * table.entries + code];
            for (int p = 0; p < D; ++p) {
                float moved = 0;
                for (int r = 0; r < D; ++r)
                    moved += form[p * D + r] * step[r];
                gain += step[p] * (moved + 2 * gradient[first + p]);
                size += step[p] * moved;
            }
            if (code == old || gain >= -1e-5f * size) {
                for (int p = 0; p < D; ++p)
                    steps[first + p] = 0;
                continue;
            }
            ++changed;
            codes[v] = code;
            for (int p = 0; p < D; ++p)
                steps[first + p] = step[p];
            const float* hessian = task.hessian + first * task.hessianStride;
            for (std::int64_t j = 0; j < task.columns; ++j) {
                float move = 0;
                for (int p = 0; p < D; ++p)
                    move += step[p] * hessian[p * task.hessianStride + j];
                gradient[j] += move;
            }
        }
    }
    return changed;
}

template <int D>
PRECIS_INLINE void normalBody(const float* hessian, std::int64_t columns, const std::int32_t* unknowns,
                              const float* scales, std::int64_t size, float* scratch, float* normal) {
    constexpr std::int64_t kTile = 256;
    for (std::int64_t first = 0; first < columns; first += kTile) {
        const std::int64_t width = std::min(kTile, columns - first);
        std::memset(scratch, 0, static_cast<std::size_t>(size * kTile) * sizeof(float));
        for (std::int64_t i = 0; i < columns; ++i) {
            float* target = scratch + unknowns[i] * kTile;
            const float* source = hessian + i * columns + first;
            const float scale = scales[i];
            for (std::int64_t j = 0; j < width; ++j)
                target[j] += scale * source[j];
        }
        for (std::int64_t u = 0; u < size; ++u) {
            const float* source = scratch + u * kTile;
            float* target = normal + u * size;
            for (std::int64_t j = 0; j < width; j += D)
                for (int p = 0; p < D; ++p)
                    target[unknowns[first + j] + p] += scales[first + j] * source[j + p];
        }
    }
}

} // namespace

PRECIS_CLONES std::int64_t assignPoints(const float* features, std::int64_t stride, std::int64_t count,
                                        std::int64_t featureCount, const float* coefficients, std::int64_t entries,
                                        std::int32_t* codes, float* products) {
    switch (featureCount) {
    case 2:
        return assignBody<2>(features, stride, count, coefficients, entries, codes, products);
    case 4:
        return assignBody<4>(features, stride, count, coefficients, entries, codes, products);
    case 5:
        return assignBody<5>(features, stride, count, coefficients, entries, codes, products);
    case 8:
        return assignBody<8>(features, stride, count, coefficients, entries, codes, products);
    case 14:
        return assignBody<14>(features, stride, count, coefficients, entries, codes, products);
    case 16:
        return assignBody<16>(features, stride, count, coefficients, entries, codes, products);
    default:
        return assignMany(features, stride, count, featureCount, coefficients, entries, codes, products);
    }
}

PRECIS_CLONES void sumPoints(const float* points, std::int64_t count, std::int64_t featureCount,
                             const std::int32_t* codes, std::int64_t entries, float* sums) {
    std::memset(sums, 0, static_cast<std::size_t>(entries * featureCount) * sizeof(float));
    switch (featureCount) {
    case 2:
        return sumBody<2>(points, count, 2, codes, sums);
    case 4:
        return sumBody<4>(points, count, 4, codes, sums);
    case 5:
        return sumBody<5>(points, count, 5, codes, sums);
    case 8:
        return sumBody<8>(points, count, 8, codes, sums);
    case 14:
        return sumBody<14>(points, count, 14, codes, sums);
    default:
        return sumBody<0>(points, count, featureCount, codes, sums);
    }
}

PRECIS_CLONES void lowerDistances(const float* features, std::int64_t stride, std::int64_t count,
                                  std::int64_t featureCount, const float* coefficients, const float* norms,
                                  float* distances) {
    for (std::int64_t base = 0; base < count; base += kPointTile) {
        float sum[kPointTile] = {};
        for (std::int64_t f = 0; f < featureCount; ++f)
            for (std::int64_t i = 0; i < kPointTile; ++i)
                sum[i] += features[f * stride + base + i] * coefficients[f];
        const std::int64_t used = std::min(kPointTile, count - base);
        for (std::int64_t i = 0; i < used; ++i) {
            const float distance = norms[base + i] + sum[i];
            distances[base + i] = distance < distances[base + i] ? distance : distances[base + i];
        }
    }
}

PRECIS_CLONES void quadraticTerms(const LookupTable& table, std::int64_t positions, float* quadratic) {
    const std::int64_t d = table.dimension, entries = table.entries;
    for (std::int64_t v = 0; v < positions; ++v) {
        float* out = quadratic + v * entries;
        std::fill_n(out, entries, 0.0f);
        for (std::int64_t p = 0; p < d; ++p)
            for (std::int64_t q = 0; q < d; ++q) {
                const float form = table.forms[(v * d + p) * d + q];
                for (std::int64_t k = 0; k < entries; ++k)
                    out[k] += form * table.codewords[p * entries + k] * table.codewords[q * entries + k];
            }
    }
}

PRECIS_CLONES void lookUpRow(const LookupTable& table, const float* weights, std::int64_t positions,
                             const float* scales, std::int32_t* codes) {
    switch (table.dimension) {
    case 1:
        return lookUpBody<1>(table, weights, positions, scales, codes);
    case 2:
        return lookUpBody<2>(table, weights, positions, scales, codes);
    case 4:
        return lookUpBody<4>(table, weights, positions, scales, codes);
    default:
        return lookUpBody<8>(table, weights, positions, scales, codes);
    }
}

PRECIS_CLONES void sweepRows(const LookupTable& table, const SweepTask& task) {
    switch (table.dimension) {
    case 1:
        return sweepBody<1>(table, task);
    case 2:
        return sweepBody<2>(table, task);
    case 4:
        return sweepBody<4>(table, task);
    default:
        return sweepBody<8>(table, task);
    }
}

PRECIS_CLONES std::int64_t reassignRows(const LookupTable& table, const ReassignTask& task) {
    switch (table.dimension) {
    case 1:
        return reassignBody<1>(table, task);
    case 2:
        return reassignBody<2>(table, task);
    case 4:
        return reassignBody<4>(table, task);
    default:
        return reassignBody<8>(table, task);
    }
}

PRECIS_CLONES void addNormalRow(const float* hessian, std::int64_t columns, const std::int32_t* unknowns,
                                const float* scales, std::int64_t dimension, std::int64_t size, float* scratch,
                                float* normal) {
    switch (dimension) {
    case 1:
        return normalBody<1>(hessian, columns, unknowns, scales, size, scratch, normal);
    case 2:
        return normalBody<2>(hessian, columns, unknowns, scales, size, scratch, normal);
    case 4:
        return normalBody<4>(hessian, columns, unknowns, scales, size, scratch, normal);
    default:
        return normalBody<8>(hessian, columns, unknowns, scales, size, scratch, normal);
    }
}

} // namespace precis
