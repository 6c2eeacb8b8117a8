// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibration/activation_cache.h"

#include "precis/error.h"

#include <filesystem>

namespace precis {

// Loses its name once it is open, so that it is gone with the process, however that ends.
struct ActivationCache::File {
    std::string path;
    std::fstream stream;

    explicit File(const std::string& folder) : path((std::filesystem::path(folder) / "activations.tmp").string()) {
        stream.open(path, std::ios::in | std::ios::out | std::ios::binary | std::ios::trunc);
        check();
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
    void check() const {
        if (!stream)
            throw Error(ErrorKind::NotWritable, path, "cannot keep the activations",
                        "Free some space, or give reconstruction.cache_megabytes more memory");
    }
};

ActivationCache::ActivationCache(std::int64_t windows, std::int64_t tokens, std::int64_t width, CacheBudget& budget)
    : m_windows(windows)
    , m_tokens(tokens)
    , m_width(width)
    , m_type(budget.type == NumberType::BFloat16 ? torch::kBFloat16 : torch::kFloat32) {
    const auto bytes = static_cast<std::uint64_t>(windows * tokens * width) * c10::elementSize(m_type);
    if (bytes <= budget.bytesLeft) {
        budget.bytesLeft -= bytes;
        m_lease = {this, [&budget, bytes](void*) { budget.bytesLeft += bytes; }};
        m_memory = torch::zeros({windows, tokens, width}, m_type);
    } else {
        m_file = std::make_shared<File>(budget.folder);
    }
}

Tensor ActivationCache::read(std::int64_t first, std::int64_t count) const {
    if (!m_file)
        return m_memory.narrow(0, first, count).to(torch::kFloat32);
    Tensor values = torch::zeros({count, m_tokens, m_width}, m_type);
    const auto rowBytes = static_cast<std::streamoff>(values.nbytes() / static_cast<std::size_t>(count));
    m_file->stream.clear();
    m_file->stream.seekg(first * rowBytes);
    m_file->stream.read(static_cast<char*>(values.data_ptr()), static_cast<std::streamsize>(values.nbytes()));
    m_file->stream.clear(); // rows that were never written are zero
    return values.to(torch::kFloat32);
}

void ActivationCache::write(std::int64_t first, const Tensor& values) {
    if (!m_file) {
        m_memory.narrow(0, first, values.size(0)).copy_(values);
        return;
    }
    const Tensor stored = values.to(m_type).contiguous();
    const auto rowBytes = static_cast<std::streamoff>(stored.nbytes() / static_cast<std::size_t>(values.size(0)));
    m_file->stream.seekp(first * rowBytes);
    m_file->stream.write(static_cast<const char*>(stored.data_ptr()), static_cast<std::streamsize>(stored.nbytes()));
    m_file->check();
}

} // namespace precis
