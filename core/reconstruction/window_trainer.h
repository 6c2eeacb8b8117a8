// SPDX-License-Identifier: GPL-3.0-or-later
// Trains the blocks of one reconstruction window together, so that the window puts out what it should.
// Ding et al., "CBQ", ICLR 2025, cross-block reconstruction; schedule and deviations in docs/decisions.md.
#pragma once

#include "calibration/activation_cache.h"
#include "model/decoder.h"
#include "precis/events.h"
#include "precis/window_schedule.h"
#include "reconstruction/losses.h"
#include "reconstruction/trainable_block.h"

#include <functional>
#include <string>
#include <vector>

namespace precis {

struct WindowJob {
    const Model& model;
    const ReconstructionOptions& options;
    std::uint64_t seed = 0;
    int number = 0;  // of the window
    int windows = 1; // in all
    BlockWindow window;
    WindowPlace place = WindowPlace::Inside;
    std::vector<TrainableBlock*> blocks;         // of the window, in order
    const ActivationCache& inputs;               // what the quantized prefix puts out
    const ActivationCache& targets;              // what the original model puts out behind the window
    const ActivationCache* homologous = nullptr; // what the original blocks make of `inputs`; wanted for its share
    std::int64_t trainedWindows = 0;             // token windows behind these are held out
    const RotaryTable& rotary;
};

struct WindowHooks {
    EventSink emit;
    std::function<void(double)> advance; // share of the window's work; may throw to stop
    std::function<void(const std::string&)> warn;
};

// Fresh optimizer and cosine schedule; the state with the smallest loss under hard roundings is kept, the one it began
// with included. A loss that is not finite or explodes rolls back to that state and lowers the rates; the third time
// the window is left as it began. Each of these is a warning.
WindowFinished trainWindow(const WindowJob& job, const WindowHooks& hooks);

} // namespace precis
