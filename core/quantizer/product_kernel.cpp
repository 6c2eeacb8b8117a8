// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/product_kernel.h"

#include "tensor/kernel.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#define PRECIS_X86 1
// GCC 12's own header reads a register on purpose that it never wrote.
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#define PRECIS_AVX2 __attribute__((target("avx2,fma,f16c")))
#define PRECIS_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vnni,fma,f16c")))
#endif

namespace precis {

namespace {

constexpr std::int64_t kPlane = kProductPlane, kRows = kProductRows;

float halfToFloat(std::uint16_t half) {
    const std::uint32_t sign = (half & 0x8000u) << 16, exponent = (half >> 10) & 31, mantissa = half & 1023;
    if (exponent == 0)
        return (sign ? -1.0f : 1.0f) * static_cast<float>(mantissa) * 0x1p-24f;
    const std::uint32_t bits = sign | ((exponent == 31 ? 255 : exponent + 112) << 23) | (mantissa << 13);
    float value;
    std::memcpy(&value, &bits, sizeof(value));
    return value;
}

// ---- portable --------------------------------------------------------------------------------------------------

// One row and group: bytes of codes, `parts` planes of activations for each table entry's numbers.
PRECIS_CLONES std::int32_t tableSum(const std::int8_t* x, const std::uint8_t* codes, const std::int8_t* tables,
                                    std::int64_t entries, std::int64_t dimension) {
    std::int32_t sum = 0;
    for (std::int64_t j = 0; j < kPlane; ++j)
        for (std::int64_t p = 0; p < dimension; ++p)
            sum += tables[p * entries + codes[j]] * x[p * kPlane + j];
    return sum;
}

void unpackNibbles(const std::uint8_t* packed, std::uint8_t* codes) {
    for (std::int64_t j = 0; j < kPlane; ++j) {
        codes[j] = packed[j] & 15;
        codes[kPlane + j] = packed[j] >> 4;
    }
}

#ifdef PRECIS_X86

// ---- AVX2: 8-bit products through 16-bit sums, which 127 * 128 * 2 does not overflow --------------------------------

PRECIS_AVX2 inline __m256i dotSigned(__m256i weights, __m256i x) {
    const __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(weights), _mm256_sign_epi8(x, weights));
    return _mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}
PRECIS_AVX2 inline __m256i load256(const void* at) { return _mm256_loadu_si256(static_cast<const __m256i*>(at)); }
PRECIS_AVX2 inline float sumLanes(__m256 v) {
    __m128 s = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    s = _mm_add_ps(s, _mm_movehl_ps(s, s));
    return _mm_cvtss_f32(_mm_add_ss(s, _mm_movehdup_ps(s)));
}

PRECIS_AVX2 void pairs16Avx2(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                             const std::uint16_t* scales, float* y) {
    __m256 sums[kRows];
    for (auto& sum : sums)
        sum = _mm256_setzero_ps();
    const __m256i mask = _mm256_set1_epi8(15);
    for (std::int64_t g = 0; g < x.groups; ++g) {
        const auto* table = reinterpret_cast<const __m128i*>(tables + g * 32);
        const __m256i first = _mm256_broadcastsi128_si256(_mm_loadu_si128(table));
        const __m256i second = _mm256_broadcastsi128_si256(_mm_loadu_si128(table + 1));
        const __m256 scale = _mm256_set1_ps(_cvtsh_ss(scales[g]) * x.scales[g]);
        const std::int8_t* planes = x.values + g * kProductColumns;
        for (std::int64_t r = 0; r < kRows; ++r) {
            __m256i sum = _mm256_setzero_si256();
            for (std::int64_t half = 0; half < kPlane; half += 32) {
                const __m256i packed = load256(codes + (g * kRows + r) * kPlane + half);
                const __m256i low = _mm256_and_si256(packed, mask);
                const __m256i high = _mm256_and_si256(_mm256_srli_epi16(packed, 4), mask);
                sum = _mm256_add_epi32(sum, dotSigned(_mm256_shuffle_epi8(first, low), load256(planes + half)));
                sum =
                    _mm256_add_epi32(sum, dotSigned(_mm256_shuffle_epi8(second, low), load256(planes + kPlane + half)));
                sum = _mm256_add_epi32(
                    sum, dotSigned(_mm256_shuffle_epi8(first, high), load256(planes + 2 * kPlane + half)));
                sum = _mm256_add_epi32(
                    sum, dotSigned(_mm256_shuffle_epi8(second, high), load256(planes + 3 * kPlane + half)));
            }
            sums[r] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), scale, sums[r]);
        }
    }
    for (std::int64_t r = 0; r < kRows; ++r)
        y[r] = sumLanes(sums[r]);
}

