// SPDX-License-Identifier: GPL-3.0-or-later
// Codebooks in training: codewords (or the two factors of a decomposition) and block scales, and which codeword each
// vector takes, by a trained copy of the weight that takes the nearest one; gradients of the chosen codeword pass
// straight through to it (van den Oord et al., "Neural Discrete Representation Learning", NeurIPS 2017, section 3.2).
#include "quantizer/codebook_lookup.h"
#include "quantizer/codebook_precision.h"
#include "reconstruction/trainable_cells.h"

#include <cmath>

namespace precis {

namespace {

struct CodebookTraining {
    CodebookLayer start;
    CodebookProblem decoding; // holds the scales of vectors only
    Tensor unit;              // [Gr,Gc,1,1], the usual distance of neighbouring codewords
    Tensor columnUnit;        // [O,n], the same where each weight is, in weights
    Tensor base;              // [O,n], in the cell of its code at the start
    Tensor codewords;         // [Gr,Gc,K,d], trained, in units away from the start; undefined with a decomposition
    Tensor rows, rowUnit;     // the same for the decomposition's factors, [Gr*Gc,R] and its units [Gr*Gc,1]
    Tensor columns, codeUnit; // [R,K] and [R,1]
    Tensor offsets;           // [O,n], trained, in units away from the base; undefined: codes stay
    Tensor logScales;         // [S], trained, added to the logarithms of block scales; undefined without any
    CodebookLayer current;    // of the last weight()

    void setScales_(CodebookLayer& layer) {
        const CodebookShape& shape = start.shape;
        if (!logScales.defined())
            return;
        layer.blocks.low = (start.blocks.low + logScales).to(torch::kFloat16).to(torch::kFloat32);
        decoding.scales = blockScaleValues(layer)
                              .repeat_interleave(shape.scaleBlock / shape.dimension, 1)
                              .narrow(1, 0, shape.vectors())
                              .contiguous();
    }

    // The layer as it would be stored now: rounded codewords and the nearest of them.
    CodebookLayer layerNow() {
        CodebookLayer layer = start;
        if (codewords.defined()) {
            layer.codebooks = (start.codebooks + codewords * unit).contiguous();
        } else {
            layer.rowFactor = start.rowFactor + rows * rowUnit;
            layer.codeFactor = start.codeFactor + columns * codeUnit;
        }
        setScales_(layer);
        roundOnScales_(layer);
        if (offsets.defined()) {
            const Tensor weights = base + offsets * columnUnit;
            layer.codes = torch::empty_like(start.codes);
            chooseNearest_(layer, weights, decoding.scales);
        }
        return layer;
    }

    std::vector<Tensor> backward(const Tensor& gradient) {
        const CodebookShape& shape = start.shape;
        const Tensor padded = torch::constant_pad_nd(gradient, {0, shape.paddedColumns() - shape.columns}).contiguous();
        const Tensor slopes = gatherForCodewords(current, decoding, padded).reshape_as(start.codebooks);
        std::vector<Tensor> all;
        if (codewords.defined()) {
            all.push_back(slopes * unit);
        } else {
            const Tensor flat = slopes.flatten(0, 1).squeeze(2); // [Gr*Gc,K]
            all.push_back(flat.mm(current.codeFactor.t()) * rowUnit);
            all.push_back(current.rowFactor.t().mm(flat) * codeUnit);
        }
        if (logScales.defined()) { // d 2^x / dx = ln 2 * 2^x
            const Tensor products = torch::constant_pad_nd((gradient * dequantize(current)).sum(0),
                                                           {0, shape.scaleBlocks() * shape.scaleBlock - shape.columns});
            all.push_back(products.reshape({shape.scaleBlocks(), shape.scaleBlock}).sum(1) * std::log(2.0));
        }
        if (offsets.defined())
            all.push_back(padded * columnUnit);
        return all;
    }
};

// Half the mean distance of each codeword to its nearest neighbour would be the radius of a cell; this is the distance.
Tensor codewordUnits(const CodebookLayer& layer) {
    const Tensor distances =
        torch::cdist(layer.codebooks, layer.codebooks) + 1e30 * torch::eye(layer.shape.entries); // [Gr,Gc,K,K]
    return std::get<0>(distances.min(3)).mean(2).clamp_min(1e-12).reshape({layer.shape.rowGroups(), -1, 1, 1});
}

// [Gr,Gc,1,1] -> [O,n]
Tensor overWeights(const Tensor& groups, const CodebookShape& shape) {
    return groups.flatten(1)
        .repeat_interleave(shape.groupRows, 0)
        .narrow(0, 0, shape.rows)
        .repeat_interleave(shape.groupColumns, 1)
        .narrow(1, 0, shape.paddedColumns());
}

} // namespace

TrainableLayer makeTrainableCodebook(const CodebookLayer& start, const Tensor& weight,
                                     const ReconstructionOptions& options) {
    torch::NoGradGuard noGrad;
    auto training = std::make_shared<CodebookTraining>();
    const CodebookShape& shape = start.shape;
    training->start = training->current = start;
    training->decoding.scales = torch::ones({shape.rows, shape.vectors()});
    if (shape.scaleBlock) {
        training->logScales = torch::zeros({shape.scaleBlocks()});
        training->setScales_(training->current);
    }
    training->unit = codewordUnits(start);
    if (start.codeFactor.defined()) {
        // A unit in all the 2 R numbers that make up a codeword moves it by about its unit, whatever the singular
        // values are.
        constexpr double kTiny = 1e-12;
        const double terms = 2.0 * static_cast<double>(start.rowFactor.size(1));
        const Tensor codewordUnit = training->unit.reshape({-1, 1}) / terms;
        const Tensor rowSize = start.rowFactor.square().mean(0).sqrt();
        const Tensor codeSize = start.codeFactor.square().mean().sqrt();
        training->rowUnit = codewordUnit / codeSize.clamp_min(kTiny);
        training->codeUnit =
            torch::where(rowSize > kTiny, codewordUnit.mean() / rowSize, torch::zeros_like(rowSize)).unsqueeze(1);
        training->rows = torch::zeros(start.rowFactor.sizes()); // may be transposed themselves
        training->columns = torch::zeros(start.codeFactor.sizes());
    } else {
        training->codewords = torch::zeros_like(start.codebooks);
    }
    if (options.rounding != Rounding::Nearest) {
        const Tensor& scales = training->decoding.scales;
        const Tensor padded =
            torch::constant_pad_nd(weight.to(torch::kFloat32), {0, shape.paddedColumns() - shape.columns});
        CodebookLayer probe = start;
        probe.codes = torch::empty_like(start.codes);
        training->base = weightInsideItsCell(decodePadded(training->decoding, start), padded, shape.dimension,
                                             [&](const Tensor& placed) {
                                                 chooseNearest_(probe, placed, scales);
                                                 return probe.codes != start.codes;
                                             });
        training->columnUnit =
            (overWeights(training->unit, shape) * scales.repeat_interleave(shape.dimension, 1)).contiguous();
        training->offsets = torch::zeros_like(training->base);
    }

    TrainableLayer layer;
    layer.start = start;
    layer.base = weight;
    for (const Tensor& trained : {training->codewords, training->rows, training->columns})
        if (trained.defined())
            layer.tensors.push_back({trained, options.codebookRate});
    if (training->logScales.defined())
        layer.tensors.push_back({training->logScales, options.stepRate});
    connect_(layer, training, options);
    return layer;
}

} // namespace precis
