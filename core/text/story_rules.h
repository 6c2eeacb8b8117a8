// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the story grammar, in the notation of text/grammar.h, one text a file of story_rules_*.cpp.
#pragma once

namespace precis {

extern const char* const kPeopleRules;    // who a story is about, and how it opens
extern const char* const kPlaceRules;     // places and things
extern const char* const kDetailRules;    // what any story may mention
extern const char* const kAdventureRules; // plots: lost and found, storms, noises at night, wishes
extern const char* const kFriendRules;    // plots: animals, quarrels, gifts, races, new children
extern const char* const kHomeRules;      // plots: cooking, gardens, broken things, greed
extern const char* const kSkillRules;     // plots: learning, building, painting

} // namespace precis
