// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli layer: quantizes one weight with given inputs, to compare methods without a model.
#include "command_input.h"
#include "console_table.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

using namespace precis;

namespace {

struct LayerOptions {
    std::string weights;
    std::string inputs;
    std::string recipe;
    std::vector<std::string> settings;
    bool json = false;
};

ExitCode runLayer(const LayerOptions& options, const GlobalOptions& global) {
    const Recipe recipe = readRecipe(options.recipe, options.settings);
    prepareEngine(global);
    const SingleLayerReport report = quantizeLayer(options.weights, options.inputs, recipe);
    if (options.json) {
        std::cout << toJson(report) << "\n";
        return kDone;
    }
    for (const std::string& warning : report.warnings)
        std::cerr << "Warning: " << warning << "\n";
    std::cout << formatPairs({
        {"Layer error", formatShort(report.relativeOutputError) + " of the output's energy"},
        {"Bits/weight", formatFixed(report.bitsPerWeight, 3)},
        {"Time", formatDuration(report.seconds)},
    });
    return kDone;
}

} // namespace

Action defineLayer(CLI::App& command) {
    const auto options = std::make_shared<LayerOptions>();
    command.add_option("--weights", options->weights, "safetensors file with one weight [out, in]")
        ->required()
        ->type_name("FILE");
    command.add_option("--inputs", options->inputs, "safetensors file with inputs [tokens, in]")
        ->required()
        ->type_name("FILE");
    command.add_option("--recipe", options->recipe, kRecipeHelp)->required()->type_name("RECIPE|PRESET");
    command.add_option("--set", options->settings, kSetHelp)->type_name("KEY=VALUE")->allow_extra_args(false);
    command.add_flag("--json", options->json, "Print one JSON object");
    return [options](const GlobalOptions& global) { return runLayer(*options, global); };
}
