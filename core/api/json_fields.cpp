// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_fields.h"

#include "nearest_key.h"

#include <charconv>
#include <cmath>

namespace precis {

namespace {

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string numberText(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

void appendPretty(std::string& text, const Json& json, const std::string& indent) {
    const bool onOneLine =
        !json.is_structured() || json.empty() ||
        (json.is_array() && std::none_of(json.begin(), json.end(), [](const Json& e) { return e.is_structured(); }));
    if (onOneLine) {
        text += dump(json);
        return;
    }
    const std::string inner = indent + "  ";
    text += json.is_object() ? "{" : "[";
    const char* separator = "\n";
    for (const auto& [key, value] : json.items()) {
        text += separator + inner;
        if (json.is_object())
            text += dump(Json(key)) + ": ";
        appendPretty(text, value, inner);
        separator = ",\n";
    }
    text += "\n" + indent + (json.is_object() ? "}" : "]");
}

} // namespace

Json realToJson(double value) {
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    return value;
}

Json realToJson(float value) {
    if (!std::isfinite(value))
        return realToJson(static_cast<double>(value));
    char text[32];
    double shortest = 0;
    std::from_chars(text, std::to_chars(text, text + sizeof text, value).ptr, shortest);
    return static_cast<float>(shortest) == value ? shortest : static_cast<double>(value);
}

std::optional<double> realFromJson(const Json& json) {
    if (json.is_number())
        return json.get<double>();
    if (json == "nan")
        return std::numeric_limits<double>::quiet_NaN();
    if (json == "inf" || json == "-inf")
        return json == "inf" ? HUGE_VAL : -HUGE_VAL;
    return {};
}

std::string prettyJson(const Json& json) {
    std::string text;
    appendPretty(text, json, "");
    return text;
}

Json parseJson(std::string_view text, const std::string& where) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        const auto end = text.begin() + std::min<std::ptrdiff_t>(error.byte, text.size());
        const auto line = 1 + std::count(text.begin(), end, '\n');
        throw Error(ErrorKind::BadFormat, where, "is not valid JSON near line " + std::to_string(line),
                    "Look for a missing comma, quote or bracket there");
    }
}

bool isInRange(double value, const FieldInfo& info) {
    return info.minimum == info.maximum || (value >= info.minimum && value <= info.maximum);
}

std::string rangeText(const FieldInfo& info) {
    return "must be between " + numberText(info.minimum) + " and " + numberText(info.maximum);
}

std::string joinPath(const std::string& path, std::string_view key) {
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

void JsonReader::noteUnknownKeys(const Json& object, const std::vector<std::string>& known, const std::string& path) {
    for (const auto& [key, value] : object.items()) {
        if (std::find(known.begin(), known.end(), key) != known.end())
            continue;
        const std::string meant = nearestKey(key, known);
        m_problems.push_back(
            {joinPath(path, key), "is not a known key" + (meant.empty() ? "" : "; did you mean \"" + meant + "\"?")});
    }
}

void JsonReader::noteWrongType(const Json& json, const std::string& path, const std::string& wanted) {
    std::string shown = dump(json);
    if (shown.size() > 40)
        shown = shown.substr(0, 36) + " ...";
    m_problems.push_back({path, "must be " + wanted + "; it is " + shown});
}

bool JsonReader::noteOutOfRange(const std::string& shown, double value, const std::string& path,
                                const FieldInfo& info) {
    if (isInRange(value, info))
        return false;
    m_problems.push_back({path, rangeText(info) + "; it is " + shown});
    return true;
}

} // namespace precis
