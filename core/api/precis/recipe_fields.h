// SPDX-License-Identifier: GPL-3.0-or-later
// The one field list of a recipe: key on disk, label and help on screen, range. JSON, --set, forms, differences and
// "unknown key" messages all visit it.
#pragma once

#include "precis/recipe_choices.h"

namespace precis {

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

template <FieldsOf<PreprocessOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"method", PRECIS_TEXT("Recipe", "Method"),
           PRECIS_TEXT("Recipe", "What happens to outliers before quantization. CFP finds them with a quartile fence "
                                 "and scales or truncates them; SmoothQuant scales every channel.")},
          self.method);
    visit({"scale_activations", PRECIS_TEXT("Recipe", "Scale activation channels"),
           PRECIS_TEXT("Recipe",
                       "Divide outlier channels of the activations by a factor and fold it into the neighbouring "
                       "weights. The model computes the same; its activations become easier to quantize.")},
          self.scaleActivations);
    visit({"truncate_weights", PRECIS_TEXT("Recipe", "Truncate weights"),
           PRECIS_TEXT("Recipe", "Cut outlier weights to the largest inlier of their row, where that lowers the error "
                                 "of the row. Searching the clipping does the same job better.")},
          self.truncateWeights);
    visit({"fine_stage", PRECIS_TEXT("Recipe", "Fine stage"),
           PRECIS_TEXT("Recipe",
                       "Split what lies beyond the fence once more and spare the lower part. The widest gap may lie "
                       "between two outliers and then spares the smaller one; ratios are split until no wide one is "
                       "left. The fence alone misses nothing."),
           0, 0, true},
          self.fineStage);
    visit({"lambda1", PRECIS_TEXT("Recipe", "Fence factor (lambda 1)"),
           PRECIS_TEXT("Recipe", "Width of the coarse fence in interquartile ranges above the third quartile. Smaller "
                                 "values call more channels outliers."),
           0, 100, true},
          self.lambda1);
    visit({"lambda2", PRECIS_TEXT("Recipe", "Spread weight (lambda 2)"),
           PRECIS_TEXT("Recipe",
                       "How much the fine split dislikes spread among the values it keeps. Larger values split lower."),
           0, 100, true},
          self.lambda2);
    visit({"exponent", PRECIS_TEXT("Recipe", "Scale exponent"),
           PRECIS_TEXT("Recipe", "1 scales an outlier channel down to the largest inlier; smaller values leave part of "
                                 "the outlier to the activations."),
           0, 1, true},
          self.exponent);
    visit({"max_scale", PRECIS_TEXT("Recipe", "Largest scale"),
           PRECIS_TEXT("Recipe",
                       "No channel is scaled by more than this, so that its weights do not become outliers in turn."),
           1, 1000000, true},
          self.maxScale);
    visit({"max_truncated", PRECIS_TEXT("Recipe", "Largest truncated share"),
           PRECIS_TEXT("Recipe", "A row with a larger share of weights beyond the threshold has a long tail rather "
                                 "than outliers, and is left alone. A single weight is always allowed."),
           0, 1, true},
          self.maxTruncated);
    visit({"gap_factor", PRECIS_TEXT("Recipe", "Gap factor"),
           PRECIS_TEXT("Recipe", "How many times wider than the median gap the gap of a fine split must be. Larger "
                                 "values reject more splits."),
           1, 1000, true},
          self.gapFactor);
    visit({"alpha", PRECIS_TEXT("Recipe", "Balance (alpha)"),
           PRECIS_TEXT(
               "Recipe",
               "How much of the difficulty SmoothQuant moves from the activations to the weights: 0 none, 1 all."),
           0, 1},
          self.alpha);
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

