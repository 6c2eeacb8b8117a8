// SPDX-License-Identifier: GPL-3.0-or-later
// SentencePiece models, through a module of our own because libsentencepiece and LibTorch cannot share one program
// (docs/decisions.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace precis {

// One tokenizer.model. Const functions may be called from several threads at once.
class SentencePieceModel {
public:
    // Error NotFound or BadFormat names the file; Unsupported when the module cannot be opened.
    explicit SentencePieceModel(const std::string& file);
    ~SentencePieceModel();
    SentencePieceModel(SentencePieceModel&& other) noexcept;
    SentencePieceModel& operator=(SentencePieceModel&&) = delete;

    std::vector<int> encode(std::string_view text) const;
    std::string decode(const std::vector<int>& ids) const; // ids must be inside of the vocabulary
    int size() const;
    int bos() const; // -1: none
    int eos() const; // -1: none
    std::string piece(int id) const;
    bool isControl(int id) const; // never comes from text and decodes to nothing

private:
    void* m_model = nullptr;
};

// Trains a model with the options of spm_train, as in "--input=text.txt --model_prefix=out --vocab_size=1024
// --model_type=bpe --byte_fallback=true". Error BadInput carries SentencePiece's own words.
void trainSentencePiece(const std::string& arguments);

} // namespace precis
