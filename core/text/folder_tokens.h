// SPDX-License-Identifier: GPL-3.0-or-later
// What the small JSON files of a model's folder say about its tokens.
#pragma once

#include "text/added_tokens.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace precis {

// The tokens of tokenizer_config.json ("added_tokens_decoder") and of the older added_tokens.json.
std::vector<AddedToken> readFolderTokens(const std::string& folder);

struct SequenceTokens {
    std::optional<int> bos;
    std::optional<int> eos;
    bool addsBos = false;
};

// BOS and EOS by name from tokenizer_config.json or special_tokens_map.json, else what the tokenizer's own file says,
// else by id from config.json or generation_config.json. Whether BOS is added: tokenizer_config.json's add_bos_token,
// else what the tokenizer's own file says.
SequenceTokens readSequenceTokens(const std::string& folder,
                                  const std::function<std::optional<int>(const std::string&)>& find,
                                  const SequenceTokens& ofTokenizer);

// A vocab.json with its merges.txt, written as the tokenizer.json that means the same.
nlohmann::json readVocabularyAndMerges(const std::string& folder);

} // namespace precis
