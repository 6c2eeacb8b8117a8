// SPDX-License-Identifier: GPL-3.0-or-later
// What tests read off a run.
#pragma once

#include "session/run_files.h"
#include "support/temporary_folder.h"

#include <string>
#include <vector>

namespace precis::test {

// The bytes of all its finished blocks.
inline std::string blockBytes(const std::string& run, int blocks) {
    std::string bytes;
    for (int block = 0; block < blocks; ++block)
        bytes += readBytes(blockFile(run, block));
    return bytes;
}

// The events of one kind, in order.
template <class Kind>
std::vector<Kind> only(const std::vector<Event>& events) {
    std::vector<Kind> found;
    for (const Event& event : events)
        if (const auto* match = std::get_if<Kind>(&event))
            found.push_back(*match);
    return found;
}

} // namespace precis::test
