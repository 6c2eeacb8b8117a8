// SPDX-License-Identifier: GPL-3.0-or-later
// Options that several commands share, turned into the engine's values. All throw UsageError on nonsense.
#pragma once

#include "command.h"

#include <precis/recipe.h>
#include <precis/session.h>

#include <string>
#include <vector>

// A recipe file or preset with every --set applied. RecipeError carries all problems of all of them.
precis::Recipe readRecipe(const std::string& fileOrPreset, const std::vector<std::string>& settings);

// `documents` is "A-B", "A" or empty.
precis::TextSource textSource(const std::string& file, const std::string& documents);

precis::EvaluationRequest evaluationRequest(const std::string& file, const std::string& documents,
                                            const std::string& protocol);

// Sets the threads, and warns on stderr when this machine's BLAS would make everything slow.
void prepareEngine(const GlobalOptions& options);

inline constexpr const char* kProtocolHelp =
    "gptq:L, llamacpp:L or documents:L, with windows of L tokens (docs/formats.md)";
inline constexpr const char* kDocumentsHelp = "Use only these documents of the text, first to last, counted from 0";
inline constexpr const char* kRecipeHelp = "A preset's name or a recipe file ending in .json";
inline constexpr const char* kSetHelp = "Change one field of the recipe; may be given several times";
