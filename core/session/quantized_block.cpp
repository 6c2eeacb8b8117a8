// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/quantized_block.h"

#include "model/weight_names.h"
#include "precis/error.h"
#include "quantizer/bit_pack.h"

#include <nlohmann/json.hpp>

namespace precis {

namespace {

using Json = nlohmann::json;
constexpr const char* kDense = "dense.";
constexpr const char* kActivations = "activations";

torch::ScalarType torchType(StepType type) { return type == StepType::Float16 ? torch::kFloat16 : torch::kFloat32; }

void require(bool condition, const std::string& path, const std::string& problem) {
    if (!condition)
        throw Error(ErrorKind::BadFormat, path, problem, "The run folder is damaged; run again");
}

// What one layer stores goes to `tensors` under its name; returned are its settings.
Json writeLayer(const UniformLayer& layer, const std::string& name, NamedTensors& tensors) {
    tensors.emplace_back(name + ".codes", packBits(layer.codes, layer.bits));
    tensors.emplace_back(name + ".step", layer.step.to(torchType(layer.stepType)));
    if (!layer.symmetric)
        tensors.emplace_back(name + ".zero", packBits(layer.zero, layer.bits));
    return {{"format", "uniform"},
            {"bits", layer.bits},
            {"group_size", layer.groupSize},
            {"symmetric", layer.symmetric},
            {"columns", layer.codes.size(1)}};
}

// One layer of a block file.
struct LayerReader {
    const SafetensorsFile& file;
    std::string name;
    std::int64_t rows;
    std::int64_t columns;

    Tensor read(const std::string& part, std::int64_t height, std::int64_t width) const {
        const Tensor tensor = file.read(name + part);
        require(tensor.sizes() == torch::IntArrayRef({height, width}), file.path(),
                "tensor " + name + part + " has a wrong shape");
        return tensor;
    }

    UniformLayer uniform(const Json& settings) const {
        UniformLayer layer;
        require(settings.at("columns").get<std::int64_t>() == columns, file.path(),
                "layer " + name + " does not fit the model");
        layer.bits = settings.at("bits").get<int>();
        layer.groupSize = settings.at("group_size").get<std::int64_t>();
        layer.symmetric = settings.at("symmetric").get<bool>();
        require(layer.bits >= 2 && layer.bits <= 8 && layer.groupSize > 0, file.path(),
                "layer " + name + " has bad settings");
        const auto packedBytes = [&](std::int64_t count) { return (count * layer.bits + 7) / 8; };
        const std::int64_t groups = (columns + layer.groupSize - 1) / layer.groupSize;
        const Tensor step = read(".step", rows, groups);
        layer.stepType = step.scalar_type() == torch::kFloat16 ? StepType::Float16 : StepType::Float32;
        layer.step = step.to(torch::kFloat32);
        layer.codes = unpackBits(read(".codes", rows, packedBytes(columns)), layer.bits, columns);
        layer.zero = layer.symmetric ? torch::full({rows, groups}, 1 << (layer.bits - 1), torch::kUInt8)
                                     : unpackBits(read(".zero", rows, packedBytes(groups)), layer.bits, groups);
        return layer;
    }
};

// Calls visit with every quantizer, in the order of the file.
template <class Activations, class Visit>
void visitQuantizers(Activations& activations, const Visit& visit) {
    for (auto& quantizer : activations.inputs)
        visit(quantizer);
    for (auto& quantizer : activations.attention)
        visit(quantizer);
}

// Rows of bits, mode, zero and scale.
Tensor activationTable(const BlockActivations& activations) {
    std::vector<Tensor> rows;
    visitQuantizers(activations, [&](const ActivationQuantizer& quantizer) {
        rows.push_back(torch::tensor({static_cast<float>(quantizer.bits), static_cast<float>(quantizer.mode),
                                      static_cast<float>(quantizer.zero),
                                      quantizer.isOn() ? quantizer.scale.item<float>() : 0.0f}));
    });
    return torch::stack(rows);
}

BlockActivations activationsOf(const Tensor& table) {
    BlockActivations activations;
    std::int64_t row = 0;
    visitQuantizers(activations, [&](ActivationQuantizer& quantizer) {
        const Tensor values = table[row++];
        quantizer.bits = values[0].item<int>();
        quantizer.mode = values[1].item<float>() > 0 ? ActivationMode::Static : ActivationMode::PerToken;
        quantizer.zero = values[2].item<int>();
        quantizer.scale = values[3].clone();
    });
    return activations;
}

// The tensor of a block that goes by that name.
Tensor* tensorNamed(BlockWeights& weights, const std::string& name) {
    namespace names = weight_names;
    if (name == names::kAttentionNorm)
        return &weights.attentionNorm;
    if (name == names::kMlpNorm)
        return &weights.mlpNorm;
    for (const LayerKind kind : kLayerKinds) {
        if (name == layerName(kind) + ".weight")
            return &weights[kind].weight;
        if (name == layerName(kind) + ".bias")
            return &weights[kind].bias;
    }
    return nullptr;
}

} // namespace

void writeQuantizedBlock(const std::string& path, const QuantizedBlock& block) {
    NamedTensors tensors;
    std::map<std::string, std::string> metadata{{"format", "precis-block-1"}};
    for (const LayerKind kind : kLayerKinds)
        if (const auto& layer = block.layers[static_cast<std::size_t>(kind)]) {
            const std::string name = layerName(kind);
            metadata[name] =
                std::visit([&](const auto& held) { return writeLayer(held, name, tensors); }, *layer).dump();
        }
    for (const auto& [name, tensor] : block.dense)
        tensors.emplace_back(kDense + name, tensor);
    if (const Tensor table = activationTable(block.activations); (table.select(1, 0) < 16).any().item<bool>())
        tensors.emplace_back(kActivations, table);
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
        const auto [rows, columns] = layerShape(config, kind);
        const LayerReader reader{file, name, rows, columns};
        try {
            block.layers[static_cast<std::size_t>(kind)] = reader.uniform(Json::parse(found->second));
        } catch (const Json::exception&) {
            require(false, path, "layer " + name + " lacks its settings");
        }
    }
    for (const auto& [name, entry] : file.entries())
        if (name.starts_with(kDense))
            block.dense.emplace_back(name.substr(std::string_view(kDense).size()), file.read(name));
    if (file.entries().contains(kActivations)) {
        const Tensor table = file.read(kActivations);
        require(table.sizes() == torch::IntArrayRef({kInputSites + 3, 4}), path,
                "tensor activations has a wrong shape");
        block.activations = activationsOf(table);
    }
    return block;
}

void replaceWeights_(BlockWeights& weights, const QuantizedBlock& block) {
    for (const auto& [name, tensor] : block.dense)
        if (Tensor* replaced = tensorNamed(weights, name))
            *replaced = tensor;
    for (const LayerKind kind : kLayerKinds)
        if (const auto& layer = block.layers[static_cast<std::size_t>(kind)])
            weights[kind].weight = dequantize(*layer);
    weights.activations = block.activations;
}

} // namespace precis
