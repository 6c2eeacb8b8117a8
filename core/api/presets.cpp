// SPDX-License-Identifier: GPL-3.0-or-later
#include "nearest_key.h"
#include "precis/recipe.h"
#include "preset_list.h"

namespace precis {

namespace {

[[noreturn]] void throwUnknownPreset(std::string_view name) {
    std::string list;
    for (const std::string& known : presetNames())
        list += (list.empty() ? "" : ", ") + known;
    const std::string meant = nearestKey(name, presetNames());
    throw Error(ErrorKind::NotFound, std::string(name), "is neither a preset nor a recipe file",
                (meant.empty() ? "" : "Did you mean \"" + meant + "\"? ") + "The presets are " + list +
                    "; a recipe file ends in .json");
}

} // namespace

std::vector<std::string> presetNames() {
    std::vector<std::string> names;
    for (const PresetEntry& entry : kPresets)
        names.emplace_back(entry.name);
    return names;
}

Recipe presetByName(std::string_view name) {
    for (const PresetFile& file : presetFiles())
        if (file.name == name)
            return recipeFromJson(file.json, "preset " + std::string(name));
    throwUnknownPreset(name);
}

std::string presetDescription(std::string_view name) {
    for (const PresetEntry& entry : kPresets)
        if (entry.name == name)
            return entry.description;
    throwUnknownPreset(name);
}

} // namespace precis
