// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook layer in the bits it is stored in (docs/formats.md): exactly storedBits() of them.
#pragma once

#include "quantizer/codebook.h"
#include "tensor/safetensors.h"

#include <functional>
#include <string>

namespace precis {

// Numbers below 2^bits as one little-endian stream: number i takes bits [i*bits, (i+1)*bits). bits 1 to 16.
Tensor packStream(const Tensor& numbers, int bits);                      // int32, any shape -> [bytes] uint8
Tensor unpackStream(const Tensor& stream, int bits, std::int64_t count); // and back, [count] int32

// The tensors "codes", "codebooks" and, where the layer has them, "codebook_scales", "block_scales", "block_grids" and
// "code_factor".
NamedTensors packCodebookLayer(const CodebookLayer& layer);

// And back. read(name, count) gives the stored tensor of that name, which must hold `count` numbers.
CodebookLayer unpackCodebookLayer(const CodebookShape& shape, int codebookBits, std::int64_t rank,
                                  const std::function<Tensor(const std::string& name, std::int64_t count)>& read);

} // namespace precis
