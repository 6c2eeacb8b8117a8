// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/utf8.h"

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

void appendUtf8(std::string& text, char32_t character) {
    const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0 | character >> 6);
        put(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        put(0xE0 | character >> 12);
        put(0x80 | (character >> 6 & 0x3F));
        put(0x80 | (character & 0x3F));
    } else {
        put(0xF0 | character >> 18);
        put(0x80 | (character >> 12 & 0x3F));
        put(0x80 | (character >> 6 & 0x3F));
        put(0x80 | (character & 0x3F));
    }
}

} // namespace precis
