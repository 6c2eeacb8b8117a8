// SPDX-License-Identifier: GPL-3.0-or-later
// TrainableLayer: what the trainer needs from a quantizer. It holds the continuous tensors that make up a quantized
// weight and knows how gradients of the weight become gradients of them.
#pragma once

#include "precis/recipe.h"
#include "quantizer/quantized_layer.h"
#include "tensor/torch.h"

#include <functional>
#include <vector>

namespace precis {

struct TrainedTensor {
    Tensor value; // float32, changed in place by the optimizer
    double rate;  // learning rate at the start of a window
};

struct TrainableLayer {
    QuantizedLayer start; // where training began
    Tensor base;          // [O,I], the weight whose quantization is trained
    std::vector<TrainedTensor> tensors;

    // The weight [O,I] to run the block with; progress is the share of the window's steps done.
    std::function<Tensor(double progress)> weight;
    // From the gradient of that weight to those of `tensors`, in their order. Called once after each weight().
    std::function<std::vector<Tensor>(const Tensor& gradient)> backward;
    // After each optimizer step; may be empty.
    std::function<void()> project_;
    // What will be stored, as the tensors are now.
    std::function<QuantizedLayer()> harden;
    // Of the last backward(), weighted; empty when there is none.
    std::function<double()> regularizer;
};

// Whether training may choose codes and roundings again.
enum class Codes { MayChange, Stay };

// start is what a solver made of weight [O,I]. Error Unsupported for formats without anything to train.
TrainableLayer makeTrainable(const QuantizedLayer& start, const Tensor& weight, const ReconstructionOptions& options,
                             std::uint64_t seed, Codes codes = Codes::MayChange);

// Steps S = S0 exp(rho) and the rounding of one layer.
TrainableLayer makeTrainableUniform(const UniformLayer& start, const Tensor& weight,
                                    const ReconstructionOptions& options, std::uint64_t seed);

// Its steps alone; codes and zero points stay.
TrainableLayer makeTrainableSteps(const UniformLayer& start, const ReconstructionOptions& options);

// Codewords, block scales and, unless rounding is nearest, which codeword each vector takes.
TrainableLayer makeTrainableCodebook(const CodebookLayer& start, const Tensor& weight,
                                     const ReconstructionOptions& options);

// Codewords, row scales and, unless rounding is nearest, which codewords each vector adds up. Codewords that several
// layers share stay as they are.
TrainableLayer makeTrainableAdditive(const AdditiveLayer& start, const Tensor& weight,
                                     const ReconstructionOptions& options);

} // namespace precis
