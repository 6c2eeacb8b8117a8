// SPDX-License-Identifier: GPL-3.0-or-later
// The safetensors container: eight bytes of header length, a JSON header, raw little-endian tensors.
#pragma once

#include "tensor/torch.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace precis {

struct TensorEntry {
    std::string dtype; // "F32", "BF16", ...
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0; // in the file
    std::uint64_t end = 0;
};

// A memory-mapped file: opening reads the header only, tensors are copied out one at a time.
class SafetensorsFile {
public:
    // Error NotFound, or BadFormat when the header is damaged or tensors overlap or leave the file.
    explicit SafetensorsFile(const std::string& path);

    const std::string& path() const { return m_path; }
    const std::map<std::string, TensorEntry>& entries() const { return m_entries; }
    const std::map<std::string, std::string>& metadata() const { return m_metadata; }
    std::uint64_t bytes() const;

    // A copy in the stored type. Error BadFormat when there is no such tensor, Unsupported for an unknown type.
    Tensor read(const std::string& name) const;
    // Its bytes as they lie in the mapped file. Error BadFormat when there is no such tensor.
    std::string_view stored(const std::string& name) const;

private:
    struct Mapping;
    const TensorEntry& entry(const std::string& name) const;

    std::string m_path;
    std::shared_ptr<const Mapping> m_mapping;
    std::map<std::string, TensorEntry> m_entries;
    std::map<std::string, std::string> m_metadata;
};

using NamedTensors = std::vector<std::pair<std::string, Tensor>>;

// Writes atomically, in the given order, the data section aligned to 64 bytes. The same tensors give the same bytes.
void writeSafetensors(const std::string& path, const NamedTensors& tensors,
                      const std::map<std::string, std::string>& metadata = {});

} // namespace precis
