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
#include <unistd.h>

#include <sys/resource.h>

namespace precis {

DeviceInfo probeDevice() {
    using Clock = std::chrono::steady_clock;
    constexpr std::int64_t kSize = 256;
    torch::NoGradGuard noGrad;
    const Tensor a = torch::ones({kSize, kSize});
    DeviceInfo info;
    info.threads = torch::get_num_threads();
    info.torchVersion = TORCH_VERSION;
    a.mm(a); // the first product starts threads
    const auto start = Clock::now();
    double seconds = 0;
    int products = 0;
    for (; seconds < 0.1; ++products) {
        a.mm(a);
        seconds = std::chrono::duration<double>(Clock::now() - start).count();
    }
    info.matmulGflops = 2e-9 * kSize * kSize * kSize * products / seconds;
    // The reference BLAS reaches 1 to 3 GFLOP/s a core, an optimized one tens.
    info.slowBlas = info.matmulGflops < 6;
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
