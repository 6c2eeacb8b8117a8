// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checkpoint.h"

#include "api/atomic_file.h"
#include "model/weight_names.h"
#include "precis/error.h"
#include "tensor/fingerprint.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

namespace precis {

namespace fs = std::filesystem;
namespace names = weight_names;

namespace {

constexpr std::size_t kSampledBytes = 1024; // of each tensor, for the fingerprint

// The safetensors files of a folder: those the index names, else all of them.
std::vector<std::string> findFiles(const std::string& folder) {
    const fs::path index = fs::path(folder) / "model.safetensors.index.json";
    std::set<std::string> files;
    if (fs::exists(index)) {
        const auto parsed = nlohmann::json::parse(readFile(index.string()), nullptr, /*allow_exceptions=*/false);
        if (!parsed.is_object() || !parsed.contains("weight_map") || !parsed["weight_map"].is_object())
            throw Error(ErrorKind::BadFormat, index.string(), "has no weight_map", "Download it again");
        for (const auto& [name, file] : parsed["weight_map"].items()) {
            if (!file.is_string() || fs::path(file.get<std::string>()).has_parent_path())
                throw Error(ErrorKind::BadFormat, index.string(), "names no plain file for " + name);
            files.insert((fs::path(folder) / file.get<std::string>()).string());
        }
        for (const std::string& file : files)
            if (!fs::exists(file))
                throw Error(ErrorKind::NotFound, file, "is named by the index and missing",
                            "Download the remaining files of the model");
        return {files.begin(), files.end()};
    }
    bool pickle = false;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".safetensors")
            files.insert(entry.path().string());
        pickle = pickle || extension == ".bin" || extension == ".pt" || extension == ".pth";
    }
    if (files.empty() && pickle)
        throw Error(ErrorKind::Unsupported, folder,
                    "holds its weights in a pickle file (.bin, .pt), which can run code when opened; Precis never does",
                    "Convert it to safetensors, or download the safetensors version of the model");
    if (files.empty())
        throw Error(ErrorKind::NotFound, folder, "has no .safetensors file", "Download the weights of the model");
    return {files.begin(), files.end()};
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

} // namespace

std::shared_ptr<const Checkpoint> Checkpoint::open(const std::string& folder) {
    auto checkpoint = std::make_shared<Checkpoint>();
    checkpoint->m_folder = folder;
    checkpoint->m_config = readModelConfig(folder);
    for (const std::string& path : findFiles(folder)) {
        auto file = std::make_shared<const SafetensorsFile>(path);
        for (const auto& [name, entry] : file->entries())
            if (!checkpoint->m_fileOfTensor.emplace(name, checkpoint->m_files.size()).second)
                throw Error(ErrorKind::BadFormat, path, "repeats tensor " + name + " of another file of the model",
                            "Remove files that do not belong to the model");
        checkpoint->m_files.push_back(std::move(file));
    }
    checkpoint->check();
    return checkpoint;
}

const SafetensorsFile& Checkpoint::fileOf(const std::string& name) const {
    const auto found = m_fileOfTensor.find(name);
    if (found == m_fileOfTensor.end())
        throw Error(ErrorKind::BadFormat, m_folder, "has no tensor " + name,
                    "The model is incomplete or its config.json belongs to another model");
    return *m_files[found->second];
}

void Checkpoint::check() const {
    const auto expect = [this](const std::string& name, const std::vector<std::int64_t>& shape) {
        const SafetensorsFile& file = fileOf(name);
        const TensorEntry& entry = file.entries().at(name);
        if (entry.shape != shape)
            throw Error(ErrorKind::BadFormat, file.path(),
                        "tensor " + name + " has shape " + shapeText(entry.shape) + ", config.json says " +
                            shapeText(shape),
                        "Weights and config.json belong to different models");
        if (entry.dtype != "F32" && entry.dtype != "F16" && entry.dtype != "BF16")
            throw Error(ErrorKind::Unsupported, file.path(), "tensor " + name + " has type " + entry.dtype,
                        "Precis reads F32, F16 and BF16 weights; convert the model to one of them");
    };
    const ModelConfig& c = m_config;
    expect(names::kEmbedding, {c.vocabulary, c.hidden});
    expect(names::kFinalNorm, {c.hidden});
    if (!c.tiedHead)
        expect(names::kHead, {c.vocabulary, c.hidden});
    for (int block = 0; block < c.blocks; ++block) {
        expect(names::inBlock(block, names::kAttentionNorm), {c.hidden});
        expect(names::inBlock(block, names::kMlpNorm), {c.hidden});
        if (c.queryKeyNorm) {
            expect(names::inBlock(block, names::kQueryNorm), {c.headDim});
            expect(names::inBlock(block, names::kKeyNorm), {c.headDim});
        }
        for (const LayerKind kind : kLayerKinds) {
            const auto [rows, columns] = layerShape(c, kind);
            expect(names::inBlock(block, layerName(kind) + ".weight"), {rows, columns});
            if (layerHasBias(c, kind))
                expect(names::inBlock(block, layerName(kind) + ".bias"), {rows});
        }
    }
}

std::string Checkpoint::storedType() const {
    const std::string name = names::inBlock(0, layerName(LayerKind::Query) + ".weight");
    return fileOf(name).entries().at(name).dtype;
}

std::uint64_t Checkpoint::fileBytes() const {
    std::uint64_t bytes = 0;
    for (const auto& file : m_files)
        bytes += file->bytes();
    return bytes;
}

std::int64_t Checkpoint::parameters() const {
    std::int64_t total = 0;
    for (const auto& file : m_files)
        for (const auto& [name, entry] : file->entries()) {
            std::int64_t count = 1;
            for (const std::int64_t extent : entry.shape)
                count *= extent;
            total += count;
        }
    return total;
}

std::string Checkpoint::fingerprint() const {
    Fingerprint hash;
    hash.add(readFile((fs::path(m_folder) / "config.json").string()));
    for (const auto& [name, file] : m_fileOfTensor) {
        const TensorEntry& entry = m_files[file]->entries().at(name);
        hash.add(name + " " + entry.dtype + " " + shapeText(entry.shape));
        hash.add(m_files[file]->stored(name).substr(0, kSampledBytes));
    }
    return hash.text();
}

Tensor Checkpoint::tensor(const std::string& name) const { return fileOf(name).read(name).to(torch::kFloat32); }

BlockWeights Checkpoint::block(int index) const {
    BlockWeights weights;
    weights.attentionNorm = tensor(names::inBlock(index, names::kAttentionNorm));
    weights.mlpNorm = tensor(names::inBlock(index, names::kMlpNorm));
    if (m_config.queryKeyNorm) {
        weights.queryNorm = tensor(names::inBlock(index, names::kQueryNorm));
        weights.keyNorm = tensor(names::inBlock(index, names::kKeyNorm));
    }
    for (const LayerKind kind : kLayerKinds) {
        const std::string name = names::inBlock(index, layerName(kind));
        weights[kind].weight = tensor(name + ".weight");
        if (layerHasBias(m_config, kind))
            weights[kind].bias = tensor(name + ".bias");
    }
    return weights;
}

Model loadModel(const std::shared_ptr<const Checkpoint>& checkpoint) {
    Model model;
    model.config = checkpoint->config();
    model.embedding = checkpoint->tensor(names::kEmbedding);
    model.finalNorm = checkpoint->tensor(names::kFinalNorm);
    model.head = model.config.tiedHead ? model.embedding : checkpoint->tensor(names::kHead);
    model.block = [checkpoint](int index) { return checkpoint->block(index); };
    return model;
}

} // namespace precis
