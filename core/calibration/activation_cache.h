// SPDX-License-Identifier: GPL-3.0-or-later
// ActivationCache: hidden states of all token windows at one place of the model. Rolls along with the reconstruction
// windows; past a memory limit it lies in a file.
#pragma once

#include "precis/recipe.h"
#include "tensor/torch.h"

#include <fstream>
#include <functional>
#include <memory>
#include <string>

namespace precis {

// What the caches of a run may take together, and where the rest goes.
struct CacheBudget {
    NumberType type = NumberType::Float32;
    std::uint64_t bytesLeft = ~std::uint64_t{0}; // in memory
    std::string folder;                          // for files; they are gone when the cache is
};

class ActivationCache {
public:
    // windows x tokens x width, all zero. Takes its bytes from the budget, which must outlive it, or a file when they do
    // not fit. Error NotWritable when the file cannot be made.
    ActivationCache(std::int64_t windows, std::int64_t tokens, std::int64_t width, CacheBudget& budget);

    std::int64_t windows() const { return m_windows; }
    std::int64_t tokens() const { return m_tokens; }
    bool isOnDisk() const { return m_file != nullptr; }

    // [count,T,D] float32; rounded to the cache's type on the way in.
    Tensor read(std::int64_t first, std::int64_t count) const;
    void write(std::int64_t first, const Tensor& values);

private:
    struct File;
    std::int64_t m_windows, m_tokens, m_width;
    torch::ScalarType m_type;
    Tensor m_memory; // [N,T,D], undefined when on disk
    std::unique_ptr<void, std::function<void(void*)>> m_lease; // gives the bytes back
    std::shared_ptr<File> m_file;
};

} // namespace precis
