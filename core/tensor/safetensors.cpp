// SPDX-License-Identifier: GPL-3.0-or-later
#include "tensor/safetensors.h"

#include "api/atomic_file.h"
#include "precis/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace precis {

namespace {

struct StoredType {
    const char* name;
    torch::ScalarType type;
};
constexpr StoredType kTypes[] = {
    {"F32", torch::kFloat32}, {"F16", torch::kFloat16}, {"BF16", torch::kBFloat16}, {"F64", torch::kFloat64},
    {"U8", torch::kUInt8},    {"I8", torch::kInt8},     {"I16", torch::kInt16},     {"I32", torch::kInt32},
    {"I64", torch::kInt64},   {"BOOL", torch::kBool},
};

const StoredType* findType(const std::string& name) {
    for (const StoredType& type : kTypes)
        if (name == type.name)
            return &type;
    return nullptr;
}

[[noreturn]] void reject(const std::string& path, const std::string& problem) {
    throw Error(ErrorKind::BadFormat, path, problem, "The file is damaged or incomplete; download or copy it again");
}

} // namespace

struct SafetensorsFile::Mapping {
    const char* data = nullptr;
    std::uint64_t size = 0;

    explicit Mapping(const std::string& path) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            throw Error(ErrorKind::NotFound, path, std::strerror(errno), "Check the path and the permissions");
        struct stat status = {};
        ::fstat(file, &status);
        size = static_cast<std::uint64_t>(status.st_size);
        void* address = size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : nullptr;
        ::close(file);
        if (address == MAP_FAILED)
            throw Error(ErrorKind::NotFound, path, std::string("cannot be mapped: ") + std::strerror(errno));
        data = static_cast<const char*>(address);
    }
    ~Mapping() {
        if (data)
            ::munmap(const_cast<char*>(data), size);
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
};

SafetensorsFile::SafetensorsFile(const std::string& path)
    : m_path(path), m_mapping(std::make_shared<Mapping>(path)) {
    const std::uint64_t size = m_mapping->size;
    std::uint64_t headerBytes = 0;
    if (size < sizeof(headerBytes))
        reject(path, "has " + std::to_string(size) + " bytes, too few for a safetensors header");
    std::memcpy(&headerBytes, m_mapping->data, sizeof(headerBytes));
    if (headerBytes > size - sizeof(headerBytes))
        reject(path, "announces a header of " + std::to_string(headerBytes) + " bytes in a file of " +
                         std::to_string(size));
    const std::uint64_t dataStart = sizeof(headerBytes) + headerBytes;
    const auto header = nlohmann::json::parse(m_mapping->data + sizeof(headerBytes), m_mapping->data + dataStart,
                                              nullptr, /*allow_exceptions=*/false);
    if (!header.is_object())
        reject(path, "has a header that is not a JSON object");

    for (const auto& [name, value] : header.items()) {
        if (name == "__metadata__") {
            for (const auto& [key, text] : value.items())
                if (text.is_string())
                    m_metadata[key] = text.get<std::string>();
            continue;
        }
        TensorEntry entry;
        try {
            entry.dtype = value.at("dtype").get<std::string>();
            entry.shape = value.at("shape").get<std::vector<std::int64_t>>();
            entry.begin = dataStart + value.at("data_offsets").at(0).get<std::uint64_t>();
            entry.end = dataStart + value.at("data_offsets").at(1).get<std::uint64_t>();
        } catch (const nlohmann::json::exception&) {
            reject(path, "tensor " + name + " lacks a valid dtype, shape or data_offsets");
        }
        if (entry.begin < dataStart || entry.end < entry.begin || entry.end > size)
            reject(path, "tensor " + name + " ends at byte " + std::to_string(entry.end) + " of a file of " +
                             std::to_string(size) + " bytes");
        if (const StoredType* type = findType(entry.dtype)) {
            std::uint64_t count = 1;
            for (const std::int64_t extent : entry.shape) {
                if (extent < 0 || (extent > 0 && count > size / static_cast<std::uint64_t>(extent)))
                    reject(path, "tensor " + name + " has an impossible shape");
                count *= static_cast<std::uint64_t>(extent);
            }
            const std::uint64_t needed = count * torch::elementSize(type->type);
            if (needed != entry.end - entry.begin)
                reject(path, "tensor " + name + " needs " + std::to_string(needed) + " bytes for its shape and has " +
                                 std::to_string(entry.end - entry.begin));
        }
        m_entries.emplace(name, std::move(entry));
    }

    std::vector<std::pair<const TensorEntry*, const std::string*>> ordered;
    for (const auto& [name, entry] : m_entries)
        ordered.emplace_back(&entry, &name);
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first->begin, a.first->end) < std::tie(b.first->begin, b.first->end);
    });
    for (std::size_t i = 1; i < ordered.size(); ++i)
        if (ordered[i].first->begin < ordered[i - 1].first->end)
            reject(path, "tensors " + *ordered[i - 1].second + " and " + *ordered[i].second + " overlap");
}

std::uint64_t SafetensorsFile::bytes() const { return m_mapping->size; }

const TensorEntry& SafetensorsFile::entry(const std::string& name) const {
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        throw Error(ErrorKind::BadFormat, m_path, "has no tensor " + name, "The file is not what it should be");
    return found->second;
}

std::string_view SafetensorsFile::stored(const std::string& name) const {
    const TensorEntry& found = entry(name);
    return {m_mapping->data + found.begin, found.end - found.begin};
}

Tensor SafetensorsFile::read(const std::string& name) const {
    const TensorEntry& found = entry(name);
    const StoredType* type = findType(found.dtype);
    if (!type)
        throw Error(ErrorKind::Unsupported, m_path, "tensor " + name + " has type " + found.dtype,
                    "Precis reads F32, F16 and BF16 weights; convert the model to one of them");
    Tensor result = torch::empty(found.shape, type->type);
    std::memcpy(result.data_ptr(), m_mapping->data + found.begin, found.end - found.begin);
    return result;
}

void writeSafetensors(const std::string& path, const NamedTensors& tensors,
                      const std::map<std::string, std::string>& metadata) {
    constexpr std::uint64_t kAlignment = 64;
    nlohmann::ordered_json header;
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : tensors) {
        const auto type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                       [&](const StoredType& t) { return t.type == tensor.scalar_type(); });
        TORCH_CHECK(type != std::end(kTypes), "safetensors cannot store ", tensor.dtype());
        const std::uint64_t bytes = tensor.nbytes();
        header[name] = {{"dtype", type->name},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {offset, offset + bytes}}};
        offset += bytes;
    }
    std::string text = header.is_null() ? "{}" : header.dump();
    text.resize((text.size() + 8 + kAlignment - 1) / kAlignment * kAlignment - 8, ' ');

    std::string content(8, '\0');
    const std::uint64_t headerBytes = text.size();
    std::memcpy(content.data(), &headerBytes, sizeof(headerBytes));
    content += text;
    content.reserve(content.size() + offset);
    for (const auto& [name, tensor] : tensors) {
        const Tensor packed = tensor.detach().to(torch::kCPU).contiguous();
        content.append(static_cast<const char*>(packed.data_ptr()), packed.nbytes());
    }
    writeFileAtomically(path, content);
}

} // namespace precis
