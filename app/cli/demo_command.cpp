// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli demo: the run of the shipped demo, and what it came to in one sentence.
#include "command_input.h"
#include "console_reporter.h"
#include "run_output.h"

#include <precis/demo.h>
#include <precis/outcome.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ctime>
#include <iostream>
#include <memory>

using namespace precis;

namespace {

struct DemoOptions {
    std::string run;
    bool json = false;
};

std::string newRun() {
    const std::time_t now = std::time(nullptr);
    char name[48];
    std::strftime(name, sizeof name, "runs/demo-%Y%m%d-%H%M%S", std::localtime(&now));
    return name;
}

ExitCode runDemo(const DemoOptions& options, const GlobalOptions& global) {
    const QuantizeRequest request = demoRequest(options.run.empty() ? newRun() : options.run);
    prepareEngine(global);
    const RunReport report =
        runOnConsole([&](const EventSink& sink, RunControl& control) { return quantize(request, sink, control); });
    if (report.outcome != Outcome::Done)
        return finishRun(report, options.json ? OutputFormat::Json : OutputFormat::Text);
    const OutcomeNumbers numbers = outcomeNumbers(report, perplexityFloor(request.model, *request.evaluation));
    const std::string sentence = outcomeSentence(numbers);
    if (!options.json) {
        const ExitCode code = finishRun(report, OutputFormat::Text);
        std::cout << "\n" << sentence << "\n";
        return code;
    }
    auto json = nlohmann::ordered_json::parse(toJson(report));
    json["sentence"] = sentence;
    if (numbers.floor)
        json["floor"] = *numbers.floor;
    std::cout << json.dump(2) << "\n";
    return kDone;
}

} // namespace

Action defineDemo(CLI::App& command) {
    const auto options = std::make_shared<DemoOptions>();
    command.add_option("--out", options->run, "Run folder to make; without it a new one below runs")->type_name("RUN");
    command.add_flag("--json", options->json, "Print one JSON object");
    return [options](const GlobalOptions& global) { return runDemo(*options, global); };
}
