// SPDX-License-Identifier: GPL-3.0-or-later
#include "codebook_bench.h"

#include "calibration/hessian.h"
#include "precis/device_info.h"
#include "quantizer/codebook_sweep.h"
#include "quantizer/packed_matrix.h"
#include "quantizer/solve_layer.h"
#include "tensor/safetensors.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>

namespace precis {

namespace {

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Tensor onlyTensor(const std::string& path) {
    const SafetensorsFile file(path);
    return file.read(file.entries().begin()->first).to(torch::kFloat32);
}

template <class Work>
double wallSeconds(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

void benchCodebooks(const BenchLine& print) {
    const std::string folder = std::string(PRECIS_SHARED_DIR) + "/yardstick/";
    if (!std::filesystem::exists(folder))
        return;
    const int threads = probeDevice().threads;
    setThreads(1);
    const Tensor weight = onlyTensor(folder + "layer_a.weight.safetensors");
    const Tensor x = onlyTensor(folder + "layer_a.inputs.safetensors");
    struct Row {
        const char* preset;
        double error, seconds; // of the reference, vector_quantization.md section 6.1
    };
    for (const Row& row :
         {Row{"gptvq-1d", 0.0673, 3.2}, Row{"gptvq-2d", 0.0408, 8.3}, Row{"gptvq-2d-2.25", 0.0401, 8.5},
          Row{"gptvq-4d", 0.0262, 144}, Row{"gptvq-4d-2.25", 0.0243, 129}, Row{"gptvq-1d-3.125", 0.0187, 4.0},
          Row{"gptvq-2d-3.125", 0.0140, 32.4}}) {
        const Recipe recipe = presetByName(row.preset);
        const LayerPlan plan = planLayer(recipe, "layer");
        double error = 0, seconds = 1e30;
        for (int run = 0; run < 3; ++run) {
            const double start = cpuSeconds();
            HessianAccumulator accumulator(x.size(1));
            accumulator.add(x);
            const Tensor hessian = accumulator.mean();
            const Tensor quantized = dequantize(solveLayer(recipe, plan, "layer", weight, hessian).layer);
            seconds = std::min(seconds, cpuSeconds() - start);
            error = relativeOutputError(weight, quantized, hessian);
        }
        print({{"bench", "codebooks"},
               {"preset", row.preset},
               {"bits_per_weight", static_cast<double>(plannedBits(plan, 512, 512)) / (512 * 512)},
               {"relative_output_error", error},
               {"cpu_seconds", seconds},
               {"error_of_reference", row.error},
               {"seconds_of_reference", row.seconds}});
    }
    setThreads(threads);
}

void benchProducts(const BenchLine& print) {
    torch::NoGradGuard noGrad;
    constexpr std::int64_t kSize = 4096;
    constexpr int kRuns = 15;
    const Tensor weight = torch::randn({kSize, kSize}) * 0.02, x = torch::randn({kSize});
    Tensor y = torch::empty({kSize});
    const auto codebook = [&](int dimension, int entries, int groupRows) {
        CodebookLayer layer;
        layer.shape = {kSize, kSize, dimension, entries, groupRows, 256, 0};
        layer.codes = torch::randint(0, entries, {kSize, layer.shape.vectors()}, torch::kInt32);
        layer.codebooks =
            torch::randint(-127, 128, {layer.shape.rowGroups(), layer.shape.columnGroups(), entries, dimension})
                .to(torch::kFloat32);
        layer.codebookScales = torch::full({layer.shape.rowGroups(), layer.shape.columnGroups()}, 0x1p-12);
        layer.codebooks *= 0x1p-12;
        return packForProducts(layer);
    };
    struct Row {
        const char* format;
        PackedMatrix matrix;
        double seconds = 1e30;
    };
    std::vector<Row> rows;
    rows.push_back({"int8, scale a row", packInt8(weight)});
    rows.push_back({"int4, scales of 128", packInt4(weight)});
    rows.push_back({"2D, 2.125 bits", codebook(2, 16, 8)});
    rows.push_back({"4D, 2.125 bits", codebook(4, 256, 256)});
    rows.push_back({"2D, 4.125 bits", codebook(2, 256, 128)});
    const Tensor large = torch::ones({32 << 20}); // 128 MiB, more than caches hold
    for (const Instructions instructions : {Instructions::Portable, Instructions::Avx2, Instructions::Avx512}) {
        if (instructions > bestInstructions())
            break;
        static const char* const kNames[] = {"portable", "avx2", "avx512"};
        double floats = 1e30, bandwidth = 0;
        for (Row& row : rows)
            row.seconds = 1e30;
        for (int run = 0; run < kRuns; ++run) { // interleaved, so that all see the same machine
            for (Row& row : rows)
                row.seconds = std::min(row.seconds, wallSeconds([&] {
                                           row.matrix.multiply(x.data_ptr<float>(), y.data_ptr<float>(), instructions);
                                       }));
            floats = std::min(floats, wallSeconds([&] {
                                  productFloat(x.data_ptr<float>(), weight.data_ptr<float>(), kSize, kSize,
                                               y.data_ptr<float>());
                              }));
            volatile float sum = 0;
            bandwidth = std::max(bandwidth, static_cast<double>(large.nbytes()) / wallSeconds([&] {
                                                sum = readThrough(large.data_ptr<float>(), large.numel());
                                            }));
        }
        const auto line = [&](const char* format, std::uint64_t bytes, double seconds) {
            print({{"bench", "products"},
                   {"instructions", kNames[static_cast<int>(instructions)]},
                   {"format", format},
                   {"bytes", bytes},
                   {"microseconds", 1e6 * seconds},
                   {"gigabytes_per_second", 1e-9 * static_cast<double>(bytes) / seconds},
                   {"share_of_bandwidth", static_cast<double>(bytes) / seconds / bandwidth}});
        };
        print({{"bench", "products"}, {"memory_gigabytes_per_second", 1e-9 * bandwidth}});
        line("float32", static_cast<std::uint64_t>(weight.nbytes()), floats);
        for (const Row& row : rows)
            line(row.format, row.matrix.bytes(), row.seconds);
    }
}

} // namespace precis
