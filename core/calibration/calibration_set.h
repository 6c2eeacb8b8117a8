// SPDX-License-Identifier: GPL-3.0-or-later
// CalibrationSet: the token windows whose statistics a run uses.
#pragma once

#include "precis/recipe.h"
#include "tensor/torch.h"
#include "text/corpus.h"
#include "text/tokenizer.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace precis {

struct CalibrationTokens {
    Tensor tokens;  // [N,T] int64
    Tensor heldOut; // [H,T], windows that measure and never train; H may be 0
};

struct CalibrationSet : CalibrationTokens {
    int requestedWindows = 0;
    int usableWindows = 0; // that the text has room for
    int requestedTokens = 0;
    std::vector<std::string> warnings; // what was cut, and why
};

// Random: windows drawn without overlap from the joined text, in a seeded order. Documents: the first documents that
// are long enough, each cut to T tokens, the beginning-of-sequence token included. N and T are cut to what text and
// model allow, with a warning; held-out windows come from what is left. Error BadInput when the text has fewer than two
// tokens.
CalibrationSet chooseCalibration(const CalibrationOptions& options, int heldOutWindows, std::uint64_t seed,
                                 const Tokenizer& tokenizer, const Corpus& corpus, int contextTokens);

// Share of `ids` that lies in runs of at least 24 tokens which also occur in the calibration windows.
class OverlapDetector {
public:
    explicit OverlapDetector(const Tensor& calibrationTokens);
    double share(const std::vector<std::vector<int>>& windows) const;

private:
    std::unordered_set<std::uint64_t> m_runs;
};

} // namespace precis
