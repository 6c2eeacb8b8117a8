// SPDX-License-Identifier: GPL-3.0-or-later
// Regex: a Unicode regular expression (PCRE2, compiled to machine code), as pre-tokenizers use them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Bytes [begin, end) of a text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
};

// One known difference from the expressions of Hugging Face's library: PCRE2 counts U+180E as white space (\s).
class Regex {
public:
    // Error BadFormat when the pattern is wrong: `file` and `field` say where it stands.
    Regex(const std::string& pattern, const std::string& file, const std::string& field);

    // The non-empty matches in valid UTF-8, from left to right, not overlapping.
    std::vector<Span> findAll(std::string_view text) const;

private:
    std::shared_ptr<const void> m_code;
};

} // namespace precis
