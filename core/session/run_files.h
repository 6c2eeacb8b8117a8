// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a run folder: the files that precis/run_folder.h reads.
#pragma once

#include "calibration/calibration_set.h"
#include "precis/events.h"
#include "precis/run_folder.h"
#include "tensor/torch.h"

#include <fstream>
#include <string>

namespace precis {

std::string blockFile(const std::string& run, int block);

// Makes the folder with recipe and calibration windows. Error BadInput when it exists and is not empty, NotWritable
// when it cannot be made.
void createRun(const std::string& run, const Recipe& recipe, const CalibrationTokens& calibration);
CalibrationTokens readCalibrationTokens(const std::string& run);
void writeState(const std::string& run, const RunState& state);
void writeReport(const std::string& run, const RunReport& report);

// Appends events to events.jsonl, a line each, flushed at once so that others can watch.
class EventLog {
public:
    explicit EventLog(const std::string& run);
    void append(const Event& event);

private:
    std::string m_path;
    std::ofstream m_file;
};

} // namespace precis
