// SPDX-License-Identifier: GPL-3.0-or-later
// The module: libsentencepiece behind the C functions of interface.h.
#include "interface.h"

#include <sentencepiece_processor.h>
#include <sentencepiece_trainer.h>

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using sentencepiece::SentencePieceProcessor;
using sentencepiece::util::Status;

const SentencePieceProcessor& processor(const void* model) {
    return *static_cast<const SentencePieceProcessor*>(model);
}

// No exception may cross into the program.
template <class Work>
bool succeeds(void* context, PrecisTakeText takeError, Work work) {
    std::string why;
    try {
        const Status status = work();
        if (status.ok())
            return true;
        why = status.error_message();
    } catch (const std::exception& error) {
        why = error.what();
    }
    takeError(context, why.data(), why.size());
    return false;
}

void* load(const char* data, size_t bytes, void* context, PrecisTakeText takeError) {
    auto model = std::make_unique<SentencePieceProcessor>();
    const bool loaded =
        succeeds(context, takeError, [&] { return model->LoadFromSerializedProto(std::string_view(data, bytes)); });
    return loaded ? model.release() : nullptr;
}

void unload(void* model) { delete static_cast<SentencePieceProcessor*>(model); }

int encode(const void* model, const char* text, size_t bytes, void* context, PrecisTakeIds takeIds,
           PrecisTakeText takeError) {
    std::vector<int> ids;
    if (!succeeds(context, takeError, [&] { return processor(model).Encode(std::string_view(text, bytes), &ids); }))
        return 0;
    takeIds(context, ids.data(), ids.size());
    return 1;
}

int decode(const void* model, const int* ids, size_t count, void* context, PrecisTakeText takeText,
           PrecisTakeText takeError) {
    std::string text;
    if (!succeeds(context, takeError,
                  [&] { return processor(model).Decode(std::vector<int>(ids, ids + count), &text); }))
        return 0;
    takeText(context, text.data(), text.size());
    return 1;
}

void piece(const void* model, int id, void* context, PrecisTakeText takeText) {
    const std::string& text = processor(model).IdToPiece(id);
    takeText(context, text.data(), text.size());
}

int isControl(const void* model, int id) { return processor(model).IsControl(id); }
int size(const void* model) { return processor(model).GetPieceSize(); }
int bos(const void* model) { return processor(model).bos_id(); }
int eos(const void* model) { return processor(model).eos_id(); }

int train(const char* arguments, void* context, PrecisTakeText takeError) {
    return succeeds(context, takeError, [&] { return sentencepiece::SentencePieceTrainer::Train(arguments); });
}

constexpr PrecisSentencePiece kFunctions = {load, unload, encode, decode, piece, isControl, size, bos, eos, train};

} // namespace

extern "C" __attribute__((visibility("default"))) const PrecisSentencePiece* precisSentencePiece() {
    return &kFunctions;
}
