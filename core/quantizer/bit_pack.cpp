// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/bit_pack.h"

namespace precis {

Tensor packBits(const Tensor& codes, int bits) {
    const Tensor source = codes.contiguous();
    const std::int64_t rows = source.size(0), columns = source.size(1), bytes = (columns * bits + 7) / 8;
    Tensor packed = torch::zeros({rows, bytes}, torch::kUInt8);
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::uint8_t* in = source.data_ptr<std::uint8_t>() + row * columns;
        std::uint8_t* out = packed.data_ptr<std::uint8_t>() + row * bytes;
        unsigned buffer = 0;
        int filled = 0;
        for (std::int64_t i = 0; i < columns; ++i) {
            buffer |= static_cast<unsigned>(in[i]) << filled;
            for (filled += bits; filled >= 8; filled -= 8, buffer >>= 8)
                *out++ = static_cast<std::uint8_t>(buffer);
        }
        if (filled > 0)
            *out = static_cast<std::uint8_t>(buffer);
    }
    return packed;
}

Tensor unpackBits(const Tensor& packed, int bits, std::int64_t columns) {
    const Tensor source = packed.contiguous();
    const std::int64_t rows = source.size(0), bytes = source.size(1);
    TORCH_CHECK(bytes == (columns * bits + 7) / 8, "packed rows of ", bytes, " bytes cannot hold ", columns, " codes");
    Tensor codes = torch::empty({rows, columns}, torch::kUInt8);
    const unsigned mask = (1u << bits) - 1;
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::uint8_t* in = source.data_ptr<std::uint8_t>() + row * bytes;
        std::uint8_t* out = codes.data_ptr<std::uint8_t>() + row * columns;
        unsigned buffer = 0;
        int filled = 0;
        for (std::int64_t i = 0; i < columns; ++i) {
            for (; filled < bits; filled += 8)
                buffer |= static_cast<unsigned>(*in++) << filled;
            out[i] = static_cast<std::uint8_t>(buffer & mask);
            buffer >>= bits;
            filled -= bits;
        }
    }
    return codes;
}

} // namespace precis
