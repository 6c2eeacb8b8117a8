// SPDX-License-Identifier: GPL-3.0-or-later
// AdditiveStudy: one layer with its inputs, held ready to see what each of its additive codebooks brings and which
// input channels deserve extended ones. Xu et al., "CRVQ", TACL 2025.
#pragma once

#include "precis/codebook_study.h"

#include <functional>
#include <string>
#include <vector>

namespace precis {

struct AdditiveBook {
    bool isExtended = false;
    std::vector<int> usage;         // of each codeword
    double relativeOutputError = 0; // of the layer when this codebook and those before it add up
};

// The layer quantized with that share of critical channels.
struct AdditiveEffect {
    double criticalShare = 0;
    std::vector<int> critical; // channels, in ascending order
    std::vector<int> order;    // which channel stands at each place; empty: as they come
    double bitsPerWeight = 0;
    double relativeOutputError = 0;
    std::vector<AdditiveBook> books; // basic ones first
};

struct AdditiveStudy {
    int block = 0;
    std::string layer;
    int rows = 0, columns = 0, dimension = 8;
    std::int64_t tokens = 0;       // that the Hessian is the mean of
    int rounds = 1;                // of codewords and codes, for an answer while one waits
    std::vector<float> importance; // [I] of each input channel, as the recipe measures it
    AdditiveEffect effect;         // of the recipe
    // Blocks, from one thread at a time. Without extended codebooks in the recipe, three are tried.
    std::function<AdditiveEffect(double criticalShare, RunControl&)> attempt;
};

// As openCodebookStudy, for recipes of format additive.
AdditiveStudy openAdditiveStudy(const CodebookStudyRequest& request, RunControl& control);

} // namespace precis
