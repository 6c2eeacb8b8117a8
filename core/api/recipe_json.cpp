// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes on disk.
#include "atomic_file.h"
#include "recipe_leaves.h"

#include <filesystem>

namespace precis {

namespace {

constexpr int kRecipeVersion = 1;

// Takes the version out of the object; a newer one is an error of its own, since nothing else in it can be trusted.
int takeVersion(Json& json, const std::string& where, JsonReader& reader) {
    int version = kRecipeVersion;
    if (!json.is_object() || !json.contains("version"))
        return version;
    reader.read(json["version"], version, "version");
    json.erase("version");
    if (version > kRecipeVersion)
        throw Error(ErrorKind::Unsupported, where,
                    "has recipe version " + std::to_string(version) + ", and this Precis knows versions up to " +
                        std::to_string(kRecipeVersion),
                    "Use the Precis that wrote it, or a newer one");
    return version;
}

// A field that could not be read keeps its default, which is no second problem.
bool isAbout(const std::vector<Problem>& problems, const std::string& path) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        return problem.path == path || problem.path.starts_with(path + ".");
    });
}

} // namespace

std::string recipeToJson(const Recipe& recipe) {
    Json json = {{"version", recipe.version}};
    json.update(fieldsToJson(recipe));
    return prettyJson(json);
}

Recipe recipeFromJson(std::string_view text, const std::string& where) {
    Json json = parseJson(text, where);
    Recipe recipe;
    JsonReader reader;
    recipe.version = takeVersion(json, where, reader);
    reader.read(json, recipe, "");
    std::vector<Problem> problems = reader.problems();
    for (const Problem& problem : validate(recipe))
        if (!isAbout(problems, problem.path))
            problems.push_back(problem);
    if (recipe.version < 1)
        problems.push_back({"version", "must be 1; it is " + std::to_string(recipe.version)});
    if (!problems.empty())
        throw RecipeError(std::move(problems), where);
    return recipe;
}

Recipe loadRecipe(const std::string& fileOrPreset) {
    const std::vector<std::string> presets = presetNames();
    const bool isPreset = std::find(presets.begin(), presets.end(), fileOrPreset) != presets.end();
    const bool looksLikeFile = fileOrPreset.ends_with(".json") || fileOrPreset.find('/') != std::string::npos;
    std::error_code ignored;
    if (!isPreset && (looksLikeFile || std::filesystem::is_regular_file(fileOrPreset, ignored)))
        return recipeFromJson(readFile(fileOrPreset), fileOrPreset);
    return presetByName(fileOrPreset);
}

void saveRecipe(const Recipe& recipe, const std::string& file) {
    writeFileAtomically(file, recipeToJson(recipe) + "\n");
}

} // namespace precis
