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
    const auto read = [&](const std::string& name, std::int64_t rows, std::int64_t columns) {
        const Tensor tensor = file.read(name);
        require(tensor.sizes() == torch::IntArrayRef({rows, columns}), path, "tensor " + name + " has a wrong shape");
        return tensor;
    };
    const auto packedBytes = [](std::int64_t columns, int bits) { return (columns * bits + 7) / 8; };
    QuantizedBlock block;
    for (const LayerKind kind : kLayerKinds) {
        const std::string name = layerName(kind);
        const auto found = file.metadata().find(name);
        if (found == file.metadata().end())
            continue;
        const auto meta = nlohmann::json::parse(found->second, nullptr, /*allow_exceptions=*/false);
        const auto [rows, columns] = layerShape(config, kind);
        UniformLayer layer;
        try {
            require(meta.at("columns").get<std::int64_t>() == columns, path, "layer " + name + " does not fit the model");
            layer.bits = meta.at("bits").get<int>();
            layer.groupSize = meta.at("group_size").get<std::int64_t>();
            layer.symmetric = meta.at("symmetric").get<bool>();
        } catch (const nlohmann::json::exception&) {
            require(false, path, "layer " + name + " lacks its settings");
        }
        require(layer.bits >= 2 && layer.bits <= 8 && layer.groupSize > 0, path, "layer " + name + " has bad settings");
        const std::int64_t groups = (columns + layer.groupSize - 1) / layer.groupSize;
        const Tensor step = read(name + ".step", rows, groups);
        layer.stepType = step.scalar_type() == torch::kFloat16 ? StepType::Float16 : StepType::Float32;
        layer.step = step.to(torch::kFloat32);
        layer.codes = unpackBits(read(name + ".codes", rows, packedBytes(columns, layer.bits)), layer.bits, columns);
        layer.zero = layer.symmetric
                         ? torch::full({rows, groups}, 1 << (layer.bits - 1), torch::kUInt8)
                         : unpackBits(read(name + ".zero", rows, packedBytes(groups, layer.bits)), layer.bits, groups);
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
