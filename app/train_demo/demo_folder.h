// SPDX-License-Identifier: GPL-3.0-or-later
// The folder that Precis ships: tokenizer, model, and texts with their floor.
#pragma once

#include "demo_model.h"
#include "text/sentencepiece.h"

#include <cstdint>
#include <string>

namespace precis::demo {

// Series of stories that never meet.
constexpr std::uint64_t kTrainingSeed = 1;
constexpr std::uint64_t kEvaluationSeed = 2;
constexpr std::uint64_t kCalibrationSeed = 3;

// Trains FOLDER/tokenizer.model on the first `stories` stories of the training series.
void makeTokenizer(const std::string& folder, int stories, int pieces);

// The best that any model can reach on some stories, as nats per token for a way of counting.
struct Floor {
    int stories = 0;
    std::int64_t bytes = 0;
    // documents:256, where the end of a story is not scored
    std::int64_t predictions = 0;
    double nats = 0;
    // with the end of every story as one more prediction
    std::int64_t predictionsWithEnd = 0;
    double natsWithEnd = 0;
};
Floor floorOf(const SentencePieceModel& tokenizer, const std::vector<std::string>& stories, int context);

// Writes a Hugging Face folder and calibration.txt, evaluation.txt and floor.json.
void writeDemoFolder(const DemoModel& model, const std::string& tokenizerFile, const std::string& folder,
                     int calibrationStories, int evaluationStories);

} // namespace precis::demo
