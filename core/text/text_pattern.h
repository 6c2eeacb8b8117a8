// SPDX-License-Identifier: GPL-3.0-or-later
// TextPattern: what a tokenizer.json searches for, a plain string or a regular expression.
#pragma once

#include "text/json_view.h"
#include "text/regex.h"

#include <string>
#include <variant>
#include <vector>

namespace precis {

class TextPattern {
public:
    explicit TextPattern(std::variant<std::string, Regex> pattern) : m_pattern(std::move(pattern)) {}
    // The field "pattern": a string, {"String": ...} or {"Regex": ...}.
    explicit TextPattern(const JsonView& json);

    // The non-empty matches, from left to right, not overlapping.
    std::vector<Span> findAll(std::string_view text) const;
    std::string replaceAll(std::string_view text, std::string_view content) const;

private:
    std::variant<std::string, Regex> m_pattern;
};

} // namespace precis
