// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli evaluate: perplexity under a named protocol, and the divergence from another model.
#include "command_input.h"
#include "console_reporter.h"
#include "console_table.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

using namespace precis;

namespace {

struct EvaluateOptions {
    std::string subject;
    std::string text;
    std::string documents;
    std::string protocol;
    std::string against;
    bool json = false;
};

std::string withError(double value, double standardError, int decimals) {
    return formatFixed(value, decimals) + " \u00b1 " + formatFixed(standardError, decimals);
}

void printReport(const EvaluationReport& report, const std::string& against) {
    std::vector<std::pair<std::string, std::string>> lines{
        {"Subject", report.subject},
        {"Protocol", report.protocol + " on " + report.text},
        {"Perplexity", withError(report.perplexity, report.standardError, 4)},
        {"Mean NLL",
         formatFixed(report.meanNll, 5) + " nats a token, " + formatFixed(report.bitsPerByte, 4) + " bits a byte"},
        {"Scored", formatCount(report.tokens) + " predictions in " + formatCount(report.windows) + " windows"},
        {"Time", formatDuration(report.seconds)},
    };
    if (report.divergence) {
        const Divergence& d = *report.divergence;
        lines.emplace_back("Against", against);
        lines.emplace_back("KL divergence", withError(d.klDivergence, d.klStandardError, 5) + " nats");
        lines.emplace_back("Same top token", formatFixed(100 * d.top1Agreement, 2) + " %");
        lines.emplace_back("Perplexity ratio", withError(d.perplexityRatio, d.perplexityRatioStandardError, 5));
    }
    if (report.calibrationOverlap > 0)
        lines.emplace_back("Overlap",
                           formatFixed(100 * report.calibrationOverlap, 1) + " % of these tokens were calibrated on");
    std::cout << formatPairs(lines);
}

ExitCode runEvaluate(const EvaluateOptions& options, const GlobalOptions& global) {
    const EvaluationRequest request = evaluationRequest(options.text, options.documents, options.protocol);
    prepareEngine(global);
    const EvaluationReport report = runOnConsole([&](const EventSink& sink, RunControl& control) {
        return evaluate(options.subject, request, options.against, sink, control);
    });
    if (options.json)
        std::cout << toJson(report) << "\n";
    else
        printReport(report, options.against);
    return kDone;
}

} // namespace

Action defineEvaluate(CLI::App& command) {
    const auto options = std::make_shared<EvaluateOptions>();
    command.add_option("subject", options->subject, "Model folder or run folder")->required()->type_name("MODEL|RUN");
    command.add_option("--text", options->text, "Text to measure on")->required()->type_name("FILE");
    command.add_option("--documents", options->documents, kDocumentsHelp)->type_name("A-B");
    command.add_option("--protocol", options->protocol, kProtocolHelp)->required()->type_name("P");
    command.add_option("--against", options->against, "Model or run to measure the divergence from")
        ->type_name("MODEL|RUN");
    command.add_flag("--json", options->json, "Print one JSON object");
    return [options](const GlobalOptions& global) { return runEvaluate(*options, global); };
}
