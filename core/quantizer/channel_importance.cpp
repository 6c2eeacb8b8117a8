// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/channel_importance.h"

#include "quantizer/additive_seeding.h"
#include "quantizer/hessian_factor.h"
#include "tensor/random.h"

#include <algorithm>

namespace precis {

namespace {

// Squared errors [O,I] of one codebook on rows of length one, times the rows' squared length.
Tensor codebookErrors(const Tensor& weight, const AdditiveOptions& options, std::uint64_t seed,
                      const std::function<void()>& poll) {
    const std::int64_t d = options.dimension, columns = weight.size(1), extra = (columns + d - 1) / d * d - columns;
    const Tensor scales = weight.norm(2, 1, /*keepdim=*/true);
    const Tensor unit = torch::where(scales > 0, weight / scales, torch::zeros({}));
    const Tensor rest = residualOfCodebook(torch::constant_pad_nd(unit, {0, extra}).contiguous(), d,
                                           std::int64_t(1) << std::min(options.codeBits, 8), seed, poll);
    return (rest.narrow(1, 0, columns) * scales).square();
}

} // namespace

Tensor channelImportance(const Tensor& weight, const Tensor& hessian, const AdditiveOptions& options,
                         std::uint64_t seed, const std::function<void()>& poll) {
    torch::NoGradGuard noGrad;
    const Tensor w = weight.to(torch::kFloat32);
    switch (options.importance) {
    case ChannelImportance::Magnitude:
        return w.abs().mean(0).to(torch::kFloat64);
    case ChannelImportance::Random: {
        Random random(seed, "channels");
        Tensor values = torch::empty({w.size(1)}, torch::kFloat64);
        for (std::int64_t i = 0; i < w.size(1); ++i)
            values.data_ptr<double>()[i] = random.uniform();
        return values;
    }
    case ChannelImportance::InverseHessian: { // max over rows of e^2 / (2 [H^-1]_jj)
        constexpr double kDamping = 0.01;
        const HessianFactor factor = factorHessian(hessian, kDamping);
        const Tensor inverse = factor.upper.to(torch::kFloat64).square().sum(0); // the diagonal of U^T U
        const Tensor saliency = codebookErrors(w, options, seed, poll).amax(0).to(torch::kFloat64) / (2 * inverse);
        return saliency.masked_fill(factor.dead, 0);
    }
    case ChannelImportance::OutputError:
        break;
    }
    return codebookErrors(w, options, seed, poll).mean(0, false, torch::kFloat64) *
           hessian.diagonal().to(torch::kFloat64).clamp_min(0);
}

Tensor placeChannels(const AdditiveShape& shape, const Tensor& chosen) {
    const std::int64_t padded = shape.paddedColumns(), d = shape.dimension;
    const Tensor padding = torch::arange(shape.columns, padded);
    if (shape.order == ChannelOrder::FullSort)
        return torch::cat({chosen, padding});
    const bool whole = shape.order == ChannelOrder::WholeVectors;
    Tensor front = torch::zeros({whole ? shape.vectors() : shape.columns}, torch::kBool);
    front.index_fill_(0, chosen, true);
    const Tensor order = torch::cat({front.nonzero().flatten(), front.logical_not().nonzero().flatten()});
    return whole ? (order.unsqueeze(1) * d + torch::arange(d).unsqueeze(0)).flatten().contiguous()
                 : torch::cat({order, padding});
}

Tensor orderChannels(const AdditiveShape& shape, const Tensor& importance) {
    if (!shape.ordered())
        return {};
    const std::int64_t d = shape.dimension, extra = shape.paddedColumns() - shape.columns;
    const Tensor keys = shape.order == ChannelOrder::WholeVectors
                            ? torch::constant_pad_nd(importance, {0, extra}).reshape({-1, d}).sum(1)
                            : importance;
    const Tensor sorted = std::get<1>(keys.sort(/*stable=*/true, /*dim=*/0, /*descending=*/true));
    return placeChannels(shape, sorted.narrow(0, 0, channelStorage(shape).items));
}

Tensor criticalChannels(const AdditiveShape& shape, const Tensor& channels) {
    if (!shape.ordered())
        return torch::empty({0}, torch::kInt64);
    const Tensor front = channels.narrow(0, 0, shape.criticalVectors * shape.dimension);
    return std::get<0>(front.masked_select(front < shape.columns).sort());
}

} // namespace precis
