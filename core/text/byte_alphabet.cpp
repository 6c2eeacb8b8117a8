// SPDX-License-Identifier: GPL-3.0-or-later
// Printable bytes stand for themselves, the others for the characters from U+0100 on.
#include "text/byte_alphabet.h"

#include "text/utf8.h"

#include <array>

namespace precis {

namespace {

// All characters of the alphabet are below U+0180.
constexpr int kCharacters = 0x180;

struct Alphabet {
    std::array<std::string, 256> characters;
    std::array<int, kCharacters> bytes;

    Alphabet() {
        bytes.fill(-1);
        char32_t next = 0x100;
        for (int byte = 0; byte < 256; ++byte) {
            const bool printable = (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
            const char32_t character = printable ? static_cast<char32_t>(byte) : next++;
            appendUtf8(characters[byte], character);
            bytes[character] = byte;
        }
    }
};

const Alphabet& alphabet() {
    static const Alphabet instance;
    return instance;
}

} // namespace

std::string toByteAlphabet(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char byte : bytes)
        text += alphabet().characters[static_cast<unsigned char>(byte)];
    return text;
}

std::string fromByteAlphabet(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8CharacterBytes(text[at]);
        int character = static_cast<unsigned char>(text[at]);
        if (length == 2 && at + 1 < text.size())
            character = (character & 0x1F) << 6 | (static_cast<unsigned char>(text[at + 1]) & 0x3F);
        if (length > 2 || character >= kCharacters || alphabet().bytes[character] < 0)
            return std::string(text);
        bytes += static_cast<char>(alphabet().bytes[character]);
        at += length;
    }
    return bytes;
}

} // namespace precis
