// SPDX-License-Identifier: GPL-3.0-or-later
// Two kinds of wrong that callers see: a bad world (Error) and a bad recipe (a list of Problems).
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace precis {

enum class ErrorKind {
    BadInput,    // an argument or a file's content makes no sense
    NotFound,    // a file or folder is missing
    BadFormat,   // a file is truncated or malformed
    Unsupported, // understood, but not something Precis handles
    NotWritable, // output cannot be written, or the disk is full
    Numerical,   // a computation broke down beyond repair
    Stopped,     // the user asked to stop; finished work is on disk
};

// What went wrong, where, and what to try. what() reads "[where] problem. remedy".
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, const std::string& where, const std::string& problem, const std::string& remedy = {})
        : std::runtime_error("[" + where + "] " + problem + (remedy.empty() ? "" : ". " + remedy)), m_kind(kind) {}

    ErrorKind kind() const { return m_kind; }

private:
    ErrorKind m_kind;
};

// One thing wrong with a recipe. path addresses the field ("weights.uniform.bits").
struct Problem {
    std::string path;
    std::string what;
    bool operator==(const Problem&) const = default;
};

// Thrown before anything starts; carries every problem found, not just the first.
class RecipeError : public Error {
public:
    explicit RecipeError(std::vector<Problem> problems, const std::string& where = "recipe");
    const std::vector<Problem>& problems() const { return m_problems; }

private:
    std::vector<Problem> m_problems;
};

} // namespace precis
