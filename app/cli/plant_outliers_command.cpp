// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli plant-outliers: a copy of a model that computes the same and has activation outliers.
#include "command_input.h"
#include "console_reporter.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

using namespace precis;

namespace {

struct PlantOptions {
    PlantRequest request;
    bool json = false;
};

void printPlanted(const PlantRequest& request, const PlantedOutliers& planted) {
    std::cout << "Planted outliers in channels";
    for (const int channel : planted.channels)
        std::cout << (channel == planted.channels.front() ? " " : ", ") << channel;
    std::cout << " of every block, " << planted.factor << " times as large. The model is in " << request.out << "\n";
}

void printJson(const PlantRequest& request, const PlantedOutliers& planted) {
    auto json = nlohmann::ordered_json{{"model", request.model}, {"out", request.out}};
    json.update(nlohmann::ordered_json::parse(toJson(planted)));
    std::cout << json.dump(2) << "\n";
}

} // namespace

Action definePlantOutliers(CLI::App& command) {
    const auto options = std::make_shared<PlantOptions>();
    PlantRequest& request = options->request;
    command.add_option("model", request.model, "Model folder")->required()->type_name("MODEL");
    command.add_option("--channels", request.channels, "How many channels of the model width stand out, 4 by default")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    command.add_option("--factor", request.factor, "How many times as large they become, 30 by default")
        ->check(CLI::PositiveNumber)
        ->type_name("X");
    command.add_option("--seed", request.seed, "Chooses the channels, 0 by default")->type_name("N");
    command.add_option("--out", request.out, "Model folder to make")->required()->type_name("DIR");
    command.add_flag("--json", options->json, "Print one JSON object");
    return [options](const GlobalOptions&) {
        const PlantedOutliers planted = runOnConsole(
            [&](const EventSink& sink, RunControl& control) { return plantOutliers(options->request, sink, control); });
        options->json ? printJson(options->request, planted) : printPlanted(options->request, planted);
        return kDone;
    };
}
