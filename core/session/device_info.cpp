// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/device_info.h"

#include "session/process.h"
#include "tensor/torch.h"

#include <torch/version.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <malloc.h>
#include <mutex>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace precis {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Products per second of two size x size matrices, the best of several runs within a twentieth of a second.
template <class Product>
double productsPerSecond(Product&& product) {
    double best = 0;
    for (const auto start = Clock::now(); secondsSince(start) < 0.05;) {
        const auto begin = Clock::now();
        product();
        best = std::max(best, 1 / secondsSince(begin));
    }
    return best;
}

double blasProductsPerSecond(std::int64_t size) {
    torch::NoGradGuard noGrad;
    const Tensor a = torch::ones({size, size});
    Tensor c = a.mm(a); // the first product starts threads
    return productsPerSecond([&] { torch::mm_out(c, a, a); });
}

double plainProductsPerSecond(std::int64_t size) {
    const auto n = static_cast<std::size_t>(size);
    const std::vector<float> a(n * n, 1.0f);
    std::vector<float> c(n * n, 0.0f);
    return productsPerSecond([&] {
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t k = 0; k < n; ++k)
                for (std::size_t j = 0; j < n; ++j)
                    c[i * n + j] += a[i * n + k] * a[k * n + j];
    });
}

} // namespace

DeviceInfo probeDevice() {
    DeviceInfo info;
    info.threads = torch::get_num_threads();
    info.torchVersion = TORCH_VERSION;
    constexpr std::int64_t kLarge = 256;
    const double products = blasProductsPerSecond(kLarge);
    // Threads that wait for a processor make everybody wait: on a busy machine one alone shows what it can do.
    torch::set_num_threads(1);
    const double alone = blasProductsPerSecond(kLarge);
    torch::set_num_threads(info.threads);
    info.matmulGflops = 2e-9 * kLarge * kLarge * kLarge * std::max(products, alone);
    // An optimized BLAS is several times faster than plain loops, the reference BLAS slower than they are. So small a
    // product runs on one thread and in microseconds: other programs on the machine do not spoil the comparison.
    constexpr std::int64_t kSmall = 56;
    info.slowBlas = blasProductsPerSecond(kSmall) < 1.5 * plainProductsPerSecond(kSmall);
    return info;
}

void setThreads(int threads) {
    torch::set_num_threads(threads > 0 ? threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency())));
}

void prepareProcess() {
    static std::once_flag once;
    std::call_once(once, [] {
#ifdef __GLIBC__
        // Tensors of a few megabytes come and go all the time; giving each back to the system costs more than the work
        // done in it.
        mallopt(M_MMAP_THRESHOLD, 256 << 20);
        mallopt(M_TRIM_THRESHOLD, 512 << 20);
#endif
    });
    at::globalContext().setFlushDenormal(true); // of the calling thread
}

std::uint64_t currentMemoryBytes() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t total = 0, resident = 0;
    file >> total >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t peakMemoryBytes() {
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

} // namespace precis
