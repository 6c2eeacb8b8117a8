// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks share: timing, output, and random models.
#pragma once

#include "model/model.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <iostream>
#include <string>

namespace precis::bench {

inline void print(const nlohmann::ordered_json& line) { std::cout << line.dump() << std::endl; }

// Least seconds of several runs.
template <class Work>
double bestSeconds(int runs, Work&& work) {
    double best = 1e30;
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

// Random weights in the shape of the 5M-parameter demo model, or with other sizes; blocks are made when asked for.
inline Model randomModel(int blocks, int hidden, int mlp) {
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

// Seconds per optimizer step, and the share of them outside matrix products and attention.
void benchReconstruction();

// The table of docs/results.md about CBQ, as Markdown rows: those whose title has `part` in it.
int printCbqTable(const std::string& part);

// Tables of docs/results.md about additive codebooks, as Markdown: single layers or models whose row's title has `part`
// in it.
void printAdditiveLayers(const std::string& part);
int printAdditiveModels(const std::string& part);

} // namespace precis::bench
