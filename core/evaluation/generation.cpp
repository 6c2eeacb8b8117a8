// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/generation.h"

#include "model/decoder.h"
#include "tensor/random.h"

#include <algorithm>

namespace precis {

namespace {

int drawToken(const Tensor& logits, double temperature, Random& random) {
    if (temperature <= 0)
        return logits.argmax().item<int>();
    const Tensor cumulative = (logits.to(torch::kFloat64) / temperature).softmax(-1).cumsum(-1);
    const double target = random.uniform() * cumulative[-1].item<double>();
    return static_cast<int>(std::min<std::int64_t>((cumulative <= target).sum().item<std::int64_t>(), logits.size(0) - 1));
}

} // namespace

std::vector<int> generateTokens(const Model& model, std::vector<int> ids, const GenerationOptions& options,
                                const std::function<void(int)>& onToken) {
    torch::NoGradGuard noGrad;
    Random random(options.seed, "generation");
    std::vector<BlockWeights> blocks;
    for (int block = 0; block < model.config.blocks; ++block)
        blocks.push_back(model.block(block));
    const RotaryTable rotary = rotaryTable(
        model.config, std::min<std::int64_t>(model.config.contextTokens, std::ssize(ids) + options.tokens));
    for (int i = 0; i < options.tokens; ++i) {
        // Beyond the context the oldest tokens are forgotten.
        const auto context = std::min<std::size_t>(ids.size(), static_cast<std::size_t>(model.config.contextTokens));
        const std::vector<std::int64_t> window(ids.end() - static_cast<std::ptrdiff_t>(context), ids.end());
        Tensor x = embed(model, torch::tensor(window).unsqueeze(0));
        for (int block = 0; block < model.config.blocks; ++block)
            x = forwardBlock(model.config, block, blocks[static_cast<std::size_t>(block)], rotary, x);
        const int next = drawToken(logits(model, x[0][-1]), options.temperature, random);
        if (std::find(model.config.eosTokens.begin(), model.config.eosTokens.end(), next) != model.config.eosTokens.end())
            break;
        ids.push_back(next);
        if (onToken)
            onToken(next);
    }
    return ids;
}

} // namespace precis
