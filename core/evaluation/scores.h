// SPDX-License-Identifier: GPL-3.0-or-later
// Token scores of one or two models on the same windows, and the statistics made of them.
#pragma once

#include "evaluation/protocol.h"
#include "model/model.h"
#include "precis/report.h"

#include <functional>
#include <vector>

namespace precis {

// One entry a prediction, windows one after the other.
struct TokenScores {
    std::vector<float> nll;  // negative log likelihood of the token that came, nats
    std::vector<float> kl;   // KL(base || model), nats; empty without a base
    std::vector<char> agree; // whether model and base have the same most likely token; empty without a base
};

// Told the share of the work done, 0 to 1, at least every second; may throw to stop.
using ProgressCallback = std::function<void(double)>;

// scores[0] belongs to the model, scores[1] to the base when there is one. Activations of a few windows at a time are
// kept and every block is loaded once for them, so memory grows with neither the model's depth nor the text.
std::vector<TokenScores> scoreTokens(const std::vector<const Model*>& models, const std::vector<ScoredWindow>& windows,
                                     const ProgressCallback& progress);

struct PerplexityStatistics {
    double meanNll = 0;
    double perplexity = 0;
    double standardError = 0; // of the perplexity, tokens taken as independent (as llama.cpp does)
    std::vector<float> windowNll;
};
PerplexityStatistics perplexityOf(const TokenScores& scores, const std::vector<ScoredWindow>& windows);

// Definitions of llama.cpp's perplexity tool; the ratio's standard error is the paired one.
Divergence divergenceOf(const TokenScores& model, const TokenScores& base);

} // namespace precis
