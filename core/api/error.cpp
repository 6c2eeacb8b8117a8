// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/error.h"

namespace precis {

namespace {

std::string describe(const std::vector<Problem>& problems) {
    std::string text = std::to_string(problems.size()) + (problems.size() == 1 ? " problem" : " problems");
    for (const Problem& problem : problems)
        text += "\n  " + (problem.path.empty() ? "the whole recipe" : problem.path) + ": " + problem.what;
    return text;
}

} // namespace

RecipeError::RecipeError(std::vector<Problem> problems, const std::string& where)
    : Error(ErrorKind::BadInput, where, describe(problems)), m_problems(std::move(problems)) {}

} // namespace precis
