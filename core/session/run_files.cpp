// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/run_files.h"

#include "api/atomic_file.h"
#include "precis/error.h"
#include "tensor/safetensors.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <filesystem>

namespace precis {

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

std::string in(const std::string& run, const char* name) { return (fs::path(run) / name).string(); }

constexpr const char* kRecipe = "recipe.json";
constexpr const char* kState = "state.json";
constexpr const char* kEvents = "events.jsonl";
constexpr const char* kReport = "report.json";
constexpr const char* kCalibration = "calibration.safetensors";

json toJson(const TextSource& source) {
    json value{{"path", source.path}};
    if (source.documents)
        value["documents"] = {source.documents->first, source.documents->second};
    return value;
}

TextSource textFromJson(const json& value) {
    TextSource source{value.at("path").get<std::string>(), {}};
    if (value.contains("documents"))
        source.documents = {value["documents"].at(0).get<int>(), value["documents"].at(1).get<int>()};
    return source;
}

RunState stateFromJson(const json& value) {
    RunState state;
    state.version = value.at("version").get<int>();
    state.program = value.at("program").get<std::string>();
    state.model = value.at("model").get<std::string>();
    state.modelFingerprint = value.at("model_fingerprint").get<std::string>();
    state.calibrationFingerprint = value.at("calibration_fingerprint").get<std::string>();
    state.recipeFingerprint = value.at("recipe_fingerprint").get<std::string>();
    state.calibration = textFromJson(value.at("calibration"));
    if (value.contains("evaluation_text")) {
        state.evaluationText = textFromJson(value["evaluation_text"]);
        state.evaluationProtocol = value.at("evaluation_protocol").get<std::string>();
    }
    state.blocks = value.at("blocks").get<int>();
    state.finishedBlocks = value.at("finished_blocks").get<int>();
    state.finishedWindows = value.value("finished_windows", state.finishedBlocks);
    const auto outcome = value.at("outcome").get<std::string>();
    for (const auto& name : EnumNames<Outcome>::kNames)
        if (outcome == name.key)
            state.outcome = name.value;
    return state;
}

} // namespace

std::string blockFile(const std::string& run, int block) {
    char name[32];
    std::snprintf(name, sizeof(name), "block_%04d.safetensors", block);
    return (fs::path(run) / "blocks" / name).string();
}

void createRun(const std::string& run, const Recipe& recipe, const CalibrationTokens& calibration) {
    std::error_code error;
    if (fs::exists(run) && !(fs::is_directory(run) && fs::is_empty(run, error)))
        throw Error(ErrorKind::BadInput, run, "exists and is not an empty folder",
                    "Give a new folder for the run, or resume the run that is there");
    fs::create_directories(fs::path(run) / "blocks", error);
    if (error)
        throw Error(ErrorKind::NotWritable, run, "cannot be made: " + error.message(), "Choose another folder");
    try {
        saveRecipe(recipe, in(run, kRecipe));
        writeSafetensors(in(run, kCalibration), {{"tokens", calibration.tokens.to(torch::kInt32)},
                                                 {"held_out", calibration.heldOut.to(torch::kInt32)}});
    } catch (const Error&) { // half a run folder could be neither resumed nor used again
        for (const char* name : {kRecipe, kCalibration, "blocks"})
            fs::remove(in(run, name), error);
        throw;
    }
}

CalibrationTokens readCalibrationTokens(const std::string& run) {
    const SafetensorsFile file(in(run, kCalibration));
    CalibrationTokens calibration;
    calibration.tokens = file.read("tokens").to(torch::kInt64);
    calibration.heldOut = file.entries().contains("held_out") ? file.read("held_out").to(torch::kInt64)
                                                              : calibration.tokens.narrow(0, 0, 0);
    return calibration;
}

void writeState(const std::string& run, const RunState& state) {
    nlohmann::ordered_json value{{"version", state.version},
                                 {"program", state.program},
                                 {"model", state.model},
                                 {"model_fingerprint", state.modelFingerprint},
                                 {"calibration_fingerprint", state.calibrationFingerprint},
                                 {"recipe_fingerprint", state.recipeFingerprint},
                                 {"calibration", toJson(state.calibration)}};
    if (state.evaluationText) {
        value["evaluation_text"] = toJson(*state.evaluationText);
        value["evaluation_protocol"] = state.evaluationProtocol;
    }
    value["blocks"] = state.blocks;
    value["finished_blocks"] = state.finishedBlocks;
    value["finished_windows"] = state.finishedWindows;
    value["outcome"] = enumKey(state.outcome);
    writeFileAtomically(in(run, kState), value.dump(2) + "\n");
}

void writeReport(const std::string& run, const RunReport& report) {
    writeFileAtomically(in(run, kReport), toJson(report) + "\n");
}

bool isRunFolder(const std::string& path) {
    std::error_code ignored;
    return fs::is_regular_file(in(path, kState), ignored);
}

RunFolder openRun(const std::string& path) {
    if (!isRunFolder(path))
        throw Error(ErrorKind::NotFound, path, "is not a run folder: it has no state.json",
                    "Give the folder that quantize wrote with --out");
    RunFolder run{path, loadRecipe(in(path, kRecipe)), {}, {}};
    const std::string stateFile = in(path, kState);
    try {
        run.state = stateFromJson(json::parse(readFile(stateFile)));
    } catch (const json::exception& error) {
        throw Error(ErrorKind::BadFormat, stateFile, std::string("is damaged: ") + error.what(), "Run again");
    }
    if (run.state.version != RunState{}.version)
        throw Error(ErrorKind::Unsupported, stateFile, "was written by another version of Precis",
                    "Open it with " + run.state.program);
    if (fs::exists(in(path, kReport)))
        run.report = runReportFromJson(readFile(in(path, kReport)));
    return run;
}

std::vector<Event> readEvents(const std::string& runPath) {
    std::vector<Event> events;
    const std::string text = readFile(in(runPath, kEvents));
    for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos; begin = end + 1)
        if (end > begin)
            events.push_back(eventFromJson(std::string_view(text).substr(begin, end - begin)));
    return events;
}

EventLog::EventLog(const std::string& run) : m_path(in(run, kEvents)) {
    // A line that a crash cut off would spoil the next one.
    if (fs::exists(m_path)) {
        const std::string text = readFile(m_path);
        const std::size_t complete = text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1;
        if (complete < text.size())
            fs::resize_file(m_path, complete);
    }
    m_file.open(m_path, std::ios::app | std::ios::binary);
}

void EventLog::append(const Event& event) {
    m_file << eventToJson(event) << '\n' << std::flush;
    if (!m_file)
        throw Error(ErrorKind::NotWritable, m_path, "cannot be written",
                    "Is the disk full? Free some space and resume");
}

} // namespace precis
