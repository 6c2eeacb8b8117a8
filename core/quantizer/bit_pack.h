// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of 1 to 8 bits as one little-endian stream of bits per row: code i takes bits [i*bits, (i+1)*bits).
#pragma once

#include "tensor/torch.h"

namespace precis {

Tensor packBits(const Tensor& codes, int bits);                        // [O,I] uint8 -> [O, ceil(I*bits/8)] uint8
Tensor unpackBits(const Tensor& packed, int bits, std::int64_t columns); // and back

} // namespace precis
