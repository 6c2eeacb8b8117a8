// SPDX-License-Identifier: GPL-3.0-or-later
// The uniform quantizer: weight = step * (code - zero), one step and integer zero point per row and group of columns.
// Jacob et al., "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", CVPR
// 2018, equation 1; the grid (range forced to contain 0) is the one GPTQ uses.
#pragma once

#include "precis/recipe.h"
#include "tensor/torch.h"

#include <cstdint>
#include <span>

namespace precis {

struct UniformLayer {
    int bits = 4;
    std::int64_t groupSize = 0; // columns a group; the last group may be shorter
    bool symmetric = false;     // zero is 2^(bits-1) everywhere and not stored
    StepType stepType = StepType::Float16;
    Tensor codes; // [O,I] uint8
    Tensor step;  // [O,G] float32, values exact in stepType
    Tensor zero;  // [O,G] uint8
};

// Step and zero point of one group.
struct UniformGrid {
    float step = 1;
    int zero = 0;

    int code(float weight, int maxCode) const;
    float value(int code) const { return step * static_cast<float>(code - zero); }
};

// The grid of a group of weights. With clipScan the range is shrunk in steps of 3 % and the grid of least squared error
// kept, each column weighted with columnWeights (mean square of its input), which may be empty.
UniformGrid findGrid(std::span<const float> weights, std::span<const float> columnWeights,
                     const UniformOptions& options);

// Rounds every weight to nearest. weight [O,I]; columnWeights [I] or undefined. Shapes that groups do not divide end in
// a shorter group.
UniformLayer quantizeToNearest(const Tensor& weight, const Tensor& columnWeights, const UniformOptions& options);

Tensor dequantize(const UniformLayer& layer); // [O,I] float32

// Steps as they can be stored: positive, float32 values that are exact in the type.
Tensor storableSteps(const Tensor& steps, StepType type);

// Columns a group and groups a row, with -1 meaning the whole row.
std::int64_t groupColumns(const UniformOptions& options, std::int64_t columns);
std::int64_t groupCount(const UniformOptions& options, std::int64_t columns);

} // namespace precis
