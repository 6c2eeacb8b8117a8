// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/quantized_block.h"

#include "precis/error.h"
#include "quantizer/additive_pack.h"
#include "quantizer/bit_pack.h"
#include "quantizer/codebook_pack.h"

#include <nlohmann/json.hpp>

#include <algorithm>

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

Json writeLayer(const CodebookLayer& layer, const std::string& name, NamedTensors& tensors) {
    for (auto& [part, tensor] : packCodebookLayer(layer))
        tensors.emplace_back(name + "." + part, tensor);
    const CodebookShape& shape = layer.shape;
    return {{"format", "codebook"},
            {"columns", shape.columns},
            {"dimension", shape.dimension},
            {"entries", shape.entries},
            {"group_rows", shape.groupRows},
            {"group_columns", shape.groupColumns},
            {"codebook_bits", layer.codebookBits},
            {"scale_block", shape.scaleBlock},
            {"rank", layer.codeFactor.defined() ? layer.codeFactor.size(0) : 0}};
}

const char* orderName(ChannelOrder order) {
    return order == ChannelOrder::FullSort       ? "full_sort"
           : order == ChannelOrder::WholeVectors ? "whole_vectors"
                                                 : "critical_first";
}

Json writeLayer(const AdditiveLayer& layer, const std::string& name, NamedTensors& tensors) {
    for (auto& [part, tensor] : packAdditiveLayer(layer))
        tensors.emplace_back(name + "." + part, tensor);
    const AdditiveShape& shape = layer.shape;
    Json settings{{"format", "additive"},         {"columns", shape.columns}, {"dimension", shape.dimension},
                  {"codebooks", shape.codebooks}, {"entries", shape.entries}, {"codebook_bits", layer.codebookBits}};
    if (shape.extendedCodebooks > 0) {
        settings["extended_codebooks"] = shape.extendedCodebooks;
        settings["extended_entries"] = shape.extendedEntries;
        settings["critical_vectors"] = shape.criticalVectors;
        settings["order"] = orderName(shape.order);
    }
    return settings;
}

// Whether `borrower` has its codebooks from `lender`.
bool borrowsFrom(const AdditiveLayer& borrower, const AdditiveLayer& lender) {
    return lender.sharing == BookSharing::Lent && torch::equal(borrower.basic.codewords, lender.basic.codewords);
}

// The earlier layer of a block that stores the codebooks of this one; empty when it stores its own.
std::string lenderOf(const QuantizedBlock& block, LayerKind kind) {
    const auto* layer = std::get_if<AdditiveLayer>(&*block.layers[static_cast<std::size_t>(kind)]);
    if (!layer || layer->sharing != BookSharing::Borrowed)
        return {};
    for (const LayerKind other : kLayerKinds)
        if (const auto& held = block.layers[static_cast<std::size_t>(other)]; other < kind && held)
            if (const auto* lender = std::get_if<AdditiveLayer>(&*held); lender && borrowsFrom(*layer, *lender))
                return layerName(other);
    TORCH_CHECK(false, "no layer of the block has the codebooks that ", layerName(kind), " borrows");
}

// One layer of a block file.
struct LayerReader {
    const SafetensorsFile& file;
    std::string name;
    std::int64_t rows;
    std::int64_t columns;
    QuantizedBlock& block; // with the layers read so far

    Tensor read(const std::string& part, std::int64_t height, std::int64_t width) const {
        const Tensor tensor = file.read(name + part);
        require(tensor.sizes() == torch::IntArrayRef({height, width}), file.path(),
                "tensor " + name + part + " has a wrong shape");
        return tensor;
    }

    QuantizedLayer layer(const Json& settings) const {
        require(settings.at("columns").get<std::int64_t>() == columns, file.path(),
                "layer " + name + " does not fit the model");
        if (settings.at("format") == "codebook")
            return codebook(settings);
        if (settings.at("format") == "additive")
            return additive(settings);
        return uniform(settings);
    }

    Tensor numbers(const std::string& part, std::int64_t count) const {
        const Tensor tensor = file.read(name + "." + part);
        require(tensor.numel() == count, file.path(), "tensor " + name + "." + part + " has a wrong size");
        return tensor;
    }

    // The earlier layer of that name, which now is one that lends its codebooks.
    AdditiveLayer* lender(const std::string& lenderName) const {
        for (const LayerKind kind : kLayerKinds)
            if (auto& held = block.layers[static_cast<std::size_t>(kind)]; held && layerName(kind) == lenderName)
                if (auto* layer = std::get_if<AdditiveLayer>(&*held)) {
                    layer->sharing = BookSharing::Lent;
                    return layer;
                }
        require(false, file.path(), "layer " + name + " borrows codebooks that are not there");
        return nullptr;
    }

