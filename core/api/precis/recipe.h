// SPDX-License-Identifier: GPL-3.0-or-later
// Recipe: every setting of a run, as a value. Its fields are listed once, in recipe_fields.h.
#pragma once

#include "precis/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace precis {

enum class CalibrationSampling { Random, Documents };

struct CalibrationOptions {
    int tokenWindows = 128;
    int windowTokens = 2048;
    CalibrationSampling sampling = CalibrationSampling::Random;
};

enum class PreprocessMethod { None, Cfp, SmoothQuant };
// How the values beyond the fence are split once more: not at all, at the widest gap, or at the widest ratios.
enum class FineStage { None, Gaps, Ratios };

// What happens to outliers before anything is quantized. Ding et al., "CBQ", ICLR 2025: coarse-to-fine preprocessing.
struct PreprocessOptions {
    PreprocessMethod method = PreprocessMethod::None;
    bool scaleActivations = true;
    bool truncateWeights = false;
    FineStage fineStage = FineStage::None;
    double lambda1 = 1.5;        // of the coarse fence
    double lambda2 = 1.0;        // of the fine split
    double exponent = 1.0;       // scale = (channel / largest inlier) ^ exponent
    double maxScale = 1000;      // cap of the scale
    double maxTruncated = 0.001; // cap of the truncated share of a row
    double gapFactor = 5;        // a fine split must be that much wider than the median gap
    double alpha = 0.5;          // SmoothQuant's balance
};

enum class WeightFormat { None, Uniform, Codebook, Additive };
enum class WeightSolver { Nearest, HessianSweep };
enum class StepType { Float16, Float32 };

// The uniform quantizer: weight = step * (code - zero), one step and zero per row or per group of columns.
struct UniformOptions {
    int bits = 4;
    int groupSize = 128; // -1: one group per row
    bool symmetric = false;
    bool clipScan = false;
    StepType stepType = StepType::Float16;
};

// GPTQ's sweep over the columns with error feedback.
struct SweepOptions {
    double damping = 0.01;
    bool activationOrder = false;
};

enum class CodebookSeeding { KMeansPlusPlus, Quantile, Mahalanobis };
// How the fit of a codebook weighs errors: with the diagonal 1/[H^-1]_jj of the paper, with whole d x d blocks of the
// inverse, or as the authors' code does, whose weights are the inverse of the paper's.
enum class CodebookMetric { Diagonal, Full, PublishedCode };
enum class CodebookUpdate { None, ConjugateGradients, Adam };

// Vector codebooks: `dimension` neighbouring weights share one code into a codebook of 2^(bits * dimension) codewords.
// van Baalen et al., "GPTVQ", 2024.
struct CodebookOptions {
    int dimension = 2;
    double bits = 2;         // a weight, codes alone
    int groupWeights = 2048; // weights that share a codebook
    int groupColumns = 256;  // columns that a group is wide
    int codebookBits = 8;    // of each number in a codebook
    int scaleBlock = 0;      // weights that share a 4-bit scale; 0: no scales
    double svdShare = 0;     // of the singular values that one-dimensional codebooks keep; 0: stored as they are
    CodebookSeeding seeding = CodebookSeeding::KMeansPlusPlus;
    CodebookMetric metric = CodebookMetric::Full;
    int iterations = 100; // of expectation and maximization, at most
    CodebookUpdate update = CodebookUpdate::ConjugateGradients;
    int reassignments = 4; // rounds of choosing codes again after the sweep
};

// What makes an input channel critical: the error that one codebook leaves in it times the energy of its inputs, as in
// the authors' code; the paper's form with the inverse Hessian; the size of its weights; chance, for comparison.
enum class ChannelImportance { OutputError, InverseHessian, Magnitude, Random };
// Where the critical channels stand: in front of the others, which keep their order; all channels sorted by importance,
// as published; or in place, where whole vectors of neighbouring channels are chosen.
enum class ChannelOrder { CriticalFirst, FullSort, WholeVectors };

// Additive codebooks: `dimension` neighbouring weights are the row's scale times a sum of codewords, one of each
// codebook. Egiazarian et al., "Extreme Compression of Large Language Models via Additive Quantization" (AQLM), ICML
// 2024. Extended codebooks add to the vectors of critical channels only. Xu et al., "CRVQ", TACL 2025.
struct AdditiveOptions {
    int dimension = 8;         // 4, 8 or 16
    int codebooks = 1;         // that every vector adds up
    int codeBits = 8;          // 2^codeBits codewords in each
    int extendedCodebooks = 0; // that vectors of critical channels add besides
    int extendedCodeBits = 8;
    double criticalShare = 0.02; // of the input channels, one vector at least
    ChannelImportance importance = ChannelImportance::OutputError;
    ChannelOrder order = ChannelOrder::CriticalFirst;
    int codebookBits = 8;         // of each number in a codebook
    bool sharedCodebooks = false; // by the layers that read the same input
    bool weightedSeeding = true;  // first codewords fitted with the Hessian's weights
    CodebookUpdate update = CodebookUpdate::ConjugateGradients;
    int beam = 1;            // of the search for codes
    int rounds = 50;         // of codewords and codes in turn, at most
    double tolerance = 0.01; // they end once a round gains less than this share of the error
};

struct WeightOptions {
    WeightFormat format = WeightFormat::Uniform;
    WeightSolver solver = WeightSolver::Nearest;
    UniformOptions uniform;
    CodebookOptions codebook;
    AdditiveOptions additive;
    SweepOptions sweep;
};

enum class ActivationMode { PerToken, Static };

// Quantization of what the linear layers take in.
struct ActivationOptions {
    int bits = 16; // 4 to 8; 16 leaves them as they are
    ActivationMode mode = ActivationMode::PerToken;
    bool attention = false; // queries, keys and values on their way into attention too
};

