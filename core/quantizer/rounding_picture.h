// SPDX-License-Identifier: GPL-3.0-or-later
// RoundingSnapshot of a layer: which weights are not at the level nearest to the original.
#pragma once

#include "precis/snapshot.h"
#include "quantizer/quantized_layer.h"

#include <optional>
#include <string>

namespace precis {

// original [O,I] is the weight that was quantized; before is the layer as the solver left it, after as it is stored.
// Nothing for formats without levels.
std::optional<RoundingSnapshot> roundingPicture(int block, const std::string& name, const Tensor& original,
                                                const QuantizedLayer& after, const QuantizedLayer& before);

} // namespace precis
