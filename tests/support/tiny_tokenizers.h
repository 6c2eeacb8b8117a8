// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizers small enough to be followed by hand, shaped like the ones of well-known models.
#pragma once

#include "text/byte_alphabet.h"

#include <QString>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace precis::test {

using nlohmann::json;
using Words = std::vector<std::string>;

// Every byte in the byte alphabet, what the merges make, and words that no merge makes.
inline json byteLevelModel(const Words& pairs, const Words& words = {}) {
    json vocabulary = json::object();
    for (int byte = 0; byte < 256; ++byte)
        vocabulary[toByteAlphabet(std::string(1, static_cast<char>(byte)))] = byte;
    json merges = json::array();
    const auto add = [&](const std::string& token) {
        if (!vocabulary.contains(token))
            vocabulary[token] = vocabulary.size();
    };
    for (const std::string& pair : pairs) {
        merges.push_back(pair);
        std::string token = pair;
        token.erase(token.find(' '), 1);
        add(token);
    }
    for (const std::string& word : words)
        add(word);
    return {{"type", "BPE"}, {"vocab", vocabulary}, {"merges", merges}};
}

inline json splitOn(const char* pattern) {
    return {{"type", "Sequence"},
            {"pretokenizers",
             {{{"type", "Split"}, {"pattern", {{"Regex", pattern}}}, {"behavior", "Isolated"}, {"invert", false}},
              {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}}}}};
}

inline json added(int id, const char* content, bool special) {
    return {{"id", id}, {"content", content}, {"special", special}, {"normalized", false}};
}

// Shaped like Llama 3's: digits in threes, white space before words, whole words that no merge reaches.
inline json likeLlama3() {
    const json beginning = {{"SpecialToken", {{"id", "<|begin|>"}, {"type_id", 0}}}};
    const json text = {{"Sequence", {{"id", "A"}, {"type_id", 0}}}};
    json model = byteLevelModel({"1 2", "12 3", "3 4", "Ġ t", "l l"}, {"Hello", "ĠHello"});
    model["ignore_merges"] = true;
    return {{"added_tokens", {added(1000, "<|begin|>", true), added(1001, "<|end|>", true)}},
            {"pre_tokenizer", splitOn(R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|)"
                                      R"( ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)")},
            {"post_processor",
             {{"type", "Sequence"},
              {"processors",
               {{{"type", "ByteLevel"}},
                {{"type", "TemplateProcessing"}, {"single", {beginning, text}}, {"special_tokens", json::object()}}}}}},
            {"decoder", {{"type", "ByteLevel"}}},
            {"model", model}};
}

// Shaped like Qwen's: composed characters, single digits, tokens that are added but not special.
inline json likeQwen() {
    return {{"added_tokens", {added(1000, "<|im_start|>", true), added(1001, "<tool>", false)}},
            {"normalizer", {{"type", "NFC"}}},
            {"pre_tokenizer", splitOn(R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}|)"
                                      R"( ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)")},
            {"decoder", {{"type", "ByteLevel"}}},
            {"model", byteLevelModel({"1 2", "Ã ©", "a b", "ab c"})}};
}

// Shaped like Llama 2's, with the blank in front made by the normalizer or by the pre-tokenizer.
inline json likeLlama2(bool metaspace) {
    json vocabulary = {{"<unk>", 0}, {"<s>", 1}, {"</s>", 2}};
    for (int byte = 0; byte < 256; ++byte)
        vocabulary[QString::asprintf("<0x%02X>", byte).toStdString()] = 3 + byte;
    for (const char* token : {"▁", "a", "b", "é", "ab", "▁ab", "▁▁"})
        vocabulary[token] = vocabulary.size();
    json tokenizer = {{"added_tokens", {added(1, "<s>", true), added(2, "</s>", true)}},
                      {"model",
                       {{"type", "BPE"},
                        {"unk_token", "<unk>"},
                        {"fuse_unk", true},
                        {"byte_fallback", true},
                        {"vocab", vocabulary},
                        {"merges", json::array({{"a", "b"}, {"▁", "ab"}, {"▁", "▁"}})}}},
                      {"decoder",
                       {{"type", "Sequence"},
                        {"decoders",
                         {{{"type", "Replace"}, {"pattern", {{"String", "▁"}}}, {"content", " "}},
                          {{"type", "ByteFallback"}},
                          {{"type", "Fuse"}},
                          {{"type", "Strip"}, {"content", " "}, {"start", 1}, {"stop", 0}}}}}}};
    if (metaspace)
        tokenizer["pre_tokenizer"] = {
            {"type", "Metaspace"}, {"replacement", "▁"}, {"prepend_scheme", "first"}, {"split", false}};
    else
        tokenizer["normalizer"] = {{"type", "Sequence"},
                                   {"normalizers",
                                    {{{"type", "Prepend"}, {"prepend", "▁"}},
                                     {{"type", "Replace"}, {"pattern", {{"String", " "}}}, {"content", "▁"}}}}};
    return tokenizer;
}

} // namespace precis::test
