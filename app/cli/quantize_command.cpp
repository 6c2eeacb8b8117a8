// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli quantize: a recipe and a model in, a run folder out.
#include "command_input.h"
#include "console_reporter.h"
#include "run_output.h"

#include <CLI/CLI.hpp>

#include <memory>

using namespace precis;

namespace {

struct QuantizeOptions {
    std::string recipe;
    std::vector<std::string> settings;
    std::string model;
    std::string calibration;
    std::string calibrationDocuments;
    std::string run;
    std::string evaluationText;
    std::string evaluationDocuments;
    std::string protocol;
    bool json = false;
};

ExitCode runQuantize(const QuantizeOptions& options, const GlobalOptions& global) {
    QuantizeRequest request;
    request.recipe = readRecipe(options.recipe, options.settings);
    request.model = options.model;
    request.calibration = textSource(options.calibration, options.calibrationDocuments);
    request.run = options.run;
    if (!options.evaluationText.empty())
        request.evaluation = evaluationRequest(options.evaluationText, options.evaluationDocuments, options.protocol);
    prepareEngine(global);
    const RunReport report =
        runOnConsole([&](const EventSink& sink, RunControl& control) { return quantize(request, sink, control); });
    return finishRun(report, options.json ? OutputFormat::Json : OutputFormat::Text);
}

} // namespace

Action defineQuantize(CLI::App& command) {
    const auto options = std::make_shared<QuantizeOptions>();
    command.add_option("recipe", options->recipe, kRecipeHelp)->required()->type_name("RECIPE|PRESET");
    command.add_option("--set", options->settings, kSetHelp)->type_name("KEY=VALUE")->allow_extra_args(false);
    command.add_option("--model", options->model, "Model folder")->required()->type_name("MODEL");
    command.add_option("--calibration", options->calibration, "Text to take the statistics from")
        ->required()
        ->type_name("FILE");
    command.add_option("--calibration-documents", options->calibrationDocuments, kDocumentsHelp)->type_name("A-B");
    command.add_option("--out", options->run, "Run folder to make")->required()->type_name("RUN");
    CLI::Option* evaluate =
        command.add_option("--evaluate", options->evaluationText, "Text to measure the perplexity on at the end")
            ->type_name("FILE");
    command.add_option("--evaluate-documents", options->evaluationDocuments, kDocumentsHelp)
        ->type_name("A-B")
        ->needs(evaluate);
    CLI::Option* protocol =
        command.add_option("--protocol", options->protocol, kProtocolHelp)->type_name("P")->needs(evaluate);
    evaluate->needs(protocol);
    command.add_flag("--json", options->json, "Print one JSON object");
    return [options](const GlobalOptions& global) { return runQuantize(*options, global); };
}
