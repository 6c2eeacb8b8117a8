// SPDX-License-Identifier: GPL-3.0-or-later
// Benchmarks of codebooks: the layer yardstick, and products with packed weights.
#pragma once

#include <nlohmann/json.hpp>

#include <functional>

namespace precis {

using BenchLine = std::function<void(const nlohmann::ordered_json&)>;

// Errors and CPU seconds of the layer yardstick beside those of the reference code; one thread, all stages counted.
void benchCodebooks(const BenchLine& print);
// Bytes and time of a product of a 4096 x 4096 matrix with a vector in each format, and the bandwidth of memory.
void benchProducts(const BenchLine& print);

} // namespace precis
