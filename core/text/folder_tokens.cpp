// SPDX-License-Identifier: GPL-3.0-or-later
// Reads tokenizer_config.json, special_tokens_map.json and their like.
#include "text/folder_tokens.h"

#include "text/text_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>

namespace precis {

namespace {

using nlohmann::json;

// Qwen2's folders from before tokenizer.json (Yang et al., "Qwen2 Technical Report", 2024, as released).
const char kQwen2Pattern[] = R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}|)"
                             R"( ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";

// An empty object when the folder has no such file.
json readIfThere(const std::string& file) {
    json value = std::filesystem::exists(file) ? readJsonFile(file) : json::object();
    if (!value.is_object())
        JsonView(value, file).fail(ErrorKind::BadFormat, "should be an object", "Check it against its source");
    return value;
}

// "bos_token": "<s>" or {"content": "<s>", ...}
std::optional<std::string> tokenName(const JsonView& json, const std::string& key) {
    const auto token = json.find(key);
    if (!token)
        return std::nullopt;
    return token->value().is_object() ? token->at("content").text() : token->text();
}

// "eos_token_id": 2 or [2, 32000], of which the first counts.
std::optional<int> tokenId(const JsonView& json, const std::string& key) {
    const auto id = json.find(key);
    if (!id)
        return std::nullopt;
    if (!id->value().is_array())
        return id->tokenId();
    const auto ids = id->items();
    return ids.empty() ? std::nullopt : std::optional(ids[0].tokenId());
}

} // namespace

std::vector<AddedToken> readFolderTokens(const std::string& folder) {
    std::vector<AddedToken> tokens;
    const std::string configFile = folder + "/tokenizer_config.json";
    const json config = readIfThere(configFile);
    if (const auto decoder = JsonView(config, configFile).find("added_tokens_decoder"))
        for (const auto& [key, value] : decoder->value().items()) {
            int id = -1;
            const auto parsed = std::from_chars(key.data(), key.data() + key.size(), id);
            if (parsed.ec != std::errc() || parsed.ptr != key.data() + key.size() || id < 0)
                decoder->fail(ErrorKind::BadFormat, "has the key \"" + key + "\" where an id belongs",
                              "Check it against its source");
            tokens.push_back(readAddedToken(JsonView(value, configFile, decoder->field() + "." + key), id));
        }
    const std::string listFile = folder + "/added_tokens.json";
    const json list = readIfThere(listFile);
    for (const auto& [content, value] : list.items()) {
        const int id = JsonView(value, listFile, content).tokenId();
        const bool isKnown = std::any_of(tokens.begin(), tokens.end(), [&](const auto& t) { return t.id == id; });
        if (!isKnown)
            tokens.push_back({.id = id, .content = content, .isSpecial = true});
    }
    return tokens;
}

SequenceTokens readSequenceTokens(const std::string& folder,
                                  const std::function<std::optional<int>(const std::string&)>& find,
                                  const SequenceTokens& ofTokenizer) {
    SequenceTokens tokens;
    tokens.addsBos = ofTokenizer.addsBos;
    const auto take = [](std::optional<int>& id, std::optional<int> found) {
        if (!id)
            id = found;
    };
    for (const char* name : {"tokenizer_config.json", "special_tokens_map.json"}) {
        const std::string file = folder + "/" + name;
        const json config = readIfThere(file);
        const JsonView view(config, file);
        if (const auto bos = tokenName(view, "bos_token"))
            take(tokens.bos, find(*bos));
        if (const auto eos = tokenName(view, "eos_token"))
            take(tokens.eos, find(*eos));
        tokens.addsBos = view.flag("add_bos_token", tokens.addsBos);
    }
    take(tokens.bos, ofTokenizer.bos);
    take(tokens.eos, ofTokenizer.eos);
    for (const char* name : {"config.json", "generation_config.json"}) {
        const std::string file = folder + "/" + name;
        const json config = readIfThere(file);
        take(tokens.bos, tokenId(JsonView(config, file), "bos_token_id"));
        take(tokens.eos, tokenId(JsonView(config, file), "eos_token_id"));
    }
    tokens.addsBos = tokens.addsBos && tokens.bos;
    return tokens;
}

json readVocabularyAndMerges(const std::string& folder) {
    const std::string configFile = folder + "/tokenizer_config.json";
    const json config = readIfThere(configFile);
    const JsonView view(config, configFile);

    json merges = json::array();
    std::istringstream lines(readTextFile(folder + "/merges.txt"));
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (!line.empty() && !line.starts_with("#version"))
            merges.push_back(line);
    }
    json result = {{"model", {{"type", "BPE"}, {"vocab", readJsonFile(folder + "/vocab.json")}, {"merges", merges}}},
                   {"decoder", {{"type", "ByteLevel"}}},
                   {"added_tokens", json::array()}};
    if (view.text("tokenizer_class", "").starts_with("Qwen2Tokenizer")) {
        result["normalizer"] = {{"type", "NFC"}};
        result["pre_tokenizer"] = {
            {"type", "Sequence"},
            {"pretokenizers",
             {{{"type", "Split"}, {"pattern", {{"Regex", kQwen2Pattern}}}, {"behavior", "Isolated"}},
              {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}}}}};
    } else {
        result["pre_tokenizer"] = {{"type", "ByteLevel"}, {"add_prefix_space", view.flag("add_prefix_space", false)}};
    }

    std::vector<AddedToken> tokens = readFolderTokens(folder);
    const auto& vocabulary = result["model"]["vocab"];
    for (const char* key : {"bos_token", "eos_token"}) {
        const auto name = tokenName(view, key);
        const auto entry = name ? vocabulary.find(*name) : vocabulary.end();
        const bool isKnown =
            std::any_of(tokens.begin(), tokens.end(), [&](const auto& t) { return t.content == name; });
        if (entry != vocabulary.end() && !isKnown)
            tokens.push_back(
                {.id = JsonView(*entry, folder + "/vocab.json").tokenId(), .content = *name, .isSpecial = true});
    }
    // GPT-2 names its one special token nowhere but in code.
    if (const auto end = vocabulary.find("<|endoftext|>"); tokens.empty() && end != vocabulary.end())
        tokens.push_back(
            {.id = JsonView(*end, folder + "/vocab.json").tokenId(), .content = "<|endoftext|>", .isSpecial = true});
    for (const AddedToken& token : tokens)
        result["added_tokens"].push_back({{"id", token.id},
                                          {"content", token.content},
                                          {"special", token.isSpecial},
                                          {"normalized", token.isNormalized},
                                          {"single_word", token.isSingleWord},
                                          {"lstrip", token.stripsLeft},
                                          {"rstrip", token.stripsRight}});
    return result;
}

} // namespace precis
