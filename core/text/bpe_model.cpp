// SPDX-License-Identifier: GPL-3.0-or-later
// Reads vocabulary and merges, and turns words into ids.
#include "text/bpe_model.h"

#include "text/token_decoder.h"
#include "text/utf8.h"
#include "text/word_memory.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace precis {

namespace {

const char kRemedy[] = "Check the file against its source, or download it again";

// Fields that change what BPE does and that no decoder model of today fills in.
void refuseField(const JsonView& json, const std::string& key) {
    const auto found = json.find(key);
    const bool isEmpty = !found || found->value() == "" || found->value() == 0;
    if (!isEmpty)
        found->failUnsupported(found->value().dump(), "null");
}

} // namespace

BpeModel::BpeModel(const JsonView& json) {
    // The oldest files have no type; theirs is BPE when there are merges.
    if (const std::string type = json.text("type", "BPE"); type != "BPE")
        json.at("type").failUnsupported(type,
                                        type == "Unigram" ? "BPE; put the model's tokenizer.model beside it" : "BPE");
    for (const char* key : {"dropout", "continuing_subword_prefix", "end_of_word_suffix"})
        refuseField(json, key);
    readVocabulary(json.at("vocab"));
    readMerges(json.at("merges"));
    if (const auto unknown = json.find("unk_token")) {
        const auto id = find(unknown->text());
        if (!id)
            unknown->fail(ErrorKind::BadFormat, "is not in the vocabulary", kRemedy);
        m_unknown = *id;
    }
    m_fusesUnknown = json.flag("fuse_unk", false);
    m_fallsBackToBytes = json.flag("byte_fallback", false);
    m_ignoresMerges = json.flag("ignore_merges", false);
    m_byteTokens.fill(-1);
    for (const auto& [token, id] : m_vocabulary)
        if (const int byte = byteOfToken(token); byte >= 0)
            m_byteTokens[static_cast<std::size_t>(byte)] = id;
}

void BpeModel::readVocabulary(const JsonView& json) {
    if (!json.value().is_object() || json.value().empty())
        json.fail(ErrorKind::BadFormat, "should be an object with tokens and their ids", kRemedy);
    m_vocabulary.reserve(json.value().size());
    for (const auto& [token, id] : json.value().items())
        m_vocabulary.emplace(token, JsonView(id, json.file(), json.field() + "." + token).tokenId());
}

void BpeModel::readMerges(const JsonView& json) {
    const auto& merges = json.value();
    if (!merges.is_array())
        json.fail(ErrorKind::BadFormat, "should be an array", kRemedy);
    m_merges.reserve(merges.size());
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const auto& entry = merges[rank];
        const auto fail = [&](const std::string& problem) {
            JsonView(entry, json.file(), json.field() + "[" + std::to_string(rank) + "]")
                .fail(ErrorKind::BadFormat, problem, kRemedy);
        };
        std::string left, right; // "a b", or since 2024 ["a", "b"]
        if (entry.is_string()) {
            const auto& pair = entry.get_ref<const std::string&>();
            const std::size_t blank = pair.find(' ');
            if (blank == std::string::npos || pair.find(' ', blank + 1) != std::string::npos)
                fail("should be two tokens with a blank between them");
            left = pair.substr(0, blank);
            right = pair.substr(blank + 1);
        } else if (entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_string()) {
            left = entry[0].get<std::string>();
            right = entry[1].get<std::string>();
        } else {
            fail("should be a pair of tokens");
        }
        const auto leftId = find(left), rightId = find(right), mergedId = find(left + right);
        if (!leftId || !rightId || !mergedId)
            fail("makes \"" + left + "\" and \"" + right + "\" one token, but not all three are in the vocabulary");
        m_merges.insert(*leftId, *rightId, {static_cast<int>(rank), *mergedId});
    }
}

std::optional<int> BpeModel::find(std::string_view token) const {
    const auto found = m_vocabulary.find(token);
    return found == m_vocabulary.end() ? std::nullopt : std::optional(found->second);
}

bool BpeModel::blanksBeginTokens(std::string_view blank) const {
    // Where the blank is unknown or whole words are looked up, neighbours matter without a merge.
    if (m_ignoresMerges || !find(blank))
        return false;
    return std::all_of(m_vocabulary.begin(), m_vocabulary.end(),
                       [&](const auto& entry) { return blanksComeFirst(entry.first, blank); });
}

bool BpeModel::appendBytes(std::string_view character, std::vector<int>& ids) const {
    for (const char byte : character)
        if (m_byteTokens[static_cast<unsigned char>(byte)] < 0)
            return false;
    for (const char byte : character)
        ids.push_back(m_byteTokens[static_cast<unsigned char>(byte)]);
    return true;
}

std::vector<int> BpeModel::symbols(std::string_view word) const {
    std::vector<int> ids;
    ids.reserve(word.size());
    bool lastIsUnknown = false;
    for (std::size_t at = 0, bytes = 0; at < word.size(); at += bytes) {
        bytes = utf8CharacterBytes(word[at]);
        const std::string_view character = word.substr(at, bytes);
        bool isUnknown = false;
        if (const auto id = find(character)) {
            ids.push_back(*id);
        } else if (!(m_fallsBackToBytes && appendBytes(character, ids)) && m_unknown >= 0) {
            isUnknown = true;
            if (!(m_fusesUnknown && lastIsUnknown))
                ids.push_back(m_unknown);
        }
        lastIsUnknown = isUnknown;
    }
    return ids;
}

void BpeModel::encodeWord(std::string_view word, std::vector<int>& ids) const {
    if (m_ignoresMerges)
        if (const auto id = find(word)) {
            ids.push_back(*id);
            return;
        }
    const std::vector<int> merged = mergeSymbols(symbols(word), m_merges);
    ids.insert(ids.end(), merged.begin(), merged.end());
}

} // namespace precis
