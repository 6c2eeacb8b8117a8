// SPDX-License-Identifier: GPL-3.0-or-later
// The demo: a small model that Precis ships, with texts of its own whose best possible perplexity is known.
#pragma once

#include "precis/session.h"

#include <cstdint>
#include <optional>
#include <string>

namespace precis {

// The model folder of the demo, which also holds calibration.txt, evaluation.txt and floor.json: $PRECIS_DEMO if set,
// or else ../share/precis/demo beside the program's folder (installed), or else the one of the source tree.
// Error NotFound when there is none.
std::string demoFolder();

// The demo's run: well under a minute on two cores, with a visible difference between recipes.
QuantizeRequest demoRequest(const std::string& run);

// The lowest perplexity that any model with the same tokenizer can reach on a text under a protocol.
struct PerplexityFloor {
    double perplexity = 0;
    std::int64_t tokens = 0; // predictions scored, which tells whether a measurement is about the same text
};
// Known only for texts beside which a floor.json tells it, and for models with that folder's tokenizer.
std::optional<PerplexityFloor> perplexityFloor(const std::string& model, const EvaluationRequest& evaluation);

} // namespace precis
