// SPDX-License-Identifier: GPL-3.0-or-later
// JSON from and to any struct that lists its fields: one writer and one reader for recipes, events, reports and state.
#pragma once

#include "precis/error.h"
#include "precis/fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace precis {

using Json = nlohmann::ordered_json;

struct AnyFieldVisitor {
    template <class T>
    void operator()(const FieldInfo&, T&) const;
};
template <class T>
concept HasFields = requires(T& value) {
    visitFields(value, AnyFieldVisitor{});
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsShared : std::false_type {};
template <class T>
struct IsShared<std::shared_ptr<const T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

// Infinities and NaN, which JSON cannot hold, become the strings "inf", "-inf" and "nan".
Json realToJson(double value);
// As short as it can be and still read back as the same float.
Json realToJson(float value);
std::optional<double> realFromJson(const Json& json);
// Indented objects; arrays of plain values stay on one line.
std::string prettyJson(const Json& json);
// Error BadFormat naming `where` when the text is not JSON.
Json parseJson(std::string_view text, const std::string& where);

template <class T>
Json fieldsToJson(const T& value) {
    if constexpr (std::is_enum_v<T>) {
        return std::string(enumKey(value));
    } else if constexpr (std::floating_point<T>) {
        return realToJson(value);
    } else if constexpr (IsOptional<T>::value || IsShared<T>::value) {
        return value ? fieldsToJson(*value) : Json();
    } else if constexpr (IsVector<T>::value) {
        Json array = Json::array();
        for (const auto& element : value)
            array.push_back(fieldsToJson(element));
        return array;
    } else if constexpr (HasFields<const T>) {
        Json object = Json::object();
        visitFields(value, [&](const FieldInfo& info, const auto& field) {
            if (Json json = fieldsToJson(field); !json.is_null())
                object[info.key] = std::move(json);
        });
        return object;
    } else {
        return value; // bool, integers, text, pairs of them
    }
}

// Reads JSON into values and notes everything that is wrong on the way. What is absent or wrong keeps its value.
class JsonReader {
public:
    template <class T>
    void read(const Json& json, T& value, const std::string& path, const FieldInfo& info = {});

    const std::vector<Problem>& problems() const { return m_problems; }

private:
    template <class T>
    void readObject(const Json& json, T& value, const std::string& path);
    template <class T>
    void readInteger(const Json& json, T& value, const std::string& path, const FieldInfo& info);
    template <class T>
    void readEnum(const Json& json, T& value, const std::string& path);
    void noteUnknownKeys(const Json& object, const std::vector<std::string>& known, const std::string& path);
    void noteWrongType(const Json& json, const std::string& path, const std::string& wanted);
    bool noteOutOfRange(const std::string& shown, double value, const std::string& path, const FieldInfo& info);

    std::vector<Problem> m_problems;
};

// The part of a problem's text that says what is allowed, and whether a number is; shared with validate().
bool isInRange(double value, const FieldInfo& info);
std::string rangeText(const FieldInfo& info);
std::string joinPath(const std::string& path, std::string_view key);

// ---- templates ------------------------------------------------------------------------------------------------

template <class T>
void JsonReader::read(const Json& json, T& value, const std::string& path, const FieldInfo& info) {
    if constexpr (std::same_as<T, bool>) {
        if (!json.is_boolean())
            return noteWrongType(json, path, "true or false");
        value = json.get<bool>();
    } else if constexpr (std::is_enum_v<T>) {
        readEnum(json, value, path);
    } else if constexpr (std::integral<T>) {
        readInteger(json, value, path, info);
    } else if constexpr (std::floating_point<T>) {
        const std::optional<double> number = realFromJson(json);
        if (!number)
            return noteWrongType(json, path, "a number");
        if (!noteOutOfRange(json.dump(), *number, path, info))
            value = static_cast<T>(*number);
    } else if constexpr (std::same_as<T, std::string>) {
        if (!json.is_string())
            return noteWrongType(json, path, "a text in quotes");
        value = json.get<std::string>();
    } else if constexpr (IsOptional<T>::value) {
        if (json.is_null()) {
            value.reset();
            return;
        }
        typename T::value_type inner{};
        const std::size_t before = m_problems.size();
        read(json, inner, path, info);
        if (m_problems.size() == before)
            value = std::move(inner);
    } else if constexpr (IsShared<T>::value) {
        auto inner = std::make_shared<std::remove_const_t<typename T::element_type>>();
        read(json, *inner, path, info);
        value = std::move(inner);
    } else if constexpr (IsVector<T>::value) {
        if (!json.is_array())
            return noteWrongType(json, path, "a list");
        T elements(json.size());
        for (std::size_t i = 0; i < json.size(); ++i)
            read(json[i], elements[i], path + "[" + std::to_string(i) + "]");
        value = std::move(elements);
    } else if constexpr (HasFields<T>) {
        readObject(json, value, path);
    } else { // a pair of whole numbers, first to last
        if (!json.is_array() || json.size() != 2)
            return noteWrongType(json, path, "a list of two numbers");
        read(json[0], value.first, path + "[0]");
        read(json[1], value.second, path + "[1]");
    }
}

template <class T>
void JsonReader::readObject(const Json& json, T& value, const std::string& path) {
    if (!json.is_object())
        return noteWrongType(json, path, "an object with keys");
    std::vector<std::string> known;
    visitFields(value, [&](const FieldInfo& info, auto& field) {
        known.emplace_back(info.key);
        if (const auto found = json.find(info.key); found != json.end())
            read(*found, field, joinPath(path, info.key), info);
    });
    noteUnknownKeys(json, known, path);
}

template <class T>
void JsonReader::readInteger(const Json& json, T& value, const std::string& path, const FieldInfo& info) {
    if (!json.is_number_integer())
        return noteWrongType(json, path, "a whole number");
    if (noteOutOfRange(json.dump(), json.get<double>(), path, info))
        return;
    const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                : std::in_range<T>(json.get<std::int64_t>());
    if (!fits) {
        m_problems.push_back({path, json.dump() + " does not fit"});
        return;
    }
    value = json.get<T>();
}

template <class T>
void JsonReader::readEnum(const Json& json, T& value, const std::string& path) {
    std::string allowed;
    for (const auto& name : EnumNames<T>::kNames) {
        if (json.is_string() && json.get_ref<const std::string&>() == name.key) {
            value = name.value;
            return;
        }
        allowed += (allowed.empty() ? "" : ", ") + std::string(name.key);
    }
    m_problems.push_back({path, "must be one of " + allowed + "; it is " + json.dump()});
}

} // namespace precis
