// SPDX-License-Identifier: GPL-3.0-or-later
// Batches of fresh stories.
#include "story_batches.h"

#include "text/story_grammar.h"

#include <algorithm>

namespace precis::demo {

namespace {

constexpr int kPoolBatches = 8; // stories are sorted by length among so many batches

} // namespace

std::vector<int> storyIds(const SentencePieceModel& tokenizer, const std::string& text, int context) {
    std::vector<int> ids = tokenizer.encode(text);
    ids.insert(ids.begin(), tokenizer.bos());
    ids.push_back(tokenizer.eos());
    if (static_cast<int>(ids.size()) > context)
        ids.resize(context);
    return ids;
}

Batch batchOf(const std::vector<std::vector<int>>& stories) {
    std::size_t longest = 2;
    for (const auto& ids : stories)
        longest = std::max(longest, ids.size());
    const auto rows = static_cast<std::int64_t>(stories.size());
    const auto columns = static_cast<std::int64_t>(longest) - 1;
    Batch batch{torch::zeros({rows, columns}, torch::kLong), torch::full({rows, columns}, -1, torch::kLong), 0};
    auto inputs = batch.inputs.accessor<std::int64_t, 2>();
    auto targets = batch.targets.accessor<std::int64_t, 2>();
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::size_t i = 0; i + 1 < stories[row].size(); ++i) {
            inputs[row][i] = stories[row][i];
            targets[row][i] = stories[row][i + 1];
            ++batch.predictions;
        }
    return batch;
}

StoryBatches::StoryBatches(const SentencePieceModel& tokenizer, const BatchOptions& options)
    : m_tokenizer(tokenizer), m_options(options) {}

Batch StoryBatches::at(std::int64_t step) {
    const std::int64_t pool = step / kPoolBatches;
    if (pool != m_pool) {
        const std::int64_t count = static_cast<std::int64_t>(m_options.stories) * kPoolBatches;
        m_stories.clear();
        for (std::int64_t i = 0; i < count; ++i)
            m_stories.push_back(
                storyIds(m_tokenizer, writeStory(m_options.seed, pool * count + i).text, m_options.context));
        std::stable_sort(m_stories.begin(), m_stories.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
        m_pool = pool;
    }
    // Which of the pool's batches comes when: an odd stride keeps short and long ones mixed.
    const std::int64_t slot = (step * 3 + pool) % kPoolBatches;
    const auto first = m_stories.begin() + slot * m_options.stories;
    return batchOf({first, first + m_options.stories});
}

} // namespace precis::demo
