// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/product_timing.h"

#include "precis/device_info.h"
#include "precis/error.h"
#include "quantizer/packed_matrix.h"
#include "session/process.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace precis {

namespace {

constexpr int kLargestSide = 65536;
constexpr double kShortestSample = 2e-4; // seconds: shorter ones measure the clock
constexpr int kFewestTurns = 5;
constexpr std::int64_t kProbeFloats = 32 << 20; // 128 MiB, more than caches hold
constexpr std::array kInstructionNames{"portable", "avx2", "avx512"};

using Clock = std::chrono::steady_clock;
double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

Instructions instructionsByName(const std::string& name) {
    if (name.empty())
        return bestInstructions();
    for (std::size_t i = 0; i < kInstructionNames.size(); ++i)
        if (name == kInstructionNames[i] && static_cast<Instructions>(i) <= bestInstructions())
            return static_cast<Instructions>(i);
    throw Error(ErrorKind::BadInput, "instructions", "cannot be " + name + " on this machine");
}

// Random codes and codewords: what they are does not matter to the time.
PackedMatrix codebookMatrix(int rows, int columns, int dimension, int entries, int groupRows) {
    CodebookLayer layer;
    layer.shape = {.rows = rows,
                   .columns = columns,
                   .dimension = dimension,
                   .entries = entries,
                   .groupRows = std::min(groupRows, rows),
                   .groupColumns = kProductColumns,
                   .scaleBlock = 0};
    const CodebookShape& shape = layer.shape;
    layer.codes = torch::randint(0, entries, {rows, shape.vectors()}, torch::kInt32);
    const Tensor integers =
        torch::randint(-127, 128, {shape.rowGroups(), shape.columnGroups(), entries, dimension}).to(torch::kFloat32);
    constexpr double kStep = 0x1p-12; // exact in half precision
    layer.codebookScales = torch::full({shape.rowGroups(), shape.columnGroups()}, kStep);
    layer.codebooks = integers * kStep;
    return packForProducts(layer);
}

// As many threads as products have.
void readProbe(const Tensor& probe) {
    constexpr std::int64_t kPart = 1 << 20;
    double sum = 0;
#pragma omp parallel for schedule(static) reduction(+ : sum)
    for (std::int64_t part = 0; part < probe.numel() / kPart; ++part)
        sum += static_cast<double>(readThrough(probe.data_ptr<float>() + part * kPart, kPart));
    [[maybe_unused]] volatile const double kept = sum;
}

struct Subject {
    ProductTiming timing;
    std::function<void()> multiply;
    int inSample = 1;            // products timed together
    std::vector<double> samples; // seconds of one product

    void sample() {
        const auto start = Clock::now();
        for (int i = 0; i < inSample; ++i)
            multiply();
        samples.push_back(secondsSince(start) / inSample);
    }
    void evaluate() {
        std::vector<double> sorted = samples;
        std::ranges::sort(sorted);
        timing.seconds = sorted[sorted.size() / 2];
        timing.fastest = sorted.front();
        timing.repetitions = static_cast<int>(sorted.size()) * inSample;
    }
};

} // namespace

