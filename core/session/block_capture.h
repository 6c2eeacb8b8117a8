// SPDX-License-Identifier: GPL-3.0-or-later
// Running calibration activations through a block, and what is learned about its inputs on the way.
#pragma once

#include "calibration/activation_cache.h"
#include "calibration/hessian.h"
#include "model/decoder.h"

#include <functional>
#include <vector>

namespace precis {

using SiteStatistics = std::vector<HessianAccumulator>; // one an InputSite

SiteStatistics emptyStatistics(const BlockWeights& weights);

struct BlockPass {
    const Model& model;
    int index = 0;
    const BlockWeights& weights;
    const RotaryTable& rotary;
    std::function<void(double)> advance; // share done
};

// Token windows [0, count) of `from` through the block, into `to` unless that is null; they may be the same. Inputs of
// the first `counted` token windows go into the statistics, unless those are null.
void passBlock(const BlockPass& pass, const ActivationCache& from, ActivationCache* to, std::int64_t count,
               SiteStatistics* statistics, std::int64_t counted);

} // namespace precis
