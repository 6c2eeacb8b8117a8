// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/codebook_study.h"

#include "calibration/hessian.h"
#include "precis/error.h"
#include "quantizer/solve_layer.h"
#include "session/layer_study.h"
#include "session/process.h"
#include "session/quantized_block.h"
#include "session/run_files.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace precis {

namespace {

constexpr std::int64_t kShownPoints = 4000; // more hide each other

// What a study keeps of a layer.
struct FittedLayer : LayerWithCodebooks {
    CodebookLayer swept;
    std::optional<CodebookLayer> stored;
    // What the codebooks were fitted to, each group as it was when its turn came.
    Tensor weights; // [O,n]
    Tensor scales;  // [O,V]
    VectorForms forms;
};

// Quantizes the layer and remembers what each group was fitted to.
void sweep_(FittedLayer& layer, RunControl& control) {
    const auto remember = [&](const CodebookFit& fit) {
        if (!layer.weights.defined()) {
            layer.weights = torch::zeros_like(fit.weights);
            layer.scales = torch::ones_like(fit.scales);
            layer.forms = fit.forms;
        }
        const std::int64_t d = fit.shape.dimension, first = fit.columnGroup * fit.shape.groupColumns;
        const std::int64_t columns = std::min(fit.shape.groupColumns, fit.weights.size(1) - first);
        layer.weights.narrow(1, first, columns).copy_(fit.weights.narrow(1, first, columns));
        layer.scales.narrow(1, first / d, columns / d).copy_(fit.scales.narrow(1, first / d, columns / d));
    };
    layer.swept =
        solveCodebook(
            layer.recipe, layer.plan, layer.name, layer.weight, layer.hessian, [&] { control.poll(); }, remember)
            .layer;
}

// Of the run, where it has codebooks in the same places.
std::optional<CodebookLayer> storedLayer(const std::string& run, const LayerSubject& subject,
                                         const CodebookShape& shape) {
    const std::string file = blockFile(run, subject.block);
    if (run.empty() || !std::filesystem::exists(file))
        return {};
    const QuantizedBlock block = readQuantizedBlock(file, subject.model.config);
    const auto& layer = block.layers[static_cast<std::size_t>(subject.kind)];
    const auto* found = layer ? std::get_if<CodebookLayer>(&*layer) : nullptr;
    if (!found || found->shape.dimension != shape.dimension || found->shape.entries != shape.entries ||
        found->shape.groupRows != shape.groupRows || found->shape.groupColumns != shape.groupColumns)
        return {};
    return *found;
}

CodebookEffect effectOf(const FittedLayer& layer, const LayerPlan& plan, const CodebookLayer& quantized) {
    const auto bits = static_cast<double>(plannedBits(plan, layer.weight.size(0), layer.weight.size(1)));
    return {relativeOutputError(layer.weight, dequantize(quantized), layer.hessian),
            bits / static_cast<double>(layer.weight.numel())};
}

// Where points and codewords are drawn.
struct Plane {
    std::int64_t dimension = 1;
    Eigen::MatrixXd axes; // [d,2]
    double share = 1;

