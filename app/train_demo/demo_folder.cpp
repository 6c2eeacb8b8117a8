// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizer training, floors, and the files of the shipped folder.
#include "demo_folder.h"

#include "precis/error.h"
#include "story_batches.h"
#include "tensor/safetensors.h"
#include "text/story_grammar.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>

namespace precis::demo {

namespace fs = std::filesystem;

namespace {

constexpr double kLn2 = 0.693147180559945309;

void writeText(const fs::path& file, const std::string& text) {
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    if (!stream.flush())
        throw Error(ErrorKind::NotWritable, file.string(), "the file cannot be written", "Check space and permissions");
}

std::vector<std::string> series(std::uint64_t seed, int count) {
    std::vector<std::string> result;
    for (int i = 0; i < count; ++i)
        result.push_back(writeStory(seed, i).text);
    return result;
}

std::string joined(const std::vector<std::string>& stories) {
    std::string result;
    for (const std::string& story : stories)
        result += story + "\n<|endoftext|>\n";
    return result;
}

double logProbabilityOf(const std::string& text, std::optional<double> (*measure)(std::string_view)) {
    const auto value = measure(text);
    if (!value)
        throw Error(ErrorKind::BadInput, "floor", "not a story of the grammar: \"" + text + "\"");
    return *value;
}

std::string floorJson(const Floor& floor) {
    const auto part = [&](double nats, std::int64_t predictions) {
        const double perToken = nats / static_cast<double>(predictions);
        return nlohmann::ordered_json{{"tokens", predictions},
                                      {"nats_per_token", perToken},
                                      {"perplexity", std::exp(perToken)},
                                      {"bits_per_byte", nats / kLn2 / static_cast<double>(floor.bytes)}};
    };
    const nlohmann::ordered_json json = {{"text", "evaluation.txt"},
                                         {"stories", floor.stories},
                                         {"bytes", floor.bytes},
                                         {"documents:256", part(floor.nats, floor.predictions)},
                                         {"with_end_of_story", part(floor.natsWithEnd, floor.predictionsWithEnd)}};
    return json.dump(2) + "\n";
}

} // namespace

void makeTokenizer(const std::string& folder, int stories, int pieces) {
    fs::create_directories(folder);
    const fs::path text = fs::path(folder) / "tokenizer_text.txt";
    std::string lines;
    for (const std::string& story : series(kTrainingSeed, stories))
        lines += story + "\n";
    writeText(text, lines);
    trainSentencePiece("--input=" + text.string() + " --model_prefix=" + (fs::path(folder) / "tokenizer").string() +
                       " --vocab_size=" + std::to_string(pieces) +
                       " --model_type=bpe --byte_fallback=true --character_coverage=1.0 --unk_id=0 --bos_id=1"
                       " --eos_id=2 --pad_id=-1 --split_digits=true --normalization_rule_name=identity"
                       " --add_dummy_prefix=true --remove_extra_whitespaces=false");
    fs::remove(text);
}

Floor floorOf(const SentencePieceModel& tokenizer, const std::vector<std::string>& stories, int context) {
    Floor floor;
    floor.stories = static_cast<int>(stories.size());
    for (const std::string& story : stories) {
        std::vector<int> ids = tokenizer.encode(story);
        floor.bytes += static_cast<std::int64_t>(story.size());
        floor.predictionsWithEnd += static_cast<std::int64_t>(ids.size()) + 1;
        floor.natsWithEnd -= logProbabilityOf(story, storyLogProbability);
        const auto scored = std::min(ids.size(), static_cast<std::size_t>(context) - 1);
        floor.predictions += static_cast<std::int64_t>(scored);
        std::string prefix = story;
        if (scored < ids.size()) {
            ids.resize(scored);
            prefix = tokenizer.decode(ids);
        }
        floor.nats -= logProbabilityOf(prefix, storyPrefixLogProbability);
    }
    return floor;
}

void writeDemoFolder(const DemoModel& model, const std::string& tokenizerFile, const std::string& folder,
                     int calibrationStories, int evaluationStories) {
    fs::create_directories(folder);
    const fs::path base(folder);
    fs::copy_file(tokenizerFile, base / "tokenizer.model", fs::copy_options::overwrite_existing);
    const SentencePieceModel tokenizer(tokenizerFile);
    writeSafetensors((base / "model.safetensors").string(), huggingFaceTensors(model), {{"format", "pt"}});
    writeText(base / "config.json", huggingFaceConfig(model.shape));
    const nlohmann::ordered_json tokenizerConfig = {{"tokenizer_class", "LlamaTokenizer"},
                                                    {"add_bos_token", true},
                                                    {"add_eos_token", false},
                                                    {"bos_token", "<s>"},
                                                    {"eos_token", "</s>"},
                                                    {"unk_token", "<unk>"},
                                                    {"model_max_length", model.shape.context},
                                                    {"legacy", true},
                                                    {"clean_up_tokenization_spaces", false}};
    writeText(base / "tokenizer_config.json", tokenizerConfig.dump(2) + "\n");
    writeText(base / "calibration.txt", joined(series(kCalibrationSeed, calibrationStories)));
    const auto evaluation = series(kEvaluationSeed, evaluationStories);
    writeText(base / "evaluation.txt", joined(evaluation));
    writeText(base / "floor.json", floorJson(floorOf(tokenizer, evaluation, model.shape.context)));
}

} // namespace precis::demo
