// SPDX-License-Identifier: GPL-3.0-or-later
// QuantizedLayer: the weight of a linear layer in whichever format the recipe chose.
#pragma once

#include "quantizer/uniform.h"

#include <variant>

namespace precis {

using QuantizedLayer = std::variant<UniformLayer>;

inline Tensor dequantize(const QuantizedLayer& layer) { // [O,I] float32
    return std::visit([](const auto& held) { return dequantize(held); }, layer);
}

} // namespace precis