template <FieldsOf<CodebookOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"dimension", PRECIS_TEXT("Recipe", "Vector length"),
           PRECIS_TEXT("Recipe", "How many neighbouring weights share one code. Longer vectors follow the weights more "
                                 "closely at the same bits and take longer."),
           1, 8},
          self.dimension);
    visit(
        {"bits", PRECIS_TEXT("Recipe", "Bits"),
         PRECIS_TEXT(
             "Recipe",
             "Bits of the codes for each weight; a codebook has 2 to the power of bits times vector length codewords."),
         1, 8},
        self.bits);
    visit({"group_weights", PRECIS_TEXT("Recipe", "Weights in a group"),
           PRECIS_TEXT("Recipe", "Weights that share one codebook. Smaller groups cost more bits for their codebooks."),
           8, 1073741824},
          self.groupWeights);
    visit({"group_columns", PRECIS_TEXT("Recipe", "Columns of a group"),
           PRECIS_TEXT("Recipe", "How many columns wide the rectangle of weights with one codebook is."), 8, 131072,
           true},
          self.groupColumns);
    visit({"codebook_bits", PRECIS_TEXT("Recipe", "Bits of codewords"),
           PRECIS_TEXT("Recipe", "Bits of each number in a codebook. 8 cost next to nothing in error."), 4, 16, true},
          self.codebookBits);
    visit({"scale_block", PRECIS_TEXT("Recipe", "Weights for each scale"),
           PRECIS_TEXT("Recipe", "Weights that share a 4-bit scale; 0 leaves scales out."), 0, 4096, true},
          self.scaleBlock);
    visit({"svd_share", PRECIS_TEXT("Recipe", "Share of singular values"),
           PRECIS_TEXT("Recipe", "With vector length 1, store codebooks as a product of two matrices that keep this "
                                 "share of the singular values; 0 stores them as they are."),
           0, 1, true},
          self.svdShare);
    visit({"seeding", PRECIS_TEXT("Recipe", "First codewords"),
           PRECIS_TEXT("Recipe", "Where the fit of a codebook begins."), 0, 0, true},
          self.seeding);
    visit({"metric", PRECIS_TEXT("Recipe", "Weighing of errors"),
           PRECIS_TEXT("Recipe", "What the fit of a codebook takes for the cost of an error. The published code "
                                 "inverts the paper's formula; choose it to compare."),
           0, 0, true},
          self.metric);
    visit({"iterations", PRECIS_TEXT("Recipe", "Iterations"),
           PRECIS_TEXT("Recipe", "Rounds of fitting a codebook, at most; it ends early once nothing changes."), 1, 1000,
           true},
          self.iterations);
    visit({"update", PRECIS_TEXT("Recipe", "Codebook update"),
           PRECIS_TEXT("Recipe", "How codewords are fitted to the whole layer once all codes are chosen."), 0, 0, true},
          self.update);
    visit({"reassignments", PRECIS_TEXT("Recipe", "Reassignments"),
           PRECIS_TEXT("Recipe", "Rounds of choosing every code again, and codewords after it. Each lowers the error "
                                 "of the layer, the first ones most."),
           0, 100, true},
          self.reassignments);
}

