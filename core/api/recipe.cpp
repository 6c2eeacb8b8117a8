// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/recipe.h"

#include "recipe_leaves.h"

namespace precis {

namespace {

constexpr int kSmallestGroup = 8;
constexpr int kLargestBits = 8;
constexpr int kUntouchedBits = 16;

void checkGroupSize(int groupSize, const std::string& path, std::vector<Problem>& problems) {
    if (groupSize != -1 && groupSize < kSmallestGroup)
        problems.push_back({path, "must be -1 (the whole row) or at least 8; it is " + std::to_string(groupSize)});
}

std::vector<Problem> problemsOf(const LayerOverride& line, const std::string& path) {
    std::vector<Problem> problems;
    if (line.match.empty())
        problems.push_back({path + ".match", "must name the layers it is for, such as *.down_proj"});
    if (!line.bits && !line.groupSize && !line.activationThreshold && !line.weightThreshold)
        problems.push_back({path, "sets nothing; give bits, group_size, activation_threshold or weight_threshold"});
    if (line.bits && (*line.bits < 2 || (*line.bits > kLargestBits && *line.bits != kUntouchedBits)))
        problems.push_back({path + ".bits", "must be between 2 and 8, or 16 to leave the layer as it is; it is " +
                                                std::to_string(*line.bits)});
    if (line.groupSize)
        checkGroupSize(*line.groupSize, path + ".group_size", problems);
    const auto checkThreshold = [&](const std::optional<double>& threshold, const char* key) {
        if (threshold && !(*threshold > 0))
            problems.push_back({path + key, "must be above 0; it is " + fieldsToJson(*threshold).dump()});
    };
    checkThreshold(line.activationThreshold, ".activation_threshold");
    checkThreshold(line.weightThreshold, ".weight_threshold");
    return problems;
}

} // namespace

std::vector<Problem> validate(const Recipe& recipe) {
    std::vector<Problem> problems;
    visitRecipe(recipe, [&](const std::string& path, const FieldInfo&, const FieldInfo& info, const auto& field) {
        if constexpr (std::is_arithmetic_v<std::remove_cvref_t<decltype(field)>>)
            if (!isInRange(static_cast<double>(field), info))
                problems.push_back({path, rangeText(info) + "; it is " + fieldsToJson(field).dump()});
    });
    if (recipe.weights.uniform.groupSize >= -1)
        checkGroupSize(recipe.weights.uniform.groupSize, "weights.uniform.group_size", problems);
    const ActivationOptions& activations = recipe.activations;
    if (activations.bits > kLargestBits && activations.bits != kUntouchedBits)
        problems.push_back(
            {"activations.bits", "must be between 4 and 8, or 16 to leave activations as they are; it is " +
                                     std::to_string(activations.bits)});
    const ReconstructionOptions& reconstruction = recipe.reconstruction;
    if (reconstruction.overlap >= reconstruction.windowBlocks)
        problems.push_back(
            {"reconstruction.overlap", "must be smaller than the " + std::to_string(reconstruction.windowBlocks) +
                                           " blocks in a window; it is " + std::to_string(reconstruction.overlap)});
    for (std::size_t i = 0; i < recipe.overrides.size(); ++i) {
        const auto found = problemsOf(recipe.overrides[i], "overrides[" + std::to_string(i) + "]");
        problems.insert(problems.end(), found.begin(), found.end());
    }
    return problems;
}

bool fieldMatters(const Recipe& recipe, const std::string& path) {
    const WeightOptions& weights = recipe.weights;
    const bool quantizes = weights.format != WeightFormat::None;
    const ReconstructionOptions& reconstruction = recipe.reconstruction;
    if (path.starts_with("preprocess.") && path != "preprocess.method") {
        if (recipe.preprocess.method == PreprocessMethod::SmoothQuant)
            return path == "preprocess.alpha" || path == "preprocess.max_scale";
        if (recipe.preprocess.method != PreprocessMethod::Cfp || path == "preprocess.alpha")
            return false;
        if (path == "preprocess.lambda2" || path == "preprocess.gap_factor")
            return recipe.preprocess.fineStage != FineStage::None;
        return true;
    }
    if (path.starts_with("activations.") && path != "activations.bits")
        return recipe.activations.bits < kUntouchedBits;
    if (path.starts_with("reconstruction.") && path != "reconstruction.enabled") {
        const bool uniform = weights.format == WeightFormat::Uniform;
        const bool soft =
            reconstruction.rounding == Rounding::SoftFull || reconstruction.rounding == Rounding::SoftLowRank;
        if (path == "reconstruction.rank")
            return reconstruction.enabled && uniform &&
                   (reconstruction.rounding == Rounding::LowRank || reconstruction.rounding == Rounding::SoftLowRank);
        if (path == "reconstruction.regularizer")
            return reconstruction.enabled && uniform && soft;
        if (path == "reconstruction.rounding_rate")
            return reconstruction.enabled && uniform && reconstruction.rounding != Rounding::Nearest;
        if (path == "reconstruction.step_rate" || path == "reconstruction.rounding")
            return reconstruction.enabled && uniform;
        if (path == "reconstruction.activation_rate")
            return reconstruction.enabled && recipe.activations.bits < kUntouchedBits;
        if (path == "reconstruction.codebook_rate")
            return reconstruction.enabled && weights.format == WeightFormat::Codebook;
        if (path == "reconstruction.skip_first_token")
            return reconstruction.enabled && reconstruction.klWeight > 0;
        if (path == "reconstruction.pad_ends")
            return reconstruction.enabled && reconstruction.overlap > 0;
        return reconstruction.enabled;
    }
    if (path.starts_with("weights.codebook."))
        return weights.format == WeightFormat::Codebook;
    if (path.starts_with("weights.uniform."))
        return weights.format == WeightFormat::Uniform;
    if (path.starts_with("weights.sweep."))
        return quantizes && weights.solver == WeightSolver::HessianSweep;
    if (path == "weights.solver" || path == "overrides")
        return quantizes;
    if (path == "seed")
        return recipe.calibration.sampling == CalibrationSampling::Random || reconstruction.enabled;
    return true;
}

std::vector<std::string> recipeDifference(const Recipe& a, const Recipe& b) {
    std::vector<std::string> paths;
    for (const FieldDescription& field : recipeFields())
        if (recipeField(a, field.path) != recipeField(b, field.path))
            paths.push_back(field.path);
    return paths;
}

bool operator==(const Recipe& a, const Recipe& b) { return a.version == b.version && recipeDifference(a, b).empty(); }

} // namespace precis
