// SPDX-License-Identifier: GPL-3.0-or-later
// OpenBlock: a block between being solved and being finished: it may be in several reconstruction windows. On disk
// meanwhile, so that a stopped run goes on behind its last window.
#pragma once

#include "precis/report.h"
#include "reconstruction/trainable_block.h"
#include "session/quantized_block.h"

#include <string>
#include <vector>

namespace precis {

struct OpenBlock {
    int index = 0;
    BlockWeights original; // preprocessed, activations not quantized: what errors are measured against
    QuantizedBlock solved; // as the solver left it
    std::vector<LayerReport> reports;
    std::optional<TrainableBlock> trainable; // with reconstruction
};

// Gives the block its trainable tensors.
void startTraining_(OpenBlock& block, const ReconstructionOptions& options, std::uint64_t seed);

// The weights to run it with, and what would be stored, as training left them.
BlockWeights runnable(const OpenBlock& block);
QuantizedBlock finishedBlock(const OpenBlock& block);

// Puts what training made of a block in place of what the block holds.
void putTrained_(QuantizedBlock& finished, const TrainableBlock& trained);

// Everything of a block in training that cannot be made again from the model. Error BadFormat names file and tensor.
void writeOpenBlock(const std::string& path, const OpenBlock& block);
OpenBlock readOpenBlock(const std::string& path, int index, const BlockWeights& original, const ModelConfig& config,
                        const ReconstructionOptions& options, std::uint64_t seed);

} // namespace precis
