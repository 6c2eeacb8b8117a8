// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/quantized_block.h"

#include "precis/error.h"
#include "quantizer/bit_pack.h"
#include "tensor/safetensors.h"

#include <nlohmann/json.hpp>

namespace precis {

namespace {

torch::ScalarType torchType(StepType type) {
    return type == StepType::Float16 ? torch::kFloat16 : torch::kFloat32;
}

void require(bool condition, const std::string& path, const std::string& problem) {
    if (!condition)
        throw Error(ErrorKind::BadFormat, path, problem, "The run folder is damaged; run again");
}

} // namespace

void writeQuantizedBlock(const std::string& path, const QuantizedBlock& block) {
    NamedTensors tensors;
    std::map<std::string, std::string> metadata{{"format", "precis-uniform-1"}};
    for (const LayerKind kind : kLayerKinds) {
        const auto& layer = block[static_cast<std::size_t>(kind)];
        if (!layer)
            continue;
        const std::string name = layerName(kind);
        metadata[name] = nlohmann::json{{"bits", layer->bits},
                                        {"group_size", layer->groupSize},
                                        {"symmetric", layer->symmetric},
                                        {"columns", layer->codes.size(1)}}.dump();
        tensors.emplace_back(name + ".codes", packBits(layer->codes, layer->bits));
        tensors.emplace_back(name + ".step", layer->step.to(torchType(layer->stepType)));
        if (!layer->symmetric)
            tensors.emplace_back(name + ".zero", packBits(layer->zero, layer->bits));
    }
    writeSafetensors(path, tensors, metadata);
}

QuantizedBlock readQuantizedBlock(const std::string& path, const ModelConfig& config) {
    const SafetensorsFile file(path);
    QuantizedBlock block;
    for (const LayerKind kind : kLayerKinds) {
        const std::string name = layerName(kind);
        const auto found = file.metadata().find(name);
        if (found == file.metadata().end())
            continue;
        const auto meta = nlohmann::json::parse(found->second, nullptr, /*allow_exceptions=*/false);
        require(meta.is_object() && meta.value("columns", std::int64_t{0}) == layerShape(config, kind)[1], path,
                "layer " + name + " does not fit the model");
        UniformLayer layer;
        layer.bits = meta.value("bits", 0);
        layer.groupSize = meta.value("group_size", std::int64_t{0});
        layer.symmetric = meta.value("symmetric", false);
        require(layer.bits >= 2 && layer.bits <= 8 && layer.groupSize > 0, path, "layer " + name + " has bad settings");
        const Tensor step = file.read(name + ".step");
        layer.stepType = step.scalar_type() == torch::kFloat16 ? StepType::Float16 : StepType::Float32;
        layer.step = step.to(torch::kFloat32);
        layer.codes = unpackBits(file.read(name + ".codes"), layer.bits, layerShape(config, kind)[1]);
        layer.zero = layer.symmetric ? torch::full(layer.step.sizes(), 1 << (layer.bits - 1), torch::kUInt8)
                                     : unpackBits(file.read(name + ".zero"), layer.bits, layer.step.size(1));
        block[static_cast<std::size_t>(kind)] = std::move(layer);
    }
    return block;
}

void replaceWeights_(BlockWeights& weights, const QuantizedBlock& block) {
    for (const LayerKind kind : kLayerKinds)
        if (const auto& layer = block[static_cast<std::size_t>(kind)])
            weights[kind].weight = dequantize(*layer);
}

} // namespace precis
