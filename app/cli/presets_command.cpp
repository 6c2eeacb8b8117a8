// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli presets: the named recipes.
#include "command.h"
#include "console_table.h"

#include <precis/recipe.h>

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

using namespace precis;

namespace {

void listPresets() {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const std::string& name : presetNames())
        lines.emplace_back(name, presetDescription(name));
    std::cout << formatPairs(lines);
}

void printPreset(const std::string& name) {
    try {
        std::cout << recipeToJson(presetByName(name)) << "\n";
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

} // namespace

Action definePresets(CLI::App& command) {
    const auto name = std::make_shared<std::string>();
    command.add_option("name", *name, "Print this preset as JSON")->type_name("NAME");
    return [name](const GlobalOptions&) {
        if (name->empty())
            listPresets();
        else
            printPreset(*name);
        return kDone;
    };
}
