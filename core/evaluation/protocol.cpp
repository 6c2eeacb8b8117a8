// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/protocol.h"

#include "precis/error.h"

#include <algorithm>
#include <charconv>

namespace precis {

namespace {

struct KindName {
    ProtocolKind kind;
    const char* name;
};
constexpr KindName kKinds[] = {
    {ProtocolKind::Gptq, "gptq"}, {ProtocolKind::LlamaCpp, "llamacpp"}, {ProtocolKind::Documents, "documents"}};

// The lines of a WikiText file as the datasets library hands them out: each with its newline, lines of white space
// alone as the empty text; then joined by two newlines.
std::string joinLines(const std::string& text) {
    std::string joined;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t newline = text.find('\n', begin);
        const std::size_t end = newline == std::string::npos ? text.size() : newline + 1;
        if (begin > 0)
            joined += "\n\n";
        if (text.find_first_not_of(" \t\r\n\v\f", begin) < end)
            joined.append(text, begin, end - begin);
        begin = end;
    }
    return joined;
}

std::string joinDocuments(const std::vector<std::string>& documents) {
    std::string joined;
    for (const std::string& document : documents)
        joined += (joined.empty() ? "" : "\n\n") + document;
    return joined;
}

std::vector<int> encodeBehindBos(const Tokenizer& tokenizer, const std::string& text) {
    std::vector<int> ids = tokenizer.encode(text);
    if (tokenizer.bos())
        ids.insert(ids.begin(), *tokenizer.bos());
    return ids;
}

[[noreturn]] void tooShort(const Corpus& corpus, std::size_t tokens, const Protocol& protocol) {
    throw Error(ErrorKind::BadInput, corpus.name,
                "has " + std::to_string(tokens) + " tokens, too few for one window of " + protocolName(protocol),
                "Give a longer text or a protocol with shorter windows");
}

std::vector<ScoredWindow> documentWindows(const Protocol& protocol, const Tokenizer& tokenizer, const Corpus& corpus) {
    std::vector<ScoredWindow> windows;
    for (const std::string& document : corpus.documents) {
        std::vector<int> ids = encodeBehindBos(tokenizer, document);
        ids.resize(std::min<std::size_t>(ids.size(), protocol.windowTokens));
        if (ids.size() >= 2)
            windows.push_back({std::move(ids), 1});
    }
    return windows;
}

std::vector<ScoredWindow> joinedWindows(const Protocol& protocol, const Tokenizer& tokenizer, const Corpus& corpus) {
    const bool llamaCpp = protocol.kind == ProtocolKind::LlamaCpp;
    const std::string text = corpus.documents.size() > 1 ? joinDocuments(corpus.documents)
                             : llamaCpp                  ? corpus.documents.front()
                                                         : joinLines(corpus.documents.front());
    const std::vector<int> ids = tokenizer.addsBos() ? encodeBehindBos(tokenizer, text) : tokenizer.encode(text);
    const auto length = static_cast<std::size_t>(protocol.windowTokens);
    std::vector<ScoredWindow> windows;
    for (std::size_t first = 0; first + length <= ids.size(); first += length) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
        ScoredWindow window{{begin, begin + protocol.windowTokens}, llamaCpp ? protocol.windowTokens / 2 + 1 : 1};
        if (llamaCpp && tokenizer.addsBos())
            window.ids.front() = *tokenizer.bos();
        windows.push_back(std::move(window));
    }
    if (windows.empty())
        tooShort(corpus, ids.size(), protocol);
    return windows;
}

} // namespace

Protocol parseProtocol(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::string name = text.substr(0, colon);
    const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindName& k) { return name == k.name; });
    int length = 0;
    bool understood = kind != std::end(kKinds) && colon != std::string::npos;
    if (understood) {
        const char* end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, length);
        const int least = kind->kind == ProtocolKind::LlamaCpp ? 4 : 2;
        understood = error == std::errc() && stop == end && length >= least && length <= 1 << 20;
    }
    if (!understood)
        throw Error(ErrorKind::BadInput, "protocol", "\"" + text + "\" is not one",
                    "Give gptq:L, llamacpp:L or documents:L with a window of L tokens, such as gptq:2048");
    return {kind->kind, length};
}

std::string protocolName(const Protocol& protocol) {
    for (const KindName& kind : kKinds)
        if (kind.kind == protocol.kind)
            return std::string(kind.name) + ":" + std::to_string(protocol.windowTokens);
    return {};
}

EvaluationText cutWindows(const Protocol& protocol, const Tokenizer& tokenizer, const Corpus& corpus) {
    EvaluationText text;
    text.windows = protocol.kind == ProtocolKind::Documents ? documentWindows(protocol, tokenizer, corpus)
                                                            : joinedWindows(protocol, tokenizer, corpus);
    if (text.windows.empty())
        tooShort(corpus, 0, protocol);
    std::size_t bytes = 0;
    for (const ScoredWindow& window : text.windows) {
        text.predictions += static_cast<std::int64_t>(window.ids.size()) - window.firstScored;
        bytes += tokenizer.decode({window.ids.begin() + window.firstScored, window.ids.end()}).size();
    }
    text.bytesPerToken = static_cast<double>(bytes) / static_cast<double>(text.predictions);
    return text;
}

} // namespace precis