PRECIS_AVX2 void int4Avx2(const ProductActivations& x, const std::uint8_t* codes, const std::uint16_t* scales,
                          float* y) {
    const __m256i mask = _mm256_set1_epi8(15), eight = _mm256_set1_epi8(8);
    for (std::int64_t r = 0; r < kRows; ++r) {
        __m256 total = _mm256_setzero_ps();
        for (std::int64_t g = 0; g < x.groups; ++g)
            for (std::int64_t part = 0; part < 2; ++part) {
                const std::int8_t* planes = x.values + g * kProductColumns + part * 2 * kPlane;
                __m256i sum = _mm256_setzero_si256();
                for (std::int64_t half = 0; half < kPlane; half += 32) {
                    const __m256i packed = load256(codes + ((g * kRows + r) * 2 + part) * kPlane + half);
                    const __m256i low = _mm256_sub_epi8(_mm256_and_si256(packed, mask), eight);
                    const __m256i high = _mm256_sub_epi8(_mm256_and_si256(_mm256_srli_epi16(packed, 4), mask), eight);
                    sum = _mm256_add_epi32(sum, dotSigned(low, load256(planes + half)));
                    sum = _mm256_add_epi32(sum, dotSigned(high, load256(planes + kPlane + half)));
                }
                const __m256 scale = _mm256_set1_ps(_cvtsh_ss(scales[(g * kRows + r) * 2 + part]) * x.scales[g]);
                total = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), scale, total);
            }
        y[r] = sumLanes(total);
    }
}

PRECIS_AVX2 void int8Avx2(const ProductActivations& x, const std::int8_t* values, const std::uint16_t* scales,
                          float* y) {
    for (std::int64_t r = 0; r < kRows; ++r) {
        __m256 total = _mm256_setzero_ps();
        for (std::int64_t g = 0; g < x.groups; ++g) {
            __m256i sum = _mm256_setzero_si256();
            for (std::int64_t j = 0; j < kProductColumns; j += 32)
                sum = _mm256_add_epi32(sum, dotSigned(load256(values + (g * kRows + r) * kProductColumns + j),
                                                      load256(x.values + g * kProductColumns + j)));
            total = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), _mm256_set1_ps(x.scales[g]), total);
        }
        y[r] = sumLanes(total) * _cvtsh_ss(scales[r]);
    }
}

// A table with 256 entries turned round: the numbers of each codeword side by side in one word.
template <int kDimension>
PRECIS_AVX2 inline void codewordsSideBySide(const std::int8_t* table, std::uint32_t* words) {
    const auto load = [&](int p, int k) {
        return _mm_loadu_si128(reinterpret_cast<const __m128i*>(table + p * 256 + k));
    };
    for (int k = 0; k < 256; k += 16) {
        const __m128i low = _mm_unpacklo_epi8(load(0, k), load(1, k)), high = _mm_unpackhi_epi8(load(0, k), load(1, k));
        __m128i nextLow = _mm_setzero_si128(), nextHigh = nextLow;
        if constexpr (kDimension == 4) {
            nextLow = _mm_unpacklo_epi8(load(2, k), load(3, k));
            nextHigh = _mm_unpackhi_epi8(load(2, k), load(3, k));
        }
        auto* out = reinterpret_cast<__m128i*>(words + k);
        _mm_storeu_si128(out, _mm_unpacklo_epi16(low, nextLow));
        _mm_storeu_si128(out + 1, _mm_unpackhi_epi16(low, nextLow));
        _mm_storeu_si128(out + 2, _mm_unpacklo_epi16(high, nextHigh));
        _mm_storeu_si128(out + 3, _mm_unpackhi_epi16(high, nextHigh));
    }
}
PRECIS_AVX2 inline __m256i gather(const std::uint32_t* words, __m256i index) {
    return _mm256_i32gather_epi32(reinterpret_cast<const int*>(words), index, sizeof(*words));
}
// The weights of 32 columns in their order: 8 codes of quads or 16 codes of pairs.
template <int kDimension>
PRECIS_AVX2 inline __m256i gatherWeights(const std::uint32_t* words, const std::uint8_t* codes) {
    if constexpr (kDimension == 4)
        return gather(words, _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(codes))));
    const __m256i two = _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(codes)));
    const __m256i even = gather(words, _mm256_and_si256(two, _mm256_set1_epi32(255)));
    return _mm256_or_si256(even, _mm256_slli_epi32(gather(words, _mm256_srli_epi32(two, 8)), 16));
}