template <FieldsOf<AdditiveOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"dimension", PRECIS_TEXT("Recipe", "Vector length"),
           PRECIS_TEXT("Recipe", "How many neighbouring weights share one code. With 8 bits for each code, 8 weights "
                                 "make one bit a weight."),
           4, 16},
          self.dimension);
    visit({"codebooks", PRECIS_TEXT("Recipe", "Codebooks"),
           PRECIS_TEXT("Recipe", "How many codewords every vector is the sum of."), 1, 8},
          self.codebooks);
    visit({"code_bits", PRECIS_TEXT("Recipe", "Bits of a code"),
           PRECIS_TEXT("Recipe", "A codebook has 2 to the power of that many codewords."), 2, 16},
          self.codeBits);
    visit(
        {"extended_codebooks", PRECIS_TEXT("Recipe", "Extended codebooks"),
         PRECIS_TEXT("Recipe", "Further codebooks for the vectors of critical channels only (CRVQ). 0 is plain AQLM."),
         0, 8},
        self.extendedCodebooks);
    visit({"extended_code_bits", PRECIS_TEXT("Recipe", "Bits of an extended code"),
           PRECIS_TEXT("Recipe", "The size of extended codebooks. Small layers fare better with small ones."), 2, 16,
           true},
          self.extendedCodeBits);
    visit({"critical_share", PRECIS_TEXT("Recipe", "Critical channels"),
           PRECIS_TEXT(
               "Recipe",
               "Share of the input channels whose vectors get extended codebooks: one vector at least, none with 0."),
           0, 1},
          self.criticalShare);
    visit({"importance", PRECIS_TEXT("Recipe", "Importance"),
           PRECIS_TEXT("Recipe", "What makes an input channel critical."), 0, 0, true},
          self.importance);
    visit(
        {"order", PRECIS_TEXT("Recipe", "Order of channels"),
         PRECIS_TEXT("Recipe", "Where critical channels stand. Sorting all of them, as published, leaves every vector "
                               "with equally strong channels and costs accuracy."),
         0, 0, true},
        self.order);
    visit({"codebook_bits", PRECIS_TEXT("Recipe", "Bits of codewords"),
           PRECIS_TEXT("Recipe", "Bits of each number in a codebook. 8 cost next to nothing in error."), 4, 16, true},
          self.codebookBits);
    visit({"shared_codebooks", PRECIS_TEXT("Recipe", "Codebooks shared"),
           PRECIS_TEXT("Recipe", "Layers that read the same input, such as queries, keys and values, share their "
                                 "codebooks. Saves bits in small models."),
           0, 0, true},
          self.sharedCodebooks);
    visit({"weighted_seeding", PRECIS_TEXT("Recipe", "Weighted beginning"),
           PRECIS_TEXT("Recipe", "First codewords weigh errors by the Hessian instead of all alike."), 0, 0, true},
          self.weightedSeeding);
    visit({"update", PRECIS_TEXT("Recipe", "Codebook update"),
           PRECIS_TEXT("Recipe", "How codewords are fitted to the whole layer while codes stay."), 0, 0, true},
          self.update);
    visit({"beam", PRECIS_TEXT("Recipe", "Beam"),
           PRECIS_TEXT("Recipe", "How many candidates the search for codes keeps. More find better codes and take "
                                 "longer."),
           1, 8, true},
          self.beam);
    visit({"rounds", PRECIS_TEXT("Recipe", "Rounds"),
           PRECIS_TEXT("Recipe", "Rounds of fitting codewords and choosing codes, at most."), 1, 1000, true},
          self.rounds);
    visit({"tolerance", PRECIS_TEXT("Recipe", "Smallest gain"),
           PRECIS_TEXT("Recipe", "Rounds end once one gains less than this share of the error."), 0, 1, true},
          self.tolerance);
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
    visit(
        {"format", PRECIS_TEXT("Recipe", "Format"),
         PRECIS_TEXT("Recipe",
                     "How quantized weights are stored. Uniform keeps equally spaced levels; vector codebooks keep the "
                     "number of an entry that stands for several weights at once; additive codebooks add up entries of "
                     "several.")},
        self.format);
    visit({"solver", PRECIS_TEXT("Recipe", "Solver"),
           PRECIS_TEXT("Recipe", "How codes are chosen. Rounding to nearest is instant; the Hessian sweep makes later "
                                 "weights correct the errors of earlier ones and is far better at 4 bits and below.")},
          self.solver);
    visit({"uniform", PRECIS_TEXT("Recipe", "Uniform quantizer")}, self.uniform);
    visit({"codebook", PRECIS_TEXT("Recipe", "Vector codebooks")}, self.codebook);
    visit({"additive", PRECIS_TEXT("Recipe", "Additive codebooks")}, self.additive);
    visit({"sweep", PRECIS_TEXT("Recipe", "Hessian sweep")}, self.sweep);
}

template <FieldsOf<ActivationOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"bits", PRECIS_TEXT("Recipe", "Bits"),
           PRECIS_TEXT("Recipe", "Bits of what the linear layers take in: 4 to 8, or 16 to leave it as it is."), 4, 16},
          self.bits);
    visit({"mode", PRECIS_TEXT("Recipe", "Range"),
           PRECIS_TEXT("Recipe", "Per token: every token brings its own range, found while the model runs. Static: one "
                                 "range a layer, learned from calibration text; faster to run, less accurate.")},
          self.mode);
    visit({"attention", PRECIS_TEXT("Recipe", "Queries, keys and values too"),
           PRECIS_TEXT("Recipe",
                       "Quantize what goes into the attention products as well, as in a quantized key-value cache."),
           0, 0, true},
          self.attention);
}

