// SPDX-License-Identifier: GPL-3.0-or-later
// Benchmarks that print one JSON line each. Ratios are taken in one run, because machines are shared and noisy.
//   precis-bench [evaluation|gptq|reconstruction|codebooks|products|memory]      all of these when nothing is named
//   precis-bench additive [layers|models [PART OF A TITLE]]   likewise
//   precis-bench cbq-table [PART OF A TITLE]                  the measurements of docs/results.md, some minutes
#include "bench.h"

#include "calibration/hessian.h"
#include "codebook_bench.h"
#include "evaluation/scores.h"
#include "model/decoder.h"
#include "precis/device_info.h"
#include "quantizer/hessian_sweep.h"
#include "session/pipeline.h"
#include "session/process.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

using namespace precis;
using namespace precis::bench;

namespace {

std::vector<ScoredWindow> randomWindows(int count, int length, int vocabulary) {
    std::vector<ScoredWindow> windows;
    for (int i = 0; i < count; ++i) {
        const Tensor ids = torch::randint(0, vocabulary, {length}, torch::kInt32);
        windows.push_back({{ids.data_ptr<int>(), ids.data_ptr<int>() + length}, 1});
    }
    return windows;
}

// The matrix products of the linear layers and the head over `tokens` tokens, and nothing else: attention's own
// products are left out, which makes the yardstick stricter.
double bareMatmulSeconds(const Model& model, std::int64_t tokens) {
    const ModelConfig& c = model.config;
    const BlockWeights weights = model.block(0);
    const Tensor narrow = torch::randn({tokens, c.hidden}), wide = torch::randn({tokens, c.mlpHidden});
    return bestSeconds(3, [&] {
        for (int block = 0; block < c.blocks; ++block)
            for (const LayerKind kind : kLayerKinds)
                (kind == LayerKind::Down ? wide : narrow).mm(weights[kind].weight.t());
        narrow.mm(model.head.t());
    });
}

void benchEvaluation() {
    torch::NoGradGuard noGrad;
    const Model model = randomModel(6, 256, 768);
    constexpr int kLength = 256, kWindows = 32;
    std::vector<BlockWeights> blocks;
    for (int block = 0; block < model.config.blocks; ++block)
        blocks.push_back(model.block(block));
    Model resident = model;
    resident.block = [&](int index) { return blocks[static_cast<std::size_t>(index)]; };
    const auto windows = randomWindows(kWindows, kLength, model.config.vocabulary);
    scoreTokens({&resident}, windows, {});
    double seconds = 1e30, bare = 1e30;
    for (int run = 0; run < 5; ++run) { // interleaved, so that both see the same machine
        seconds = std::min(seconds, bestSeconds(1, [&] { scoreTokens({&resident}, windows, {}); }));
        // In batches of 2048 tokens, as the evaluation has them.
        bare = std::min(bare, bareMatmulSeconds(model, 2048) * kWindows * kLength / 2048);
    }
    print({{"bench", "evaluation"},
           {"tokens_per_second", kLength * kWindows / seconds},
           {"seconds", seconds},
           {"bare_matmul_seconds", bare},
           {"ratio", seconds / bare}});
}

void benchGptq() {
    torch::NoGradGuard noGrad;
    for (const std::int64_t size : {512, 2048}) {
        const Tensor weight = torch::randn({size, size});
        HessianAccumulator accumulator(size);
        accumulator.add(torch::randn({2 * size, size}));
        const Tensor hessian = accumulator.mean();
        UniformOptions uniform;
        double factor = 1e30, sweep = 1e30, mm = 1e30;
        for (int run = 0; run < 3; ++run) {
            factor = std::min(factor, bestSeconds(1, [&] { factorHessian(hessian, 0.01); }));
            sweep = std::min(sweep, bestSeconds(1, [&] { sweepHessian(weight, hessian, uniform, {}); }));
            mm = std::min(mm, bestSeconds(1, [&] { weight.mm(weight); }));
        }
        // The sweep itself needs O I^2 multiply-adds: half a matrix product of that size.
        const double flops = static_cast<double>(size) * static_cast<double>(size) * static_cast<double>(size);
        print({{"bench", "gptq"},
               {"layer", std::to_string(size) + "x" + std::to_string(size)},
               {"seconds", sweep},
               {"factor_seconds", factor},
               {"mm_gflops", 2e-9 * flops / mm},
               {"sweep_gflops", 1e-9 * flops / (sweep - factor)},
               {"share_of_mm_rate", (flops / (sweep - factor)) / (2 * flops / mm)}});
    }
}

// Peak memory of quantizing so many blocks of the same size, each in a process of its own. A limit in megabytes for the
// caches of 32 token windows means reconstruction; -1 means GPTQ.
void benchMemory(int blocks, int cacheMegabytes) {
    const Model model = randomModel(blocks, 256, 768);
    const auto folder = std::filesystem::temp_directory_path() / ("precis-bench-" + std::to_string(blocks));
    std::filesystem::create_directories(folder / "blocks");
    RunControl control;
    JobProgress progress({}, control);
    Recipe recipe = presetByName(cacheMegabytes < 0 ? "gptq" : "cbq-w4a16");
    recipe.reconstruction.cacheMegabytes = std::max(cacheMegabytes, 0);
    recipe.reconstruction.batchWindows = 16; // few steps: this is about memory
    CalibrationTokens calibration;
    calibration.tokens = torch::randint(0, 2048, {32, 256}, torch::kInt64);
    calibration.heldOut = calibration.tokens.narrow(0, 0, 0);
    RunReport report;
    const double seconds = bestSeconds(1, [&] {
        quantizeBlocks({recipe, model, calibration, folder.string(), 0, 1}, progress, report, [](int) {});
    });
    std::filesystem::remove_all(folder);
    print({{"bench", "memory"},
           {"recipe", recipe.name},
           {"blocks", blocks},
           {"cache_megabytes", cacheMegabytes},
           {"peak_memory_bytes", peakMemoryBytes()},
           {"seconds", seconds},
           {"seconds_per_layer", seconds / (7.0 * blocks)}});
}

} // namespace