template <int kDimension>
PRECIS_AVX2 void tables256Avx2(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                               const std::uint16_t* scales, float* y) {
    constexpr std::int64_t kCodes = kProductColumns / kDimension; // a row and group
    __m256 sums[kRows];
    for (auto& sum : sums)
        sum = _mm256_setzero_ps();
    alignas(32) std::uint32_t words[256];
    for (std::int64_t g = 0; g < x.groups; ++g) {
        codewordsSideBySide<kDimension>(tables + g * kDimension * 256, words);
        const __m256 scale = _mm256_set1_ps(_cvtsh_ss(scales[g]) * x.scales[g]);
        const std::int8_t* values = x.values + g * kProductColumns;
        for (std::int64_t r = 0; r < kRows; ++r) {
            const std::uint8_t* at = codes + (g * kRows + r) * kCodes;
            __m256i sum = _mm256_setzero_si256();
            for (std::int64_t column = 0; column < kProductColumns; column += 32)
                sum = _mm256_add_epi32(sum, dotSigned(gatherWeights<kDimension>(words, at + column / kDimension),
                                                      load256(values + column)));
            sums[r] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), scale, sums[r]);
        }
    }
    for (std::int64_t r = 0; r < kRows; ++r)
        y[r] = sumLanes(sums[r]);
}

// ---- AVX-512: weights are made unsigned by an offset, which the sum of the activations takes away again -------------

PRECIS_AVX512 inline __m512i load512(const void* at) { return _mm512_loadu_si512(at); }
// A sum of -offset * total to begin with.
PRECIS_AVX512 inline __m512i offsetSum(std::int32_t offset, std::int32_t total) {
    return _mm512_zextsi128_si512(_mm_cvtsi32_si128(-offset * total));
}

PRECIS_AVX512 void pairs16Avx512(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                                 const std::uint16_t* scales, float* y) {
    __m512 sums[kRows];
    for (auto& sum : sums)
        sum = _mm512_setzero_ps();
    const __m512i mask = _mm512_set1_epi8(15), sign = _mm512_set1_epi8(-128);
    for (std::int64_t g = 0; g < x.groups; ++g) {
        const auto* table = reinterpret_cast<const __m128i*>(tables + g * 32);
        const __m512i first = _mm512_xor_si512(_mm512_broadcast_i32x4(_mm_loadu_si128(table)), sign);
        const __m512i second = _mm512_xor_si512(_mm512_broadcast_i32x4(_mm_loadu_si128(table + 1)), sign);
        const std::int8_t* planes = x.values + g * kProductColumns;
        const __m512i x0 = load512(planes), x1 = load512(planes + kPlane);
        const __m512i x2 = load512(planes + 2 * kPlane), x3 = load512(planes + 3 * kPlane);
        const __m512i begin = offsetSum(128, x.sums[2 * g] + x.sums[2 * g + 1]);
        const __m512 scale = _mm512_set1_ps(_cvtsh_ss(scales[g]) * x.scales[g]);
        const std::uint8_t* at = codes + g * kRows * kPlane;
#pragma GCC unroll 8
        for (std::int64_t r = 0; r < kRows; ++r) {
            const __m512i packed = load512(at + r * kPlane);
            const __m512i low = _mm512_and_si512(packed, mask);
            const __m512i high = _mm512_and_si512(_mm512_srli_epi16(packed, 4), mask);
            __m512i a = _mm512_dpbusd_epi32(begin, _mm512_shuffle_epi8(first, low), x0);
            __m512i b = _mm512_dpbusd_epi32(_mm512_setzero_si512(), _mm512_shuffle_epi8(second, low), x1);
            a = _mm512_dpbusd_epi32(a, _mm512_shuffle_epi8(first, high), x2);
            b = _mm512_dpbusd_epi32(b, _mm512_shuffle_epi8(second, high), x3);
            sums[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(_mm512_add_epi32(a, b)), scale, sums[r]);
        }
    }
    for (std::int64_t r = 0; r < kRows; ++r)
        y[r] = _mm512_reduce_add_ps(sums[r]);
}

