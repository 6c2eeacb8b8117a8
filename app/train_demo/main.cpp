// SPDX-License-Identifier: GPL-3.0-or-later
// precis-train-demo: makes the language model that Precis ships (docs/demo_model.md says with which commands).
#include "demo_model.h"
#include "precis/device_info.h"
#include "precis/error.h"
#include "story_batches.h"
#include "text/sentencepiece.h"
#include "text/story_grammar.h"
#include "training.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <malloc.h>

using namespace precis;
using namespace precis::demo;

namespace {

std::string tokenizerFile(const std::string& folder) { return folder + "/tokenizer.model"; }

} // namespace

int main(int argc, char** argv) {
    // Large tensors come and go with every step: keep their pages instead of faulting them in again.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 2147483647);

    CLI::App app("Makes the demo's language model: stories, tokenizer, training, measurement, export.");
    app.require_subcommand(1);

    std::uint64_t seed = 1;
    int count = 10;
    auto* stories = app.add_subcommand("stories", "Write stories to stdout, with <|endoftext|> between them");
    stories->add_option("--seed", seed, "Series of stories")->capture_default_str();
    stories->add_option("--count", count, "How many")->capture_default_str();

    std::string folder;
    TrainingOptions training;
    int threads = 0;
    auto* trainCommand = app.add_subcommand("train", "Train, or go on training, in a folder with a tokenizer.model");
    trainCommand->add_option("folder", training.folder)->required();
    trainCommand->add_option("--steps", training.steps, "Of the whole schedule")->capture_default_str();
    trainCommand->add_option("--stop-after", training.stopAfter, "End this session at that step");
    trainCommand->add_option("--stories", training.batches.stories, "Stories in a batch")->capture_default_str();
    trainCommand->add_option("--seed", training.batches.seed, "Series of stories")->capture_default_str();
    trainCommand->add_option("--rate", training.peakRate, "Peak learning rate")->capture_default_str();
    trainCommand->add_option("--checkpoint-minutes", training.checkpointMinutes)->capture_default_str();
    trainCommand->add_option("--report-every", training.reportEvery, "Steps")->capture_default_str();
    trainCommand->add_option("--threads", threads, "0: all cores");

    auto* evaluate = app.add_subcommand("evaluate", "Compare the checkpoint of a folder with the floor");
    evaluate->add_option("folder", folder)->required();
    evaluate->add_option("--seed", seed, "Series of held-out stories")->capture_default_str();
    evaluate->add_option("--count", count, "How many")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    try {
        if (threads > 0)
            torch::set_num_threads(threads);
        if (stories->parsed()) {
            for (int i = 0; i < count; ++i)
                std::cout << (i > 0 ? "<|endoftext|>\n" : "") << writeStory(seed, i).text << "\n";
        } else if (trainCommand->parsed()) {
            const SentencePieceModel tokenizer(tokenizerFile(training.folder));
            DemoShape shape;
            shape.vocabulary = tokenizer.size();
            DemoModel model = makeDemoModel(shape, training.batches.seed);
            train(model, tokenizer, training);
        } else {
            const SentencePieceModel tokenizer(tokenizerFile(folder));
            DemoShape shape;
            shape.vocabulary = tokenizer.size();
            DemoModel model = makeDemoModel(shape, 0);
            if (!loadWeights(model, folder))
                throw Error(ErrorKind::NotFound, folder, "there is no checkpoint.pt", "Run train first");
            std::vector<std::vector<int>> ids;
            double floor = 0;
            for (int i = 0; i < count; ++i) {
                const Story story = writeStory(seed, i);
                ids.push_back(storyIds(tokenizer, story.text, shape.context));
                floor -= story.logProbability;
            }
            const Measurement measured = measure(model, ids);
            const double floorPerToken = floor / static_cast<double>(measured.predictions);
            std::cout << nlohmann::json{{"stories", count},
                                        {"predictions", measured.predictions},
                                        {"nats_per_token", measured.nllSum / static_cast<double>(measured.predictions)},
                                        {"perplexity", measured.perplexity()},
                                        {"floor_nats_per_token", floorPerToken},
                                        {"floor_perplexity", std::exp(floorPerToken)}}
                             .dump(2)
                      << "\n";
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "precis-train-demo: %s\n", error.what());
        return 1;
    }
    return 0;
}
