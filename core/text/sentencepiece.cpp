// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the SentencePiece module once and calls through its C functions.
#include "text/sentencepiece.h"

#include "text/sentencepiece_module/interface.h"

#include <precis/error.h>

#include <cassert>
#include <dlfcn.h>
#include <fstream>
#include <iterator>
#include <utility>

namespace precis {

namespace {

constexpr char kModule[] = "precis_sentencepiece.so";

void takeText(void* context, const char* text, size_t bytes) {
    static_cast<std::string*>(context)->assign(text, bytes);
}

const PrecisSentencePiece* openModule() {
#ifdef __SANITIZE_ADDRESS__
    throw Error(ErrorKind::Unsupported, kModule, "SentencePiece cannot be opened under the address sanitizer",
                "Use a release build, or a model folder with a tokenizer.json only");
#else
    // Found through the program's RUNPATH. DEEPBIND makes the module prefer its own protobuf over LibTorch's.
    void* handle = dlopen(kModule, RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
    const char* problem = handle ? nullptr : dlerror();
    void* entry = handle ? dlsym(handle, "precisSentencePiece") : nullptr;
    if (!entry)
        throw Error(ErrorKind::Unsupported, kModule,
                    "the module that reads SentencePiece models cannot be opened (" +
                        std::string(problem ? problem : "it is not Precis's") + ")",
                    "Build Precis completely, or install it with its lib/precis folder and libsentencepiece");
    return reinterpret_cast<PrecisSentencePieceEntry>(entry)();
#endif
}

// Opened at the first use and kept for the life of the program.
const PrecisSentencePiece& sentencePiece() {
    static const PrecisSentencePiece* const functions = openModule();
    return *functions;
}

std::string readWhole(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error(ErrorKind::NotFound, file, "the file cannot be opened", "Check the path and its permissions");
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

SentencePieceModel::SentencePieceModel(const std::string& file) {
    const std::string data = readWhole(file);
    std::string problem;
    m_model = sentencePiece().load(data.data(), data.size(), &problem, takeText);
    if (!m_model)
        throw Error(ErrorKind::BadFormat, file, "this is not a complete SentencePiece model (" + problem + ")",
                    "Download tokenizer.model again, or remove it when the folder has a tokenizer.json");
}

SentencePieceModel::~SentencePieceModel() {
    if (m_model)
        sentencePiece().unload(m_model);
}

SentencePieceModel::SentencePieceModel(SentencePieceModel&& other) noexcept
    : m_model(std::exchange(other.m_model, nullptr)) {}

std::vector<int> SentencePieceModel::encode(std::string_view text) const {
    // One context for both callbacks.
    struct Result {
        std::vector<int> ids;
        std::string problem;
    } result;
    const auto takeIds = [](void* context, const int* ids, size_t count) {
        static_cast<Result*>(context)->ids.assign(ids, ids + count);
    };
    const auto takeProblem = [](void* context, const char* problem, size_t bytes) {
        static_cast<Result*>(context)->problem.assign(problem, bytes);
    };
    if (!sentencePiece().encode(m_model, text.data(), text.size(), &result, takeIds, takeProblem))
        throw Error(ErrorKind::BadInput, "text", "SentencePiece cannot encode it (" + result.problem + ")");
    return std::move(result.ids);
}

std::string SentencePieceModel::decode(const std::vector<int>& ids) const {
    std::string text; // or the problem
    if (!sentencePiece().decode(m_model, ids.data(), ids.size(), &text, takeText, takeText))
        throw Error(ErrorKind::BadInput, "ids", "SentencePiece cannot decode them (" + text + ")");
    return text;
}

int SentencePieceModel::size() const { return sentencePiece().size(m_model); }
int SentencePieceModel::bos() const { return sentencePiece().bos(m_model); }
int SentencePieceModel::eos() const { return sentencePiece().eos(m_model); }

std::string SentencePieceModel::piece(int id) const {
    assert(id >= 0 && id < size());
    std::string text;
    sentencePiece().piece(m_model, id, &text, takeText);
    return text;
}

bool SentencePieceModel::isControl(int id) const {
    assert(id >= 0 && id < size());
    return sentencePiece().isControl(m_model, id);
}

void trainSentencePiece(const std::string& arguments) {
    std::string problem;
    if (!sentencePiece().train(arguments.c_str(), &problem, takeText))
        throw Error(ErrorKind::BadInput, "SentencePiece training", problem, "Check the options and the input text");
}

} // namespace precis
