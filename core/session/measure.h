// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring perplexities inside a job.
#pragma once

#include "evaluation/scores.h"
#include "model/model.h"
#include "precis/report.h"
#include "precis/session.h"
#include "session/progress.h"
#include "text/tokenizer.h"

namespace precis {

// Tokenizes and cuts the text of a request.
EvaluationText prepareText(const EvaluationRequest& request, const Tokenizer& tokenizer);

// Bits the decoder's linear layers take under a recipe, or in the 16 bits of an original (no recipe).
std::uint64_t linearLayerBits(const ModelConfig& config, const Recipe* recipe);
std::int64_t linearLayerWeights(const ModelConfig& config);

// One perplexity as an event; seconds are those of the measurement. Progress runs over the current stage.
PerplexityMeasured measurePerplexity(Subject subject, const Model& model, const EvaluationText& text,
                                     const EvaluationRequest& request, const Recipe* recipe, JobProgress& progress);

// Share of the text's tokens that the calibration windows [N,T] hold too.
double calibrationOverlap(const Tensor& calibrationTokens, const EvaluationText& text);

// Messages to show, empty when there is nothing to say: run and evaluation share text; windows longer than the model's
// context.
std::string overlapWarning(double share, const TextSource& text);
std::string contextWarning(const EvaluationText& text, const ModelConfig& config);

} // namespace precis
