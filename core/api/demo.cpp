// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/demo.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace precis {

namespace fs = std::filesystem;

namespace {

constexpr const char* kProtocol = "documents:256";
constexpr int kBits = 2; // where recipes differ most: at 3 and 4 bits this model loses next to nothing
constexpr int kTokenWindows = 128;
constexpr int kWindowTokens = 64; // shorter than the shortest story

std::vector<fs::path> placesOfDemo() {
    if (const char* chosen = std::getenv("PRECIS_DEMO"); chosen && *chosen)
        return {chosen};
    std::vector<fs::path> places;
    std::error_code error;
    if (const fs::path program = fs::read_symlink("/proc/self/exe", error); !error)
        places.push_back(program.parent_path().parent_path() / "share/precis/demo");
    places.emplace_back(PRECIS_DEMO_IN_SOURCE_TREE);
    return places;
}

std::string contentOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// The folder's tokenizer as bytes; empty when it has none.
std::string tokenizerOf(const fs::path& folder) {
    for (const char* name : {"tokenizer.model", "tokenizer.json"})
        if (const std::string content = contentOf(folder / name); !content.empty())
            return content;
    return {};
}

} // namespace

std::string demoFolder() {
    const std::vector<fs::path> places = placesOfDemo();
    for (const fs::path& place : places)
        if (fs::exists(place / "config.json"))
            return place.string();
    throw Error(ErrorKind::NotFound, places.back().string(), "the demo is not there",
                "Install Precis with its files, or set PRECIS_DEMO to the folder that holds the demo");
}

QuantizeRequest demoRequest(const std::string& run) {
    const fs::path folder = demoFolder();
    QuantizeRequest request;
    request.recipe = presetByName("gptq");
    request.recipe.name = "demo";
    request.recipe.weights.uniform.bits = kBits;
    request.recipe.calibration = {
        .tokenWindows = kTokenWindows, .windowTokens = kWindowTokens, .sampling = CalibrationSampling::Documents};
    request.model = folder.string();
    request.calibration.path = (folder / "calibration.txt").string();
    request.run = run;
    request.evaluation = EvaluationRequest{.text = {(folder / "evaluation.txt").string(), {}}, .protocol = kProtocol};
    return request;
}

std::optional<PerplexityFloor> perplexityFloor(const std::string& model, const EvaluationRequest& evaluation) {
    const fs::path text = evaluation.text.path;
    std::ifstream stream(text.parent_path() / "floor.json");
    if (evaluation.text.documents || !stream)
        return {};
    // A floor is per token, so it holds for one tokenizer only.
    const std::string tokenizer = tokenizerOf(model);
    if (tokenizer.empty() || tokenizer != tokenizerOf(text.parent_path()))
        return {};
    try {
        const auto json = nlohmann::json::parse(stream);
        if (json.at("text") != text.filename().string() || !json.contains(evaluation.protocol))
            return {};
        const auto& floor = json.at(evaluation.protocol);
        return PerplexityFloor{floor.at("perplexity").get<double>(), floor.at("tokens").get<std::int64_t>()};
    } catch (const nlohmann::json::exception&) {
        return {}; // somebody else's floor.json
    }
}

} // namespace precis
