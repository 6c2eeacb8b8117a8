// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of decoding, as Hugging Face defines them for tokenizer.json.
#include "text/token_decoder.h"

#include "text/byte_alphabet.h"

#include <charconv>

namespace precis {

namespace {

using Tokens = std::vector<std::string>;

void applyStep(const DecodeByteLevel&, Tokens& tokens) {
    for (std::string& token : tokens)
        token = fromByteAlphabet(token);
}

void applyStep(const DecodeByteFallback&, Tokens& tokens) {
    for (std::string& token : tokens)
        if (const int byte = byteOfToken(token); byte >= 0)
            token.assign(1, static_cast<char>(byte));
}

void applyStep(const FuseTokens&, Tokens& tokens) {
    std::string all;
    for (const std::string& token : tokens)
        all += token;
    tokens.assign(1, std::move(all));
}

void applyStep(const DecodeReplace& step, Tokens& tokens) {
    for (std::string& token : tokens)
        token = step.pattern.replaceAll(token, step.content);
}

void applyStep(const DecodeStrip& step, Tokens& tokens) {
    for (std::string& token : tokens) {
        for (int i = 0; i < step.start && token.starts_with(step.character); ++i)
            token.erase(0, step.character.size());
        for (int i = 0; i < step.stop && token.ends_with(step.character); ++i)
            token.erase(token.size() - step.character.size());
    }
}

void applyStep(const DecodeMetaspace& step, Tokens& tokens) {
    if (step.prepended && !tokens.empty() && tokens[0].starts_with(step.replacement))
        tokens[0].erase(0, step.replacement.size());
    for (std::string& token : tokens)
        token = TextPattern(step.replacement).replaceAll(token, " ");
}

} // namespace

void TokenDecoder::add(const JsonView& json) {
    const JsonView type = json.at("type");
    const std::string name = type.text();
    if (name == "Sequence")
        for (const JsonView& step : json.at("decoders").items())
            add(step);
    else if (name == "ByteLevel")
        m_steps.push_back(DecodeByteLevel{});
    else if (name == "ByteFallback")
        m_steps.push_back(DecodeByteFallback{});
    else if (name == "Fuse")
        m_steps.push_back(FuseTokens{});
    else if (name == "Replace")
        m_steps.push_back(DecodeReplace{TextPattern(json.at("pattern")), json.at("content").text()});
    else if (name == "Strip")
        m_steps.push_back(DecodeStrip{json.at("content").text(), json.integer("start", 0), json.integer("stop", 0)});
    else if (name == "Metaspace")
        m_steps.push_back(
            DecodeMetaspace{json.text("replacement", "▁"),
                            json.text("prepend_scheme", "always") != "never" && json.flag("add_prefix_space", true)});
    else
        type.failUnsupported(name, "ByteLevel, ByteFallback, Fuse, Replace, Strip, Metaspace and Sequence");
}

std::string TokenDecoder::decode(Tokens tokens) const {
    for (const auto& step : m_steps)
        std::visit([&](const auto& action) { applyStep(action, tokens); }, step);
    applyStep(FuseTokens{}, tokens);
    return std::move(tokens.front());
}

int byteOfToken(std::string_view token) {
    if (token.size() != 6 || !token.starts_with("<0x") || token.back() != '>')
        return -1;
    int byte = -1;
    const char* end = token.data() + 5;
    const auto parsed = std::from_chars(token.data() + 3, end, byte, 16);
    return parsed.ec == std::errc() && parsed.ptr == end ? byte : -1;
}

} // namespace precis
