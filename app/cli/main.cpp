// SPDX-License-Identifier: GPL-3.0-or-later
// The command table of precis-cli. Results go to stdout, messages to stderr; exit codes as in ExitCode.
#include "command.h"

#include <precis/error.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct CommandEntry {
    const char* name;
    const char* help;
    Action (*define)(CLI::App&);
};

constexpr CommandEntry kCommands[] = {
    {"demo", "Quantize the model that comes with Precis and say what happened", defineDemo},
    {"presets", "List the presets, or print one as JSON", definePresets},
    {"inspect", "Show what a model is made of; with a text, its outliers", defineInspect},
    {"plant-outliers", "Copy a model and give it activation outliers without changing its function",
     definePlantOutliers},
    {"quantize", "Quantize a model into a new run folder", defineQuantize},
    {"resume", "Continue a run that was stopped", defineResume},
    {"evaluate", "Measure the perplexity of a model or run", defineEvaluate},
    {"generate", "Continue a text", defineGenerate},
    {"tokenize", "Turn text into token ids", defineTokenize},
    {"layer", "Quantize one linear layer and measure its error", defineLayer},
};

bool isUnknownCommand(std::string_view word) {
    return !word.starts_with('-') && std::none_of(std::begin(kCommands), std::end(kCommands),
                                                  [&](const auto& entry) { return entry.name == word; });
}

ExitCode run(const Action& action, const GlobalOptions& options) {
    try {
        const ExitCode code = action(options);
        if (!std::cout.flush())
            throw precis::Error(precis::ErrorKind::NotWritable, "stdout", "could not be written",
                                "Check that the disk is not full");
        return code;
    } catch (const UsageError& error) {
        std::cerr << "precis-cli: " << error.what() << "\n";
        return kBadUsage;
    } catch (const precis::RecipeError& error) {
        std::cerr << "precis-cli: " << error.what() << "\n";
        return kBadUsage;
    } catch (const precis::Error& error) {
        if (error.kind() == precis::ErrorKind::Stopped) // a run that can be resumed reports this as its outcome
            std::cerr << "precis-cli: stopped\n";
        else
            std::cerr << "precis-cli: " << error.what() << "\n";
        return kFailed;
    } catch (const std::exception& error) {
        std::cerr << "precis-cli: " << error.what() << "\n";
        return kFailed;
    }
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Precis quantizes large language models after training and shows what it costs.", "precis-cli");
    app.set_version_flag("--version", "precis-cli " PRECIS_VERSION);
    app.footer("Exit codes: 0 done, 1 failed, 2 bad usage or bad recipe, 3 stopped and resumable.");
    app.require_subcommand(1);
    app.fallthrough();
    GlobalOptions options;
    app.add_option("--threads", options.threads, "Threads to use; 0 means all cores")
        ->check(CLI::Range(0, 4096))
        ->type_name("N");

    std::vector<std::pair<CLI::App*, Action>> commands;
    for (const CommandEntry& entry : kCommands) {
        CLI::App* command = app.add_subcommand(entry.name, entry.help);
        commands.emplace_back(command, entry.define(*command));
    }
    if (argc < 2 || isUnknownCommand(argv[1])) {
        if (argc >= 2)
            std::cerr << "precis-cli: there is no command \"" << argv[1] << "\"\n\n";
        std::cerr << app.help();
        return kBadUsage;
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kBadUsage;
    }
    for (const auto& [command, action] : commands)
        if (command->parsed())
            return run(action, options);
    return kBadUsage;
}
