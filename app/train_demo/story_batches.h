// SPDX-License-Identifier: GPL-3.0-or-later
// Batches of fresh stories, one story a row: BOS, tokens, EOS. No story is seen twice and none predicts another.
#pragma once

#include "tensor/torch.h"
#include "text/sentencepiece.h"

#include <cstdint>
#include <string>
#include <vector>

namespace precis::demo {

struct Batch {
    Tensor inputs;  // [B,T] int64
    Tensor targets; // [B,T] int64, -1 behind the end of a story
    std::int64_t predictions = 0;
};

struct BatchOptions {
    std::uint64_t seed = 1;
    int stories = 24;
    int context = 256; // longer stories are cut
};

// Deals the batches of a training by their number. Stories of about the same length share a batch, to pad little.
class StoryBatches {
public:
    StoryBatches(const SentencePieceModel& tokenizer, const BatchOptions& options);
    Batch at(std::int64_t step);

private:
    const SentencePieceModel& m_tokenizer;
    BatchOptions m_options;
    std::int64_t m_pool = -1; // whose stories are at hand
    std::vector<std::vector<int>> m_stories;
};

// The stories' ids with BOS and EOS as one padded batch.
Batch batchOf(const std::vector<std::vector<int>>& stories);
std::vector<int> storyIds(const SentencePieceModel& tokenizer, const std::string& text, int context);

} // namespace precis::demo
