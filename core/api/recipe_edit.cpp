// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of a recipe as data: what forms, --set and undo work on.
#include "nearest_key.h"
#include "recipe_leaves.h"

#include <cctype>
#include <charconv>
#include <cstdint>

namespace precis {

namespace {

using Overrides = std::vector<LayerOverride>;

template <class T>
constexpr FieldType fieldTypeOf() {
    if constexpr (std::same_as<T, bool>)
        return FieldType::Boolean;
    else if constexpr (std::is_enum_v<T>)
        return FieldType::Choice;
    else if constexpr (std::integral<T>)
        return FieldType::Integer;
    else if constexpr (std::floating_point<T>)
        return FieldType::Real;
    else if constexpr (std::same_as<T, Overrides>)
        return FieldType::Overrides;
    else
        return FieldType::Text;
}

template <class T>
std::vector<FieldChoice> choicesOf() {
    std::vector<FieldChoice> choices;
    if constexpr (std::is_enum_v<T>)
        for (const auto& name : EnumNames<T>::kNames)
            choices.push_back({std::string(name.key), name.label});
    return choices;
}

std::vector<FieldDescription> describeFields() {
    std::vector<FieldDescription> fields;
    const Recipe defaults;
    visitRecipe(defaults,
                [&](const std::string& path, const FieldInfo& section, const FieldInfo& info, const auto& field) {
                    using T = std::remove_cvref_t<decltype(field)>;
                    fields.push_back({path, section.label, info.label, info.help, fieldTypeOf<T>(), info.minimum,
                                      info.maximum, info.advanced, choicesOf<T>()});
                });
    return fields;
}

Problem unknownField(const std::string& path) {
    std::vector<std::string> known;
    for (const FieldDescription& field : recipeFields())
        known.push_back(field.path);
    const std::string meant = nearestKey(path, known);
    return {path, "is not a field of a recipe" + (meant.empty() ? "" : "; did you mean \"" + meant + "\"?")};
}

const FieldDescription* findField(const std::string& path) {
    for (const FieldDescription& field : recipeFields())
        if (field.path == path)
            return &field;
    return nullptr;
}

std::optional<Problem> setFromJson(Recipe& recipe, const std::string& path, const Json& json) {
    Recipe edited = recipe;
    JsonReader reader;
    visitRecipe(edited, [&](const std::string& at, const FieldInfo&, const FieldInfo& info, auto& field) {
        if (at == path)
            reader.read(json, field, path, info);
    });
    if (!reader.problems().empty())
        return reader.problems().front();
    recipe = std::move(edited);
    return {};
}

// The JSON that a text stands for in a field of this type; the text itself, as a JSON string, when it stands for none,
// so that the reader's message quotes it.
Json jsonFromText(FieldType type, std::string_view text) {
    switch (type) {
    case FieldType::Boolean:
        if (text == "true" || text == "yes" || text == "on" || text == "1")
            return true;
        if (text == "false" || text == "no" || text == "off" || text == "0")
            return false;
        break;
    case FieldType::Integer: {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size())
            return value;
        break;
    }
    case FieldType::Real: {
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size())
            return value;
        break;
    }
    case FieldType::Overrides: {
        Json json = Json::parse(text, nullptr, false);
        if (!json.is_discarded())
            return json;
        break;
    }
    case FieldType::Text:
    case FieldType::Choice:
        break;
    }
    return std::string(text);
}

} // namespace

const std::vector<FieldDescription>& recipeFields() {
    static const std::vector<FieldDescription> fields = describeFields();
    return fields;
}

FieldValue recipeField(const Recipe& recipe, const std::string& path) {
    std::optional<FieldValue> value;
    visitRecipe(recipe, [&](const std::string& at, const FieldInfo&, const FieldInfo&, const auto& field) {
        using T = std::remove_cvref_t<decltype(field)>;
        if (at != path)
            return;
        if constexpr (std::is_enum_v<T>)
            value = std::string(enumKey(field));
        else if constexpr (std::integral<T> && !std::same_as<T, bool>)
            value = static_cast<std::int64_t>(field);
        else
            value = field;
    });
    if (!value)
        throw RecipeError({unknownField(path)});
    return *value;
}

std::optional<Problem> setRecipeField(Recipe& recipe, const std::string& path, const FieldValue& value) {
    if (!findField(path))
        return unknownField(path);
    return setFromJson(recipe, path, std::visit([](const auto& held) { return fieldsToJson(held); }, value));
}

std::optional<Problem> setRecipeField(Recipe& recipe, const std::string& path, std::string_view text) {
    const FieldDescription* field = findField(path);
    if (!field)
        return unknownField(path);
    return setFromJson(recipe, path, jsonFromText(field->type, text));
}

} // namespace precis