    std::pair<float, float> place(const float* values) const {
        double x = 0, y = 0;
        for (std::int64_t p = 0; p < dimension; ++p) {
            x += axes(p, 0) * static_cast<double>(values[p]);
            y += axes(p, 1) * static_cast<double>(values[p]);
        }
        return {static_cast<float>(x), static_cast<float>(y)};
    }
};

Plane planeOf(const WeightedPoints& points) {
    const std::int64_t d = points.dimension;
    Plane plane{d, Eigen::MatrixXd::Identity(d, 2)};
    if (d <= 2)
        return plane;
    const Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> values(
        points.values.data(), points.count, d);
    const Eigen::RowVectorXd mean = values.cast<double>().colwise().mean();
    const Eigen::MatrixXd centred = values.cast<double>().rowwise() - mean;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(centred.transpose() * centred);
    plane.axes.col(0) = solver.eigenvectors().col(d - 1);
    plane.axes.col(1) = solver.eigenvectors().col(d - 2);
    const double total = solver.eigenvalues().sum();
    plane.share = total > 0 ? (solver.eigenvalues()(d - 1) + solver.eigenvalues()(d - 2)) / total : 1;
    return plane;
}

// D of a point, [d,d].
Eigen::MatrixXd formOf(const WeightedPoints& points, std::int64_t point) {
    const std::int64_t d = points.dimension;
    const float* row = points.rows.data() + point * points.featureCount();
    Eigen::MatrixXd form = Eigen::MatrixXd::Zero(d, d);
    for (std::int64_t p = 0; p < d; ++p)
        for (std::int64_t q = p; q < (points.full ? d : p + 1); ++q)
            form(p, q) = form(q, p) = static_cast<double>(*row++);
    return form;
}

void addPoints_(CodebookPicture& picture, const WeightedPoints& points, const Plane& plane) {
    const std::int64_t stride = std::max<std::int64_t>(1, (points.count + kShownPoints - 1) / kShownPoints);
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(points.dimension, points.dimension);
    for (std::int64_t point = 0; point < points.count; ++point) {
        const Eigen::MatrixXd form = formOf(points, point);
        sum += form;
        if (point % stride != 0)
            continue;
        const auto weight = static_cast<float>(form.trace() / static_cast<double>(points.dimension));
        const auto [x, y] = plane.place(points.values.data() + point * points.dimension);
        picture.x.push_back(x);
        picture.y.push_back(points.dimension == 1 ? weight : y);
        picture.weight.push_back(weight);
    }
    if (points.dimension == 1)
        return;
    const Eigen::Matrix2d metric = plane.axes.transpose() * sum * plane.axes;
    if (const double largest = metric.diagonal().maxCoeff(); largest > 0)
        picture.metric = {metric(0, 0) / largest, metric(0, 1) / largest, metric(1, 1) / largest};
}

CodebookState stateOf(const WeightedPoints& points, const Plane& plane, const std::vector<float>& codewords,
                      const std::vector<std::int32_t>& codes) {
    const std::int64_t d = points.dimension, features = points.featureCount();
    const std::size_t entries = codewords.size() / static_cast<std::size_t>(d);
    const std::vector<float> coefficients = points.coefficients(codewords);
    CodebookState state;
    state.usage.resize(entries);
    state.errors.resize(entries);
    double total = 0;
    for (std::int64_t point = 0; point < points.count; ++point) {
        const std::int32_t code = codes[static_cast<std::size_t>(point)];
        const float* row = points.rows.data() + point * features;
        const float* coefficient = coefficients.data() + code * features;
        float error = points.norms[static_cast<std::size_t>(point)];
        total += static_cast<double>(error);
        for (std::int64_t f = 0; f < features; ++f)
            error += row[f] * coefficient[f];
        ++state.usage[static_cast<std::size_t>(code)];
        state.errors[static_cast<std::size_t>(code)] += static_cast<double>(std::max(0.0f, error));
    }
    for (double& error : state.errors) {
        error = total > 0 ? error / total : 0;
        state.relativeError += error;
    }
    for (std::size_t entry = 0; entry < entries; ++entry) {
        const auto [x, y] = plane.place(codewords.data() + entry * static_cast<std::size_t>(d));
        state.x.push_back(x);
        state.y.push_back(d == 1 ? 0 : y);
    }
    return state;
}

// A group of a finished layer.
CodebookState stateOf(const WeightedPoints& points, const Plane& plane, const CodebookLayer& layer,
                      const CodebookPlace& place) {
    const CodebookShape& shape = layer.shape;
    const std::int64_t firstRow = place.rowGroup * shape.groupRows;
    const std::int64_t inRow = shape.groupColumns / shape.dimension, first = place.columnGroup * inRow;
    const Tensor codes = layer.codes.slice(0, firstRow, std::min(firstRow + shape.groupRows, shape.rows))
                             .slice(1, first, std::min(first + inRow, shape.vectors()))
                             .contiguous();
    return stateOf(points, plane, toVector(layer.codebooks[place.rowGroup][place.columnGroup]),
                   {codes.data_ptr<std::int32_t>(), codes.data_ptr<std::int32_t>() + codes.numel()});
}

CodebookPicture look(const FittedLayer& layer, const CodebookPlace& asked) {
    prepareProcess();
    torch::NoGradGuard noGrad;
    const CodebookShape& shape = layer.swept.shape;
    const CodebookPlace place{std::clamp(asked.rowGroup, 0, static_cast<int>(shape.rowGroups()) - 1),
                              std::clamp(asked.columnGroup, 0, static_cast<int>(shape.columnGroups()) - 1)};
    const CodebookFit fit{shape, place.columnGroup, layer.weights, layer.scales, layer.forms};
    const WeightedPoints points = fitPoints(fit, layer.plan.codebook, place.rowGroup);
    const Plane plane = planeOf(points);
    CodebookPicture picture;
    picture.place = place;
    picture.vectors = points.count;
    picture.shareOfVariance = plane.share;
    addPoints_(picture, points, plane);
    fitCodebook(fit, layer.plan.codebook, layerSeed(layer.recipe, layer.name), place.rowGroup,
                [&](const Clustering& round) {
                    picture.rounds.push_back(stateOf(points, plane, round.codewords, round.codes));
                });
    picture.swept = stateOf(points, plane, layer.swept, place);
    if (layer.stored)
        picture.stored = stateOf(points, plane, *layer.stored, place);
    return picture;
}

CodebookEffect attempt(const FittedLayer& layer, const CodebookVariant& variant, RunControl& control) {
    prepareProcess();
    torch::NoGradGuard noGrad;
    LayerPlan plan = layer.plan;
    plan.codebook.codebookBits = variant.codebookBits;
    plan.codebook.svdShare = variant.svdShare;
    const CodebookResult result =
        solveCodebook(layer.recipe, plan, layer.name, layer.weight, layer.hessian, [&] { control.poll(); });
    return effectOf(layer, plan, result.layer);
}

// Precisions of the codebooks, and what a decomposition of one-dimensional ones would save.
std::vector<CodebookVariant> variantsOf(const CodebookOptions& options) {
    std::vector<CodebookVariant> variants;
    for (const int bits : {16, 8, 4})
        variants.push_back({bits, options.svdShare});
    if (options.dimension == 1)
        for (const double share : {0.0, 0.75, 0.5, 0.25})
            if (share != options.svdShare)
                variants.push_back({options.codebookBits, share});
    return variants;
}

} // namespace

