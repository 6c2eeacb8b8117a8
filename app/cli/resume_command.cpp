// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli resume: continues a run behind its last finished block.
#include "command_input.h"
#include "console_reporter.h"
#include "run_output.h"

#include <CLI/CLI.hpp>

#include <memory>

using namespace precis;

namespace {

struct ResumeOptions {
    std::string run;
    bool json = false;
};

} // namespace

Action defineResume(CLI::App& command) {
    const auto options = std::make_shared<ResumeOptions>();
    command.add_option("run", options->run, "Run folder")->required()->type_name("RUN");
    command.add_flag("--json", options->json, "Print one JSON object");
    return [options](const GlobalOptions& global) {
        prepareEngine(global);
        const RunReport report = runOnConsole(
            [&](const EventSink& sink, RunControl& control) { return resume(options->run, sink, control); });
        return finishRun(report, options->json ? OutputFormat::Json : OutputFormat::Text);
    };
}
