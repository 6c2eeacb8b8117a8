// SPDX-License-Identifier: GPL-3.0-or-later
// Additive codebooks: the layer yardstick, a wide layer at several shares of critical channels, and whole small models.
#include "bench.h"
#include "calibration/hessian.h"
#include "precis/demo.h"
#include "precis/device_info.h"
#include "quantizer/solve_layer.h"
#include "tensor/safetensors.h"

#include <precis/session.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <unistd.h>

namespace precis::bench {

namespace {

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Layer {
    Tensor weight;
    Tensor inputs;
};

Layer yardstickLayer() {
    const auto only = [](const std::string& name) {
        const SafetensorsFile file(std::string(PRECIS_SHARED_DIR) + "/yardstick/layer_a." + name + ".safetensors");
        return file.read(file.entries().begin()->first).to(torch::kFloat32);
    };
    return {only("weight"), only("inputs")};
}

// Made the way layer_a was, as far as that is told: heavy-tailed weights with gains of rows; inputs of a power-law
// spectrum, rotated, with log-normal gains of channels and eight outlier channels ten times as loud. The exponent and
// the gains are those that give 512 columns the spectrum of layer_a.
Layer syntheticLayer(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
    constexpr int kFreedom = 6;
    constexpr double kExponent = 0.7, kRowGain = 0.25, kChannelGain = 0.5;
    constexpr std::int64_t kTokens = 4096, kOutliers = 8;
    torch::manual_seed(seed);
    Tensor chi = torch::zeros({rows, columns});
    for (int i = 0; i < kFreedom; ++i)
        chi += torch::randn({rows, columns}).square();
    Tensor weight =
        torch::randn({rows, columns}) / (chi / kFreedom).sqrt() * (kRowGain * torch::randn({rows, 1})).exp();
    weight *= 0.026 / weight.std();
    const Tensor rotation = std::get<0>(torch::linalg_qr(torch::randn({columns, columns})));
    Tensor power = torch::arange(1, columns + 1).to(torch::kFloat32).pow(-kExponent / 2);
    power *= std::sqrt(static_cast<double>(columns)) / power.norm();
    Tensor gain = (kChannelGain * torch::randn({columns})).exp();
    const Tensor loud = torch::randperm(columns).narrow(0, 0, kOutliers);
    gain.index_put_({loud}, gain.index({loud}) * 10);
    return {weight.contiguous(),
            torch::randn({kTokens, columns}).mm((power.unsqueeze(1) * rotation) * gain.unsqueeze(0)).contiguous()};
}

Recipe recipeWith(const std::string& preset, const std::vector<std::string>& settings) {
    Recipe recipe = presetByName(preset);
    for (const std::string& setting : settings) {
        const std::size_t at = setting.find('=');
        if (const auto problem =
                setRecipeField(recipe, setting.substr(0, at), std::string_view(setting).substr(at + 1)))
            throw RecipeError({*problem});
    }
    return recipe;
}

struct LayerRow {
    std::string title;
    const char* preset;
    std::vector<std::string> settings;
    const char* reference; // its bits, error and CPU seconds
};

void printLayerRow(const Layer& layer, const Tensor& hessian, const LayerRow& row) {
    const Recipe recipe = recipeWith(row.preset, row.settings);
    const LayerPlan plan = planLayer(recipe, "layer");
    const double start = cpuSeconds();
    const Tensor quantized = dequantize(solveLayer(recipe, plan, "layer", layer.weight, hessian).layer);
    const double seconds = cpuSeconds() - start;
    std::printf("| %s | %.3f | %.5f | %.1f | %s |\n", row.title.c_str(),
                static_cast<double>(plannedBits(plan, layer.weight.size(0), layer.weight.size(1))) /
                    static_cast<double>(layer.weight.numel()),
                relativeOutputError(layer.weight, quantized, hessian), seconds, row.reference);
    std::fflush(stdout);
}

const std::string kAdditive = "weights.additive.";

std::vector<LayerRow> yardstickRows() {
    const std::string half = kAdditive + "codebook_bits=16";
    const std::vector<std::string> published{half, kAdditive + "weighted_seeding=false", kAdditive + "update=adam",
                                             kAdditive + "beam=1", kAdditive + "tolerance=0.01"};
    return {
        {"AQLM 1x8, as published", "aqlm-1x8", published, "1.156, 0.0584, 26"},
        {"AQLM 1x8 (`aqlm-1x8`)", "aqlm-1x8", {}, "1.156, 0.0584, 26"},
        {"AQLM 1x8, beam 1", "aqlm-1x8", {kAdditive + "beam=1"}, "1.156, 0.0584, 26"},
        {"AQLM 1x8, beam 8", "aqlm-1x8", {kAdditive + "beam=8"}, "1.156, 0.0584, 26"},
        {"AQLM 1x8, codebooks of 16 bits", "aqlm-1x8", {half}, "1.156, 0.0584, 26"},
        {"AQLM 1x8, codebooks of 4 bits", "aqlm-1x8", {kAdditive + "codebook_bits=4"}, ""},
        {"AQLM 2x8 (`aqlm-2x8`)", "aqlm-2x8", {}, "2.281, 0.01935, 41"},
        {"AQLM 2x8, beam 1", "aqlm-2x8", {kAdditive + "beam=1"}, "2.281, 0.01935, 41"},
        {"AQLM 1x12 (`aqlm-1x12`)", "aqlm-1x12", {}, ""},
        {"CRVQ 2 % (`crvq-1.07`)", "crvq-1.07", {}, "1.578, 0.0643 (random 0.0562), 34"},
        {"CRVQ 2 %, whole vectors", "crvq-1.07", {kAdditive + "order=whole_vectors"}, ""},
        {"CRVQ 2 %, all channels sorted", "crvq-1.07", {kAdditive + "order=full_sort"}, "1.578, 0.0643, 34"},
        {"CRVQ 2 %, inverse Hessian", "crvq-1.07", {kAdditive + "importance=inverse_hessian"}, ""},
        {"CRVQ 2 %, magnitude", "crvq-1.07", {kAdditive + "importance=magnitude"}, ""},
        {"CRVQ 2 %, random", "crvq-1.07", {kAdditive + "importance=random"}, ""},
        {"CRVQ 6.25 %", "crvq-1.07", {kAdditive + "critical_share=0.0625"}, "1.719, 0.0479, 30"},
    };
}

std::vector<LayerRow> wideRows() {
    std::vector<LayerRow> rows{
        {"AQLM 1x8, as published, 12 rounds",
         "aqlm-1x8",
         {kAdditive + "codebook_bits=16", kAdditive + "weighted_seeding=false", kAdditive + "update=adam",
          kAdditive + "beam=1", kAdditive + "tolerance=0.01", kAdditive + "rounds=12"},
         "1.039, 0.1068, 246"},
        {"AQLM 1x8 (`aqlm-1x8`)", "aqlm-1x8", {}, "1.039, 0.1068, 246"},
        {"CRVQ 2 %, all channels sorted", "crvq-1.07", {kAdditive + "order=full_sort"}, "1.191, 0.1191, 230"},
    };
    static const char* const kTitles[] = {"CRVQ 1 %", "CRVQ 2 % (`crvq-1.07`)", "CRVQ 5 %", "CRVQ 10 %", "CRVQ 15 %",
                                          "CRVQ 20 %"};
    static const char* const kShares[] = {"0.01", "0.02", "0.05", "0.1", "0.15", "0.2"};
    for (std::size_t i = 0; i < std::size(kShares); ++i)
        rows.push_back({kTitles[i],
                        "crvq-1.07",
                        {kAdditive + "critical_share=" + kShares[i]},
                        i == 1 ? "1.191, 0.0958, 281" : ""});
    for (const char* bits : {"9", "10", "12"})
        rows.push_back({std::string("AQLM 1x") + bits, "aqlm-1x8", {kAdditive + "code_bits=" + bits}, ""});
    rows.push_back({"AQLM 2x8 (`aqlm-2x8`)", "aqlm-2x8", {}, ""});
    return rows;
}

struct ModelRow {
    const char* title;
    const char* model; // in the shared folder; empty: the demo model
    const char* preset;
    std::vector<std::string> settings;
    const char* reference;
};

std::vector<ModelRow> modelRows() {
    const std::string extended = kAdditive + "extended_codebooks=";
    const std::string shared = kAdditive + "shared_codebooks=true";
    const std::vector<std::string> small{kAdditive + "dimension=4", kAdditive + "code_bits=4"};
    const auto with = [](std::vector<std::string> a, const std::vector<std::string>& b) {
        a.insert(a.end(), b.begin(), b.end());
        return a;
    };
    const std::vector<std::string> trained{"reconstruction.enabled=true",       "reconstruction.epochs=2",
                                           "reconstruction.step_rate=0.01",     "reconstruction.rounding_rate=0.01",
                                           "reconstruction.codebook_rate=0.01", "reconstruction.norm_rate=0.003"};
    // Near one bit codes are better left as they are.
    const std::vector<std::string> tuned = with(trained, {"reconstruction.rounding=nearest"});
    const std::vector<std::string> blocks = with(tuned, {"reconstruction.window_blocks=1", "reconstruction.overlap=0"});
    const std::vector<std::string> one{extended + "1"}, oneShared{extended + "1", shared};
    return {
        {"tiny3m: AQLM 1x8", "tiny3m", "aqlm-1x8", {}, "7.065 at 1.322"},
        {"tiny3m: AQLM 1x8, trained block by block", "tiny3m", "aqlm-1x8", blocks, "7.065 at 1.322"},
        {"tiny3m: AQLM 1x8, trained", "tiny3m", "aqlm-1x8", tuned, "7.065 at 1.322"},
        {"tiny3m: CRVQ 5 %, one extended", "tiny3m", "crvq-1.16", one, "6.759 at 2.247"},
        {"tiny3m: CRVQ 5 %, one extended, trained block by block", "tiny3m", "crvq-1.16", with(one, blocks),
         "6.759 at 2.247"},
        {"tiny3m: CRVQ 5 %, one extended, trained", "tiny3m", "crvq-1.16", with(one, tuned), "6.759 at 2.247"},
        {"tiny3m: CRVQ 5 %, one extended, shared", "tiny3m", "crvq-1.16", oneShared, "6.759 at 2.247"},
        {"tiny3m: CRVQ 5 %", "tiny3m", "crvq-1.16", {}, "6.759 at 2.247"},
        {"tiny3m: AQLM 2x8, shared", "tiny3m", "aqlm-2x8", {shared}, "6.759 at 2.247"},
        {"stories260K: AQLM 2x4 g4", "stories260K", "aqlm-2x8", small, "18.35 at 2.528"},
        {"stories260K: AQLM 2x4 g4, codes fixed", "stories260K", "aqlm-2x8", with(small, tuned), "18.35 at 2.528"},
        {"stories260K: AQLM 2x4 g4, trained", "stories260K", "aqlm-2x8", with(small, trained), "18.35 at 2.528"},
        {"demo: AQLM 1x8", "", "aqlm-1x8", {}, ""},
        {"demo: AQLM 1x8, shared", "", "aqlm-1x8", {shared}, ""},
        {"demo: CRVQ 2 %, one extended, shared", "", "crvq-1.07", oneShared, ""},
        {"demo: CRVQ 2 %, shared", "", "crvq-1.07", {shared}, ""},
        {"demo: CRVQ 10 %, one extended, shared", "", "crvq-1.3", oneShared, ""},
        {"demo: CRVQ 10 %, shared", "", "crvq-1.3", {shared}, ""},
        {"demo: AQLM 1x9, shared", "", "aqlm-1x8", {kAdditive + "code_bits=9", shared}, ""},
        {"demo: AQLM 1x10, shared", "", "aqlm-1x8", {kAdditive + "code_bits=10", shared}, ""},
        {"demo: AQLM 2x6, shared", "", "aqlm-2x8", {kAdditive + "code_bits=6", shared}, ""},
        {"demo: AQLM 2x8, shared", "", "aqlm-2x8", {shared}, ""},
        {"demo, trained: AQLM 1x8, shared", "", "aqlm-1x8", with({shared}, tuned), ""},
        {"demo, trained: CRVQ 2 %, one extended, shared", "", "crvq-1.07", with(oneShared, tuned), ""},
        {"demo, trained: AQLM 1x9, shared", "", "aqlm-1x8", with({kAdditive + "code_bits=9", shared}, tuned), ""},
    };
}

} // namespace

void printAdditiveLayers(const std::string& part) {
    setThreads(1);
    const char* const kHead = "| row | bits | error | CPU seconds | reference: bits, error, seconds |\n"
                              "|---|---|---|---|---|\n";
    const auto table = [&](const char* title, const Layer& layer, const std::vector<LayerRow>& rows) {
        HessianAccumulator accumulator(layer.inputs.size(1));
        accumulator.add(layer.inputs);
        const Tensor hessian = accumulator.mean();
        std::printf("%s\n\n%s", title, kHead);
        for (const LayerRow& row : rows)
            if (row.title.find(part) != std::string::npos)
                printLayerRow(layer, hessian, row);
        std::printf("\n");
    };
    if (std::filesystem::exists(std::string(PRECIS_SHARED_DIR) + "/yardstick"))
        table("layer_a, 512 x 512", yardstickLayer(), yardstickRows());
    table("512 x 2048, made like layer_a", syntheticLayer(512, 2048, 1234), wideRows());
}

int printAdditiveModels(const std::string& part) {
    setThreads(1);
    const std::string shared = PRECIS_SHARED_DIR, text = shared + "/data/tinystories/tinystories_sample.txt";
    std::printf(
        "| recipe | bits | perplexity | reference | mean layer error | CPU seconds |\n|---|---|---|---|---|---|\n");
    for (const ModelRow& row : modelRows()) {
        if (std::string(row.title).find(part) == std::string::npos)
            continue;
        QuantizeRequest request{
            recipeWith(row.preset, row.settings), shared + "/models/" + row.model, {text, {{0, 511}}}, {}, {}};
        request.recipe.calibration = {128, 256, CalibrationSampling::Documents};
        const bool tiny = std::string(row.model) == "tiny3m";
        EvaluationRequest evaluation;
        evaluation.text = {text, {{1000, 1059}}};
        evaluation.protocol = tiny ? "documents:256" : "documents:512";
        request.evaluation = evaluation;
        if (!*row.model) {
            const Recipe recipe = request.recipe;
            request = demoRequest({});
            const CalibrationOptions calibration = request.recipe.calibration;
            request.recipe = recipe;
            request.recipe.calibration = calibration;
        }
        request.run =
            (std::filesystem::temp_directory_path() / ("precis-additive-table-" + std::to_string(getpid()))).string();
        std::filesystem::remove_all(request.run);
        RunControl control;
        const double start = cpuSeconds();
        const RunReport report = quantize(request, {}, control);
        const double seconds = cpuSeconds() - start;
        std::filesystem::remove_all(request.run);
        if (report.outcome != Outcome::Done) {
            std::fprintf(stderr, "%s: %s\n", row.title, report.error.c_str());
            return 1;
        }
        double error = 0;
        for (const LayerReport& layer : report.layers)
            error += layer.relativeOutputError / static_cast<double>(report.layers.size());
        std::printf("| %s | %.3f | %.4f | %s | %.4f | %.0f |\n", row.title, report.bitsPerWeight,
                    report.perplexities.back().perplexity, row.reference, error, seconds);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace precis::bench
