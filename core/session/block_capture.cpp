// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/block_capture.h"

namespace precis {

namespace {

constexpr std::int64_t kBatchTokens = 2048;

} // namespace

SiteStatistics emptyStatistics(const BlockWeights& weights) {
    SiteStatistics statistics;
    for (const LayerKind kind : {LayerKind::Query, LayerKind::Output, LayerKind::Gate, LayerKind::Down})
        statistics.emplace_back(weights[kind].weight.size(1));
    return statistics;
}

void passBlock(const BlockPass& pass, const ActivationCache& from, ActivationCache* to, std::int64_t count,
               SiteStatistics* statistics, std::int64_t counted) {
    const std::int64_t step = std::max<std::int64_t>(1, kBatchTokens / from.tokens());
    for (std::int64_t first = 0; first < count; first += step) {
        const std::int64_t part = std::min(step, count - first);
        const std::int64_t measured = std::min(part, counted - first); // may be negative
        InputHook hook;
        if (statistics && measured > 0)
            hook = [&](InputSite site, const Tensor& input) {
                (*statistics)[static_cast<std::size_t>(site)].add(input.narrow(0, 0, measured));
                return input;
            };
        const Tensor output =
            forwardBlock(pass.model.config, pass.index, pass.weights, pass.rotary, from.read(first, part), hook);
        if (to)
            to->write(first, output);
        pass.advance(static_cast<double>(first + part) / static_cast<double>(count));
    }
}

} // namespace precis
