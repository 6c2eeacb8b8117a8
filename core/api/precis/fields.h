// SPDX-License-Identifier: GPL-3.0-or-later
// How a struct lists its fields once. Reading, writing, editing and comparing all visit that one list.
#pragma once

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

// Marks a text that the workbench translates: lupdate collects it, the engine uses it as it is.
#define PRECIS_TEXT(context, text) text

namespace precis {

// Lets one visitFields serve T& and const T&.
template <class Self, class T>
concept FieldsOf = std::same_as<std::remove_const_t<Self>, T>;

// What a form needs to know about a field. minimum == maximum means "no range".
struct FieldInfo {
    const char* key;
    const char* label = "";
    const char* help = ""; // one sentence: what turning it does to you
    double minimum = 0;
    double maximum = 0;
    bool advanced = false;
};

// The spelling of an enumerator on disk and on screen.
template <class Enum> struct EnumName {
    Enum value;
    const char* key;
    const char* label = "";
};

// Specialised next to each enum that is stored: static constexpr std::array<EnumName<E>, N> kNames.
template <class Enum> struct EnumNames;

template <class Enum> constexpr std::string_view enumKey(Enum value) {
    for (const auto& name : EnumNames<Enum>::kNames)
        if (name.value == value)
            return name.key;
    return "?";
}

} // namespace precis