CodebookStudy openCodebookStudy(const CodebookStudyRequest& request, RunControl& control) {
    prepareProcess();
    torch::NoGradGuard noGrad;
    LayerSubject subject =
        openLayer(request.recipe, request.model, request.calibration, request.block, request.layer, control);
    auto layer = std::make_shared<FittedLayer>();
    static_cast<LayerWithCodebooks&>(*layer) = openCodebooks(request.recipe, subject, WeightFormat::Codebook, control);
    sweep_(*layer, control);
    layer->stored = storedLayer(request.run, subject, layer->swept.shape);

    const CodebookShape& shape = layer->swept.shape;
    CodebookStudy study;
    study.block = request.block;
    study.layer = request.layer;
    study.rows = static_cast<int>(shape.rows);
    study.columns = static_cast<int>(shape.columns);
    study.dimension = static_cast<int>(shape.dimension);
    study.entries = static_cast<int>(shape.entries);
    study.rowGroups = static_cast<int>(shape.rowGroups());
    study.columnGroups = static_cast<int>(shape.columnGroups());
    study.groupRows = static_cast<int>(shape.groupRows);
    study.groupColumns = static_cast<int>(shape.groupColumns);
    study.tokens = subject.tokens.numel();
    study.hasStored = layer->stored.has_value();
    study.chosen = {layer->plan.codebook.codebookBits, layer->plan.codebook.svdShare};
    study.effect = effectOf(*layer, layer->plan, layer->swept);
    study.variants = variantsOf(layer->plan.codebook);
    study.look = [layer](const CodebookPlace& place) { return look(*layer, place); };
    study.attempt = [layer](const CodebookVariant& variant, RunControl& other) {
        return attempt(*layer, variant, other);
    };
    return study;
}

} // namespace precis
