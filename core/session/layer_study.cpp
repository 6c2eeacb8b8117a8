// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/layer_study.h"

#include "calibration/calibration_set.h"
#include "precis/error.h"
#include "quantizer/preprocess.h"
#include "session/block_capture.h"
#include "text/corpus.h"

#include <algorithm>

namespace precis {

namespace {

constexpr std::int64_t kBatchTokens = 2048;
constexpr double kHessianOperations = 2e11; // multiplications that a Hessian and the way to it may cost

LayerKind kindByName(const std::string& layer) {
    for (const LayerKind kind : kLayerKinds)
        if (layerName(kind) == layer)
            return kind;
    throw Error(ErrorKind::BadInput, "layer", "there is no layer " + layer + " in a block");
}

std::int64_t weightsInABlock(const ModelConfig& config) {
    std::int64_t weights = 0;
    for (const LayerKind kind : kLayerKinds)
        weights += layerShape(config, kind)[0] * layerShape(config, kind)[1];
    return weights;
}

} // namespace

LayerSubject openLayer(const Recipe& recipe, const std::string& model, const TextSource& calibration, int block,
                       const std::string& layer, RunControl& control) {
    if (const auto problems = validate(recipe); !problems.empty())
        throw RecipeError(problems);
    LayerSubject subject{.checkpoint = Checkpoint::open(model), .model = {}, .block = block, .tokens = {}};
    const ModelConfig& config = subject.checkpoint->config();
    subject.kind = kindByName(layer);
    if (block < 0 || block >= config.blocks)
        throw Error(ErrorKind::BadInput, "block",
                    "must be below " + std::to_string(config.blocks) + "; it is " + std::to_string(block));
    const auto tokenizer = Tokenizer::open(model);
    subject.tokens =
        chooseCalibration(recipe.calibration, 0, recipe.seed, *tokenizer, readCorpus(calibration), config.contextTokens)
            .tokens;
    control.poll();
    subject.model = loadModel(subject.checkpoint);
    return subject;
}

void keepAffordable_(LayerSubject& subject, double operations, double extra) {
    const double token = static_cast<double>(weightsInABlock(subject.model.config)) * (subject.block + 1) + extra;
    const auto windows = static_cast<std::int64_t>(operations / (token * static_cast<double>(subject.tokens.size(1))));
    subject.tokens = subject.tokens.narrow(0, 0, std::clamp<std::int64_t>(windows, 1, subject.tokens.size(0)));
}

BlockWeights runToBlock(const LayerSubject& subject, const InputHook& look, RunControl& control) {
    const Model& model = subject.model;
    const Tensor& tokens = subject.tokens;
    const RotaryTable rotary = rotaryTable(model.config, tokens.size(1));
    const std::int64_t step = std::max<std::int64_t>(1, kBatchTokens / tokens.size(1));
    Tensor x = embed(model, tokens);
    for (int block = 0;; ++block) {
        const BlockWeights weights = model.block(block);
        const bool isLast = block == subject.block;
        for (std::int64_t first = 0; first < x.size(0); first += step) {
            control.poll();
            const Tensor part = x.narrow(0, first, std::min(step, x.size(0) - first));
            part.copy_(forwardBlock(model.config, block, weights, rotary, part, isLast ? look : InputHook()));
        }
        if (!isLast)
            continue;
        if (!torch::isfinite(weights[subject.kind].weight).all().item<bool>())
            throw Error(ErrorKind::Numerical, subject.name(), "holds infinities or NaN", "Download the model again");
        return weights;
    }
}

LayerProblem measureLayer(const Recipe& recipe, LayerSubject& subject, RunControl& control) {
    const bool preprocesses = recipe.preprocess.method != PreprocessMethod::None; // which looks at all sites
    const InputSite own = inputSite(subject.kind);
    const auto columns = static_cast<double>(layerShape(subject.model.config, subject.kind)[1]);
    keepAffordable_(subject, kHessianOperations, columns * columns);
    SiteStatistics statistics = emptyStatistics(subject.model.block(subject.block));
    const InputHook look = [&](InputSite site, const Tensor& input) {
        if (preprocesses || site == own)
            statistics[static_cast<std::size_t>(site)].add(input);
        return input;
    };
    BlockWeights weights = runToBlock(subject, look, control);
    if (preprocesses)
        preprocessBlock_(weights, statistics, recipe, subject.block, subject.model.config);
    return {weights[subject.kind].weight, statistics[static_cast<std::size_t>(own)].mean()};
}

LayerWithCodebooks openCodebooks(const Recipe& recipe, LayerSubject& subject, WeightFormat format,
                                 RunControl& control) {
    const std::string name = subject.name();
    const LayerPlan plan = planLayer(recipe, name);
    if (!plan.quantized || plan.format != format) {
        const bool additive = format == WeightFormat::Additive;
        throw Error(ErrorKind::BadInput, name,
                    additive ? "gets no additive codebooks by this recipe" : "gets no codebooks by this recipe",
                    additive ? "Set weights.format to additive" : "Set weights.format to codebook");
    }
    const LayerProblem problem = measureLayer(recipe, subject, control);
    control.poll();
    return {recipe, plan, name, problem.weight, problem.hessian};
}

std::vector<float> toVector(const Tensor& values) {
    const Tensor flat = values.to(torch::kFloat32).contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

} // namespace precis