template <FieldsOf<ReconstructionOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"enabled", PRECIS_TEXT("Recipe", "Train windows of blocks"),
           PRECIS_TEXT("Recipe", "After a layer is solved, train step sizes and roundings so that whole blocks put out "
                                 "what the original puts out.")},
          self.enabled);
    visit({"window_blocks", PRECIS_TEXT("Recipe", "Blocks in a window"),
           PRECIS_TEXT("Recipe", "How many consecutive blocks are trained together. More see more of how errors "
                                 "travel; time and memory grow."),
           1, 64},
          self.windowBlocks);
    visit({"overlap", PRECIS_TEXT("Recipe", "Overlap"),
           PRECIS_TEXT("Recipe", "How many blocks a window shares with the next one; these are trained again together "
                                 "with their new neighbours."),
           0, 63},
          self.overlap);
    visit({"pad_ends", PRECIS_TEXT("Recipe", "Shorter windows at the ends"),
           PRECIS_TEXT("Recipe", "Begin and end with smaller windows, so that the first and the last block are trained "
                                 "as often as the others."),
           0, 0, true},
          self.padEnds);
    visit({"epochs", PRECIS_TEXT("Recipe", "Epochs"),
           PRECIS_TEXT("Recipe", "How often each window sees the calibration text. More lower the error until the text "
                                 "is learned by heart."),
           1, 1000},
          self.epochs);
    visit({"batch_windows", PRECIS_TEXT("Recipe", "Token windows a step"),
           PRECIS_TEXT(
               "Recipe",
               "Token windows whose gradients are added up before each step. More make steps steadier and fewer."),
           1, 1024, true},
          self.batchWindows);
    visit({"rounding", PRECIS_TEXT("Recipe", "Rounding"),
           PRECIS_TEXT("Recipe", "What decides whether a weight is rounded up or down. An offset for every weight is "
                                 "the most accurate; low rank needs far less memory; soft ones follow AdaRound.")},
          self.rounding);
    visit({"rank", PRECIS_TEXT("Recipe", "Rank"),
           PRECIS_TEXT("Recipe", "Rank of the low-rank offset. The CBQ paper uses 5; 32 and more come close to an "
                                 "offset for every weight."),
           1, 4096},
          self.rank);
    visit({"step_rate", PRECIS_TEXT("Recipe", "Rate of step sizes"),
           PRECIS_TEXT("Recipe", "Learning rate of the logarithm of the step sizes."), 0, 10, true},
          self.stepRate);
    visit({"rounding_rate", PRECIS_TEXT("Recipe", "Rate of roundings"),
           PRECIS_TEXT("Recipe", "Learning rate of the rounding offsets. Too small and no weight changes its level; "
                                 "too large and they change back and forth."),
           0, 10, true},
          self.roundingRate);
    visit({"activation_rate", PRECIS_TEXT("Recipe", "Rate of activation ranges"),
           PRECIS_TEXT("Recipe", "Learning rate of the logarithm of the activation ranges."), 0, 10, true},
          self.activationRate);
    visit({"codebook_rate", PRECIS_TEXT("Recipe", "Rate of codebooks"),
           PRECIS_TEXT("Recipe", "Learning rate of codewords and scales, relative to their size."), 0, 10, true},
          self.codebookRate);
    visit({"norm_rate", PRECIS_TEXT("Recipe", "Rate of norms"),
           PRECIS_TEXT("Recipe", "Learning rate of the weights of norms, relative to their size. 0 leaves them alone."),
           0, 10, true},
          self.normRate);
    visit({"homologous_share", PRECIS_TEXT("Recipe", "Share of the homologous target"),
           PRECIS_TEXT("Recipe", "0 aims at what the original model puts out, 1 at what the original blocks make of "
                                 "the quantized input; 0.5 is the mean of both losses."),
           0, 1, true},
          self.homologousShare);
    visit({"kl_weight", PRECIS_TEXT("Recipe", "Weight of hidden divergence"),
           PRECIS_TEXT("Recipe", "Weight of the divergence between softmaxed hidden states beside the squared error."),
           0, 1000, true},
          self.klWeight);
    visit({"skip_first_token", PRECIS_TEXT("Recipe", "Leave out the first token"),
           PRECIS_TEXT("Recipe",
                       "The first token often carries huge activations that would drown the others in the divergence."),
           0, 0, true},
          self.skipFirstToken);
    visit({"logits_kl_weight", PRECIS_TEXT("Recipe", "Weight of output divergence"),
           PRECIS_TEXT("Recipe", "Weight of the divergence between the predicted words of both models, in windows that "
                                 "end in the last block. 0 leaves it out."),
           0, 1000, true},
          self.logitsKlWeight);
    visit({"regularizer", PRECIS_TEXT("Recipe", "Rounding regulariser"),
           PRECIS_TEXT("Recipe", "Weight of the term that drives soft roundings up or down, annealed over the window."),
           0, 1000, true},
          self.regularizer);
    visit({"held_out_windows", PRECIS_TEXT("Recipe", "Held-out token windows"),
           PRECIS_TEXT("Recipe", "Token windows beside the calibration set that are never trained on; their error "
                                 "tells learning from memorizing."),
           0, 1024, true},
          self.heldOutWindows);
    visit({"compute", PRECIS_TEXT("Recipe", "Matrix products in"),
           PRECIS_TEXT(
               "Recipe",
               "Number format of the matrix products while training. 16 bits are faster on processors that have them."),
           0, 0, true},
          self.compute);
    visit({"cache", PRECIS_TEXT("Recipe", "Caches in"),
           PRECIS_TEXT("Recipe", "Number format of the activations kept between windows. 16 bits halve their memory."),
           0, 0, true},
          self.cache);
    visit({"cache_megabytes", PRECIS_TEXT("Recipe", "Memory for caches"),
           PRECIS_TEXT(
               "Recipe",
               "Megabytes of activations kept in memory; the rest goes to a file in the run folder. 0 sets no limit."),
           0, 1073741824, true},
          self.cacheMegabytes);
}