// Bytes of a table with 256 entries, for 64 codes whose highest bits are in `upper`.
struct Table256 {
    __m512i parts[4];
};
PRECIS_AVX512 inline Table256 loadTable(const std::int8_t* table) {
    const __m512i sign = _mm512_set1_epi8(-128);
    Table256 loaded;
    for (int part = 0; part < 4; ++part)
        loaded.parts[part] = _mm512_xor_si512(load512(table + 64 * part), sign);
    return loaded;
}
PRECIS_AVX512 inline __m512i lookUp(const Table256& table, __m512i codes, __mmask64 upper) {
    const __m512i low = _mm512_permutex2var_epi8(table.parts[0], codes, table.parts[1]);
    return _mm512_mask_blend_epi8(upper, low, _mm512_permutex2var_epi8(table.parts[2], codes, table.parts[3]));
}

template <int kDimension>
PRECIS_AVX512 void tables256Avx512(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                                   const std::uint16_t* scales, float* y) {
    constexpr std::int64_t kLoads = 4 / kDimension; // registers of codes a row and group
    __m512 sums[kRows];
    for (auto& sum : sums)
        sum = _mm512_setzero_ps();
    for (std::int64_t g = 0; g < x.groups; ++g) {
        const __m512i begin = offsetSum(128, x.sums[2 * g] + x.sums[2 * g + 1]);
        const __m512 scale = _mm512_set1_ps(_cvtsh_ss(scales[g]) * x.scales[g]);
        __m512i totals[kRows];
        for (auto& total : totals)
            total = begin;
        for (int p = 0; p < kDimension; ++p) {
            const Table256 table = loadTable(tables + (g * kDimension + p) * 256);
            for (std::int64_t load = 0; load < kLoads; ++load) {
                const __m512i plane = load512(x.values + g * kProductColumns + (load * kDimension + p) * kPlane);
#pragma GCC unroll 8
                for (std::int64_t r = 0; r < kRows; ++r) {
                    const __m512i code = load512(codes + ((g * kRows + r) * kLoads + load) * kPlane);
                    totals[r] = _mm512_dpbusd_epi32(totals[r], lookUp(table, code, _mm512_movepi8_mask(code)), plane);
                }
            }
        }
        for (std::int64_t r = 0; r < kRows; ++r)
            sums[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(totals[r]), scale, sums[r]);
    }
    for (std::int64_t r = 0; r < kRows; ++r)
        y[r] = _mm512_reduce_add_ps(sums[r]);
}

PRECIS_AVX512 void int4Avx512(const ProductActivations& x, const std::uint8_t* codes, const std::uint16_t* scales,
                              float* y) {
    __m512 sums[kRows];
    for (auto& sum : sums)
        sum = _mm512_setzero_ps();
    const __m512i mask = _mm512_set1_epi8(15);
    for (std::int64_t g = 0; g < x.groups; ++g) {
        const std::int8_t* planes = x.values + g * kProductColumns;
        const __m512i x0 = load512(planes), x1 = load512(planes + kPlane);
        const __m512i x2 = load512(planes + 2 * kPlane), x3 = load512(planes + 3 * kPlane);
        const __m512i begin = offsetSum(8, x.sums[2 * g]), beginSecond = offsetSum(8, x.sums[2 * g + 1]);
        // The 16 scales of the group at once.
        float rowScales[2 * kRows];
        _mm512_storeu_ps(
            rowScales,
            _mm512_mul_ps(_mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(scales + g * 2 * kRows))),
                          _mm512_set1_ps(x.scales[g])));
        const std::uint8_t* at = codes + g * kRows * 2 * kPlane;
#pragma GCC unroll 8
        for (std::int64_t r = 0; r < kRows; ++r) {
            const __m512i a = load512(at + r * 2 * kPlane), b = load512(at + r * 2 * kPlane + kPlane);
            __m512i first = _mm512_dpbusd_epi32(begin, _mm512_and_si512(a, mask), x0);
            first = _mm512_dpbusd_epi32(first, _mm512_and_si512(_mm512_srli_epi16(a, 4), mask), x1);
            __m512i second = _mm512_dpbusd_epi32(beginSecond, _mm512_and_si512(b, mask), x2);
            second = _mm512_dpbusd_epi32(second, _mm512_and_si512(_mm512_srli_epi16(b, 4), mask), x3);
            sums[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(first), _mm512_set1_ps(rowScales[2 * r]), sums[r]);
            sums[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(second), _mm512_set1_ps(rowScales[2 * r + 1]), sums[r]);
        }
    }
    for (std::int64_t r = 0; r < kRows; ++r)
        y[r] = _mm512_reduce_add_ps(sums[r]);
}