static int run(int argc, char** argv) {
    const std::string wanted = argc > 1 ? argv[1] : "";
    if (wanted == "memory" && argc > 3) {
        benchMemory(std::atoi(argv[2]), std::atoi(argv[3]));
        return 0;
    }
    if (wanted == "cbq-table")
        return printCbqTable(argc > 2 ? argv[2] : "");
    if (wanted == "additive") {
        if (argc > 2 && std::string(argv[2]) == "models")
            return printAdditiveModels(argc > 3 ? argv[3] : "");
        printAdditiveLayers(argc > 3 ? argv[3] : "");
        return 0;
    }
    const DeviceInfo device = probeDevice();
    print({{"bench", "machine"},
           {"threads", device.threads},
           {"mm_gflops", device.matmulGflops},
           {"torch", device.torchVersion}});
    if (wanted.empty() || wanted == "evaluation")
        benchEvaluation();
    if (wanted.empty() || wanted == "gptq")
        benchGptq();
    if (wanted.empty() || wanted == "reconstruction")
        benchReconstruction();
    if (wanted.empty() || wanted == "codebooks")
        benchCodebooks(print);
    if (wanted.empty() || wanted == "products")
        benchProducts(print);
    if (wanted.empty() || wanted == "memory")
        for (const char* blocks : {"10 -1", "40 -1", "10 0", "40 0", "40 4"})
            if (std::system(("\"" + std::string(argv[0]) + "\" memory " + blocks).c_str()) != 0)
                return 1;
    return 0;
}

int main(int argc, char** argv) {
    setThreads(0);
    prepareProcess();
    try {
        return run(argc, argv);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
