// SPDX-License-Identifier: GPL-3.0-or-later
// Model: what a forward pass needs. Blocks come one at a time, so that only those in use are in memory.
#pragma once

#include "model/block_weights.h"
#include "model/model_config.h"
#include "tensor/torch.h"

#include <functional>

namespace precis {

struct Model {
    ModelConfig config;
    Tensor embedding;                        // [V,D]
    Tensor finalNorm;                        // [D]
    Tensor head;                             // [V,D], the embedding itself when tied
    std::function<BlockWeights(int)> block; // loads block k in single precision; safe to call from one thread at a time
};

} // namespace precis