ProductTimings timeProducts(const ProductTimingRequest& request,
                            const std::function<void(const ProductTimings&)>& sink, RunControl& control) {
    prepareProcess();
    torch::NoGradGuard noGrad;
    for (const int side : {request.rows, request.columns})
        if (side < 1 || side > kLargestSide)
            throw Error(ErrorKind::BadInput, "shape",
                        "sides must be 1 to " + std::to_string(kLargestSide) + "; one is " + std::to_string(side));
    const Instructions instructions = instructionsByName(request.instructions);
    const std::int64_t rows = request.rows, columns = request.columns;
    if (rows * columns > kMostProductWeights)
        throw Error(ErrorKind::BadInput, "shape",
                    "a matrix of " + std::to_string(rows) + " by " + std::to_string(columns) +
                        " is too large to time; at most " + std::to_string(kMostProductWeights) + " weights fit");
    const Tensor weight = torch::randn({rows, columns}) * 0.02, x = torch::randn({columns});
    Tensor y = torch::empty({rows});
    const float* in = x.data_ptr<float>();
    float* out = y.data_ptr<float>();
    std::vector<Subject> subjects;
    const auto add = [&](ProductFormat format, std::uint64_t bytes, std::function<void()> multiply) {
        control.poll();
        subjects.push_back({.timing = {.format = format, .bytes = bytes}, .multiply = std::move(multiply), .samples = {}});
        subjects.back().timing.bitsPerWeight = 8.0 * static_cast<double>(bytes) / static_cast<double>(rows * columns);
    };
    const auto addPacked = [&](ProductFormat format, PackedMatrix matrix) {
        const auto shared = std::make_shared<const PackedMatrix>(std::move(matrix));
        add(format, shared->bytes(), [=] { shared->multiply(in, out, instructions); });
    };
    add(ProductFormat::Float32, static_cast<std::uint64_t>(weight.nbytes()),
        [&] { productFloat(in, weight.data_ptr<float>(), rows, columns, out); });
    addPacked(ProductFormat::Int8, packInt8(weight));
    addPacked(ProductFormat::Int4, packInt4(weight));
    // Rows that share a codebook, as in the presets of 2.125 and 4.125 bits.
    addPacked(ProductFormat::Pairs16, codebookMatrix(request.rows, request.columns, 2, 16, 8));
    addPacked(ProductFormat::Pairs256, codebookMatrix(request.rows, request.columns, 2, 256, 128));
    addPacked(ProductFormat::Quads256, codebookMatrix(request.rows, request.columns, 4, 256, 256));

    ProductTimings timings{.rows = request.rows,
                           .columns = request.columns,
                           .threads = torch::get_num_threads(),
                           .instructions = kInstructionNames[static_cast<std::size_t>(instructions)],
                           .formats = {}};
    for (Subject& subject : subjects) { // warm up, and find out how many make up a sample
        control.poll();
        subject.multiply();
        const auto start = Clock::now();
        subject.multiply();
        subject.inSample = std::max(1, static_cast<int>(kShortestSample / std::max(1e-8, secondsSince(start))));
    }
    const Tensor probe = torch::ones({kProbeFloats});
    const auto report = [&] {
        timings.formats.clear();
        for (Subject& subject : subjects) {
            subject.evaluate();
            timings.formats.push_back(subject.timing);
        }
        if (sink)
            sink(timings);
    };
    const double budget = request.seconds * static_cast<double>(subjects.size() + 1);
    const auto start = Clock::now();
    auto reported = start;
    for (int turn = 0; turn < kFewestTurns || secondsSince(start) < budget; ++turn) {
        for (Subject& subject : subjects) {
            control.poll();
            subject.sample();
        }
        control.poll();
        const auto begin = Clock::now();
        readProbe(probe);
        timings.memoryBytesPerSecond =
            std::max(timings.memoryBytesPerSecond, static_cast<double>(probe.nbytes()) / secondsSince(begin));
        if (secondsSince(reported) > 0.25) {
            report();
            reported = Clock::now();
        }
    }
    report();
    return timings;
}

std::string_view productFormatName(ProductFormat format) {
    switch (format) {
    case ProductFormat::Float32:
        return "float32";
    case ProductFormat::Int8:
        return "int8";
    case ProductFormat::Int4:
        return "int4";
    case ProductFormat::Pairs16:
        return "2D, 16 codewords";
    case ProductFormat::Pairs256:
        return "2D, 256 codewords";
    case ProductFormat::Quads256:
        return "4D, 256 codewords";
    }
    return {};
}

std::vector<std::string> productInstructions() {
    return {kInstructionNames.begin(), kInstructionNames.begin() + static_cast<int>(bestInstructions()) + 1};
}

} // namespace precis
