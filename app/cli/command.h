// SPDX-License-Identifier: GPL-3.0-or-later
// What a command of precis-cli is: it adds its options to the parser and hands back what to do.
#pragma once

#include <functional>
#include <stdexcept>

namespace CLI {
class App;
}

enum ExitCode { kDone = 0, kFailed = 1, kBadUsage = 2, kStopped = 3 };

// Something wrong with what was typed; main prints it and exits with kBadUsage.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct GlobalOptions {
    int threads = 0; // 0: all cores
};

using Action = std::function<ExitCode(const GlobalOptions&)>;

Action defineDemo(CLI::App& command);
Action definePresets(CLI::App& command);
Action defineInspect(CLI::App& command);
Action defineQuantize(CLI::App& command);
Action definePlantOutliers(CLI::App& command);
Action defineResume(CLI::App& command);
Action defineEvaluate(CLI::App& command);
Action defineGenerate(CLI::App& command);
Action defineTokenize(CLI::App& command);
Action defineLayer(CLI::App& command);
