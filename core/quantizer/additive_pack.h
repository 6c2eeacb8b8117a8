// SPDX-License-Identifier: GPL-3.0-or-later
// An additive layer in the bits it is stored in (docs/formats.md): exactly storedBits() of them.
#pragma once

#include "quantizer/additive.h"
#include "tensor/safetensors.h"

#include <functional>
#include <string>

namespace precis {

// The tensors "codes", "codebooks", "codebook_scales", the same with "extended_" in front, "row_scales" and "channels",
// as far as the layer has them and does not borrow them.
NamedTensors packAdditiveLayer(const AdditiveLayer& layer);

// And back. read(name, count) gives the stored tensor of that name, which must hold `count` numbers; lender is the
// layer that codebooks and channels are borrowed from, null when they are the layer's own.
AdditiveLayer unpackAdditiveLayer(const AdditiveShape& shape, int codebookBits, const AdditiveLayer* lender,
                                  const std::function<Tensor(const std::string& name, std::int64_t count)>& read);

} // namespace precis
