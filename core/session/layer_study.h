// SPDX-License-Identifier: GPL-3.0-or-later
// What studies of one layer have in common: finding it, and running the full-precision model up to its block.
#pragma once

#include "model/checkpoint.h"
#include "model/decoder.h"
#include "precis/recipe.h"
#include "precis/run_control.h"
#include "precis/run_folder.h"
#include "quantizer/layer_plan.h"

#include <memory>
#include <string>
#include <vector>

namespace precis {

struct LayerSubject {
    std::shared_ptr<const Checkpoint> checkpoint;
    Model model;
    int block = 0;
    LayerKind kind = LayerKind::Query;
    Tensor tokens; // [N,T], the recipe's calibration windows

    std::string name() const { return fullLayerName(block, kind); }
};

// RecipeError for a bad recipe; BadInput when the model has no such layer.
LayerSubject openLayer(const Recipe& recipe, const std::string& model, const TextSource& calibration, int block,
                       const std::string& layer, RunControl& control);

// Drops the windows that would cost more than that many multiplications on the way through the subject's block, with
// `extra` of them for each token; keeps one at least.
void keepAffordable_(LayerSubject& subject, double operations, double extra = 0);

// Runs the windows through the blocks and shows `look` the inputs inside the subject's block, whose weights it returns.
BlockWeights runToBlock(const LayerSubject& subject, const InputHook& look, RunControl& control);

// What solvers go by: the weight and the mean Hessian of its inputs, both as the recipe preprocesses them, on no more
// windows than take a few seconds on a small machine.
struct LayerProblem {
    Tensor weight;  // [O,I]
    Tensor hessian; // [I,I] float64
};
LayerProblem measureLayer(const Recipe& recipe, LayerSubject& subject, RunControl& control);

// A layer that a recipe gives codebooks, and what they are fitted to.
struct LayerWithCodebooks {
    Recipe recipe;
    LayerPlan plan;
    std::string name;
    Tensor weight;  // [O,I]
    Tensor hessian; // [I,I] float64
};
// BadInput when the recipe gives the layer another format.
LayerWithCodebooks openCodebooks(const Recipe& recipe, LayerSubject& subject, WeightFormat format, RunControl& control);

std::vector<float> toVector(const Tensor& values);

} // namespace precis
