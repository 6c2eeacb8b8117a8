// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli inspect: family, shapes and parameters of a model; with a text the outliers of every layer.
#include "command_input.h"
#include "console_reporter.h"
#include "console_table.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <vector>

using namespace precis;

namespace {

struct InspectOptions {
    std::string model;
    std::string text;
    std::string documents;
    bool json = false;
};

std::string joinNumbers(const std::vector<std::pair<std::string, int>>& parts) {
    std::string text;
    for (const auto& [name, value] : parts)
        text += (text.empty() ? "" : ", ") + name + " " + formatCount(value);
    return text;
}

double largest(const std::vector<float>& values) {
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

double median(std::vector<float> values) {
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// How far the largest channel stands out from the middle one.
std::string outlierRatio(const std::vector<float>& absMax) {
    const double middle = median(absMax);
    return middle > 0 ? formatFixed(largest(absMax) / middle, 1) : "-";
}

std::string plantedText(const PlantedOutliers& planted) {
    std::string text = formatShort(planted.factor) + " times as large, in channels ";
    for (const int channel : planted.channels)
        text += (channel == planted.channels.front() ? "" : ", ") + std::to_string(channel);
    return text;
}

void printSummary(const ModelSummary& model) {
    std::vector<std::pair<std::string, std::string>> pairs{
        {"Model", model.path},
        {"Family", model.family + ", stored as " + model.storedType},
        {"Parameters", formatCount(model.parameters) + ", of which " + formatCount(model.linearParameters) +
                           " in the linear layers that a recipe quantizes"},
        {"Blocks", std::to_string(model.blocks)},
        {"Widths", joinNumbers({{"model", model.hidden}, {"MLP", model.mlpHidden}, {"head", model.headDim}})},
        {"Heads", joinNumbers({{"query", model.heads}, {"key and value", model.keyValueHeads}})},
        {"Vocabulary", formatCount(model.vocabulary) + (model.tiedHead ? ", head tied to the embedding" : "")},
        {"Context", formatCount(model.contextTokens) + " tokens"},
        {"Tokenizer", model.tokenizer},
        {"Files", formatBytes(model.fileBytes)},
    };
    if (model.plantedOutliers)
        pairs.emplace_back("Planted outliers", plantedText(*model.plantedOutliers));
    std::cout << formatPairs(pairs);
    std::vector<std::vector<std::string>> rows{{"Layer of each block", "Out", "In"}};
    for (const LayerShape& layer : model.layers)
        rows.push_back({layer.layer, formatCount(layer.rows), formatCount(layer.columns)});
    std::cout << "\n" << formatTable(rows, "lrr");
}

void printOutliers(const ModelSummary& model) {
    std::vector<std::vector<std::string>> rows{
        {"Block", "Layer", "Weight max", "max/median", "Input max", "max/median"}};
    for (const Snapshot& layer : model.outliers)
        rows.push_back({std::to_string(layer.block), layer.layer, formatShort(largest(layer.weightAbsMax)),
                        outlierRatio(layer.weightAbsMax), formatShort(largest(layer.inputAbsMax)),
                        outlierRatio(layer.inputAbsMax)});
    std::cout << "\nLargest absolute value over the input channels, and against the median channel\n"
              << formatTable(rows, "rlrrrr");
}

ExitCode runInspect(const InspectOptions& options, const GlobalOptions& global) {
    std::optional<TextSource> text;
    if (!options.text.empty()) {
        text = textSource(options.text, options.documents);
        prepareEngine(global);
    }
    const ModelSummary model = runOnConsole(
        [&](const EventSink& sink, RunControl& control) { return inspect(options.model, text, sink, control); });
    if (options.json) {
        std::cout << toJson(model) << "\n";
        return kDone;
    }
    for (const std::string& warning : model.warnings)
        std::cerr << "Warning: " << warning << "\n";
    printSummary(model);
    if (text)
        printOutliers(model);
    return kDone;
}

} // namespace

Action defineInspect(CLI::App& command) {
    const auto options = std::make_shared<InspectOptions>();
    command.add_option("model", options->model, "Model folder")->required()->type_name("MODEL");
    CLI::Option* text = command.add_option("--text", options->text, "Text to measure the outliers of every layer on")
                            ->type_name("FILE");
    command.add_option("--documents", options->documents, kDocumentsHelp)->type_name("A-B")->needs(text);
    command.add_flag("--json", options->json, "Print one JSON object");
    return [options](const GlobalOptions& global) { return runInspect(*options, global); };
}
