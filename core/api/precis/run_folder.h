// SPDX-License-Identifier: GPL-3.0-or-later
// RunFolder: a run on disk, readable while another process writes it.
//   recipe.json  state.json  events.jsonl  report.json  calibration.safetensors  blocks/block_0000.safetensors ...
#pragma once

#include "precis/events.h"
#include "precis/report.h"

#include <optional>
#include <string>
#include <vector>

namespace precis {

// Where a text comes from: a file and optionally a range of the documents in it (split on <|endoftext|> or one a line
// of .jsonl), first to last, both included.
struct TextSource {
    std::string path;
    std::optional<std::pair<int, int>> documents;
};

// state.json: what a run was made of and how far it is.
struct RunState {
    int version = 1;
    std::string program; // "precis 0.1.0"
    std::string model;
    std::string modelFingerprint;       // of config and tensor headers
    std::string calibrationFingerprint; // of the token windows
    std::string recipeFingerprint;
    TextSource calibration;
    std::optional<TextSource> evaluationText;
    std::string evaluationProtocol;
    int blocks = 0;
    int finishedBlocks = 0;
    int finishedWindows = 0; // reconstruction windows; blocks when there are none
    Outcome outcome = Outcome::Running;
};

// A run as found on disk. Error NotFound or BadFormat names the file at fault.
struct RunFolder {
    std::string path;
    Recipe recipe;
    RunState state;
    std::optional<RunReport> report; // once it finished, stopped or failed
};
RunFolder openRun(const std::string& path);
bool isRunFolder(const std::string& path);
// All complete lines of events.jsonl; a line cut off by a crash is left out.
std::vector<Event> readEvents(const std::string& runPath);

} // namespace precis
