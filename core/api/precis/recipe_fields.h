// SPDX-License-Identifier: GPL-3.0-or-later
// The one field list of a recipe: key on disk, label and help on screen, range. JSON, --set, forms, differences and
// "unknown key" messages all visit it.
#pragma once

#include "precis/fields.h"
#include "precis/recipe.h"

namespace precis {

template <>
struct EnumNames<CalibrationSampling> {
    static constexpr std::array<EnumName<CalibrationSampling>, 2> kNames{{
        {CalibrationSampling::Random, "random", PRECIS_TEXT("Recipe", "Random stretches")},
        {CalibrationSampling::Documents, "documents", PRECIS_TEXT("Recipe", "Beginnings of documents")},
    }};
};
template <>
struct EnumNames<WeightFormat> {
    static constexpr std::array<EnumName<WeightFormat>, 2> kNames{{
        {WeightFormat::None, "none", PRECIS_TEXT("Recipe", "Leave as they are")},
        {WeightFormat::Uniform, "uniform", PRECIS_TEXT("Recipe", "Uniform")},
    }};
};
template <>
struct EnumNames<WeightSolver> {
    static constexpr std::array<EnumName<WeightSolver>, 2> kNames{{
        {WeightSolver::Nearest, "nearest", PRECIS_TEXT("Recipe", "Round to nearest")},
        {WeightSolver::HessianSweep, "hessian_sweep", PRECIS_TEXT("Recipe", "Hessian sweep (GPTQ)")},
    }};
};
template <>
struct EnumNames<StepType> {
    static constexpr std::array<EnumName<StepType>, 2> kNames{{
        {StepType::Float16, "float16", PRECIS_TEXT("Recipe", "16-bit float")},
        {StepType::Float32, "float32", PRECIS_TEXT("Recipe", "32-bit float")},
    }};
};

template <FieldsOf<CalibrationOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"token_windows", PRECIS_TEXT("Recipe", "Token windows"),
           PRECIS_TEXT("Recipe", "How many stretches of text the statistics come from. More make the result steadier "
                                 "and the run longer."),
           1, 65536},
          self.tokenWindows);
    visit(
        {"window_tokens", PRECIS_TEXT("Recipe", "Tokens in each window"),
         PRECIS_TEXT("Recipe", "How long each stretch is. Longer ones show the model the context it will meet in use; "
                               "memory grows with them."),
         2, 131072},
        self.windowTokens);
    visit({"sampling", PRECIS_TEXT("Recipe", "Windows from"),
           PRECIS_TEXT("Recipe", "Random stretches may begin anywhere in the text; beginnings of documents take the "
                                 "first documents that are long enough, each behind a beginning-of-sequence token.")},
          self.sampling);
}

template <FieldsOf<UniformOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"bits", PRECIS_TEXT("Recipe", "Bits"),
           PRECIS_TEXT("Recipe", "Bits of each stored code. One bit less halves the number of levels and about "
                                 "quadruples the error."),
           2, 8},
          self.bits);
    visit({"group_size", PRECIS_TEXT("Recipe", "Group size"),
           PRECIS_TEXT("Recipe", "Neighbouring weights that share a step size; -1 means the whole row. Smaller groups "
                                 "follow the weights more closely and cost more bits."),
           -1, 131072},
          self.groupSize);
    visit({"symmetric", PRECIS_TEXT("Recipe", "Symmetric"),
           PRECIS_TEXT("Recipe", "Centre the levels on zero and store no zero point. Saves a little space and loses "
                                 "accuracy where the weights lean to one side.")},
          self.symmetric);
    visit(
        {"clip_scan", PRECIS_TEXT("Recipe", "Search the clipping"),
         PRECIS_TEXT("Recipe", "Try narrower ranges for every group and keep the one with the smallest error. Slower; "
                               "helps most at 2 and 3 bits."),
         0, 0, true},
        self.clipScan);
    visit({"step_type", PRECIS_TEXT("Recipe", "Stored step size"),
           PRECIS_TEXT("Recipe", "Number format of the step sizes. 32 bits double their cost and rarely change the "
                                 "result."),
           0, 0, true},
          self.stepType);
}

template <FieldsOf<SweepOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"damping", PRECIS_TEXT("Recipe", "Damping"),
           PRECIS_TEXT("Recipe", "Added to the diagonal of the Hessian, as a share of its mean. More makes the sweep "
                                 "more cautious, until it is rounding to nearest."),
           1e-6, 1, true},
          self.damping);
    visit({"activation_order", PRECIS_TEXT("Recipe", "Activation order"),
           PRECIS_TEXT("Recipe", "Quantize the input channels with the strongest activations first. Often more "
                                 "accurate; some inference programs read the result more slowly."),
           0, 0, true},
          self.activationOrder);
}

template <FieldsOf<WeightOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"format", PRECIS_TEXT("Recipe", "Format"),
           PRECIS_TEXT("Recipe", "How quantized weights are stored. Uniform keeps equally spaced levels.")},
          self.format);
    visit({"solver", PRECIS_TEXT("Recipe", "Solver"),
           PRECIS_TEXT("Recipe", "How codes are chosen. Rounding to nearest is instant; the Hessian sweep makes later "
                                 "weights correct the errors of earlier ones and is far better at 4 bits and below.")},
          self.solver);
    visit({"uniform", PRECIS_TEXT("Recipe", "Uniform quantizer")}, self.uniform);
    visit({"sweep", PRECIS_TEXT("Recipe", "Hessian sweep")}, self.sweep);
}

template <FieldsOf<LayerOverride> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"match", PRECIS_TEXT("Recipe", "Layers"),
           PRECIS_TEXT("Recipe", "Full names of layers this line is for, such as blocks.0.*; * stands for any text and "
                                 "? for one character.")},
          self.match);
    visit({"bits", PRECIS_TEXT("Recipe", "Bits"),
           PRECIS_TEXT("Recipe", "Bits of these layers; 16 leaves them as they are.")},
          self.bits);
    visit({"group_size", PRECIS_TEXT("Recipe", "Group size"),
           PRECIS_TEXT("Recipe", "Group size of these layers; -1 means the whole row.")},
          self.groupSize);
}

template <FieldsOf<Recipe> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"name", PRECIS_TEXT("Recipe", "Name"),
           PRECIS_TEXT("Recipe", "What lists, plots and file names call this recipe. Changes nothing in the result.")},
          self.name);
    visit({"seed", PRECIS_TEXT("Recipe", "Seed"),
           PRECIS_TEXT("Recipe", "Start of all random choices. The same seed gives the same result; another one shows "
                                 "how much of it was luck."),
           0, 9007199254740991, true}, // every reader of JSON keeps integers up to 2^53 - 1
          self.seed);
    visit({"calibration", PRECIS_TEXT("Recipe", "Calibration")}, self.calibration);
    visit({"weights", PRECIS_TEXT("Recipe", "Weights")}, self.weights);
    visit({"overrides", PRECIS_TEXT("Recipe", "Overrides"),
           PRECIS_TEXT("Recipe", "Other settings for single layers. Where several lines match, the last one wins."), 0,
           0, true},
          self.overrides);
}

} // namespace precis
