// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/layer_plan.h"

#include "quantizer/codebook.h"
#include "quantizer/uniform.h"

#include <algorithm>
#include <cmath>

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
    LayerPlan plan{recipe.weights.format != WeightFormat::None, recipe.weights.uniform, recipe.weights.format,
                   recipe.weights.codebook};
    for (const LayerOverride& override : recipe.overrides) {
        if (!matchesPattern(override.match, name))
            continue;
        if (override.bits) {
            plan.quantized = recipe.weights.format != WeightFormat::None && *override.bits < 16;
            plan.uniform.bits = *override.bits;
            plan.codebook.bits = *override.bits;
            constexpr int kMostCodeBits = 8;
            while (plan.codebook.dimension > 1 && plan.codebook.dimension * *override.bits > kMostCodeBits)
                plan.codebook.dimension /= 2;
        }
        if (override.groupSize) {
            plan.uniform.groupSize = *override.groupSize;
            if (*override.groupSize > 0)
                plan.codebook.groupWeights = *override.groupSize;
        }
    }
    return plan;
}

Recipe roundingRecipe(const Recipe& recipe) {
    Recipe plain = recipe;
    plain.weights.solver = WeightSolver::Nearest;
    plain.weights.uniform.clipScan = false;
    if (recipe.weights.format == WeightFormat::Codebook) {
        plain.weights.format = WeightFormat::Uniform;
        plain.weights.uniform.bits = std::clamp(static_cast<int>(std::lround(recipe.weights.codebook.bits)), 2, 8);
    }
    return plain;
}

PlannedBits plannedParts(const LayerPlan& plan, std::int64_t rows, std::int64_t columns) {
    PlannedBits parts;
    if (!plan.quantized) {
        parts.untouched = static_cast<std::uint64_t>(rows * columns) * 16;
    } else if (plan.format == WeightFormat::Codebook) {
        const CodebookShape shape = codebookShape(plan.codebook, rows, columns);
        const CodebookBits bits =
            storedBits(shape, plan.codebook.codebookBits, codebookRank(plan.codebook, shape));
        parts = {bits.codes, bits.codebooks, bits.codebookScales + bits.blockScales};
    } else {
        const UniformOptions& options = plan.uniform;
        const int stepBits = options.stepType == StepType::Float16 ? 16 : 32;
        const int zeroBits = options.symmetric ? 0 : options.bits;
        parts.codes = static_cast<std::uint64_t>(rows * columns * options.bits);
        parts.scales = static_cast<std::uint64_t>(rows * groupCount(options, columns) * (stepBits + zeroBits));
    }
    return parts;
}

std::uint64_t plannedBits(const LayerPlan& plan, std::int64_t rows, std::int64_t columns) {
    return plannedParts(plan, rows, columns).total();
}

} // namespace precis