template <FieldsOf<FineTuningOptions> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"enabled", PRECIS_TEXT("Recipe", "Train the whole model"),
           PRECIS_TEXT("Recipe", "After everything else, train what is continuous in all blocks at once, so that the "
                                 "model predicts what the original predicts. Needs memory for all blocks.")},
          self.enabled);
    visit({"epochs", PRECIS_TEXT("Recipe", "Epochs"), PRECIS_TEXT("Recipe", "How often the calibration text is seen."),
           1, 1000},
          self.epochs);
    visit({"rate_share", PRECIS_TEXT("Recipe", "Share of the rates"),
           PRECIS_TEXT("Recipe", "The learning rates here, as a share of those of the reconstruction."), 0, 10, true},
          self.rateShare);
    visit({"train_codes", PRECIS_TEXT("Recipe", "Codes too"),
           PRECIS_TEXT("Recipe", "Roundings and codes may change as well, not only what is continuous."), 0, 0, true},
          self.trainCodes);
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
    visit({"activation_threshold", PRECIS_TEXT("Recipe", "Activation threshold"),
           PRECIS_TEXT("Recipe", "Input channels of these layers whose largest value is above it are scaled by "
                                 "coarse-to-fine preprocessing, instead of those it would find. Layers that share "
                                 "their input share the threshold."),
           0, 1e30, true},
          self.activationThreshold);
    visit(
        {"weight_threshold", PRECIS_TEXT("Recipe", "Weight threshold"),
         PRECIS_TEXT("Recipe", "Weights of these layers above it are truncated by coarse-to-fine preprocessing, in the "
                               "rows that gain by it, instead of those it would find."),
         0, 1e30, true},
        self.weightThreshold);
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
    visit({"preprocess", PRECIS_TEXT("Recipe", "Preprocessing")}, self.preprocess);
    visit({"weights", PRECIS_TEXT("Recipe", "Weights")}, self.weights);
    visit({"activations", PRECIS_TEXT("Recipe", "Activations")}, self.activations);
    visit({"reconstruction", PRECIS_TEXT("Recipe", "Reconstruction")}, self.reconstruction);
    visit({"fine_tuning", PRECIS_TEXT("Recipe", "Fine-tuning")}, self.fineTuning);
    visit({"overrides", PRECIS_TEXT("Recipe", "Overrides"),
           PRECIS_TEXT("Recipe", "Other settings for single layers. Where several lines match, the last one wins."), 0,
           0, true},
          self.overrides);
}

} // namespace precis
