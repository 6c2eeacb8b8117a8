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
#include <thread>
#include <vector>
#include <unistd.h>

#include <sys/resource.h>

namespace precis {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Products of two kSize matrices per second by plain loops, which any machine load slows down as it does the BLAS.
constexpr std::int64_t kSize = 192;
double plainProductsPerSecond() {
    const std::vector<float> a(kSize * kSize, 1.0f), b(kSize * kSize, 1.0f);
    std::vector<float> c(kSize * kSize, 0.0f);
    const auto start = Clock::now();
    for (std::int64_t i = 0; i < kSize; ++i)
        for (std::int64_t k = 0; k < kSize; ++k)
            for (std::int64_t j = 0; j < kSize; ++j)
                c[static_cast<std::size_t>(i * kSize + j)] +=
                    a[static_cast<std::size_t>(i * kSize + k)] * b[static_cast<std::size_t>(k * kSize + j)];
    return 1 / secondsSince(start) * (c[0] > 0); // the result is used, or the loops would be optimized away
}

} // namespace

DeviceInfo probeDevice() {
    torch::NoGradGuard noGrad;
    const Tensor a = torch::ones({kSize, kSize});
    DeviceInfo info;
    info.threads = torch::get_num_threads();
    info.torchVersion = TORCH_VERSION;
    a.mm(a); // the first product starts threads
    double best = 0, plain = 0;
    for (const auto start = Clock::now(); secondsSince(start) < 0.1;) {
        const auto begin = Clock::now();
        a.mm(a);
        best = std::max(best, 1 / secondsSince(begin));
        plain = std::max(plain, plainProductsPerSecond());
    }
    info.matmulGflops = 2e-9 * kSize * kSize * kSize * best;
    // An optimized BLAS is six times faster than plain loops on one core, the reference BLAS slower than they are.
    info.slowBlas = best < 2 * plain;
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
