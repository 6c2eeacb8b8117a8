// SPDX-License-Identifier: GPL-3.0-or-later
#include "codebook_bench.h"

#include "calibration/hessian.h"
#include "precis/device_info.h"
#include "precis/product_timing.h"
#include "quantizer/codebook_sweep.h"
#include "quantizer/solve_layer.h"
#include "tensor/safetensors.h"

#include <algorithm>
#include <ctime>
#include <filesystem>

namespace precis {

namespace {

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

Tensor onlyTensor(const std::string& path) {
    const SafetensorsFile file(path);
    return file.read(file.entries().begin()->first).to(torch::kFloat32);
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
    constexpr int kSize = 4096;
    RunControl control;
    for (const std::string& instructions : productInstructions()) {
        const ProductTimings timings =
            timeProducts({.rows = kSize, .columns = kSize, .seconds = 0.5, .instructions = instructions}, {}, control);
        print({{"bench", "products"},
               {"instructions", instructions},
               {"threads", timings.threads},
               {"memory_gigabytes_per_second", 1e-9 * timings.memoryBytesPerSecond}});
        for (const ProductTiming& timing : timings.formats)
            print({{"bench", "products"},
                   {"instructions", instructions},
                   {"format", productFormatName(timing.format)},
                   {"bits_per_weight", timing.bitsPerWeight},
                   {"bytes", timing.bytes},
                   {"microseconds", 1e6 * timing.fastest},
                   {"median_microseconds", 1e6 * timing.seconds},
                   {"gigabytes_per_second", 1e-9 * static_cast<double>(timing.bytes) / timing.fastest},
                   {"share_of_bandwidth",
                    static_cast<double>(timing.bytes) / timing.fastest / timings.memoryBytesPerSecond}});
    }
}

} // namespace precis
