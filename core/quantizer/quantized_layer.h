// SPDX-License-Identifier: GPL-3.0-or-later
// QuantizedLayer: the weight of a linear layer in whichever format the recipe chose.
#pragma once

#include "quantizer/codebook.h"
#include "quantizer/uniform.h"

#include <variant>

namespace precis {

using QuantizedLayer = std::variant<UniformLayer, CodebookLayer>;

inline Tensor dequantize(const QuantizedLayer& layer) { // [O,I] float32
    return std::visit([](const auto& held) { return dequantize(held); }, layer);
}

// The integer codes, [O,I] of a uniform layer, [O,V] of a codebook layer.
inline const Tensor& codesOf(const QuantizedLayer& layer) {
    return std::visit([](const auto& held) -> const Tensor& { return held.codes; }, layer);
}

} // namespace precis
