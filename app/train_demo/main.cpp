// SPDX-License-Identifier: GPL-3.0-or-later
// precis-train-demo: makes the language model that Precis ships; docs/demo_model.md says with which commands.
#include "demo_folder.h"
#include "demo_model.h"
#include "precis/error.h"
#include "story_batches.h"
#include "text/sentencepiece.h"
#include "text/story_grammar.h"
#include "training.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <malloc.h>

using namespace precis;
using namespace precis::demo;

namespace {

std::string tokenizerFile(const std::string& folder) { return folder + "/tokenizer.model"; }

DemoShape shapeFor(const SentencePieceModel& tokenizer) {
    DemoShape shape;
    shape.vocabulary = tokenizer.size();
    return shape;
}

DemoModel trainedModel(const std::string& folder, const SentencePieceModel& tokenizer) {
    DemoModel model = makeDemoModel(shapeFor(tokenizer), 0);
    if (!loadWeights(model, folder))
        throw Error(ErrorKind::NotFound, folder + "/checkpoint.pt", "there is no such file", "Run train first");
    return model;
}

void writeStories(std::uint64_t seed, int count) {
    for (int i = 0; i < count; ++i)
        std::cout << (i > 0 ? "<|endoftext|>\n" : "") << writeStory(seed, i).text << "\n";
}

void evaluate(const std::string& folder, std::uint64_t seed, int count) {
    const SentencePieceModel tokenizer(tokenizerFile(folder));
    const DemoModel model = trainedModel(folder, tokenizer);
    std::vector<std::vector<int>> ids;
    double floor = 0;
    while (static_cast<int>(ids.size()) < count) {
        const Story story = writeStory(seed, ids.size());
        ids.push_back(storyIds(tokenizer, story.text, model.shape.context));
        const bool isWhole = ids.back().back() == tokenizer.eos();
        floor -= isWhole ? story.logProbability : storyPrefixLogProbability(tokenizer.decode(ids.back())).value();
    }
    const Measurement measured = measure(model, ids);
    const auto predictions = static_cast<double>(measured.predictions);
    const nlohmann::ordered_json result = {{"stories", count},
                                           {"predictions", measured.predictions},
                                           {"nats_per_token", measured.nllSum / predictions},
                                           {"floor_nats_per_token", floor / predictions},
                                           {"perplexity", measured.perplexity()},
                                           {"floor_perplexity", std::exp(floor / predictions)}};
    std::cout << result.dump(2) << "\n";
}

} // namespace

int main(int argc, char** argv) {
    // Large tensors come and go with every step: keep their pages instead of faulting them in again.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 2147483647);

    CLI::App app("Makes the language model that Precis ships: stories, tokenizer, training, measurement, folder.");
    app.require_subcommand(1);
    std::string folder;
    std::string out;
    std::uint64_t seed = kEvaluationSeed;
    int count = 1000;
    int pieces = 2048;
    int tokenizerStories = 20000;
    int calibrationStories = 256;
    int evaluationStories = 200;
    TrainingOptions training;
    training.batches.seed = kTrainingSeed;

    auto* stories = app.add_subcommand("stories", "Write stories to stdout, with <|endoftext|> between them");
    stories->add_option("--seed", seed, "Series of stories")->capture_default_str();
    stories->add_option("--count", count, "How many")->capture_default_str();

    auto* tokenizer = app.add_subcommand("tokenizer", "Train FOLDER/tokenizer.model on stories");
    tokenizer->add_option("folder", folder)->required();
    tokenizer->add_option("--stories", tokenizerStories)->capture_default_str();
    tokenizer->add_option("--pieces", pieces, "Size of the vocabulary")->capture_default_str();

    auto* trainCommand = app.add_subcommand("train", "Train, or go on training, in a folder with a tokenizer.model");
    trainCommand->add_option("folder", training.folder)->required();
    trainCommand->add_option("--steps", training.steps, "Of the whole schedule")->capture_default_str();
    trainCommand->add_option("--stop-after", training.stopAfter, "End this session at that step");
    trainCommand->add_option("--stories", training.batches.stories, "Stories in a batch")->capture_default_str();
    trainCommand->add_option("--rate", training.peakRate, "Peak learning rate")->capture_default_str();
    trainCommand->add_option("--threads", training.threads)->capture_default_str();
    trainCommand->add_option("--checkpoint-minutes", training.checkpointMinutes)->capture_default_str();
    trainCommand->add_option("--report-every", training.reportEvery, "Steps")->capture_default_str();

    auto* evaluateCommand = app.add_subcommand("evaluate", "Compare a folder's checkpoint with the floor");
    evaluateCommand->add_option("folder", folder)->required();
    evaluateCommand->add_option("--seed", seed, "Series of held-out stories")->capture_default_str();
    evaluateCommand->add_option("--count", count, "How many")->capture_default_str();

    auto* exportCommand = app.add_subcommand("export", "Write model, tokenizer and texts as Precis ships them");
    exportCommand->add_option("folder", folder)->required();
    exportCommand->add_option("out", out)->required();
    exportCommand->add_option("--calibration-stories", calibrationStories)->capture_default_str();
    exportCommand->add_option("--evaluation-stories", evaluationStories)->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    try {
        if (stories->parsed())
            writeStories(seed, count);
        if (tokenizer->parsed())
            makeTokenizer(folder, tokenizerStories, pieces);
        if (trainCommand->parsed()) {
            const SentencePieceModel pieceModel(tokenizerFile(training.folder));
            DemoModel model = makeDemoModel(shapeFor(pieceModel), training.batches.seed);
            train(model, pieceModel, training);
        }
        if (evaluateCommand->parsed())
            evaluate(folder, seed, count);
        if (exportCommand->parsed())
            writeDemoFolder(trainedModel(folder, SentencePieceModel(tokenizerFile(folder))), tokenizerFile(folder), out,
                            calibrationStories, evaluationStories);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "precis-train-demo: %s\n", error.what());
        return 1;
    }
    return 0;
}
