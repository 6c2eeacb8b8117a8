// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli generate: continues a text, printing it as it comes.
#include "command_input.h"
#include "console_reporter.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <utility>

using namespace precis;

Action defineGenerate(CLI::App& command) {
    const auto request = std::make_shared<GenerateRequest>();
    command.add_option("subject", request->subject, "Model folder or run folder")->required()->type_name("MODEL|RUN");
    command.add_option("--prompt", request->prompt, "Text to continue; may be empty")->required()->type_name("TEXT");
    command.add_option("--tokens", request->tokens, "Tokens to add")
        ->capture_default_str()
        ->check(CLI::Range(1, 1 << 20))
        ->type_name("N");
    command.add_option("--temperature", request->temperature, "0 takes the likeliest token every time")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 100.0))
        ->type_name("T");
    command.add_option("--seed", request->seed, "Start of the random choices")->capture_default_str()->type_name("S");
    return [request](const GlobalOptions& global) {
        prepareEngine(global);
        bool started = false; // a model that cannot be opened leaves stdout empty
        const auto begin = [&] {
            if (!std::exchange(started, true))
                std::cout << request->prompt;
        };
        runOnConsole([&](const EventSink&, RunControl& control) {
            return generate(
                *request,
                [&](const std::string& piece) {
                    begin();
                    std::cout << piece << std::flush;
                },
                control);
        });
        begin();
        std::cout << "\n";
        return kDone;
    };
}
