// SPDX-License-Identifier: GPL-3.0-or-later
// Event: what a job tells while it runs. Small values without tensors; field names are the keys in events.jsonl.
#pragma once

#include "precis/fields.h"
#include "precis/snapshot.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace precis {

enum class Stage { Prepare, Calibrate, Capture, Solve, Reconstruct, Propagate, Evaluate, Inspect, Plant };
enum class Outcome { Running, Done, Stopped, Failed };
// Which model a perplexity belongs to.
enum class Subject { Original, RoundToNearest, Run };

struct RunStarted {
    std::string run;    // run folder
    std::string recipe; // its name
    std::string model;  // model folder
    int blocks = 0;
    int layersPerBlock = 0;
    int firstBlock = 0; // > 0 when resumed
    int calibrationWindowsRequested = 0;
    int calibrationWindows = 0;
    int calibrationWindowTokens = 0;
    int threads = 0;
};
struct StageStarted {
    Stage stage = Stage::Prepare;
    int block = -1; // -1: not about one block
};
struct StageProgress {
    Stage stage = Stage::Prepare;
    double fraction = 0;     // of the whole job, 0 to 1
    double elapsed = 0;      // seconds since the job began
    double secondsLeft = -1; // -1: not known yet
    std::uint64_t memoryBytes = 0;
};
struct LayerQuantized {
    int block = 0;
    std::string layer; // "self_attn.q_proj"
    int rows = 0;
    int columns = 0;
    double bitsPerWeight = 0;
    double relativeOutputError = 0;
    double seconds = 0;
};
// A reconstruction window begins to train.
struct WindowStarted {
    int window = 0;
    int windows = 0; // in all
    int firstBlock = 0;
    int lastBlock = 0;
    int steps = 0;          // optimizer steps it will take
    double loss = 0;        // of the window as it is, on some calibration windows
    double heldOutLoss = 0; // on held-out windows; 0 when there are none
};
// Means over the steps since the last such event of the window; some two hundred a window.
struct OptimizerStep {
    int window = 0;
    int step = 0; // counted from 1
    double loss = 0;
    double l2 = 0;          // mean squared error
    double kl = 0;          // of softmaxed hidden states, weighted
    double logitsKl = 0;    // of predictions, weighted
    double regularizer = 0; // weighted
    double rate = 0;        // share of the learning rates, 1 falling to 0
};
struct EpochFinished {
    int window = 0;
    int epoch = 0; // counted from 1
    int step = 0;
    double loss = 0; // with hard roundings, on the calibration windows of WindowStarted
    double heldOutLoss = 0;
};
struct WindowFinished {
    int window = 0;
    int firstBlock = 0;
    int lastBlock = 0;
    double startLoss = 0;
    double loss = 0; // never more than startLoss: the best state is kept
    double startHeldOutLoss = 0;
    double heldOutLoss = 0;
    double flippedShare = 0; // of the weights, rounded away from where they began
    double seconds = 0;
    bool fellBack = false; // to where it began, because it would not train
};
struct SnapshotTaken {
    std::shared_ptr<const Snapshot> snapshot;
};
// A layer's roundings once its block is finished.
struct RoundingTaken {
    std::shared_ptr<const RoundingSnapshot> rounding;
};
struct PerplexityMeasured {
    Subject subject = Subject::Original;
    std::string protocol;
    double perplexity = 0;
    double standardError = 0;
    std::int64_t tokens = 0; // predictions scored
    double bitsPerWeight = 0;
    std::uint64_t bytes = 0; // of the decoder's linear layers
    double seconds = 0;
    std::vector<float> windowNll; // mean negative log likelihood of each window, nats
};
struct CheckpointWritten {
    int block = 0;
    std::string file;
};
struct WarningRaised {
    std::string message;
};
struct RunFinished {
    Outcome outcome = Outcome::Done;
    double bitsPerWeight = 0;
    double seconds = 0;
    std::uint64_t peakMemoryBytes = 0;
    std::string error; // when failed
};

using Event = std::variant<RunStarted, StageStarted, StageProgress, LayerQuantized, WindowStarted, OptimizerStep,
                           EpochFinished, WindowFinished, SnapshotTaken, RoundingTaken, PerplexityMeasured,
                           CheckpointWritten, WarningRaised, RunFinished>;

// Called on the job's thread, in order. Must not throw and should return at once.
using EventSink = std::function<void(const Event&)>;

// One line of JSON: {"event": "layer_quantized", "block": 3, ...}.
std::string eventToJson(const Event& event);
// Fields that are absent keep their default, so that logs of older versions replay. Error BadFormat on anything else
// that eventToJson does not write.
Event eventFromJson(std::string_view line);

template <>
struct EnumNames<Stage> {
    static constexpr std::array<EnumName<Stage>, 9> kNames{{
        {Stage::Prepare, "prepare", PRECIS_TEXT("Stage", "Preparing")},
        {Stage::Calibrate, "calibrate", PRECIS_TEXT("Stage", "Choosing calibration windows")},
        {Stage::Capture, "capture", PRECIS_TEXT("Stage", "Capturing activations")},
        {Stage::Solve, "solve", PRECIS_TEXT("Stage", "Quantizing layers")},
        {Stage::Reconstruct, "reconstruct", PRECIS_TEXT("Stage", "Training windows of blocks")},
        {Stage::Propagate, "propagate", PRECIS_TEXT("Stage", "Propagating through quantized blocks")},
        {Stage::Evaluate, "evaluate", PRECIS_TEXT("Stage", "Measuring perplexity")},
        {Stage::Inspect, "inspect", PRECIS_TEXT("Stage", "Inspecting the model")},
        {Stage::Plant, "plant", PRECIS_TEXT("Stage", "Planting outliers")},
    }};
};
template <>
struct EnumNames<Outcome> {
    static constexpr std::array<EnumName<Outcome>, 4> kNames{{
        {Outcome::Running, "running", PRECIS_TEXT("Outcome", "running")},
        {Outcome::Done, "done", PRECIS_TEXT("Outcome", "done")},
        {Outcome::Stopped, "stopped", PRECIS_TEXT("Outcome", "stopped")},
        {Outcome::Failed, "failed", PRECIS_TEXT("Outcome", "failed")},
    }};
};
template <>
struct EnumNames<Subject> {
    static constexpr std::array<EnumName<Subject>, 3> kNames{{
        {Subject::Original, "original", PRECIS_TEXT("Subject", "Original")},
        {Subject::RoundToNearest, "round_to_nearest", PRECIS_TEXT("Subject", "Round to nearest")},
        {Subject::Run, "run", PRECIS_TEXT("Subject", "This run")},
    }};
};

} // namespace precis
