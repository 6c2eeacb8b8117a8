// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoint: a Hugging Face folder with one or several safetensors files, memory-mapped.
#pragma once

#include "model/model.h"
#include "model/model_config.h"
#include "tensor/safetensors.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace precis {

class Checkpoint {
public:
    // Reads config.json and the headers, and checks that every tensor is there with the right shape and a float type.
    // Error NotFound, BadFormat or Unsupported (pickle files are explained, never opened).
    static std::shared_ptr<const Checkpoint> open(const std::string& folder);

    const std::string& folder() const { return m_folder; }
    const ModelConfig& config() const { return m_config; }
    const std::vector<std::shared_ptr<const SafetensorsFile>>& files() const { return m_files; }
    std::string storedType() const; // of the first linear layer: "BF16"
    std::uint64_t fileBytes() const;
    std::int64_t parameters() const;
    // Of the configuration, all tensor headers and the beginning of each tensor: tells models apart, a fine-tuned one
    // from its origin too, without reading all weights.
    std::string fingerprint() const;

    // In single precision, by its name in the file.
    Tensor tensor(const std::string& name) const;
    BlockWeights block(int index) const;

private:
    void check() const;
    const SafetensorsFile& fileOf(const std::string& name) const;

    std::string m_folder;
    ModelConfig m_config;
    std::vector<std::shared_ptr<const SafetensorsFile>> m_files;
    std::map<std::string, std::size_t> m_fileOfTensor;
};

// The whole model: embedding, final norm and head in memory, blocks on demand.
Model loadModel(const std::shared_ptr<const Checkpoint>& checkpoint);

} // namespace precis
