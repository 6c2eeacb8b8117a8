// SPDX-License-Identifier: GPL-3.0-or-later
// Additive codebooks in training: codewords, row scales, and which codewords each vector adds up, by a trained copy of
// the weight that takes near ones; gradients of the chosen codewords pass straight through to it (van den Oord et al.,
// "Neural Discrete Representation Learning", NeurIPS 2017, section 3.2).
#include "quantizer/additive_search.h"
#include "quantizer/codebook_precision.h"
#include "reconstruction/trainable_cells.h"

namespace precis {

namespace {

struct AdditiveTraining {
    AdditiveLayer start;
    Tensor unit;           // [U], for each number of the codebooks the usual distance of neighbouring codewords
    Tensor columnUnit;     // [O,n], the least of those that add to a weight, in weights
    Tensor base;           // [O,n], where each code is the one to choose
    Tensor codewords;      // [U], trained, in units away from the start; undefined: they stay
    Tensor logScales;      // [O], trained, added to the logarithms of the row scales
    Tensor offsets;        // [O,n], trained, in units away from the base; undefined: codes stay
    AdditiveLayer current; // of the last weight()

    // The layer as it would be stored now.
    AdditiveLayer layerNow() const {
        AdditiveLayer layer = start;
        layer.rowScales = (start.rowScales * logScales.exp()).to(torch::kFloat16).to(torch::kFloat32).contiguous();
        if (codewords.defined()) {
            setCodewords_(layer, flatCodewords(start) + codewords * unit);
            roundBooks_(layer, roundOnScales_);
        }
        if (offsets.defined())
            chooseNearestCodes_(layer, base + offsets * columnUnit);
        return layer;
    }

    std::vector<Tensor> backward(const Tensor& gradient) const {
        const Tensor ordered = intoChannelOrder(start, gradient);
        std::vector<Tensor> all;
        if (codewords.defined())
            all.push_back(gatherForCodewords(current, ordered) * unit);
        all.push_back((ordered * decodeOrdered(current)).sum(1) * current.rowScales); // d e^x / dx = e^x
        if (offsets.defined())
            all.push_back(ordered * columnUnit);
        return all;
    }
};

// The mean distance of the codewords [K,d] of one codebook to their nearest neighbours; of a sample when there are
// many.
double neighbourDistance(const Tensor& codewords) {
    constexpr std::int64_t kSample = 1024;
    const std::int64_t entries = codewords.size(0), count = std::min(entries, kSample);
    Tensor distances = torch::cdist(codewords.narrow(0, 0, count), codewords);
    distances.diagonal().fill_(1e30);
    return std::max(std::get<0>(distances.min(1)).mean().item<double>(), 1e-12);
}

struct Units {
    Tensor codewords; // [U]
    Tensor columns;   // [n]
};
Units unitsOf(const AdditiveLayer& layer) {
    const std::int64_t d = layer.shape.dimension;
    std::vector<Tensor> parts;
    Tensor columns = torch::full({layer.shape.paddedColumns()}, 1e30);
    for (const AdditiveBooks* books : {&layer.basic, &layer.extended}) {
        if (!books->codes.defined())
            continue;
        Tensor reached = columns.narrow(0, 0, books->codes.size(2) * d);
        for (std::int64_t m = 0; m < books->codewords.size(0); ++m) {
            const double distance = neighbourDistance(books->codewords[m]);
            parts.push_back(torch::full({books->codewords[m].numel()}, distance));
            reached.clamp_max_(distance);
        }
    }
    return {torch::cat(parts).to(torch::kFloat32), columns.to(torch::kFloat32)};
}

} // namespace

TrainableLayer makeTrainableAdditive(const AdditiveLayer& start, const Tensor& weight,
                                     const ReconstructionOptions& options) {
    torch::NoGradGuard noGrad;
    auto training = std::make_shared<AdditiveTraining>();
    training->start = training->current = start;
    const Units units = unitsOf(start);
    training->unit = units.codewords;
    training->logScales = torch::zeros({start.shape.rows});
    if (start.sharing == BookSharing::None)
        training->codewords = torch::zeros_like(units.codewords);
    if (options.rounding != Rounding::Nearest) {
        const AdditiveShape& shape = start.shape;
        training->base = weightInsideItsCell(
            decodeOrdered(start) * start.rowScales.unsqueeze(1), intoChannelOrder(start, weight.to(torch::kFloat32)),
            shape.dimension, [&](const Tensor& placed) {
                AdditiveLayer probe = start;
                chooseNearestCodes_(probe, placed);
                Tensor outside = (probe.basic.codes != start.basic.codes).any(0);
                if (shape.ordered())
                    outside.narrow(1, 0, shape.criticalVectors)
                        .logical_or_((probe.extended.codes != start.extended.codes).any(0));
                return outside;
            });
        training->columnUnit = (start.rowScales.unsqueeze(1) * units.columns).contiguous();
        training->offsets = torch::zeros_like(training->base);
    }

    TrainableLayer layer;
    layer.start = start;
    layer.base = weight;
    if (training->codewords.defined())
        layer.tensors.push_back({training->codewords, options.codebookRate});
    layer.tensors.push_back({training->logScales, options.stepRate});
    connect_(layer, training, options);
    return layer;
}

} // namespace precis
