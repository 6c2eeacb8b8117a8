// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: checking it, walking through it, and the few classes of characters that tokenizers ask about.
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

// In valid UTF-8: the character that starts at a byte, and where the one in front of a byte starts.
char32_t characterAt(std::string_view text, std::size_t at);
std::size_t previousCharacter(std::string_view text, std::size_t at);

void appendUtf8(std::string& text, char32_t character);

bool isWhiteSpace(char32_t character);    // Unicode's White_Space
bool isWordCharacter(char32_t character); // a letter, mark, digit or _

} // namespace precis
