// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/window_schedule.h"

#include <algorithm>

namespace precis {

std::vector<BlockWindow> windowSchedule(int blocks, const ReconstructionOptions& options) {
    const int count = options.enabled ? std::min(options.windowBlocks, blocks) : 1;
    const int stride = options.enabled ? std::max(1, count - options.overlap) : 1;
    const int pads = options.enabled && options.padEnds && count < blocks ? std::min(options.overlap, count - 1) : 0;
    std::vector<BlockWindow> windows;
    for (int size = stride; size < count && pads > 0; size += stride)
        windows.push_back({0, size});
    for (int first = 0; first + count < blocks; first += stride)
        windows.push_back({first, count});
    windows.push_back({blocks - count, count});
    for (int size = count - stride; size > 0 && pads > 0; size -= stride)
        windows.push_back({blocks - size, size});
    return windows;
}

int stepsPerWindow(const ReconstructionOptions& options, std::int64_t trainedWindows) {
    return options.epochs * static_cast<int>((trainedWindows + options.batchWindows - 1) / options.batchWindows);
}

} // namespace precis
