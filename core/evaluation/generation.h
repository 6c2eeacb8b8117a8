// SPDX-License-Identifier: GPL-3.0-or-later
// Continuing a text token by token.
#pragma once

#include "model/model.h"
#include "text/tokenizer.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace precis {

struct GenerationOptions {
    int tokens = 200;
    double temperature = 0; // 0: always the most likely token
    std::uint64_t seed = 0;
};

// Continues `ids` until an end-of-sequence token or options.tokens; `onToken` sees each new id and may throw to stop.
// Keys and values of earlier positions are recomputed, not cached: short texts on small models are what it is for.
std::vector<int> generateTokens(const Model& model, std::vector<int> ids, const GenerationOptions& options,
                                const std::function<void(int)>& onToken);

} // namespace precis
