// SPDX-License-Identifier: GPL-3.0-or-later
// QuantizedLayer: the weight of a linear layer in whichever format the recipe chose.
#pragma once

#include "quantizer/additive.h"
#include "quantizer/codebook.h"
#include "quantizer/uniform.h"

#include <variant>

namespace precis {

using QuantizedLayer = std::variant<UniformLayer, CodebookLayer, AdditiveLayer>;

inline Tensor dequantize(const QuantizedLayer& layer) { // [O,I] float32
    return std::visit([](const auto& held) { return dequantize(held); }, layer);
}

// The integer codes, [O,I] of a uniform layer, [O,V] of a codebook layer, [M,O,V] of an additive layer, whose extended
// codes are not among them.
inline const Tensor& codesOf(const QuantizedLayer& layer) {
    if (const auto* additive = std::get_if<AdditiveLayer>(&layer))
        return additive->basic.codes;
    if (const auto* codebook = std::get_if<CodebookLayer>(&layer))
        return codebook->codes;
    return std::get<UniformLayer>(layer).codes;
}

} // namespace precis
