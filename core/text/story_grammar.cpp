// SPDX-License-Identifier: GPL-3.0-or-later
// Stories drawn from, and recognized by, the rules in story_rules_*.cpp.
#include "text/story_grammar.h"

#include "text/story_rules.h"

namespace precis {

const Grammar& storyGrammar() {
    static const Grammar grammar(std::string(kPeopleRules) + kPlaceRules + kDetailRules + kAdventureRules +
                                 kFriendRules + kHomeRules + kSkillRules);
    return grammar;
}

Story writeStory(std::uint64_t seed, std::uint64_t index) {
    // Odd factors keep series apart; the generator itself scrambles the rest.
    const Grammar::Derivation story =
        storyGrammar().draw(kStoryStart, seed * 0xd1342543de82ef95u + index * 0xaf251af3b0f025b5u);
    return {story.text, story.logProbability};
}

std::optional<double> storyLogProbability(std::string_view text) {
    const auto parse = storyGrammar().parse(kStoryStart, text);
    if (!parse)
        return std::nullopt;
    return parse->logProbability;
}

std::optional<double> storyPrefixLogProbability(std::string_view prefix) {
    const auto parse = storyGrammar().parsePrefix(kStoryStart, prefix);
    if (!parse)
        return std::nullopt;
    return parse->logProbability;
}

} // namespace precis
