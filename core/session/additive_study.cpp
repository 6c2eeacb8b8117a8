// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/additive_study.h"

#include "calibration/hessian.h"
#include "precis/error.h"
#include "quantizer/additive_solver.h"
#include "quantizer/channel_importance.h"
#include "quantizer/solve_layer.h"
#include "session/layer_study.h"
#include "session/process.h"

#include <algorithm>

namespace precis {

namespace {

constexpr int kTrialRounds = 4;   // fewer than a run has: the first ones gain most
constexpr int kTriedExtended = 3; // extended codebooks, as published

std::vector<int> toIntegers(const Tensor& values) {
    const Tensor flat = values.to(torch::kInt32).contiguous();
    return {flat.data_ptr<std::int32_t>(), flat.data_ptr<std::int32_t>() + flat.numel()};
}

// What the layer is with the codewords of all codebooks from a number on left out.
double errorWithout(const LayerWithCodebooks& studied, const AdditiveLayer& layer, std::int64_t basic,
                    std::int64_t extended) {
    AdditiveLayer partial = layer;
    const auto keep = [](Tensor& codewords, std::int64_t books) {
        if (!codewords.defined() || books >= codewords.size(0))
            return;
        codewords = codewords.clone();
        codewords.slice(0, books).zero_();
    };
    keep(partial.basic.codewords, basic);
    keep(partial.extended.codewords, extended);
    return relativeOutputError(studied.weight, dequantize(partial), studied.hessian);
}

void addBooks_(AdditiveEffect& effect, const LayerWithCodebooks& studied, const AdditiveLayer& layer) {
    const auto add = [&](const AdditiveBooks& books, bool isExtended) {
        for (std::int64_t book = 0; books.codes.defined() && book < books.codes.size(0); ++book) {
            const Tensor codes = books.codes[book].flatten().to(torch::kInt64);
            effect.books.push_back({isExtended, toIntegers(torch::bincount(codes, {}, books.codewords.size(1))),
                                    errorWithout(studied, layer, isExtended ? layer.shape.codebooks : book + 1,
                                                 isExtended ? book + 1 : 0)});
        }
    };
    add(layer.basic, false);
    add(layer.extended, true);
}

AdditiveEffect quantize(const LayerWithCodebooks& studied, const AdditiveOptions& options, RunControl& control) {
    prepareProcess();
    torch::NoGradGuard noGrad;
    LayerPlan plan = studied.plan;
    plan.additive = options;
    plan.additive.rounds = std::min(options.rounds, kTrialRounds);
    plan.borrowsCodebooks = false;
    const Tensor& weight = studied.weight;
    const AdditiveLayer layer =
        solveAdditive(weight, studied.hessian, plan.additive, studied.recipe.weights.sweep.damping,
                      layerSeed(studied.recipe, studied.name), [&] { control.poll(); })
            .layer;
    AdditiveEffect effect;
    effect.criticalShare = options.criticalShare;
    if (layer.channels.defined()) {
        effect.critical = toIntegers(criticalChannels(layer.shape, layer.channels));
        effect.order = toIntegers(layer.channels);
        std::erase_if(effect.order, [&](int channel) { return channel >= layer.shape.columns; }); // padding
    }
    effect.bitsPerWeight =
        static_cast<double>(plannedBits(plan, weight.size(0), weight.size(1))) / static_cast<double>(weight.numel());
    effect.relativeOutputError = relativeOutputError(weight, dequantize(layer), studied.hessian);
    addBooks_(effect, studied, layer);
    return effect;
}

} // namespace

AdditiveStudy openAdditiveStudy(const CodebookStudyRequest& request, RunControl& control) {
    prepareProcess();
    torch::NoGradGuard noGrad;
    LayerSubject subject =
        openLayer(request.recipe, request.model, request.calibration, request.block, request.layer, control);
    const auto studied =
        std::make_shared<LayerWithCodebooks>(openCodebooks(request.recipe, subject, WeightFormat::Additive, control));
    const Tensor& weight = studied->weight;
    AdditiveStudy study;
    study.block = request.block;
    study.layer = request.layer;
    study.rows = static_cast<int>(weight.size(0));
    study.columns = static_cast<int>(weight.size(1));
    study.dimension = studied->plan.additive.dimension;
    study.tokens = subject.tokens.numel();
    study.rounds = std::min(studied->plan.additive.rounds, kTrialRounds);
    study.importance = toVector(
        channelImportance(weight, studied->hessian, studied->plan.additive, layerSeed(request.recipe, studied->name)));
    study.effect = quantize(*studied, studied->plan.additive, control);
    study.attempt = [studied](double share, RunControl& other) {
        AdditiveOptions options = studied->plan.additive;
        options.criticalShare = share;
        if (options.extendedCodebooks == 0)
            options.extendedCodebooks = kTriedExtended;
        if (share <= 0)
            options.extendedCodebooks = 0;
        return quantize(*studied, options, other);
    };
    return study;
}

} // namespace precis
