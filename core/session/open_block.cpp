// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/open_block.h"

#include "precis/error.h"

#include <nlohmann/json.hpp>

namespace precis {

namespace {

std::string solvedFile(const std::string& path) { return path + ".solved"; }
std::string trainedName(std::size_t number) { return "trained." + std::to_string(number); }

// Its error is measured when the block is finished.
LayerReport reportOf(const SafetensorsFile& file, int index, LayerKind kind, const Tensor& weight) {
    LayerReport report;
    report.block = index;
    report.layer = layerName(kind);
    report.rows = static_cast<int>(weight.size(0));
    report.columns = static_cast<int>(weight.size(1));
    try {
        const auto stored = nlohmann::json::parse(file.metadata().at(report.layer));
        report.bitsPerWeight = stored.at("bits_per_weight").get<double>();
        report.seconds = stored.at("seconds").get<double>();
    } catch (const std::exception&) {
        throw Error(ErrorKind::BadFormat, file.path(), "lacks the report of " + report.layer,
                    "The run folder is damaged; run again");
    }
    return report;
}

} // namespace

void startTraining_(OpenBlock& block, const ReconstructionOptions& options, std::uint64_t seed) {
    BlockWeights weights = block.original;
    weights.activations = block.solved.activations;
    block.trainable = makeTrainableBlock(block.index, std::move(weights), block.solved.layers, options, seed);
}

BlockWeights runnable(const OpenBlock& block) {
    if (block.trainable)
        return hardWeights(*block.trainable);
    BlockWeights weights = block.original;
    replaceWeights_(weights, block.solved);
    return weights;
}

void putTrained_(QuantizedBlock& finished, const TrainableBlock& trained) {
    finished.layers = hardLayers(trained);
    finished.activations = hardActivations(trained);
    putDense_(finished, hardNorms(trained));
}

QuantizedBlock finishedBlock(const OpenBlock& block) {
    QuantizedBlock finished = block.solved;
    if (block.trainable) {
        putTrained_(finished, *block.trainable);
    }
    return finished;
}

void writeOpenBlock(const std::string& path, const OpenBlock& block) {
    writeQuantizedBlock(solvedFile(path), block.solved);
    NamedTensors tensors;
    for (const LayerKind kind : kLayerKinds)
        tensors.emplace_back("original." + layerName(kind), block.original[kind].weight);
    const std::vector<TrainedTensor> trained = block.trainable->tensors();
    for (std::size_t i = 0; i < trained.size(); ++i)
        tensors.emplace_back(trainedName(i), trained[i].value);
    std::map<std::string, std::string> metadata;
    for (const LayerReport& report : block.reports)
        metadata[report.layer] =
            nlohmann::json{{"bits_per_weight", report.bitsPerWeight}, {"seconds", report.seconds}}.dump();
    writeSafetensors(path, tensors, metadata);
}

OpenBlock readOpenBlock(const std::string& path, int index, const BlockWeights& original, const ModelConfig& config,
                        const ReconstructionOptions& options, std::uint64_t seed) {
    OpenBlock block;
    block.index = index;
    block.original = original;
    block.solved = readQuantizedBlock(solvedFile(path), config);
    // Norms and biases that preprocessing changed, but not the layers.
    QuantizedBlock dense;
    dense.dense = block.solved.dense;
    replaceWeights_(block.original, dense);
    const SafetensorsFile file(path);
    for (const LayerKind kind : kLayerKinds) {
        block.original[kind].weight = file.read("original." + layerName(kind));
        if (block.solved.layers[static_cast<std::size_t>(kind)])
            block.reports.push_back(reportOf(file, index, kind, block.original[kind].weight));
    }
    startTraining_(block, options, seed);
    std::vector<TrainedTensor> trained = block.trainable->tensors();
    for (std::size_t i = 0; i < trained.size(); ++i) {
        const Tensor stored = file.read(trainedName(i));
        if (stored.sizes() != trained[i].value.sizes())
            throw Error(ErrorKind::BadFormat, path, trainedName(i) + " has a wrong shape",
                        "The run folder is damaged; run again");
        trained[i].value.copy_(stored);
    }
    return block;
}

} // namespace precis
