// SPDX-License-Identifier: GPL-3.0-or-later
// Tokenizer: text to token ids and back, as the model's own folder prescribes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// What encode makes of text that spells a special token, such as "</s>" or "<|eot_id|>".
enum class SpecialTokens {
    AsText,     // letters like any others: text under evaluation must not be able to end a sequence
    Recognized, // one token each: prompts written in a chat format
};

// All const functions may be called from several threads at once.
class Tokenizer {
public:
    // Picks by the files in the folder: tokenizer.model (SentencePiece), else tokenizer.json (BPE), else vocab.json
    // with merges.txt. Error NotFound lists the files looked for; BadFormat and Unsupported name file and field.
    static std::shared_ptr<const Tokenizer> open(const std::string& folder);

    ~Tokenizer();
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;

    // The ids of the text alone: neither BOS in front nor EOS behind. Added tokens that are not special are always
    // recognized. Error BadInput when the text is not UTF-8.
    std::vector<int> encode(std::string_view text, SpecialTokens special = SpecialTokens::AsText) const;

    // The text of the ids; special tokens such as BOS and EOS come out as nothing. Always UTF-8: ids without a token
    // and bytes that do not make up a character become U+FFFD, which is how a stream sees a character whose last bytes
    // are still to come.
    std::string decode(const std::vector<int>& ids) const;

    // Beginning and end of a sequence, where the model has such tokens.
    std::optional<int> bos() const;
    std::optional<int> eos() const;
    // Whether the model was trained to see BOS in front of every text.
    bool addsBos() const;

    int vocabularySize() const; // one more than the largest id
    std::string kind() const;   // "SentencePiece", "byte-level BPE", "BPE with byte fallback", "BPE"

private:
    struct Parts;
    explicit Tokenizer(std::unique_ptr<const Parts> parts);
    std::unique_ptr<const Parts> m_parts;
};

} // namespace precis