enum class Rounding { Nearest, Full, LowRank, SoftFull, SoftLowRank };
enum class NumberType { Float32, BFloat16 };

// Training of everything continuous in sliding windows of blocks against the full-precision model. Ding et al., "CBQ",
// ICLR 2025; window_blocks 1 and overlap 0 is plain block reconstruction.
struct ReconstructionOptions {
    bool enabled = false;
    int windowBlocks = 2;
    int overlap = 1;
    bool padEnds = true;
    int epochs = 1;
    int batchWindows = 1; // token windows an optimizer step
    Rounding rounding = Rounding::Full;
    int rank = 5;               // of the low-rank roundings
    double stepRate = 1e-2;     // relative: of log(step)
    double roundingRate = 3e-3; // of the rounding offset, in steps
    double activationRate = 1e-3;
    double codebookRate = 1e-2;
    double normRate = 0;        // relative to the norms' weights; 0 leaves them alone
    double homologousShare = 0; // of the target taken from the quantized prefix
    double klWeight = 0;        // of the divergence of softmaxed hidden states
    bool skipFirstToken = true; // in that divergence
    double logitsKlWeight = 1;  // in windows that end in the last block
    double regularizer = 0;     // weight of the rounding regulariser of soft roundings
    int heldOutWindows = 16;    // token windows beside the calibration set that only measure
    NumberType compute = NumberType::Float32;
    NumberType cache = NumberType::Float32;
    int cacheMegabytes = 0; // caches beyond that go to disk; 0: as much as they need
};

// After the last window: everything continuous of all blocks at once, against the original model's predictions. The
// rates are those of the reconstruction times a share.
struct FineTuningOptions {
    bool enabled = false;
    int epochs = 2;
    double rateShare = 0.1;
    bool trainCodes = false; // roundings and codes too, not only what is continuous
};

// Settings for the layers whose full name ("blocks.3.mlp.down_proj") matches a pattern with * and ?.
// Bits of 16 leave a layer as it is. The last matching override wins, field by field.
struct LayerOverride {
    std::string match;
    std::optional<int> bits;
    std::optional<int> groupSize;
    // Coarse-to-fine preprocessing with a threshold set by hand: input channels whose largest value is above it are
    // scaled, weights above it truncated. Layers with the same input share the activation threshold.
    std::optional<double> activationThreshold = {};
    std::optional<double> weightThreshold = {};
    bool operator==(const LayerOverride&) const = default;
};

struct Recipe {
    int version = 1;
    std::string name = "custom";
    std::uint64_t seed = 0;
    CalibrationOptions calibration;
    PreprocessOptions preprocess;
    WeightOptions weights;
    ActivationOptions activations;
    ReconstructionOptions reconstruction;
    FineTuningOptions fineTuning;
    std::vector<LayerOverride> overrides;
};

// ---- presets -------------------------------------------------------------------------------------------------

// The names of the shipped presets, in the order to show them.
std::vector<std::string> presetNames();
// The preset of that name. Error NotFound lists the names there are.
Recipe presetByName(std::string_view name);
// One sentence about the preset, for lists and tool tips.
std::string presetDescription(std::string_view name);

// ---- JSON ----------------------------------------------------------------------------------------------------

// The whole recipe, keys as in the field list, with a version.
std::string recipeToJson(const Recipe& recipe);
// Fields that are absent keep their default. Throws RecipeError with all unknown keys, wrong types and values out of
// range at once; Error BadFormat when the text is not JSON. `where` names the source in messages.
Recipe recipeFromJson(std::string_view json, const std::string& where);
// A file's path or a preset's name, as the command line takes it.
Recipe loadRecipe(const std::string& fileOrPreset);
// Atomic: the old file survives a failure.
void saveRecipe(const Recipe& recipe, const std::string& file);

// Everything wrong with the recipe, empty when it can run. Also what single fields cannot tell, such as an override
// that sets nothing.
std::vector<Problem> validate(const Recipe& recipe);

// ---- fields as data: forms, --set, differences, undo -----------------------------------------------------------

using FieldValue = std::variant<bool, std::int64_t, double, std::string, std::vector<LayerOverride>>;

enum class FieldType { Boolean, Integer, Real, Text, Choice, Overrides };

struct FieldChoice {
    std::string key;
    std::string label; // English, translate in context "Recipe"
};

struct FieldDescription {
    std::string path;    // "weights.uniform.bits"
    std::string section; // English label of the enclosing struct, translate in context "Recipe"
    std::string label;
    std::string help;
    FieldType type = FieldType::Text;
    double minimum = 0; // minimum == maximum: no range
    double maximum = 0;
    bool advanced = false;
    std::vector<FieldChoice> choices; // of a Choice, whose value is the key
};

// All fields in the order of the form.
const std::vector<FieldDescription>& recipeFields();
// The value at a path of recipeFields().
FieldValue recipeField(const Recipe& recipe, const std::string& path);
// Sets it; the problem (unknown path, wrong type, out of range) when it cannot, the recipe then unchanged.
std::optional<Problem> setRecipeField(Recipe& recipe, const std::string& path, const FieldValue& value);
// The same from text, as in --set weights.uniform.bits=2.
std::optional<Problem> setRecipeField(Recipe& recipe, const std::string& path, std::string_view text);
// Whether a field has an effect in this recipe: symmetric has none when weights.format is none.
bool fieldMatters(const Recipe& recipe, const std::string& path);
// Paths whose values differ.
std::vector<std::string> recipeDifference(const Recipe& a, const Recipe& b);
bool operator==(const Recipe& a, const Recipe& b);

} // namespace precis
