// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/uniform.h"

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

// The step as it will be stored. Never zero: a step below half precision becomes its smallest positive number.
float storedStep(float step, StepType type) {
    if (type == StepType::Float32)
        return std::max(step, std::numeric_limits<float>::min());
    const float rounded = static_cast<float>(c10::Half(std::min(step, 65504.0f)));
    return rounded > 0 ? rounded : 0x1p-24f;
}

UniformGrid gridOfRange(float low, float high, const UniformOptions& options) {
    const int maxCode = (1 << options.bits) - 1;
    if (low == high) // both are 0 then: any step does, and zero must stay exact
        return {1, options.symmetric ? 1 << (options.bits - 1) : 0};
    if (options.symmetric) {
        const float bound = std::max(-low, high);
        return {storedStep(2 * bound / static_cast<float>(maxCode), options.stepType), 1 << (options.bits - 1)};
    }
    const float step = (high - low) / static_cast<float>(maxCode);
    const float zero = std::clamp(std::nearbyint(-low / step), 0.0f, static_cast<float>(maxCode));
    return {storedStep(step, options.stepType), static_cast<int>(zero)};
}

double gridError(std::span<const float> weights, std::span<const float> columnWeights, const UniformGrid& grid,
                 int maxCode) {
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const float difference = weights[i] - grid.value(grid.code(weights[i], maxCode));
        sum += static_cast<double>(difference * difference) * (columnWeights.empty() ? 1.0f : columnWeights[i]);
    }
    return sum;
}

} // namespace

int UniformGrid::code(float weight, int maxCode) const {
    const float nearest = std::nearbyint(weight / step) + static_cast<float>(zero);
    return static_cast<int>(std::clamp(nearest, 0.0f, static_cast<float>(maxCode)));
}

UniformGrid findGrid(std::span<const float> weights, std::span<const float> columnWeights,
                     const UniformOptions& options) {
    const auto [low, high] = std::minmax_element(weights.begin(), weights.end());
    const float minimum = std::min(*low, 0.0f), maximum = std::max(*high, 0.0f);
    UniformGrid best = gridOfRange(minimum, maximum, options);
    if (!options.clipScan)
        return best;
    const int maxCode = (1 << options.bits) - 1;
    double bestError = gridError(weights, columnWeights, best, maxCode);
    for (int percent = 98; percent >= 32; percent -= 3) {
        const float ratio = static_cast<float>(percent) / 100.0f;
        const UniformGrid grid = gridOfRange(ratio * minimum, ratio * maximum, options);
        if (const double error = gridError(weights, columnWeights, grid, maxCode); error < bestError) {
            bestError = error;
            best = grid;
        }
    }
    return best;
}

std::int64_t groupColumns(const UniformOptions& options, std::int64_t columns) {
    return options.groupSize < 0 ? columns : std::min<std::int64_t>(options.groupSize, columns);
}

std::int64_t groupCount(const UniformOptions& options, std::int64_t columns) {
    const std::int64_t group = groupColumns(options, columns);
    return (columns + group - 1) / group;
}

UniformLayer quantizeToNearest(const Tensor& weight, const Tensor& columnWeights, const UniformOptions& options) {
    const Tensor w = weight.to(torch::kFloat32).contiguous();
    const Tensor importance = columnWeights.defined() ? columnWeights.to(torch::kFloat32).contiguous() : Tensor();
    const std::int64_t rows = w.size(0), columns = w.size(1);
    const std::int64_t group = groupColumns(options, columns), groups = groupCount(options, columns);
    const int maxCode = (1 << options.bits) - 1;

    UniformLayer layer{options.bits,
                       group,
                       options.symmetric,
                       options.stepType,
                       torch::empty({rows, columns}, torch::kUInt8),
                       torch::empty({rows, groups}),
                       torch::empty({rows, groups}, torch::kUInt8)};
    const float* weights = w.data_ptr<float>();
    std::uint8_t* codes = layer.codes.data_ptr<std::uint8_t>();
    float* steps = layer.step.data_ptr<float>();
    std::uint8_t* zeros = layer.zero.data_ptr<std::uint8_t>();
#pragma omp parallel for schedule(static)
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t g = 0; g < groups; ++g) {
            const std::int64_t first = g * group, count = std::min(group, columns - first);
            const std::span<const float> part(weights + row * columns + first, static_cast<std::size_t>(count));
            const std::span<const float> partImportance =
                importance.defined() ? std::span<const float>(importance.data_ptr<float>() + first, part.size())
                                     : std::span<const float>();
            const UniformGrid grid = findGrid(part, partImportance, options);
            steps[row * groups + g] = grid.step;
            zeros[row * groups + g] = static_cast<std::uint8_t>(grid.zero);
            for (std::int64_t i = 0; i < count; ++i)
                codes[row * columns + first + i] =
                    static_cast<std::uint8_t>(grid.code(part[static_cast<std::size_t>(i)], maxCode));
        }
    return layer;
}

Tensor storableSteps(const Tensor& steps, StepType type) {
    if (type == StepType::Float32)
        return steps.clamp_min(std::numeric_limits<float>::min());
    return steps.clamp(0x1p-24, 65504).to(torch::kFloat16).to(torch::kFloat32);
}

Tensor dequantize(const UniformLayer& layer) {
    const std::int64_t columns = layer.codes.size(1);
    const auto perColumn = [&](const Tensor& perGroup) {
        return perGroup.to(torch::kFloat32).repeat_interleave(layer.groupSize, 1).narrow(1, 0, columns);
    };
    return perColumn(layer.step) * (layer.codes.to(torch::kFloat32) - perColumn(layer.zero));
}

} // namespace precis
