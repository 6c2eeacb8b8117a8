// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/measure.h"

#include "calibration/calibration_set.h"
#include "quantizer/layer_plan.h"
#include "text/corpus.h"

#include <algorithm>
#include <cstdio>

namespace precis {

namespace {

// Texts of one kind share turns of phrase; so few tokens change no perplexity that could be told apart.
constexpr double kHarmlessOverlap = 0.01;

} // namespace

EvaluationText prepareText(const EvaluationRequest& request, const Tokenizer& tokenizer) {
    return cutWindows(parseProtocol(request.protocol), tokenizer, readCorpus(request.text));
}

std::uint64_t linearLayerBits(const ModelConfig& config, const Recipe* recipe) {
    std::uint64_t bits = 0;
    for (int block = 0; block < config.blocks; ++block)
        for (const LayerKind kind : kLayerKinds) {
            const auto [rows, columns] = layerShape(config, kind);
            const LayerPlan plan = recipe ? planLayer(*recipe, fullLayerName(block, kind)) : LayerPlan{false, {}};
            bits += plannedBits(plan, rows, columns);
        }
    return bits;
}

std::int64_t linearLayerWeights(const ModelConfig& config) {
    std::int64_t weights = 0;
    for (const LayerKind kind : kLayerKinds) {
        const auto [rows, columns] = layerShape(config, kind);
        weights += rows * columns;
    }
    return weights * config.blocks;
}

PerplexityMeasured measurePerplexity(Subject subject, const Model& model, const EvaluationText& text,
                                     const EvaluationRequest& request, const Recipe* recipe, JobProgress& progress) {
    const double start = progress.seconds();
    const auto scores = scoreTokens({&model}, text.windows, [&](double share) { progress.advance(share); });
    const PerplexityStatistics statistics = perplexityOf(scores.front(), text.windows);
    const std::uint64_t bits = linearLayerBits(model.config, recipe);
    PerplexityMeasured measured;
    measured.subject = subject;
    measured.protocol = request.protocol;
    measured.perplexity = statistics.perplexity;
    measured.standardError = statistics.standardError;
    measured.tokens = text.predictions;
    measured.bitsPerWeight = static_cast<double>(bits) / static_cast<double>(linearLayerWeights(model.config));
    measured.bytes = (bits + 7) / 8;
    measured.seconds = progress.seconds() - start;
    measured.windowNll = statistics.windowNll;
    return measured;
}

double calibrationOverlap(const Tensor& calibrationTokens, const EvaluationText& text) {
    std::vector<std::vector<int>> ids;
    for (const ScoredWindow& window : text.windows)
        ids.push_back(window.ids);
    return OverlapDetector(calibrationTokens).share(ids);
}

std::string overlapWarning(double share, const TextSource& text) {
    if (share < kHarmlessOverlap)
        return {};
    char percent[16];
    std::snprintf(percent, sizeof(percent), "%.1f", 100 * share);
    return std::string(percent) + " % of the evaluated tokens of " + text.path +
           " were also used to calibrate; the perplexity looks better than it is. Evaluate on other text";
}

std::string contextWarning(const EvaluationText& text, const ModelConfig& config) {
    std::size_t longest = 0;
    for (const ScoredWindow& window : text.windows)
        longest = std::max(longest, window.ids.size());
    if (longest <= static_cast<std::size_t>(config.contextTokens))
        return {};
    return "Windows of " + std::to_string(longest) + " tokens are longer than the model's context of " +
           std::to_string(config.contextTokens) + "; the perplexity says little. Evaluate with shorter windows";
}

} // namespace precis
