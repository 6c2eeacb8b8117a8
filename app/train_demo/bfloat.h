// SPDX-License-Identifier: GPL-3.0-or-later
// bfloat16 and the exponential in loops that the compiler vectorises.
#pragma once

#include "tensor/torch.h"

#include <bit>
#include <cstdint>

namespace precis::demo {

struct Half {
    std::uint16_t bits;
};
static_assert(sizeof(Half) == sizeof(c10::BFloat16));

inline float toFloat(Half value) { return std::bit_cast<float>(static_cast<std::uint32_t>(value.bits) << 16); }

// Rounds to nearest, ties to even. Not meant for NaN.
inline Half toHalf(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    return {static_cast<std::uint16_t>((bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16)};
}

// e^x to about 1e-7 relative, without a call: 2^n times a polynomial on [-ln 2 / 2, ln 2 / 2].
inline float fastExp(float x) {
    x = x < -87.f ? -87.f : (x > 88.f ? 88.f : x);
    constexpr float kRound = 12582912.f; // 1.5 * 2^23: adding it rounds to an integer in the low bits
    const float shifted = x * 1.44269504f + kRound;
    const auto n =
        static_cast<std::int32_t>(std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(kRound));
    const auto whole = static_cast<float>(n);
    const float r = x - whole * 0.693145752f - whole * 1.42860677e-6f;
    const float p =
        1 + r * (1 + r * (0.5f + r * (0.166666667f + r * (0.0416666667f + r * (0.00833333333f + r * 0.00138888889f)))));
    return p * std::bit_cast<float>(static_cast<std::uint32_t>(n + 127) << 23);
}

inline Half* halfData(Tensor& tensor) { return reinterpret_cast<Half*>(tensor.data_ptr<c10::BFloat16>()); }
inline const Half* halfData(const Tensor& tensor) {
    return reinterpret_cast<const Half*>(tensor.data_ptr<c10::BFloat16>());
}

} // namespace precis::demo
