// SPDX-License-Identifier: GPL-3.0-or-later
// Perplexities of stories260K under the protocol of docs/results.md.
#include "bench.h"

#include <precis/device_info.h>
#include <precis/session.h>

#include <cstdio>
#include <filesystem>

namespace precis::bench {

namespace {

struct Row {
    const char* title;
    const char* preset;
    std::vector<const char*> settings; // "key=value"
    const char* yardstick;             // of the prototype, and where it is from
};

std::vector<Row> rows() {
    const char* kPerRow = "weights.uniform.group_size=-1";
    const char* kCfp = "preprocess.method=cfp";
    const char* kBlockwise = "reconstruction.window_blocks=1";
    return {
        {"W2A16 g64, RTN", "rtn", {"weights.uniform.bits=2", "weights.uniform.group_size=64"}, "377.9"},
        {"W2A16 g64, GPTQ", "gptq", {"weights.uniform.bits=2", "weights.uniform.group_size=64"}, "277.3"},
        {"W2A16 g64, the paper's values", "cbq-paper-w2a16", {}, "90.8"},
        {"W2A16 g64, n=2, 1 epoch", "cbq-w2a16", {"reconstruction.epochs=1"}, "7.569"},
        {"W2A16 g64, n=1, 2 epochs",
         "cbq-w2a16",
         {kBlockwise, "reconstruction.overlap=0", "reconstruction.epochs=2"},
         "7.559"},
        {"W2A16 g64, n=2, 3 epochs (`cbq-w2a16`)", "cbq-w2a16", {}, ""},
        {"W2A16 g64, n=1, 6 epochs",
         "cbq-w2a16",
         {kBlockwise, "reconstruction.overlap=0", "reconstruction.epochs=6"},
         ""},
        {"W2A16 g64, n=3, o=2, 2 epochs",
         "cbq-w2a16",
         {"reconstruction.window_blocks=3", "reconstruction.overlap=2", "reconstruction.epochs=2"},
         ""},
        {"W2A16 g64, n=2, 3 epochs, after GPTQ", "cbq-w2a16", {"weights.solver=hessian_sweep"}, ""},
        {"W2A16 g64, n=2, 3 epochs, rank 5",
         "cbq-w2a16",
         {"reconstruction.rounding=low_rank", "reconstruction.rank=5"},
         ""},
        {"W2A16 g64, n=2, 3 epochs, rank 32",
         "cbq-w2a16",
         {"reconstruction.rounding=low_rank", "reconstruction.rank=32"},
         ""},
        {"W2A16 g64, n=2, 3 epochs, step sizes only", "cbq-w2a16", {"reconstruction.rounding=nearest"}, ""},
        {"W2A16 g64, n=2, 3 epochs, without output divergence",
         "cbq-w2a16",
         {"reconstruction.logits_kl_weight=0"},
         "7.991"},
        {"W2A16 g64, n=2, 3 epochs, both targets", "cbq-w2a16", {"reconstruction.homologous_share=0.5"}, ""},
        {"W2A16 g64, n=2, 3 epochs, norms left alone", "cbq-w2a16", {"reconstruction.norm_rate=0"}, ""},
        {"W2A16 g64, n=2, 3 epochs, then the whole model",
         "cbq-w2a16",
         {"fine_tuning.enabled=true", "fine_tuning.rate_share=0.3"},
         ""},
        {"W3A16 per row, RTN", "rtn", {"weights.uniform.bits=3", kPerRow}, "9.653"},
        {"W3A16 per row, `cbq-w3a16`", "cbq-w3a16", {kPerRow}, "4.336"},
        {"W4A16 per row, RTN", "rtn", {kPerRow}, "3.9456"},
        {"W4A16 per row, `cbq-w4a16`", "cbq-w4a16", {kPerRow}, "3.705"},
        {"W4A16 per row, RTN, weights truncated",
         "rtn",
         {kPerRow, kCfp, "preprocess.scale_activations=false", "preprocess.truncate_weights=true"},
         ""},
        {"W4A16 per row, `cbq-w4a16`, weights truncated",
         "cbq-w4a16",
         {kPerRow, kCfp, "preprocess.scale_activations=false", "preprocess.truncate_weights=true"},
         ""},
        {"W4A8 per row, RTN", "rtn", {kPerRow, "activations.bits=8"}, "3.950"},
        {"W4A8 per row, `cbq-w4a8`", "cbq-w4a8", {}, ""},
        {"W6A6 per row, trained as `cbq-w4a8`", "cbq-w4a8", {"weights.uniform.bits=6", "activations.bits=6"}, ""},
        {"W4A4 per row, RTN", "rtn", {kPerRow, "activations.bits=4"}, "4.925"},
        {"W4A4 per row, `cbq-w4a4`", "cbq-w4a4", {}, "4.380"},
        {"W4A4 per row, `cbq-w4a4` without preprocessing", "cbq-w4a4", {"preprocess.method=none"}, ""},
        {"W4A4 per row, the paper's values", "cbq-paper-w4a4", {}, "4.596"},
    };
}

} // namespace

int printCbqTable(const std::string& part) {
    setThreads(1); // matrices of 64 columns gain nothing from more
    const std::string shared = PRECIS_SHARED_DIR, text = shared + "/data/tinystories/tinystories_sample.txt";
    std::printf("| recipe | perplexity | prototype | bits | block visits | seconds |\n|---|---|---|---|---|---|\n");
    for (const Row& row : rows()) {
        if (std::string(row.title).find(part) == std::string::npos)
            continue;
        QuantizeRequest request{presetByName(row.preset), shared + "/models/stories260K", {text, {{0, 511}}}, {}, {}};
        EvaluationRequest evaluation;
        evaluation.text = {text, {{1000, 1059}}};
        evaluation.protocol = "documents:512";
        request.evaluation = evaluation;
        std::vector<std::string> settings{"calibration.token_windows=128", "calibration.window_tokens=256",
                                          "calibration.sampling=documents", "weights.uniform.step_type=float32"};
        settings.insert(settings.end(), row.settings.begin(), row.settings.end());
        for (const std::string& setting : settings) {
            const std::size_t at = setting.find('=');
            if (const auto problem =
                    setRecipeField(request.recipe, setting.substr(0, at), std::string_view(setting).substr(at + 1)))
                throw RecipeError({*problem});
        }
        request.run = (std::filesystem::temp_directory_path() / "precis-cbq-table").string();
        std::filesystem::remove_all(request.run);
        RunControl control;
        int visits = 0, blocks = 0;
        const RunReport report = quantize(
            request,
            [&](const Event& event) {
                if (const auto* window = std::get_if<WindowStarted>(&event))
                    blocks = window->lastBlock - window->firstBlock + 1;
                if (std::holds_alternative<EpochFinished>(event))
                    visits += blocks;
            },
            control);
        std::filesystem::remove_all(request.run);
        if (report.outcome != Outcome::Done) {
            std::fprintf(stderr, "%s: %s\n", row.title, report.error.c_str());
            return 1;
        }
        std::printf("| %s | %.5g | %s | %.3f | %d | %.0f |\n", row.title, report.perplexities.back().perplexity,
                    row.yardstick, report.bitsPerWeight, visits, report.seconds);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace precis::bench
