// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 by the table of well-formed byte sequences in the Unicode standard, section 3.9.
#include "text/utf8.h"

#include <utf8proc.h>

namespace precis {

namespace {

unsigned byteAt(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// Bytes at `at` that make up a character (valid), or that should be taken for one broken character (not valid).
struct Stretch {
    std::size_t bytes = 1;
    bool valid = false;
};

Stretch stretchAt(std::string_view text, std::size_t at) {
    const unsigned first = byteAt(text, at);
    if (first < 0x80)
        return {1, true};
    if (first < 0xC2 || first > 0xF4)
        return {1, false};
    const std::size_t bytes = utf8CharacterBytes(text[at]);
    // The second byte's range excludes overlong forms, surrogates and what lies beyond U+10FFFF.
    const unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t i = 1; i < bytes; ++i) {
        const bool follows = at + i < text.size() && byteAt(text, at + i) >= (i == 1 ? low : 0x80) &&
                             byteAt(text, at + i) <= (i == 1 ? high : 0xBF);
        if (!follows)
            return {i, false};
    }
    return {bytes, true};
}

} // namespace

std::optional<std::size_t> firstInvalidUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const Stretch stretch = stretchAt(text, at);
        if (!stretch.valid)
            return at;
        at += stretch.bytes;
    }
    return std::nullopt;
}

std::string replaceInvalidUtf8(std::string text) {
    const auto invalid = firstInvalidUtf8(text);
    if (!invalid)
        return text;
    std::string result = text.substr(0, *invalid);
    for (std::size_t at = *invalid; at < text.size();) {
        const Stretch stretch = stretchAt(text, at);
        if (stretch.valid)
            result.append(text, at, stretch.bytes);
        else
            result += "\uFFFD";
        at += stretch.bytes;
    }
    return result;
}

char32_t characterAt(std::string_view text, std::size_t at) {
    utf8proc_int32_t character = 0;
    utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                     static_cast<utf8proc_ssize_t>(text.size() - at), &character);
    return static_cast<char32_t>(character);
}

std::size_t previousCharacter(std::string_view text, std::size_t at) {
    do
        --at;
    while ((byteAt(text, at) & 0xC0) == 0x80);
    return at;
}

void appendUtf8(std::string& text, char32_t character) {
    utf8proc_uint8_t bytes[4];
    const auto count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

bool isWhiteSpace(char32_t character) {
    if ((character >= '\t' && character <= '\r') || character == 0x85)
        return true;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool isWordCharacter(char32_t character) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
    return character == '_' || (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO);
}

} // namespace precis
