// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/tuned_blocks.h"

#include "session/run_files.h"
#include "tensor/safetensors.h"

#include <filesystem>

namespace precis {

namespace {

std::string targetsFile(const std::string& run, int block) { return blockFile(run, block) + ".targets"; }

} // namespace

ReconstructionOptions fineTuningOptions(const Recipe& recipe) {
    ReconstructionOptions options = recipe.reconstruction;
    options.epochs = recipe.fineTuning.epochs;
    for (double* rate : {&options.stepRate, &options.roundingRate, &options.activationRate, &options.codebookRate,
                         &options.normRate})
        *rate *= recipe.fineTuning.rateShare;
    return options;
}

void writeCodeTargets(const std::string& run, int block, const BlockWeights& weights) {
    NamedTensors tensors;
    for (const LayerKind kind : kLayerKinds)
        tensors.emplace_back(layerName(kind), weights[kind].weight);
    writeSafetensors(targetsFile(run, block), tensors, {});
}

void readCodeTargets_(const std::string& run, int block, BlockWeights& weights) {
    const SafetensorsFile file(targetsFile(run, block));
    for (const LayerKind kind : kLayerKinds)
        weights[kind].weight = file.read(layerName(kind));
}

std::string tunedBlockFile(const std::string& run, int block) { return blockFile(run, block) + ".tuned"; }

void useTunedBlocks(const std::string& run, int blocks) {
    for (int block = 0; block < blocks; ++block) {
        if (std::filesystem::exists(tunedBlockFile(run, block)))
            std::filesystem::rename(tunedBlockFile(run, block), blockFile(run, block));
        std::error_code ignored;
        std::filesystem::remove(targetsFile(run, block), ignored);
    }
}

} // namespace precis