    AdditiveLayer additive(const Json& settings) const {
        AdditiveShape shape;
        const auto number = [&](const char* key) { return settings.at(key).get<std::int64_t>(); };
        const auto isSize = [](std::int64_t entries) {
            return entries >= 2 && entries <= 65536 && (entries & (entries - 1)) == 0;
        };
        shape.rows = rows;
        shape.columns = columns;
        shape.dimension = number("dimension");
        shape.codebooks = number("codebooks");
        shape.entries = number("entries");
        const std::int64_t bits = number("codebook_bits"), d = shape.dimension;
        bool sound = (d == 4 || d == 8 || d == 16) && shape.codebooks >= 1 && isSize(shape.entries) &&
                     (bits == 4 || bits == 8 || bits == 16);
        if (settings.contains("extended_codebooks")) {
            shape.extendedCodebooks = number("extended_codebooks");
            shape.extendedEntries = number("extended_entries");
            shape.criticalVectors = number("critical_vectors");
            const std::string order = settings.at("order").get<std::string>();
            for (const ChannelOrder known : {ChannelOrder::FullSort, ChannelOrder::WholeVectors})
                if (order == orderName(known))
                    shape.order = known;
            sound = sound && shape.extendedCodebooks >= 1 && isSize(shape.extendedEntries) &&
                    shape.criticalVectors >= 1 && shape.criticalVectors <= shape.vectors() &&
                    order == orderName(shape.order);
        }
        require(sound, file.path(), "layer " + name + " has bad settings");
        const AdditiveLayer* from =
            settings.contains("codebooks_of") ? lender(settings.at("codebooks_of").get<std::string>()) : nullptr;
        if (from) {
            const AdditiveShape& theirs = from->shape;
            require(theirs.columns == shape.columns && theirs.dimension == d && theirs.codebooks == shape.codebooks &&
                        theirs.entries == shape.entries && theirs.extendedCodebooks == shape.extendedCodebooks &&
                        theirs.extendedEntries == shape.extendedEntries &&
                        theirs.criticalVectors == shape.criticalVectors,
                    file.path(), "layer " + name + " borrows codebooks that do not fit it");
        }
        return unpackAdditiveLayer(shape, static_cast<int>(bits), from,
                                   [&](const std::string& part, std::int64_t count) { return numbers(part, count); });
    }

    CodebookLayer codebook(const Json& settings) const {
        CodebookShape shape;
        shape.rows = rows;
        shape.columns = columns;
        const auto number = [&](const char* key) { return settings.at(key).get<std::int64_t>(); };
        shape.dimension = number("dimension");
        shape.entries = number("entries");
        shape.groupRows = number("group_rows");
        shape.groupColumns = number("group_columns");
        shape.scaleBlock = number("scale_block");
        const std::int64_t bits = number("codebook_bits"), rank = number("rank"), d = shape.dimension;
        const bool sound = (d == 1 || d == 2 || d == 4 || d == 8) && shape.entries >= 2 && shape.entries <= 65536 &&
                           (shape.entries & (shape.entries - 1)) == 0 && shape.groupRows > 0 &&
                           shape.groupColumns > 0 && shape.groupColumns % d == 0 && shape.scaleBlock >= 0 &&
                           shape.scaleBlock % d == 0 && (bits == 4 || bits == 8 || bits == 16) && rank >= 0 &&
                           rank <= shape.entries;
        require(sound, file.path(), "layer " + name + " has bad settings");
        return unpackCodebookLayer(shape, static_cast<int>(bits), rank,
                                   [&](const std::string& part, std::int64_t count) { return numbers(part, count); });
    }

    UniformLayer uniform(const Json& settings) const {
        UniformLayer layer;
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
    for (const NormTensor& norm : kNorms)
        if (name == norm.name)
            return &(weights.*norm.tensor);
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
            Json settings = std::visit([&](const auto& held) { return writeLayer(held, name, tensors); }, *layer);
            if (const std::string lender = lenderOf(block, kind); !lender.empty())
                settings["codebooks_of"] = lender;
            metadata[name] = settings.dump();
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
        const LayerReader reader{file, name, rows, columns, block};
        try {
            block.layers[static_cast<std::size_t>(kind)] = reader.layer(Json::parse(found->second));
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

void putDense_(QuantizedBlock& block, const NamedTensors& tensors) {
    for (const auto& [name, tensor] : tensors) {
        const auto found = std::ranges::find(block.dense, name, [](const auto& entry) { return entry.first; });
        if (found == block.dense.end())
            block.dense.emplace_back(name, tensor);
        else
            found->second = tensor;
    }
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
