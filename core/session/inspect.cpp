// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs that look at a model or a single layer: inspect, tokenize, quantizeLayer; and the size forecast.
#include "calibration/hessian.h"
#include "model/decoder.h"
#include "precis/bits_breakdown.h"
#include "precis/error.h"
#include "precis/session.h"
#include "quantizer/solve_layer.h"
#include "session/measure.h"
#include "session/progress.h"
#include "session/subject.h"
#include "tensor/safetensors.h"
#include "text/corpus.h"

#include <algorithm>
#include <chrono>

namespace precis {

namespace {

constexpr int kInspectionTokens = 8192; // of the text, enough for the outlier picture
constexpr int kInspectionWindow = 512;

std::vector<float> toVector(const Tensor& values) {
    const Tensor flat = values.to(torch::kFloat32).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

// Largest absolute value per channel of every layer's weight and, with tokens, of its input.
void collectOutliers(const Model& model, const Tensor& tokens, JobProgress& progress, ModelSummary& summary) {
    torch::NoGradGuard noGrad;
    const bool withText = tokens.defined();
    const RotaryTable rotary = rotaryTable(model.config, withText ? tokens.size(1) : 1);
    Tensor x = withText ? embed(model, tokens) : Tensor();
    for (int block = 0; block < model.config.blocks; ++block) {
        const BlockWeights weights = model.block(block);
        std::array<Tensor, kInputSites> largest;
        const InputHook hook = [&](InputSite site, const Tensor& input) {
            largest[static_cast<std::size_t>(site)] = input.abs().amax({0, 1});
            return input;
        };
        if (withText)
            x = forwardBlock(model.config, block, weights, rotary, x, hook);
        for (const LayerKind kind : kLayerKinds) {
            Snapshot snapshot{block, layerName(kind), toVector(weights[kind].weight.abs().amax(0)), {}};
            if (withText)
                snapshot.inputAbsMax = toVector(largest[static_cast<std::size_t>(inputSite(kind))]);
            summary.outliers.push_back(snapshot);
            progress.emit(SnapshotTaken{std::make_shared<const Snapshot>(std::move(snapshot))});
        }
        progress.advance((block + 1.0) / model.config.blocks);
    }
}

// The first tokens of the text, in windows the model can see at once. [N,T]
Tensor inspectionTokens(const TextSource& source, const OpenedSubject& subject) {
    std::vector<int> ids;
    if (subject.tokenizer->bos())
        ids.push_back(*subject.tokenizer->bos());
    for (const std::string& document : readCorpus(source).documents) {
        const std::vector<int> more = subject.tokenizer->encode(document);
        ids.insert(ids.end(), more.begin(), more.end());
        if (ids.size() >= kInspectionTokens)
            break;
    }
    if (ids.empty())
        throw Error(ErrorKind::BadInput, source.path, "holds no text that the tokenizer knows", "Give another text");
    const std::int64_t window = std::min<std::int64_t>(
        {kInspectionWindow, subject.model.config.contextTokens, static_cast<std::int64_t>(ids.size())});
    const std::int64_t count =
        std::min<std::int64_t>(kInspectionTokens, static_cast<std::int64_t>(ids.size())) / window;
    return torch::tensor(std::vector<std::int64_t>(ids.begin(), ids.begin() + count * window)).view({count, window});
}

} // namespace

ModelSummary inspect(const std::string& model, const std::optional<TextSource>& text, const EventSink& sink,
                     RunControl& control) {
    JobProgress progress(sink, control);
    progress.beginStage(Stage::Inspect, -1, 0, 1);
    const auto checkpoint = Checkpoint::open(model);
    const ModelConfig& config = checkpoint->config();
    ModelSummary summary;
    summary.path = model;
    summary.family = config.family;
    summary.storedType = checkpoint->storedType();
    summary.blocks = config.blocks;
    summary.hidden = config.hidden;
    summary.mlpHidden = config.mlpHidden;
    summary.heads = config.heads;
    summary.keyValueHeads = config.keyValueHeads;
    summary.headDim = config.headDim;
    summary.vocabulary = config.vocabulary;
    summary.contextTokens = config.contextTokens;
    summary.tiedHead = config.tiedHead;
    summary.plantedOutliers = config.plantedOutliers;
    summary.parameters = checkpoint->parameters();
    summary.linearParameters = linearLayerWeights(config);
    summary.fileBytes = checkpoint->fileBytes();
    for (const LayerKind kind : kLayerKinds) {
        const auto [rows, columns] = layerShape(config, kind);
        summary.layers.push_back({layerName(kind), static_cast<int>(rows), static_cast<int>(columns)});
    }
    OpenedSubject subject{checkpoint, nullptr, {}, {}};
    try {
        subject.tokenizer = Tokenizer::open(model);
        summary.tokenizer = subject.tokenizer->kind();
        if (subject.tokenizer->vocabularySize() > config.vocabulary)
            summary.warnings.push_back("The tokenizer knows " + std::to_string(subject.tokenizer->vocabularySize()) +
                                       " tokens, the model " + std::to_string(config.vocabulary));
    } catch (const Error& error) {
        if (text)
            throw;
        summary.warnings.push_back(error.what()); // shapes are worth showing without one
    }
    if (text) {
        subject.model = loadModel(checkpoint);
        collectOutliers(subject.model, inspectionTokens(*text, subject), progress, summary);
    }
    return summary;
}

std::vector<int> tokenize(const std::string& model, const std::string& text) {
    return Tokenizer::open(model)->encode(text);
}

SingleLayerReport quantizeLayer(const std::string& weights, const std::string& inputs, const Recipe& recipe) {
    if (const auto problems = validate(recipe); !problems.empty())
        throw RecipeError(problems);
    const auto onlyMatrix = [](const std::string& path) {
        const SafetensorsFile file(path);
        if (file.entries().size() != 1 || file.entries().begin()->second.shape.size() != 2)
            throw Error(ErrorKind::BadInput, path, "must hold exactly one tensor, a matrix");
        return file.read(file.entries().begin()->first).to(torch::kFloat32);
    };
    const Tensor weight = onlyMatrix(weights), x = onlyMatrix(inputs);
    if (x.size(1) != weight.size(1))
        throw Error(ErrorKind::BadInput, inputs,
                    "has " + std::to_string(x.size(1)) + " columns, the weight " + std::to_string(weight.size(1)));
    HessianAccumulator accumulator(x.size(1));
    accumulator.add(x);
    const Tensor hessian = accumulator.mean();

    const LayerPlan plan = planLayer(recipe, "layer");
    SingleLayerReport report;
    const auto start = std::chrono::steady_clock::now();
    Tensor quantized = weight;
    if (plan.quantized) {
        const SolvedLayer solved = solveLayer(recipe, plan, "layer", weight, hessian);
        report.warnings = solved.warnings;
        quantized = dequantize(solved.layer);
    }
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    report.relativeOutputError = relativeOutputError(weight, quantized, hessian);
    report.bitsPerWeight =
        static_cast<double>(plannedBits(plan, weight.size(0), weight.size(1))) / static_cast<double>(weight.numel());
    return report;
}

BitsBreakdown countBits(const Recipe& recipe, const ModelSummary& model) {
    BitsBreakdown bits;
    for (int block = 0; block < model.blocks; ++block)
        for (const LayerShape& layer : model.layers) {
            const std::string name = "blocks." + std::to_string(block) + "." + layer.layer;
            const PlannedBits parts = plannedParts(planLayer(recipe, name), layer.rows, layer.columns);
            bits.codes += parts.codes;
            bits.codebooks += parts.codebooks;
            bits.scales += parts.scales;
            bits.untouched += parts.untouched;
            bits.weights += std::int64_t{layer.rows} * layer.columns;
        }
    bits.parameters = std::max(model.parameters, bits.weights);
    const std::int64_t rest = bits.parameters - bits.weights;
    const std::int64_t embedding = std::int64_t{model.vocabulary} * model.hidden * (model.tiedHead ? 1 : 2);
    bits.embeddings = static_cast<std::uint64_t>(std::min(rest, embedding)) * 16;
    bits.norms = static_cast<std::uint64_t>(rest) * 16 - bits.embeddings;
    return bits;
}

SizeEstimate predictSize(const Recipe& recipe, const ModelSummary& model) {
    const BitsBreakdown bits = countBits(recipe, model);
    return {bits.weights > 0 ? static_cast<double>(bits.linear()) / static_cast<double>(bits.weights) : 0,
            (bits.linear() + 7) / 8, static_cast<std::uint64_t>(bits.weights) * 2};
}

} // namespace precis
