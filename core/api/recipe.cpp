// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/recipe.h"

#include "recipe_leaves.h"

#include <algorithm>
#include <cmath>

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

bool preprocessFieldMatters(const PreprocessOptions& preprocess, const std::string& field) {
    if (preprocess.method == PreprocessMethod::SmoothQuant)
        return field == "alpha" || field == "max_scale";
    if (preprocess.method == PreprocessMethod::None || field == "alpha")
        return false;
    return preprocess.fineStage != FineStage::None || (field != "lambda2" && field != "gap_factor");
}

// Fine-tuning takes these from the reconstruction.
bool fineTuningUses(std::string_view field) {
    return field.ends_with("_rate") || field == "batch_windows" || field == "rounding" || field == "rank" ||
           field == "held_out_windows" || field == "compute";
}

// With reconstruction switched on.
bool reconstructionFieldMatters(const Recipe& recipe, const std::string& field) {
    const ReconstructionOptions& options = recipe.reconstruction;
    const bool uniform = recipe.weights.format == WeightFormat::Uniform;
    const bool soft = options.rounding == Rounding::SoftFull || options.rounding == Rounding::SoftLowRank;
    const bool lowRank = options.rounding == Rounding::LowRank || options.rounding == Rounding::SoftLowRank;
    const bool vectors = recipe.weights.format == WeightFormat::Codebook;
    const bool codebook = vectors || recipe.weights.format == WeightFormat::Additive;
    if (field == "rounding") // of codebooks: whether codes are trained
        return uniform || codebook;
    if (field == "step_rate")
        return uniform || (vectors && recipe.weights.codebook.scaleBlock > 0) || (codebook && !vectors);
    if (field == "rank")
        return uniform && lowRank;
    if (field == "regularizer")
        return uniform && soft;
    if (field == "rounding_rate")
        return (uniform || codebook) && options.rounding != Rounding::Nearest;
    if (field == "codebook_rate")
        return codebook;
    if (field == "activation_rate")
        return recipe.activations.bits < kUntouchedBits;
    if (field == "skip_first_token")
        return options.klWeight > 0;
    return field != "pad_ends" || options.overlap > 0;
}

std::vector<Problem> problemsOf(const CodebookOptions& codebook) {
    std::vector<Problem> problems;
    const auto require = [&](bool condition, const char* field, const std::string& what) {
        if (!condition)
            problems.push_back({std::string("weights.codebook.") + field, what});
    };
    constexpr int kMostCodeBits = 16;
    const int d = codebook.dimension;
    const double codeBits = codebook.bits * d;
    require(d == 1 || d == 2 || d == 4 || d == 8, "dimension", "must be 1, 2, 4 or 8; it is " + std::to_string(d));
    require(codeBits == std::floor(codeBits) && codeBits <= kMostCodeBits, "bits",
            "times the vector length must be a whole number up to 16; it is " + std::to_string(codeBits));
    require(codebook.codebookBits == 4 || codebook.codebookBits == 8 || codebook.codebookBits == 16, "codebook_bits",
            "must be 4, 8 or 16; it is " + std::to_string(codebook.codebookBits));
    require(codebook.groupColumns % std::max(d, 1) == 0, "group_columns", "must be a multiple of the vector length");
    if (const int block = codebook.scaleBlock; block > 0) {
        require(block >= kSmallestGroup && block % std::max(d, 1) == 0, "scale_block",
                "must be 0, or at least 8 and a multiple of the vector length; it is " + std::to_string(block));
        require(codebook.groupColumns % block == 0, "scale_block", "must divide group_columns");
    }
    require(codebook.svdShare == 0 || d == 1, "svd_share", "is for a vector length of 1");
    return problems;
}

bool additiveFieldMatters(const AdditiveOptions& additive, const std::string& field) {
    if (field == "critical_share")
        return additive.extendedCodebooks > 0;
    const bool ofCritical = field == "extended_code_bits" || field == "importance" || field == "order";
    return !ofCritical || (additive.extendedCodebooks > 0 && additive.criticalShare > 0);
}

std::vector<Problem> problemsOf(const AdditiveOptions& additive) {
    std::vector<Problem> problems;
    if (const int d = additive.dimension; d != 4 && d != 8 && d != 16)
        problems.push_back({"weights.additive.dimension", "must be 4, 8 or 16; it is " + std::to_string(d)});
    if (const int bits = additive.codebookBits; bits != 4 && bits != 8 && bits != 16)
        problems.push_back({"weights.additive.codebook_bits", "must be 4, 8 or 16; it is " + std::to_string(bits)});
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
    if (recipe.weights.format == WeightFormat::Codebook) {
        const auto found = problemsOf(recipe.weights.codebook);
        problems.insert(problems.end(), found.begin(), found.end());
    }
    if (recipe.weights.format == WeightFormat::Additive) {
        const auto found = problemsOf(recipe.weights.additive);
        problems.insert(problems.end(), found.begin(), found.end());
    }
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
    const auto belongsTo = [&](std::string_view part, std::string_view switchField) {
        return path.starts_with(part) && path.substr(part.size()) != switchField;
    };
    if (belongsTo("preprocess.", "method"))
        return preprocessFieldMatters(recipe.preprocess, path.substr(std::string_view("preprocess.").size()));
    if (belongsTo("activations.", "bits"))
        return recipe.activations.bits < kUntouchedBits;
    if (belongsTo("reconstruction.", "enabled"))
        return (recipe.reconstruction.enabled ||
                (recipe.fineTuning.enabled &&
                 fineTuningUses(path.substr(std::string_view("reconstruction.").size())))) &&
               reconstructionFieldMatters(recipe, path.substr(std::string_view("reconstruction.").size()));
    if (belongsTo("fine_tuning.", "enabled"))
        return recipe.fineTuning.enabled;
    if (path.starts_with("weights.additive."))
        return weights.format == WeightFormat::Additive &&
               additiveFieldMatters(weights.additive, path.substr(std::string_view("weights.additive.").size()));
    if (path.starts_with("weights.codebook."))
        return weights.format == WeightFormat::Codebook &&
               (path != "weights.codebook.svd_share" || weights.codebook.dimension == 1);
    if (path.starts_with("weights.uniform."))
        return weights.format == WeightFormat::Uniform;
    if (path == "weights.sweep.damping" && weights.format == WeightFormat::Additive)
        return weights.additive.weightedSeeding;
    if (path.starts_with("weights.sweep."))
        return quantizes && weights.format != WeightFormat::Additive && weights.solver == WeightSolver::HessianSweep;
    if (path == "weights.solver")
        return quantizes && weights.format != WeightFormat::Additive; // which has its own
    if (path == "overrides")
        return quantizes;
    if (path == "seed")
        return recipe.calibration.sampling == CalibrationSampling::Random || recipe.reconstruction.enabled ||
               recipe.fineTuning.enabled || weights.format == WeightFormat::Codebook ||
               weights.format == WeightFormat::Additive;
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
