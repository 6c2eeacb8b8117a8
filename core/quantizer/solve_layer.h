// SPDX-License-Identifier: GPL-3.0-or-later
// Quantizes one layer in the format and by the solver that a recipe chose.
#pragma once

#include "quantizer/codebook_sweep.h"
#include "quantizer/layer_plan.h"
#include "quantizer/quantized_layer.h"

#include <functional>
#include <string>
#include <vector>

namespace precis {

struct SolvedLayer {
    QuantizedLayer layer;
    std::vector<std::string> warnings;
};

// weight [O,I], hessian [I,I] float64. name seeds what is random; `poll` is called now and then and may throw to stop.
SolvedLayer solveLayer(
    const Recipe& recipe, const LayerPlan& plan, const std::string& name, const Tensor& weight, const Tensor& hessian,
    const std::function<void()>& poll = [] {});

// The same for a plan with codebooks; `look` as in sweepCodebook().
CodebookResult solveCodebook(const Recipe& recipe, const LayerPlan& plan, const std::string& name, const Tensor& weight,
                             const Tensor& hessian, const std::function<void()>& poll,
                             const std::function<void(const CodebookFit&)>& look = {});
// What is random in that layer.
std::uint64_t layerSeed(const Recipe& recipe, const std::string& name);

} // namespace precis
