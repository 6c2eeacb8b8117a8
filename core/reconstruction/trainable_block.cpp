// SPDX-License-Identifier: GPL-3.0-or-later
#include "reconstruction/trainable_block.h"

namespace precis {

namespace {

ActivationQuantizer& quantizerAt(BlockActivations& activations, std::size_t site) {
    return site < kInputSites ? activations.inputs[site] : activations.attention[site - kInputSites];
}

Tensor trainedNorm(const TrainableBlock& block, std::size_t at) {
    return block.weights.*kNorms[at].tensor * (block.normChanges[at] + 1);
}

} // namespace

TrainableBlock makeTrainableBlock(int index, BlockWeights weights,
                                  const std::array<std::optional<QuantizedLayer>, kLayersPerBlock>& layers,
                                  const ReconstructionOptions& options, std::uint64_t seed, Codes codes) {
    TrainableBlock block;
    block.index = index;
    for (const LayerKind kind : kLayerKinds) {
        const auto at = static_cast<std::size_t>(kind);
        if (layers[at])
            block.layers[at] =
                makeTrainable(*layers[at], weights[kind].weight, options,
                              seed + static_cast<std::uint64_t>(index * kLayersPerBlock + static_cast<int>(at)), codes);
    }
    for (std::size_t site = 0; site < block.rho.size(); ++site)
        if (quantizerAt(weights.activations, site).isOn())
            block.rho[site] = torch::zeros({});
    block.activationRate = options.activationRate;
    for (std::size_t at = 0; at < kNorms.size(); ++at)
        if (const Tensor& norm = weights.*kNorms[at].tensor; options.normRate > 0 && norm.defined())
            block.normChanges[at] = torch::zeros_like(norm);
    block.normRate = options.normRate;
    block.weights = std::move(weights);
    return block;
}

std::vector<TrainedTensor> TrainableBlock::tensors() const {
    std::vector<TrainedTensor> all;
    for (const auto& layer : layers)
        if (layer)
            all.insert(all.end(), layer->tensors.begin(), layer->tensors.end());
    for (const Tensor& factor : rho)
        if (factor.defined())
            all.push_back({factor, activationRate});
    for (const Tensor& change : normChanges)
        if (change.defined())
            all.push_back({change, normRate});
    return all;
}

StepWeights::StepWeights(const TrainableBlock& block, double progress, NumberType compute) : weights(block.weights) {
    torch::NoGradGuard noGrad;
    for (const LayerKind kind : kLayerKinds) {
        const auto at = static_cast<std::size_t>(kind);
        LinearLayer& layer = weights[kind];
        if (block.layers[at])
            layer.weight = block.layers[at]->weight(progress);
        if (compute == NumberType::BFloat16)
            layer.weight = layer.weight.to(torch::kBFloat16);
        if (block.layers[at])
            m_leaves[at] = layer.weight.requires_grad_();
    }
    for (std::size_t site = 0; site < block.rho.size(); ++site)
        if (block.rho[site].defined()) {
            Tensor& scale = quantizerAt(weights.activations, site).scale;
            scale = m_scales[site] = (scale * block.rho[site].exp()).requires_grad_();
        }
    for (std::size_t at = 0; at < kNorms.size(); ++at)
        if (block.normChanges[at].defined())
            weights.*kNorms[at].tensor = m_norms[at] = trainedNorm(block, at).requires_grad_();
}

std::vector<Tensor> StepWeights::gradients(const TrainableBlock& block) const {
    torch::NoGradGuard noGrad;
    std::vector<Tensor> all;
    for (std::size_t at = 0; at < block.layers.size(); ++at)
        if (block.layers[at]) {
            const auto found = block.layers[at]->backward(m_leaves[at].grad().to(torch::kFloat32));
            all.insert(all.end(), found.begin(), found.end());
        }
    for (std::size_t site = 0; site < block.rho.size(); ++site)
        if (block.rho[site].defined()) // d scale / d rho = scale
            all.push_back(m_scales[site].grad() * m_scales[site]);
    for (std::size_t at = 0; at < kNorms.size(); ++at)
        if (block.normChanges[at].defined())
            all.push_back(m_norms[at].grad() * block.weights.*kNorms[at].tensor);
    return all;
}

std::array<std::optional<QuantizedLayer>, kLayersPerBlock> hardLayers(const TrainableBlock& block) {
    std::array<std::optional<QuantizedLayer>, kLayersPerBlock> layers;
    for (std::size_t at = 0; at < layers.size(); ++at)
        if (block.layers[at])
            layers[at] = block.layers[at]->harden();
    return layers;
}

BlockActivations hardActivations(const TrainableBlock& block) {
    torch::NoGradGuard noGrad;
    BlockActivations activations = block.weights.activations;
    for (std::size_t site = 0; site < block.rho.size(); ++site)
        if (block.rho[site].defined())
            quantizerAt(activations, site).scale = quantizerAt(activations, site).scale * block.rho[site].exp();
    return activations;
}

NamedTensors hardNorms(const TrainableBlock& block) {
    torch::NoGradGuard noGrad;
    NamedTensors norms;
    for (std::size_t at = 0; at < kNorms.size(); ++at)
        if (block.normChanges[at].defined())
            norms.emplace_back(kNorms[at].name, trainedNorm(block, at));
    return norms;
}

BlockWeights hardWeights(const TrainableBlock& block) {
    torch::NoGradGuard noGrad;
    BlockWeights weights = block.weights;
    const auto layers = hardLayers(block);
    for (const LayerKind kind : kLayerKinds)
        if (const auto& layer = layers[static_cast<std::size_t>(kind)])
            weights[kind].weight = dequantize(*layer);
    for (std::size_t at = 0; at < kNorms.size(); ++at)
        if (block.normChanges[at].defined())
            weights.*kNorms[at].tensor = trainedNorm(block, at);
    weights.activations = hardActivations(block);
    return weights;
}

} // namespace precis
