// SPDX-License-Identifier: GPL-3.0-or-later
// The events of a whole run, as tests/data keeps them.
#pragma once

#include <precis/events.h>

#include <fstream>
#include <stdexcept>

namespace precis {

// GPTQ at 4 bits on a model of 5 blocks with 7 layers each, evaluated with documents:512 at the end.
inline std::vector<Event> recordedRun() {
    const std::string file = std::string(PRECIS_SOURCE_DIR) + "/tests/data/recorded_run/events.jsonl";
    std::ifstream stream(file);
    if (!stream)
        throw std::runtime_error(file + " is missing");
    std::vector<Event> events;
    for (std::string line; std::getline(stream, line);)
        events.push_back(eventFromJson(line));
    return events;
}

} // namespace precis
