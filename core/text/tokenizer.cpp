// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses the engine by the files of a folder and checks what goes in and out.
#include "text/tokenizer.h"

#include "text/bpe_tokenizer.h"
#include "text/folder_tokens.h"
#include "text/sentencepiece_tokenizer.h"
#include "text/utf8.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <variant>

namespace precis {

namespace {

using Engine = std::variant<SentencePieceTokenizer, BpeTokenizer>;

std::optional<int> idOrNothing(int id) { return id >= 0 ? std::optional(id) : std::nullopt; }

// What the engine's own file says about the ends of a sequence.
SequenceTokens ownTokens(const SentencePieceTokenizer& engine) {
    return {idOrNothing(engine.bos()), idOrNothing(engine.eos()), true};
}
SequenceTokens ownTokens(const BpeTokenizer& engine) {
    const auto leading = engine.leadingToken();
    return {leading, std::nullopt, leading.has_value()};
}

// Llama 3 also ships a "tokenizer.model" that is a list of base64 lines. A SentencePiece model starts with the key of
// its first field.
bool isSentencePiece(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return stream.get() == 0x0A;
}

Engine openEngine(const std::string& folder) {
    const auto has = [&](const char* name) { return std::filesystem::is_regular_file(folder + "/" + name); };
    const std::string model = folder + "/tokenizer.model", json = folder + "/tokenizer.json";
    if (has("tokenizer.model") && (isSentencePiece(model) || !has("tokenizer.json")))
        return SentencePieceTokenizer(folder);
    if (has("tokenizer.json")) {
        const nlohmann::json content = readJsonFile(json);
        return BpeTokenizer(JsonView(content, json));
    }
    if (has("vocab.json") && has("merges.txt")) {
        const nlohmann::json content = readVocabularyAndMerges(folder);
        return BpeTokenizer(JsonView(content, folder + "/vocab.json with merges.txt"));
    }
    throw Error(ErrorKind::NotFound, folder,
                std::filesystem::is_directory(folder)
                    ? "there is no tokenizer in this folder: neither tokenizer.model nor tokenizer.json nor vocab.json "
                      "with merges.txt"
                    : "there is no such folder",
                "Copy the tokenizer's files from where the model came from");
}

} // namespace

struct Tokenizer::Parts {
    Engine engine;
    SequenceTokens tokens;
};

std::shared_ptr<const Tokenizer> Tokenizer::open(const std::string& folder) {
    Engine engine = openEngine(folder);
    SequenceTokens tokens = std::visit(
        [&](const auto& it) {
            return readSequenceTokens(
                folder, [&](const std::string& token) { return it.find(token); }, ownTokens(it));
        },
        engine);
    auto parts = std::make_unique<const Parts>(Parts{std::move(engine), tokens});
    return std::shared_ptr<const Tokenizer>(new Tokenizer(std::move(parts)));
}

Tokenizer::Tokenizer(std::unique_ptr<const Parts> parts) : m_parts(std::move(parts)) {}
Tokenizer::~Tokenizer() = default;

std::vector<int> Tokenizer::encode(std::string_view text, SpecialTokens special) const {
    if (const auto byte = firstInvalidUtf8(text))
        throw Error(ErrorKind::BadInput, "text", "it is not UTF-8 at byte " + std::to_string(*byte),
                    "Convert it, for instance with iconv -t UTF-8");
    return std::visit([&](const auto& engine) { return engine.encode(text, special); }, m_parts->engine);
}

std::string Tokenizer::decode(const std::vector<int>& ids) const {
    return replaceInvalidUtf8(std::visit([&](const auto& engine) { return engine.decode(ids); }, m_parts->engine));
}

std::optional<int> Tokenizer::bos() const { return m_parts->tokens.bos; }
std::optional<int> Tokenizer::eos() const { return m_parts->tokens.eos; }
bool Tokenizer::addsBos() const { return m_parts->tokens.addsBos; }

int Tokenizer::vocabularySize() const {
    return std::visit([](const auto& engine) { return engine.size(); }, m_parts->engine);
}

std::string Tokenizer::kind() const {
    return std::visit([](const auto& engine) { return engine.kind(); }, m_parts->engine);
}

} // namespace precis
