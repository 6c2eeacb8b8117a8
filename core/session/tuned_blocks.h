// SPDX-License-Identifier: GPL-3.0-or-later
// The files of fine-tuning: what it needs of blocks that are finished, and finished blocks anew until all are written.
#pragma once

#include "model/block_weights.h"
#include "precis/recipe.h"

#include <string>

namespace precis {

// What fine-tuning trains with: the rates of the reconstruction, scaled.
ReconstructionOptions fineTuningOptions(const Recipe& recipe);

// The weights that codes are chosen for, preprocessed or aimed: kept on disk where fine-tuning may choose codes again.
void writeCodeTargets(const std::string& run, int block, const BlockWeights& weights);
void readCodeTargets_(const std::string& run, int block, BlockWeights& weights);

std::string tunedBlockFile(const std::string& run, int block);
// Puts fine-tuned blocks, where there are any, in place of those they began from, and removes what they needed.
void useTunedBlocks(const std::string& run, int blocks);

} // namespace precis
