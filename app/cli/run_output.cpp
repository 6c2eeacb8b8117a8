// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_output.h"

#include "console_table.h"

#include <iostream>

using namespace precis;

namespace {

std::string subjectLabel(Subject subject) {
    for (const auto& name : EnumNames<Subject>::kNames)
        if (name.value == subject)
            return name.label;
    return "";
}

void printLayers(const RunReport& report) {
    std::vector<std::vector<std::string>> rows{{"Block", "Layer", "Out", "In", "Bits/weight", "Layer error", "Time"}};
    for (const LayerReport& layer : report.layers)
        rows.push_back({std::to_string(layer.block), layer.layer, formatCount(layer.rows), formatCount(layer.columns),
                        formatFixed(layer.bitsPerWeight, 3), formatShort(layer.relativeOutputError),
                        formatDuration(layer.seconds)});
    std::cout << formatTable(rows, "rlrrrrr") << "\n";
}

void printPerplexities(const RunReport& report) {
    std::vector<std::vector<std::string>> rows{
        {"Perplexity", "", "Bits/weight", "Size", "Predictions", "Protocol", "Time"}};
    for (const PerplexityMeasured& measured : report.perplexities)
        rows.push_back({subjectLabel(measured.subject),
                        formatFixed(measured.perplexity, 4) + " \u00b1 " + formatFixed(measured.standardError, 4),
                        formatFixed(measured.bitsPerWeight, 3), formatBytes(measured.bytes),
                        formatCount(measured.tokens), measured.protocol, formatDuration(measured.seconds)});
    std::cout << "\n" << formatTable(rows, "lrrrrlr");
}

void printReport(const RunReport& report) {
    if (!report.layers.empty())
        printLayers(report);
    std::cout << formatPairs({
        {"Run", report.run},
        {"Outcome", std::string(enumKey(report.outcome)) + " in " + formatDuration(report.seconds)},
        {"Bits/weight", formatFixed(report.bitsPerWeight, 3)},
        {"Size", formatBytes(report.bytes) + " of linear layers"},
        {"Peak memory", formatBytes(report.peakMemoryBytes)},
    });
    if (!report.perplexities.empty())
        printPerplexities(report);
}

} // namespace

ExitCode finishRun(const RunReport& report, OutputFormat format) {
    if (format == OutputFormat::Json)
        std::cout << toJson(report) << "\n";
    else
        printReport(report);
    std::cout.flush();
    if (report.outcome == Outcome::Done)
        return kDone;
    if (report.outcome == Outcome::Stopped) {
        std::cerr << "Stopped; finished blocks are kept. Continue with: precis-cli resume " << report.run << "\n";
        return kStopped;
    }
    std::cerr << "precis-cli: " << report.error << "\n";
    return kFailed;
}
