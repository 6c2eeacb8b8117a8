// SPDX-License-Identifier: GPL-3.0-or-later
// The events of whole runs, as tests/data keeps them.
#pragma once

#include <precis/events.h>

#include <fstream>
#include <stdexcept>

namespace precis {

inline std::vector<Event> recordedEvents(const std::string& folder) {
    const std::string file = std::string(PRECIS_SOURCE_DIR) + "/tests/data/" + folder + "/events.jsonl";
    std::ifstream stream(file);
    if (!stream)
        throw std::runtime_error(file + " is missing");
    std::vector<Event> events;
    for (std::string line; std::getline(stream, line);)
        events.push_back(eventFromJson(line));
    return events;
}

// GPTQ at 4 bits on a model of 5 blocks with 7 layers each, evaluated with documents:512 at the end.
inline std::vector<Event> recordedRun() { return recordedEvents("recorded_run"); }

// The same model at 2 bits, trained in six windows of up to two blocks, two epochs of 32 token windows each. Snapshots
// and most of the roundings and of the progress were left out.
inline std::vector<Event> recordedTraining() { return recordedEvents("recorded_training"); }

} // namespace precis
