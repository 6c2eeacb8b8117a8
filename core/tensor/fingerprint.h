// SPDX-License-Identifier: GPL-3.0-or-later
// Fingerprint: a 64-bit FNV-1a hash that tells whether two things are the same. Not for security.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace precis {

class Fingerprint {
public:
    // The length goes in too, so that ("ab", "c") and ("a", "bc") differ.
    void add(std::string_view bytes) {
        const std::uint64_t length = bytes.size();
        addBytes({reinterpret_cast<const char*>(&length), sizeof(length)});
        addBytes(bytes);
    }
    std::uint64_t value() const { return m_hash; }
    // 16 hexadecimal digits.
    std::string text() const {
        std::string digits;
        for (int shift = 60; shift >= 0; shift -= 4)
            digits += "0123456789abcdef"[m_hash >> shift & 15];
        return digits;
    }

private:
    void addBytes(std::string_view bytes) {
        for (const char byte : bytes)
            m_hash = (m_hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    }
    std::uint64_t m_hash = 0xcbf29ce484222325;
};

} // namespace precis
