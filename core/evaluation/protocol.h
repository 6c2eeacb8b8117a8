// SPDX-License-Identifier: GPL-3.0-or-later
// Protocol: how a text becomes token windows and which of their tokens are scored. A perplexity means nothing without it.
//   gptq:L       text joined as in the GPTQ papers, one BOS in front, windows of L from the start, all but the first
//                token of each scored, the tail dropped (Frantar et al., "GPTQ", ICLR 2023)
//   llamacpp:L   text as it is, windows of L whose first token becomes BOS, the second half of each scored
//   documents:L  each document alone behind one BOS, cut to L tokens including it, all but BOS scored
#pragma once

#include "text/corpus.h"
#include "text/tokenizer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace precis {

enum class ProtocolKind { Gptq, LlamaCpp, Documents };

struct Protocol {
    ProtocolKind kind = ProtocolKind::Gptq;
    int windowTokens = 2048; // L
};

// "gptq:2048" -> Protocol. Error BadInput lists what there is.
Protocol parseProtocol(const std::string& text);
std::string protocolName(const Protocol& protocol);

// One forward pass: ids [T], and the first position whose token is scored (predicted from those before it).
struct ScoredWindow {
    std::vector<int> ids;
    int firstScored = 1;
};

struct EvaluationText {
    std::vector<ScoredWindow> windows;
    std::int64_t predictions = 0;
    double bytesPerToken = 0; // of the text, for bits per byte
};

// Error BadInput when the text is too short for a single window.
EvaluationText cutWindows(const Protocol& protocol, const Tokenizer& tokenizer, const Corpus& corpus);

} // namespace precis
