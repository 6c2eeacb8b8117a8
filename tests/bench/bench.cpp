// SPDX-License-Identifier: GPL-3.0-or-later
// Benchmarks that print one JSON line each. Ratios are taken in one run, because machines are shared and noisy.
//   precis-bench [evaluation|gptq|memory]      everything when nothing is named
#include "calibration/hessian.h"
#include "evaluation/scores.h"
#include "model/decoder.h"
#include "precis/device_info.h"
#include "quantizer/hessian_sweep.h"
#include "session/pipeline.h"
#include "session/process.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

using namespace precis;

namespace {

void print(const nlohmann::ordered_json& line) { std::cout << line.dump() << std::endl; }

// Least seconds of several runs.
template <class Work> double bestSeconds(int runs, Work&& work) {
    double best = 1e30;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

// Random weights in the shape of the 5M-parameter demo model, or with other sizes; blocks are made when asked for.
Model randomModel(int blocks, int hidden, int mlp) {
    Model model;
    ModelConfig& c = model.config;
    c.family = "llama";
    c.blocks = blocks;
    c.hidden = hidden;
    c.mlpHidden = mlp;
    c.heads = 8;
    c.keyValueHeads = 4;
    c.headDim = hidden / 8;
    c.vocabulary = 2048;
    c.contextTokens = 256;
    model.embedding = torch::randn({c.vocabulary, hidden});
    model.head = model.embedding * 0.05;
    model.finalNorm = torch::ones({hidden});
    model.block = [config = c](int index) {
        torch::manual_seed(index);
        BlockWeights weights;
        weights.attentionNorm = weights.mlpNorm = torch::ones({config.hidden});
        for (const LayerKind kind : kLayerKinds) {
            const auto [rows, columns] = layerShape(config, kind);
            weights[kind].weight = torch::randn({rows, columns}) / std::sqrt(static_cast<double>(columns));
        }
        return weights;
    };
    return model;
}

std::vector<ScoredWindow> randomWindows(int count, int length, int vocabulary) {
    std::vector<ScoredWindow> windows;
    for (int i = 0; i < count; ++i) {
        const Tensor ids = torch::randint(0, vocabulary, {length}, torch::kInt32);
        windows.push_back({{ids.data_ptr<int>(), ids.data_ptr<int>() + length}, 1});
    }
    return windows;
}

// The matrix products of the linear layers and the head over `tokens` tokens, and nothing else: attention's own products
// are left out, which makes the yardstick stricter.
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

// Peak memory of quantizing 10 and 40 blocks of the same size, each in a process of its own.
void benchMemory(int blocks) {
    const Model model = randomModel(blocks, 256, 768);
    const auto folder = std::filesystem::temp_directory_path() / ("precis-bench-" + std::to_string(blocks));
    std::filesystem::create_directories(folder / "blocks");
    RunControl control;
    JobProgress progress({}, control);
    Recipe recipe = presetByName("gptq");
    RunReport report;
    const double seconds = bestSeconds(1, [&] {
        quantizeBlocks({recipe, model, torch::randint(0, 2048, {32, 256}, torch::kInt64), folder.string(), 0, 1}, progress,
                       report, [](int) {});
    });
    std::filesystem::remove_all(folder);
    print({{"bench", "memory"}, {"blocks", blocks}, {"peak_memory_bytes", peakMemoryBytes()}, {"seconds", seconds},
           {"seconds_per_layer", seconds / (7.0 * blocks)}});
}

} // namespace

int main(int argc, char** argv) {
    setThreads(0);
    prepareProcess();
    const std::string wanted = argc > 1 ? argv[1] : "";
    if (wanted == "memory" && argc > 2) {
        benchMemory(std::atoi(argv[2]));
        return 0;
    }
    const DeviceInfo device = probeDevice();
    print({{"bench", "machine"}, {"threads", device.threads}, {"mm_gflops", device.matmulGflops}, {"torch", device.torchVersion}});
    if (wanted.empty() || wanted == "evaluation")
        benchEvaluation();
    if (wanted.empty() || wanted == "gptq")
        benchGptq();
    if (wanted.empty() || wanted == "memory")
        for (const char* blocks : {"10", "40"})
            if (std::system(("\"" + std::string(argv[0]) + "\" memory " + blocks).c_str()) != 0)
                return 1;
    return 0;
}
