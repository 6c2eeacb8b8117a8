// SPDX-License-Identifier: GPL-3.0-or-later
// SentencePiece word by word, with the added tokens around it.
#include "text/sentencepiece_tokenizer.h"

#include "text/folder_tokens.h"

#include <algorithm>

namespace precis {

namespace {

const char kBlank[] = "▁";

// One blank between plain ASCII, which no normalization of SentencePiece's looks across.
const char kWordEnds[] = "[!-~] (?=[0-9A-Za-z])";

} // namespace

SentencePieceTokenizer::SentencePieceTokenizer(const std::string& folder)
    : m_model(folder + "/tokenizer.model"), m_size(m_model.size()) {
    for (int id = 0; id < m_model.size(); ++id)
        if (m_model.isControl(id))
            m_addedById[id] = {.id = id, .content = m_model.piece(id), .isSpecial = true};
    // Of the tokens that the folder lists, the model itself knows those inside of its vocabulary.
    for (const AddedToken& token : readFolderTokens(folder))
        if (token.id >= m_model.size()) {
            m_addedById[token.id] = token;
            m_size = std::max(m_size, token.id + 1);
        }
    std::vector<AddedToken> tokens;
    for (const auto& [id, token] : m_addedById)
        tokens.push_back(token);
    m_added = AddedTokens(std::move(tokens));
    if (blanksBeginWords())
        m_wordEnds = Regex(kWordEnds, "precis", "the pattern of SentencePiece's words");
}

// Whether the model puts a blank in front of every text and has no piece that holds one behind another character: a
// text without its first blank then encodes as it does behind another text.
bool SentencePieceTokenizer::blanksBeginWords() const {
    const std::vector<int> probe = m_model.encode("a");
    if (probe.empty() || !m_model.piece(probe[0]).starts_with(kBlank))
        return false;
    for (int id = 0; id < m_model.size(); ++id)
        if (!blanksComeFirst(m_model.piece(id), kBlank))
            return false;
    return true;
}

std::vector<int> SentencePieceTokenizer::encode(std::string_view text, SpecialTokens special) const {
    std::vector<int> ids;
    WordMemory memory;
    for (const AddedTokens::Part& part : m_added.split(text, special)) {
        if (const int* id = std::get_if<int>(&part))
            ids.push_back(*id);
        else
            encodeStretch(std::get<std::string_view>(part), memory, ids);
    }
    return ids;
}

void SentencePieceTokenizer::encodeStretch(std::string_view text, WordMemory& memory, std::vector<int>& ids) const {
    const auto encode = [this](std::string_view word, std::vector<int>& to) {
        const std::vector<int> found = m_model.encode(word);
        to.insert(to.end(), found.begin(), found.end());
    };
    std::size_t begin = 0;
    if (m_wordEnds)
        for (const Span& end : m_wordEnds->findAll(text)) {
            memory.append(text.substr(begin, end.begin + 1 - begin), ids, encode);
            begin = end.end;
        }
    memory.append(text.substr(begin), ids, encode);
}

std::string SentencePieceTokenizer::decode(const std::vector<int>& ids) const {
    std::string text;
    std::vector<int> stretch; // that the model decodes itself
    const auto flush = [&] {
        text += m_model.decode(stretch);
        stretch.clear();
    };
    for (const int id : ids) {
        const auto added = m_addedById.find(id);
        if (added == m_addedById.end() && id >= 0 && id < m_model.size()) {
            stretch.push_back(id);
        } else if (added == m_addedById.end()) {
            flush();
            text += "\uFFFD";
        } else if (!added->second.isSpecial) {
            flush();
            text += added->second.content;
        }
    }
    flush();
    return text;
}

std::optional<int> SentencePieceTokenizer::find(const std::string& token) const {
    for (const auto& [id, added] : m_addedById)
        if (added.content == token)
            return id;
    for (int id = 0; id < m_model.size(); ++id)
        if (m_model.piece(id) == token)
            return id;
    return std::nullopt;
}

} // namespace precis
