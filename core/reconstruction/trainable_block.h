// SPDX-License-Identifier: GPL-3.0-or-later
// TrainableBlock: a block in training: its quantized layers, the ranges of its activations and its norms.
#pragma once

#include "model/block_weights.h"
#include "reconstruction/trainable_layer.h"
#include "tensor/safetensors.h"

#include <array>
#include <optional>

namespace precis {

struct TrainableBlock {
    int index = 0;
    BlockWeights weights; // what is not trained; activation quantizers as they began
    std::array<std::optional<TrainableLayer>, kLayersPerBlock> layers;
    std::array<Tensor, kInputSites + 3> rho; // log of the factors on the activation quantizers' scales; undefined: off
    double activationRate = 0;
    std::array<Tensor, kNorms.size()> normChanges; // relative to the norm's weight; undefined: not trained
    double normRate = 0;

    // Everything that is trained, in a fixed order.
    std::vector<TrainedTensor> tensors() const;
};

// A block whose layers were solved: weights are the original (preprocessed) ones, layers what the solver made of them.
TrainableBlock makeTrainableBlock(int index, BlockWeights weights,
                                  const std::array<std::optional<QuantizedLayer>, kLayersPerBlock>& layers,
                                  const ReconstructionOptions& options, std::uint64_t seed,
                                  Codes codes = Codes::MayChange);

// One forward and backward pass: weights to run the block with, leaves of the graph, and what becomes of their
// gradients.
struct StepWeights {
    BlockWeights weights;

    StepWeights(const TrainableBlock& block, double progress, NumberType compute);
    // Gradients of block.tensors(), in their order, from those that backward passes left in the leaves.
    std::vector<Tensor> gradients(const TrainableBlock& block) const;

private:
    std::array<Tensor, kLayersPerBlock> m_leaves;
    std::array<Tensor, kInputSites + 3> m_scales;
    std::array<Tensor, kNorms.size()> m_norms;
};

// The block as it would be stored now, ready to run.
BlockWeights hardWeights(const TrainableBlock& block);
std::array<std::optional<QuantizedLayer>, kLayersPerBlock> hardLayers(const TrainableBlock& block);
BlockActivations hardActivations(const TrainableBlock& block);
// The norms that were trained, by their name in the block.
NamedTensors hardNorms(const TrainableBlock& block);

} // namespace precis
