// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/layer_plan.h"

#include "quantizer/additive.h"
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

namespace {

constexpr int kMostCodebooks = 8;

// Bits of the codes, a weight.
double codeBits(const AdditiveOptions& additive) {
    return static_cast<double>(additive.codebooks * additive.codeBits) / additive.dimension;
}

// What the recipe means for a layer of that name, by itself.
LayerPlan planAlone(const Recipe& recipe, const std::string& name) {
    LayerPlan plan{recipe.weights.format != WeightFormat::None, recipe.weights.uniform, recipe.weights.format,
                   recipe.weights.codebook, recipe.weights.additive};
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
            const double codebooks = static_cast<double>(*override.bits * plan.additive.dimension) /
                                     static_cast<double>(plan.additive.codeBits);
            plan.additive.codebooks = std::clamp(static_cast<int>(std::lround(codebooks)), 1, kMostCodebooks);
        }
        if (override.groupSize) {
            plan.uniform.groupSize = *override.groupSize;
            if (*override.groupSize > 0)
                plan.codebook.groupWeights = *override.groupSize;
        }
    }
    return plan;
}

} // namespace

bool canShareCodebooks(const LayerPlan& a, const LayerPlan& b) {
    const auto shares = [](const LayerPlan& plan) {
        return plan.quantized && plan.format == WeightFormat::Additive && plan.additive.sharedCodebooks;
    };
    // Overrides change nothing else of additive codebooks.
    return shares(a) && shares(b) && a.additive.codebooks == b.additive.codebooks;
}

LayerPlan planLayer(const Recipe& recipe, const std::string& name) {
    LayerPlan plan = planAlone(recipe, name);
    if (!canShareCodebooks(plan, plan))
        return plan;
    for (const LayerKind kind : kLayerKinds)
        if (name.ends_with(layerName(kind))) {
            const std::string block = name.substr(0, name.size() - layerName(kind).size());
            for (const LayerKind other : kLayerKinds)
                plan.borrowsCodebooks |= other < kind && inputSite(other) == inputSite(kind) &&
                                         canShareCodebooks(plan, planAlone(recipe, block + layerName(other)));
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
    if (recipe.weights.format == WeightFormat::Additive) {
        plain.weights.format = WeightFormat::Uniform;
        plain.weights.uniform.bits = std::clamp(static_cast<int>(std::lround(codeBits(recipe.weights.additive))), 2, 8);
    }
    return plain;
}

PlannedBits plannedParts(const LayerPlan& plan, std::int64_t rows, std::int64_t columns) {
    PlannedBits parts;
    if (!plan.quantized) {
        parts.untouched = static_cast<std::uint64_t>(rows * columns) * 16;
    } else if (plan.format == WeightFormat::Codebook) {
        const CodebookShape shape = codebookShape(plan.codebook, rows, columns);
        const CodebookBits bits = storedBits(shape, plan.codebook.codebookBits, codebookRank(plan.codebook, shape));
        parts = {bits.codes, bits.codebooks, bits.codebookScales + bits.blockScales};
    } else if (plan.format == WeightFormat::Additive) {
        const AdditiveBits bits = storedBits(additiveShape(plan.additive, rows, columns), plan.additive.codebookBits,
                                             plan.borrowsCodebooks ? BookSharing::Borrowed : BookSharing::None);
        parts = {bits.codes, bits.codebooks, bits.rowScales + bits.channels};
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
