// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_input.h"

#include <precis/device_info.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <iostream>

using namespace precis;

namespace {

Recipe loadRecipeAsUsage(const std::string& fileOrPreset) {
    try {
        return loadRecipe(fileOrPreset);
    } catch (const RecipeError&) {
        throw;
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
}

int documentNumber(std::string_view text, const std::string& range) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0)
        throw UsageError("\"" + range + "\" is not a range of documents; write it as 0-59 or as one number");
    return number;
}

} // namespace

Recipe readRecipe(const std::string& fileOrPreset, const std::vector<std::string>& settings) {
    std::vector<Problem> problems;
    Recipe recipe;
    try {
        recipe = loadRecipeAsUsage(fileOrPreset);
    } catch (const RecipeError& error) {
        problems = error.problems();
    }
    for (const std::string& setting : settings) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos)
            problems.push_back({"--set " + setting, "needs the form key=value"});
        else if (const auto problem =
                     setRecipeField(recipe, setting.substr(0, equals), std::string_view(setting).substr(equals + 1)))
            problems.push_back(*problem);
    }
    for (const Problem& problem : validate(recipe))
        if (std::find(problems.begin(), problems.end(), problem) == problems.end())
            problems.push_back(problem);
    if (!problems.empty())
        throw RecipeError(std::move(problems), fileOrPreset);
    return recipe;
}

TextSource textSource(const std::string& file, const std::string& documents) {
    TextSource source{file, {}};
    if (documents.empty())
        return source;
    const std::string_view range = documents;
    const std::size_t dash = range.find('-', 1);
    const int first = documentNumber(range.substr(0, dash), documents);
    const int last = dash == std::string_view::npos ? first : documentNumber(range.substr(dash + 1), documents);
    if (last < first)
        throw UsageError("\"" + documents + "\" ends before it begins");
    source.documents = {first, last};
    return source;
}

EvaluationRequest evaluationRequest(const std::string& file, const std::string& documents,
                                    const std::string& protocol) {
    if (const auto problem = checkProtocol(protocol))
        throw UsageError("--protocol " + protocol + ": " + problem->what);
    return {textSource(file, documents), protocol};
}

void prepareEngine(const GlobalOptions& options) {
    setThreads(options.threads);
    const DeviceInfo device = probeDevice();
    if (!device.slowBlas)
        return;
    char rate[32];
    std::snprintf(rate, sizeof rate, "%.1f", device.matmulGflops);
    std::cerr << "precis-cli: matrix products run at " << rate
              << " GFLOP/s here, far below what this machine can do. Install libopenblas0-openmp to make runs many "
                 "times faster.\n";
}
