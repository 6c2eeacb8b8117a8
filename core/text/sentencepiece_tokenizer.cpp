// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sentencepiece_tokenizer.h"

#include "text/folder_tokens.h"

#include <algorithm>

namespace precis {

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
}

std::vector<int> SentencePieceTokenizer::encode(std::string_view text, SpecialTokens special) const {
    std::vector<int> ids;
    for (const AddedTokens::Part& part : m_added.split(text, special)) {
        if (const int* id = std::get_if<int>(&part)) {
            ids.push_back(*id);
        } else {
            const std::vector<int> stretch = m_model.encode(std::get<std::string_view>(part));
            ids.insert(ids.end(), stretch.begin(), stretch.end());
        }
    }
    return ids;
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
    return std::nullopt;
}

} // namespace precis