PRECIS_AVX512 void int8Avx512(const ProductActivations& x, const std::int8_t* values, const std::uint16_t* scales,
                              float* y) {
    __m512 sums[kRows];
    for (auto& sum : sums)
        sum = _mm512_setzero_ps();
    const __m512i sign = _mm512_set1_epi8(-128);
    for (std::int64_t g = 0; g < x.groups; ++g) {
        const std::int8_t* planes = x.values + g * kProductColumns;
        const __m512i begin = offsetSum(128, x.sums[2 * g] + x.sums[2 * g + 1]);
        const __m512 scale = _mm512_set1_ps(x.scales[g]);
        for (std::int64_t r = 0; r < kRows; ++r) {
            const std::int8_t* w = values + (g * kRows + r) * kProductColumns;
            __m512i total = begin;
            for (int p = 0; p < 4; ++p)
                total = _mm512_dpbusd_epi32(total, _mm512_xor_si512(load512(w + p * kPlane), sign),
                                            load512(planes + p * kPlane));
            sums[r] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(total), scale, sums[r]);
        }
    }
    for (std::int64_t r = 0; r < kRows; ++r)
        y[r] = _mm512_reduce_add_ps(sums[r]) * _cvtsh_ss(scales[r]);
}

#endif

// Entries of 4 bits come as 64 bytes, those of 8 bits as 64 * 4 / dimension.
void tablesPortable(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                    const std::uint16_t* scales, std::int64_t entries, std::int64_t dimension, float* y) {
    const std::int64_t loads = 4 / dimension, bytes = entries == 16 ? kPlane : loads * kPlane;
    std::fill_n(y, kRows, 0.0f);
    for (std::int64_t g = 0; g < x.groups; ++g)
        for (std::int64_t r = 0; r < kRows; ++r) {
            const std::uint8_t* at = codes + (g * kRows + r) * bytes;
            std::uint8_t unpacked[2 * kPlane];
            if (entries == 16) {
                unpackNibbles(at, unpacked);
                at = unpacked;
            }
            std::int32_t sum = 0;
            for (std::int64_t load = 0; load < loads; ++load)
                sum += tableSum(x.values + g * kProductColumns + load * dimension * kPlane, at + load * kPlane,
                                tables + g * dimension * entries, entries, dimension);
            y[r] += static_cast<float>(sum) * halfToFloat(scales[g]) * x.scales[g];
        }
}

} // namespace

