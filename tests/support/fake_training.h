// SPDX-License-Identifier: GPL-3.0-or-later
// The events of a run that trains windows of blocks, made up: two blocks a window, one of them shared with the next,
// shorter windows at both ends. If told so, the last window does not train.
#pragma once

#include <precis/events.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace precis::test {

struct FakeTraining {
    int blocks = 5;
    int steps = 128;
    int epochs = 2;
    bool heldOut = true;
    double kl = 0; // share of the loss
    bool lastFallsBack = false;
};

inline RoundingTaken fakeRounding(int block, const std::string& layer, int rows = 24, int columns = 40) {
    RoundingSnapshot rounding{.block = block,
                              .layer = layer,
                              .rows = rows,
                              .columns = columns,
                              .mapRows = rows / 2,
                              .mapColumns = columns / 4,
                              .map = {},
                              .flippedPerRow = {},
                              .stepBefore = {},
                              .stepAfter = {}};
    for (int row = 0; row < rounding.mapRows; ++row)
        for (int column = 0; column < rounding.mapColumns; ++column)
            rounding.map.push_back(0.125f * float((row * 3 + column * 5 + block) % 4));
    for (int row = 0; row < rows; ++row)
        rounding.flippedPerRow.push_back(1 + (row * 7 + block) % 9);
    for (int group = 0; group < rows; ++group) {
        rounding.stepBefore.push_back(0.02f + 0.001f * float((group * 11) % rows));
        rounding.stepAfter.push_back(rounding.stepBefore.back() * (0.8f + 0.02f * float(group % 20)));
    }
    return {std::make_shared<const RoundingSnapshot>(rounding)};
}

// One window from its start to its end.
inline std::vector<Event> fakeWindow(const FakeTraining& training, int window, int windows, int first, int last) {
    std::vector<Event> events;
    const double start = 0.02 * std::pow(2, first);
    const bool fallsBack = training.lastFallsBack && window == windows - 1;
    const double end = fallsBack ? start : 0.35 * start;
    const double heldOut = training.heldOut ? 1.1 : 0;
    const int total = training.steps * training.epochs;
    const auto lossAt = [&](int step) { return end + (start - end) * std::exp(-4.0 * step / total); };
    events.push_back(StageStarted{Stage::Reconstruct, first});
    events.push_back(WindowStarted{.window = window,
                                   .windows = windows,
                                   .firstBlock = first,
                                   .lastBlock = last,
                                   .steps = total,
                                   .loss = start,
                                   .heldOutLoss = heldOut * start});
    if (fallsBack)
        events.push_back(WarningRaised{"The window of blocks 3 to 4 does not train: its loss exploded. It goes back to "
                                       "where it began, with half the rates"});
    for (int step = 2; step <= total; step += 2) {
        const double noise = 1 + 0.05 * std::sin(1.7 * step + window);
        const double loss = lossAt(step) * noise;
        const bool isLast = last == training.blocks - 1;
        const double logits = isLast ? 0.3 * loss : 0;
        events.push_back(OptimizerStep{.window = window,
                                       .step = step,
                                       .loss = loss,
                                       .l2 = loss - logits - training.kl * loss,
                                       .kl = training.kl * loss,
                                       .logitsKl = logits,
                                       .regularizer = 0,
                                       .rate = 0.5 + 0.5 * std::cos(3.14159265 * step / total)});
        if (step % training.steps == 0)
            events.push_back(EpochFinished{.window = window,
                                           .epoch = step / training.steps,
                                           .step = step,
                                           .loss = lossAt(step),
                                           .heldOutLoss = heldOut * lossAt(step)});
    }
    events.push_back(WindowFinished{.window = window,
                                    .firstBlock = first,
                                    .lastBlock = last,
                                    .startLoss = start,
                                    .loss = end,
                                    .startHeldOutLoss = heldOut * start,
                                    .heldOutLoss = heldOut * end,
                                    .flippedShare = fallsBack ? 0 : 0.032,
                                    .seconds = 12.5,
                                    .fellBack = fallsBack});
    return events;
}

inline std::vector<Event> fakeTrainingRun(const FakeTraining& training = {}) {
    std::vector<Event> events;
    const char* layers[] = {"self_attn.q_proj", "mlp.down_proj"};
    events.push_back(RunStarted{.run = "/runs/made-up-cbq",
                                .recipe = "cbq-w2a16",
                                .model = "/models/made-up-260K",
                                .blocks = training.blocks,
                                .layersPerBlock = 2,
                                .firstBlock = 0,
                                .calibrationWindowsRequested = 128,
                                .calibrationWindows = 128,
                                .calibrationWindowTokens = 256,
                                .threads = 2});
    const int windows = training.blocks + 1;
    for (int window = 0; window < windows; ++window) {
        const int first = std::max(0, window - 1);
        const int last = std::min(window, training.blocks - 1);
        const std::vector<Event> trained = fakeWindow(training, window, windows, first, last);
        events.insert(events.end(), trained.begin(), trained.end());
        events.push_back(StageProgress{.stage = Stage::Reconstruct,
                                       .fraction = (window + 1.0) / windows,
                                       .elapsed = 13.0 * (window + 1),
                                       .secondsLeft = 13.0 * (windows - window - 1),
                                       .memoryBytes = 412'000'000});
        if (window == 0)
            continue; // block 0 is trained once more
        for (const char* layer : layers) {
            events.push_back(fakeRounding(first, layer));
            events.push_back(LayerQuantized{.block = first,
                                            .layer = layer,
                                            .rows = 24,
                                            .columns = 40,
                                            .bitsPerWeight = 2.5,
                                            .relativeOutputError = 0.01 * (first + 1),
                                            .seconds = 0.1});
        }
        events.push_back(CheckpointWritten{.block = first, .file = "blocks/block.safetensors"});
    }
    events.push_back(RunFinished{
        .outcome = Outcome::Done, .bitsPerWeight = 2.5, .seconds = 80, .peakMemoryBytes = 530'000'000, .error = {}});
    return events;
}

} // namespace precis::test
