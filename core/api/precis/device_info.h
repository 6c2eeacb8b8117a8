// SPDX-License-Identifier: GPL-3.0-or-later
// What this machine brings to a run.
#pragma once

#include <cstdint>
#include <string>

namespace precis {

struct DeviceInfo {
    int threads = 1;
    double matmulGflops = 0; // of a 0.1-second single-precision probe
    bool slowBlas = false;   // far below what an optimized BLAS reaches
    std::string torchVersion;
};

// Runs the probe: call it once, from a worker thread or at the start of a command.
DeviceInfo probeDevice();
// Threads that the engine uses in this process; 0 means all cores.
void setThreads(int threads);
std::uint64_t currentMemoryBytes();
std::uint64_t peakMemoryBytes();

} // namespace precis
