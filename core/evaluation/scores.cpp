// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/scores.h"

#include "model/decoder.h"
#include "tensor/torch.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace precis {

namespace {

constexpr std::int64_t kChunkTokens = 16384; // hidden states kept while the blocks stream past
constexpr std::int64_t kBatchTokens = 2048;  // one forward pass
constexpr std::int64_t kLogits = 1 << 24;    // held at once: a vocabulary of 128k times a window of 2048 is a gigabyte

// Windows that pass through the model side by side, padded at the end: with causal attention padding changes nothing.
struct Batch {
    std::vector<std::size_t> windows;
    Tensor ids; // [B,T]
};

std::vector<Batch> makeBatches(const std::vector<ScoredWindow>& windows, std::vector<std::size_t> chunk) {
    std::stable_sort(chunk.begin(), chunk.end(),
                     [&](std::size_t a, std::size_t b) { return windows[a].ids.size() > windows[b].ids.size(); });
    std::vector<Batch> batches;
    for (std::size_t first = 0; first < chunk.size();) {
        const auto length = static_cast<std::int64_t>(windows[chunk[first]].ids.size());
        const auto count = std::min<std::size_t>(chunk.size() - first,
                                                 static_cast<std::size_t>(std::max<std::int64_t>(1, kBatchTokens / length)));
        Batch batch{{chunk.begin() + static_cast<std::ptrdiff_t>(first),
                     chunk.begin() + static_cast<std::ptrdiff_t>(first + count)},
                    torch::zeros({static_cast<std::int64_t>(count), length}, torch::kInt64)};
        auto rows = batch.ids.accessor<std::int64_t, 2>();
        for (std::size_t b = 0; b < count; ++b) {
            const auto& ids = windows[batch.windows[b]].ids;
            std::copy(ids.begin(), ids.end(), rows[static_cast<std::int64_t>(b)].data());
        }
        batches.push_back(std::move(batch));
        first += count;
    }
    return batches;
}

// The scores of `count` predictions that follow each other, from the last hidden states [count,D] of every model;
// targets [count] are the tokens that came. They go to `offset` and behind.
void scoreStretch(const std::vector<const Model*>& models, const std::vector<Tensor>& hidden, const Tensor& targets,
                  std::size_t offset, std::vector<TokenScores>& scores) {
    const std::int64_t count = targets.size(0);
    const auto at = static_cast<std::ptrdiff_t>(offset);
    std::vector<Tensor> logProbabilities;
    for (std::size_t m = 0; m < models.size(); ++m) {
        logProbabilities.push_back(torch::log_softmax(logits(*models[m], hidden[m]), -1));
        const Tensor nll = logProbabilities[m].gather(1, targets.unsqueeze(1)).neg().contiguous();
        std::copy_n(nll.data_ptr<float>(), count, scores[m].nll.begin() + at);
    }
    if (models.size() < 2)
        return;
    // As llama.cpp: tokens that the base gives less than e^-16 are left out.
    const Tensor &q = logProbabilities[0], &p = logProbabilities[1];
    const Tensor kl = torch::where(p > -16, p.exp() * (p - q), torch::zeros({1})).sum(-1).contiguous();
    const Tensor agree = (q.argmax(-1) == p.argmax(-1)).contiguous();
    std::copy_n(kl.data_ptr<float>(), count, scores[0].kl.begin() + at);
    std::copy_n(agree.data_ptr<bool>(), count, scores[0].agree.begin() + at);
}

// Scores the windows of one batch from the last hidden states [B,T,D] of every model.
void scoreBatch(const std::vector<const Model*>& models, const std::vector<Tensor>& hidden, const Batch& batch,
                const std::vector<ScoredWindow>& windows, const std::vector<std::size_t>& offsets,
                std::vector<TokenScores>& scores) {
    const std::int64_t most = std::max<std::int64_t>(1, kLogits / models.front()->config.vocabulary);
    for (std::size_t b = 0; b < batch.windows.size(); ++b) {
        const ScoredWindow& window = windows[batch.windows[b]];
        const auto first = static_cast<std::int64_t>(window.firstScored), row = static_cast<std::int64_t>(b);
        const auto last = static_cast<std::int64_t>(window.ids.size());
        for (std::int64_t from = first; from < last; from += most) {
            const std::int64_t count = std::min(most, last - from);
            std::vector<Tensor> before; // the hidden states that predict these tokens
            for (const Tensor& states : hidden)
                before.push_back(states[row].narrow(0, from - 1, count));
            scoreStretch(models, before, batch.ids[row].narrow(0, from, count),
                         offsets[batch.windows[b]] + static_cast<std::size_t>(from - first), scores);
        }
    }
}

double mean(const std::vector<float>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Standard error of the mean of f(i), i < count.
template <class Value> double standardErrorOfMean(std::size_t count, double average, Value&& value) {
    if (count < 2)
        return 0;
    double squares = 0;
    for (std::size_t i = 0; i < count; ++i)
        squares += (value(i) - average) * (value(i) - average);
    const auto n = static_cast<double>(count);
    return std::sqrt(squares / n / (n - 1));
}

} // namespace

std::vector<TokenScores> scoreTokens(const std::vector<const Model*>& models, const std::vector<ScoredWindow>& windows,
                                     const ProgressCallback& progress) {
    torch::NoGradGuard noGrad;
    std::vector<std::size_t> offsets{0};
    std::int64_t longest = 1;
    for (const ScoredWindow& window : windows) {
        offsets.push_back(offsets.back() + window.ids.size() - static_cast<std::size_t>(window.firstScored));
        longest = std::max(longest, static_cast<std::int64_t>(window.ids.size()));
    }
    std::vector<TokenScores> scores(models.size());
    for (TokenScores& score : scores)
        score.nll.resize(offsets.back());
    if (models.size() > 1) {
        scores[0].kl.resize(offsets.back());
        scores[0].agree.resize(offsets.back());
    }
    std::vector<RotaryTable> rotary;
    for (const Model* model : models)
        rotary.push_back(rotaryTable(model->config, longest));

    for (std::size_t first = 0; first < windows.size();) {
        std::vector<std::size_t> chunk;
        std::int64_t tokens = 0;
        std::size_t end = first;
        for (; end < windows.size(); ++end) {
            tokens += static_cast<std::int64_t>(windows[end].ids.size());
            if (tokens > kChunkTokens && !chunk.empty())
                break;
            chunk.push_back(end);
        }
        const std::vector<Batch> batches = makeBatches(windows, chunk);
        // Steps of this chunk, for the progress: blocks and one head per batch and model.
        double steps = 0, done = 0;
        for (const Model* model : models)
            steps += static_cast<double>(batches.size()) * (model->config.blocks + 1);
        const auto advance = [&](double by) {
            done += by;
            if (progress)
                progress((static_cast<double>(first) + done / steps * static_cast<double>(end - first)) /
                         static_cast<double>(windows.size()));
        };

        std::vector<std::vector<Tensor>> hidden(batches.size(), std::vector<Tensor>(models.size()));
        for (std::size_t m = 0; m < models.size(); ++m) {
            const Model& model = *models[m];
            for (std::size_t b = 0; b < batches.size(); ++b)
                hidden[b][m] = embed(model, batches[b].ids);
            for (int block = 0; block < model.config.blocks; ++block) {
                const BlockWeights weights = model.block(block);
                for (std::size_t b = 0; b < batches.size(); ++b) {
                    hidden[b][m] = forwardBlock(model.config, block, weights, rotary[m], hidden[b][m]);
                    advance(1);
                }
            }
        }
        for (std::size_t b = 0; b < batches.size(); ++b) {
            scoreBatch(models, hidden[b], batches[b], windows, offsets, scores);
            advance(static_cast<double>(models.size()));
        }
        first = end;
    }
    return scores;
}

PerplexityStatistics perplexityOf(const TokenScores& scores, const std::vector<ScoredWindow>& windows) {
    PerplexityStatistics statistics;
    statistics.meanNll = mean(scores.nll);
    statistics.perplexity = std::exp(statistics.meanNll);
    statistics.standardError =
        statistics.perplexity * standardErrorOfMean(scores.nll.size(), statistics.meanNll,
                                                    [&](std::size_t i) { return static_cast<double>(scores.nll[i]); });
    auto next = scores.nll.begin();
    for (const ScoredWindow& window : windows) {
        const auto count = static_cast<std::ptrdiff_t>(window.ids.size()) - window.firstScored;
        statistics.windowNll.push_back(
            static_cast<float>(std::accumulate(next, next + count, 0.0) / static_cast<double>(count)));
        next += count;
    }
    return statistics;
}

Divergence divergenceOf(const TokenScores& model, const TokenScores& base) {
    Divergence divergence;
    divergence.klDivergence = mean(model.kl);
    divergence.klStandardError = standardErrorOfMean(model.kl.size(), divergence.klDivergence,
                                                     [&](std::size_t i) { return static_cast<double>(model.kl[i]); });
    divergence.top1Agreement = static_cast<double>(std::count(model.agree.begin(), model.agree.end(), 1)) /
                               static_cast<double>(model.agree.size());
    const double difference = mean(model.nll) - mean(base.nll);
    divergence.perplexityRatio = std::exp(difference);
    divergence.perplexityRatioStandardError =
        divergence.perplexityRatio * standardErrorOfMean(model.nll.size(), difference, [&](std::size_t i) {
            return static_cast<double>(model.nll[i]) - base.nll[i];
        });
    return divergence;
}

} // namespace precis
