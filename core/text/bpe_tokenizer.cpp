// SPDX-License-Identifier: GPL-3.0-or-later
// Normalize, take apart, merge; and back through the decoder.
#include "text/bpe_tokenizer.h"

#include <nlohmann/json.hpp>

namespace precis {

namespace {

const char kBlank[] = "▁";

// The token that a post-processor puts in front of a single text.
std::optional<std::string> leadingTokenOf(const JsonView& json) {
    const JsonView type = json.at("type");
    const std::string name = type.text();
    if (name == "Sequence") {
        for (const JsonView& step : json.at("processors").items())
            if (auto token = leadingTokenOf(step))
                return token;
    } else if (name == "TemplateProcessing") {
        const auto parts = json.at("single").items();
        if (!parts.empty())
            if (const auto token = parts[0].find("SpecialToken"))
                return token->at("id").text();
    } else if (name == "BertProcessing" || name == "RobertaProcessing") {
        const auto pair = json.at("cls").items();
        if (!pair.empty())
            return pair[0].text();
    } else if (name != "ByteLevel") {
        type.failUnsupported(name, "TemplateProcessing, ByteLevel, BertProcessing, RobertaProcessing and Sequence");
    }
    return std::nullopt;
}

} // namespace

BpeTokenizer::BpeTokenizer(const JsonView& json) : m_model(json.at("model")) {
    if (const auto normalizer = json.find("normalizer"))
        m_normalizer = Normalizer(*normalizer);
    if (const auto preTokenizer = json.find("pre_tokenizer"))
        m_preTokenizer = PreTokenizer(*preTokenizer);
    if (const auto decoder = json.find("decoder"))
        m_decoder = TokenDecoder(*decoder);
    addTokens(json);
    if (m_model.blanksBeginTokens(kBlank))
        m_wordParts = Regex("▁*[^▁]+|▁+", "precis", "the pattern of SentencePiece's words");
    if (const auto processor = json.find("post_processor"))
        if (const auto token = leadingTokenOf(*processor)) {
            m_leadingToken = find(*token);
            if (!m_leadingToken)
                processor->fail(ErrorKind::BadFormat, "uses \"" + *token + "\", which is not in the vocabulary",
                                "Check the file against its source");
        }
}

void BpeTokenizer::addTokens(const JsonView& json) {
    const auto put = [&](int id, const std::string& text, bool isSpecial) {
        if (static_cast<std::size_t>(id) >= m_tokens.size())
            m_tokens.resize(static_cast<std::size_t>(id) + 1);
        m_tokens[static_cast<std::size_t>(id)] = {text, true, isSpecial};
    };
    m_model.forEachToken([&](int id, const std::string& text) { put(id, text, false); });

    std::vector<AddedToken> raw, normalized;
    if (const auto list = json.find("added_tokens"))
        for (const JsonView& item : list->items()) {
            AddedToken token = readAddedToken(item, item.at("id").tokenId());
            put(token.id, token.content, token.isSpecial);
            m_added[token.content] = token.id;
            if (token.isNormalized)
                token.content = m_normalizer.normalize(token.content);
            (token.isNormalized ? normalized : raw).push_back(token);
        }
    m_addedRaw = AddedTokens(std::move(raw));
    m_addedNormalized = AddedTokens(std::move(normalized));
}

std::optional<int> BpeTokenizer::find(const std::string& token) const {
    const auto found = m_added.find(token);
    return found != m_added.end() ? std::optional(found->second) : m_model.find(token);
}

std::string BpeTokenizer::kind() const {
    return m_preTokenizer.isByteLevel() ? "byte-level BPE"
           : m_model.fallsBackToBytes() ? "BPE with byte fallback"
                                        : "BPE";
}

std::vector<int> BpeTokenizer::encode(std::string_view text, SpecialTokens special) const {
    std::vector<int> ids;
    WordMemory memory;
    bool isStart = true;
    for (const AddedTokens::Part& part : m_addedRaw.split(text, special)) {
        if (const int* id = std::get_if<int>(&part))
            ids.push_back(*id);
        else
            encodeStretch(std::get<std::string_view>(part), isStart, special, memory, ids);
        isStart = false;
    }
    return ids;
}

void BpeTokenizer::encodeStretch(std::string_view text, bool isStart, SpecialTokens special, WordMemory& memory,
                                 std::vector<int>& ids) const {
    const std::string normalized = m_normalizer.normalize(std::string(text));
    for (const AddedTokens::Part& part : m_addedNormalized.split(normalized, special)) {
        if (const int* id = std::get_if<int>(&part))
            ids.push_back(*id);
        else
            for (const std::string& word : m_preTokenizer.words(std::string(std::get<std::string_view>(part)), isStart))
                encodeWord(word, memory, ids);
        isStart = false;
    }
}

void BpeTokenizer::encodeWord(std::string_view word, WordMemory& memory, std::vector<int>& ids) const {
    const auto encode = [this](std::string_view part, std::vector<int>& to) { m_model.encodeWord(part, to); };
    if (!m_wordParts) {
        memory.append(word, ids, encode);
        return;
    }
    for (const Span& part : m_wordParts->findAll(word))
        memory.append(word.substr(part.begin, part.end - part.begin), ids, encode);
}

std::string BpeTokenizer::decode(const std::vector<int>& ids) const {
    std::vector<std::string> texts;
    texts.reserve(ids.size());
    for (const int id : ids) {
        const bool exists = id >= 0 && id < size() && m_tokens[static_cast<std::size_t>(id)].exists;
        if (!exists)
            texts.emplace_back("\uFFFD");
        else if (const Token& token = m_tokens[static_cast<std::size_t>(id)]; !token.isSpecial)
            texts.push_back(token.text);
    }
    return m_decoder.decode(std::move(texts));
}

} // namespace precis
