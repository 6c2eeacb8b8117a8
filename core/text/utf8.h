// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: checking, walking and writing characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace precis {

// Where the first byte sequence starts that is not UTF-8 (overlong forms and surrogates are not).
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

// Every byte sequence that is not UTF-8 becomes one U+FFFD.
std::string replaceInvalidUtf8(std::string text);

// Bytes of the character whose first byte this is, in valid UTF-8.
constexpr std::size_t utf8CharacterBytes(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

void appendUtf8(std::string& text, char32_t character);

} // namespace precis
