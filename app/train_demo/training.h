// SPDX-License-Identifier: GPL-3.0-or-later
// Training of the demo's model, resumable, and its measurement.
#pragma once

#include "demo_model.h"
#include "story_batches.h"

#include <string>

namespace precis::demo {

struct TrainingOptions {
    std::string folder;         // for checkpoint.pt and log.jsonl
    std::int64_t steps = 4000;  // of the whole schedule
    std::int64_t stopAfter = 0; // > 0: end this session at that step, to go on later
    BatchOptions batches;
    double peakRate = 2e-3;
    double lastRate = 2e-5;
    std::int64_t warmUp = 150;
    double beta1 = 0.9;
    double beta2 = 0.98;
    double weightDecay = 0.1; // on matrices
    double clip = 1.0;        // of the gradient's norm
    int threads = 2;          // each takes its share of a batch's stories
    std::int64_t reportEvery = 20;
    double checkpointMinutes = 3;
};

// Goes on from the folder's checkpoint when there is one.
void train(DemoModel& model, const SentencePieceModel& tokenizer, const TrainingOptions& options);

// Reads the weights of a checkpoint; false when there is none.
bool loadWeights(DemoModel& model, const std::string& folder);

struct Measurement {
    double nllSum = 0; // nats
    std::int64_t predictions = 0;
    double perplexity() const;
};
// Negative log likelihood of stories, in the bfloat16 of training.
Measurement measure(const DemoModel& model, const std::vector<std::vector<int>>& stories);

} // namespace precis::demo
