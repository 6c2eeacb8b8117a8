// SPDX-License-Identifier: GPL-3.0-or-later
// Children's stories from a known source: every story comes with its exact probability.
#pragma once

#include "text/grammar.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace precis {

struct Story {
    std::string text;          // 60 to 200 words of plain ASCII, one paragraph
    double logProbability = 0; // nats, of this text and then the end
};

// Story number `index` of the series `seed`: the same text on every platform.
Story writeStory(std::uint64_t seed, std::uint64_t index);
// From the text alone; nothing when the grammar cannot write it.
std::optional<double> storyLogProbability(std::string_view text);
// That a story begins so, whatever follows: the floor of a protocol that does not score a story's end, or cuts it.
std::optional<double> storyPrefixLogProbability(std::string_view prefix);

// The grammar of the stories, which start from kStoryStart.
const Grammar& storyGrammar();
inline constexpr const char* kStoryStart = "story";

} // namespace precis
