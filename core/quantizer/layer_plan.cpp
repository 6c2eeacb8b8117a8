// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/layer_plan.h"

#include "quantizer/uniform.h"

namespace precis {

bool matchesPattern(std::string_view pattern, std::string_view name) {
    std::size_t p = 0, n = 0, star = std::string_view::npos, starredTo = 0;
    while (n < name.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
            ++p, ++n;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            starredTo = n;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            n = ++starredTo; // the last star takes one character more
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

LayerPlan planLayer(const Recipe& recipe, const std::string& name) {
    LayerPlan plan{recipe.weights.format != WeightFormat::None, recipe.weights.uniform};
    for (const LayerOverride& override : recipe.overrides) {
        if (!matchesPattern(override.match, name))
            continue;
        if (override.bits) {
            plan.quantized = recipe.weights.format != WeightFormat::None && *override.bits < 16;
            plan.uniform.bits = *override.bits;
        }
        if (override.groupSize)
            plan.uniform.groupSize = *override.groupSize;
    }
    return plan;
}

std::uint64_t plannedBits(const LayerPlan& plan, std::int64_t rows, std::int64_t columns) {
    if (!plan.quantized)
        return static_cast<std::uint64_t>(rows * columns) * 16;
    const UniformOptions& options = plan.uniform;
    const int stepBits = options.stepType == StepType::Float16 ? 16 : 32;
    const int zeroBits = options.symmetric ? 0 : options.bits;
    return static_cast<std::uint64_t>(
        rows * (columns * options.bits + groupCount(options, columns) * (stepBits + zeroBits)));
}

} // namespace precis
