// SPDX-License-Identifier: GPL-3.0-or-later
// Searches for a string or an expression and replaces it.
#include "text/text_pattern.h"

#include <nlohmann/json.hpp>

namespace precis {

namespace {

std::variant<std::string, Regex> readPattern(const JsonView& json) {
    if (json.value().is_string())
        return json.text();
    if (const auto text = json.find("String"))
        return text->text();
    const JsonView regex = json.at("Regex");
    return Regex(regex.text(), regex.file(), "field " + regex.field());
}

} // namespace

TextPattern::TextPattern(const JsonView& json) : m_pattern(readPattern(json)) {}

std::vector<Span> TextPattern::findAll(std::string_view text) const {
    if (const auto* regex = std::get_if<Regex>(&m_pattern))
        return regex->findAll(text);
    const auto& wanted = std::get<std::string>(m_pattern);
    std::vector<Span> spans;
    if (wanted.empty())
        return spans;
    for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + wanted.size()))
        spans.push_back({at, at + wanted.size()});
    return spans;
}

std::string TextPattern::replaceAll(std::string_view text, std::string_view content) const {
    std::string result;
    std::size_t copied = 0;
    for (const Span& span : findAll(text)) {
        result.append(text.substr(copied, span.begin - copied)).append(content);
        copied = span.end;
    }
    return result.append(text.substr(copied));
}

} // namespace precis