Instructions bestInstructions() {
#ifdef PRECIS_X86
    if (__builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vnni") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        return Instructions::Avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return Instructions::Avx2;
#endif
    return Instructions::Portable;
}

PlaneOrder planeOrder(std::int64_t dimension, std::int64_t entries, Instructions instructions) {
    if (dimension == 0 || (entries == 256 && instructions == Instructions::Avx2))
        return PlaneOrder::Natural;
    return dimension == 2 ? PlaneOrder::Pairs : PlaneOrder::Quads;
}

void roundActivations(const float* x, std::int64_t columns, PlaneOrder order, std::int8_t* values, float* scales,
                      std::int32_t* sums) {
    for (std::int64_t first = 0, g = 0; first < columns; first += kProductColumns, ++g) {
        const std::int64_t count = std::min(kProductColumns, columns - first);
        float largest = 0;
        for (std::int64_t i = 0; i < count; ++i)
            largest = std::max(largest, std::abs(x[first + i]));
        scales[g] = largest > 0 ? largest / 127 : 1;
        sums[2 * g] = sums[2 * g + 1] = 0;
        std::int8_t* planes = values + g * kProductColumns;
        for (std::int64_t i = 0; i < kProductColumns; ++i) {
            const auto value = static_cast<std::int8_t>(i < count ? std::nearbyint(x[first + i] / scales[g]) : 0);
            const std::int64_t half = i / (2 * kPlane), pair = i % (2 * kPlane);
            const std::int64_t place = order == PlaneOrder::Natural ? i
                                       : order == PlaneOrder::Pairs ? (2 * half + pair % 2) * kPlane + pair / 2
                                                                    : i % 4 * kPlane + i / 4;
            planes[place] = value;
            sums[2 * g + half] += value;
        }
    }
}

void productPairs16(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                    const std::uint16_t* scales, float* y, Instructions instructions) {
#ifdef PRECIS_X86
    if (instructions == Instructions::Avx512)
        return pairs16Avx512(x, codes, tables, scales, y);
    if (instructions == Instructions::Avx2)
        return pairs16Avx2(x, codes, tables, scales, y);
#endif
    tablesPortable(x, codes, tables, scales, 16, 2, y);
}

void productPairs256(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                     const std::uint16_t* scales, float* y, Instructions instructions) {
#ifdef PRECIS_X86
    if (instructions == Instructions::Avx512)
        return tables256Avx512<2>(x, codes, tables, scales, y);
    if (instructions == Instructions::Avx2)
        return tables256Avx2<2>(x, codes, tables, scales, y);
#endif
    tablesPortable(x, codes, tables, scales, 256, 2, y);
}

void productQuads256(const ProductActivations& x, const std::uint8_t* codes, const std::int8_t* tables,
                     const std::uint16_t* scales, float* y, Instructions instructions) {
#ifdef PRECIS_X86
    if (instructions == Instructions::Avx512)
        return tables256Avx512<4>(x, codes, tables, scales, y);
    if (instructions == Instructions::Avx2)
        return tables256Avx2<4>(x, codes, tables, scales, y);
#endif
    tablesPortable(x, codes, tables, scales, 256, 4, y);
}

void productInt4(const ProductActivations& x, const std::uint8_t* codes, const std::uint16_t* scales, float* y,
                 Instructions instructions) {
#ifdef PRECIS_X86
    if (instructions == Instructions::Avx512)
        return int4Avx512(x, codes, scales, y);
    if (instructions == Instructions::Avx2)
        return int4Avx2(x, codes, scales, y);
#endif
    for (std::int64_t r = 0; r < kRows; ++r) {
        y[r] = 0;
        for (std::int64_t g = 0; g < x.groups; ++g)
            for (std::int64_t part = 0; part < 2; ++part) {
                std::uint8_t unpacked[2 * kPlane];
                unpackNibbles(codes + ((g * kRows + r) * 2 + part) * kPlane, unpacked);
                std::int32_t sum = 0;
                for (std::int64_t j = 0; j < 2 * kPlane; ++j)
                    sum += (unpacked[j] - 8) * x.values[g * kProductColumns + part * 2 * kPlane + j];
                y[r] += static_cast<float>(sum) * halfToFloat(scales[(g * kRows + r) * 2 + part]) * x.scales[g];
            }
    }
}

void productInt8(const ProductActivations& x, const std::int8_t* values, const std::uint16_t* scales, float* y,
                 Instructions instructions) {
#ifdef PRECIS_X86
    if (instructions == Instructions::Avx512)
        return int8Avx512(x, values, scales, y);
    if (instructions == Instructions::Avx2)
        return int8Avx2(x, values, scales, y);
#endif
    for (std::int64_t r = 0; r < kRows; ++r) {
        float total = 0;
        for (std::int64_t g = 0; g < x.groups; ++g) {
            std::int32_t sum = 0;
            for (std::int64_t j = 0; j < kProductColumns; ++j)
                sum += values[(g * kRows + r) * kProductColumns + j] * x.values[g * kProductColumns + j];
            total += static_cast<float>(sum) * x.scales[g];
        }
        y[r] = total * halfToFloat(scales[r]);
    }
}

PRECIS_CLONES void productFloat(const float* x, const float* weights, std::int64_t rows, std::int64_t columns,
                                float* y) {
    constexpr std::int64_t kAtOnce = 4;
    for (std::int64_t row = 0; row < rows; row += kAtOnce) {
        float sums[kAtOnce] = {};
        const std::int64_t count = std::min(kAtOnce, rows - row);
        for (std::int64_t r = 0; r < count; ++r) {
            float sum = 0;
            const float* w = weights + (row + r) * columns;
            for (std::int64_t i = 0; i < columns; ++i)
                sum += w[i] * x[i];
            sums[r] = sum;
        }
        std::copy_n(sums, count, y + row);
    }
}

PRECIS_CLONES float readThrough(const float* values, std::int64_t count) {
    constexpr std::int64_t kLanes = 64;
    float sums[kLanes] = {};
    for (std::int64_t i = 0; i + kLanes <= count; i += kLanes)
        for (std::int64_t j = 0; j < kLanes; ++j)
            sums[j] += values[i + j];
    float total = 0;
    for (const float sum : sums)
        total += sum;
    return total;
}

} // namespace precis
