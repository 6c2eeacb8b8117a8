// SPDX-License-Identifier: GPL-3.0-or-later
// ProductTiming: how long products of a matrix with a vector take on this machine in each format that a weight can lie
// in memory in, beside the bandwidth of its memory. van Baalen et al., "GPTVQ", 2024, section 4.2, for the machine at
// hand instead of a phone.
#pragma once

#include "precis/run_control.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// Codebooks of pairs or quads of weights; the number is that of codewords.
enum class ProductFormat { Float32, Int8, Int4, Pairs16, Pairs256, Quads256 };

// Rows times columns that are timed at most: a gigabyte as floats.
inline constexpr std::int64_t kMostProductWeights = std::int64_t(1) << 28;

struct ProductTimingRequest {
    int rows = 4096;             // O
    int columns = 4096;          // I
    double seconds = 0.3;        // to spend on each format
    std::string instructions;    // "portable", "avx2" or "avx512"; empty: the best that this machine has
};

struct ProductTiming {
    ProductFormat format = ProductFormat::Float32;
    std::uint64_t bytes = 0;  // that a product reads of the weight
    double bitsPerWeight = 0; // those bytes over the weights, padding included
    double seconds = 0;       // of one product, the median
    double fastest = 0;
    int repetitions = 0;
};

struct ProductTimings {
    int rows = 0;
    int columns = 0;
    int threads = 1;
    std::string instructions;        // that were used
    double memoryBytesPerSecond = 0; // reading 128 MiB once, the fastest of as many repetitions
    std::vector<ProductTiming> formats;
};

// Blocks. Formats take turns, so that all see the same machine. `sink` is called now and then with what is known so
// far. Error BadInput when sides are not between 1 and 65536, when the matrix has more than kMostProductWeights, or when
// the instructions are not there.
ProductTimings timeProducts(const ProductTimingRequest& request,
                            const std::function<void(const ProductTimings&)>& sink, RunControl& control);

// "float32", "int8", ..., for tables and files.
std::string_view productFormatName(ProductFormat format);
// The sets of instructions that this machine has, from the slowest to the fastest.
std::vector<std::string> productInstructions();

} // namespace precis
