// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line calls MODEL|RUN: a model folder, or a run folder standing for its quantized model.
#pragma once

#include "model/checkpoint.h"
#include "model/model.h"
#include "precis/run_folder.h"
#include "text/tokenizer.h"

#include <memory>
#include <optional>
#include <string>

namespace precis {

struct OpenedSubject {
    std::shared_ptr<const Checkpoint> checkpoint; // of the original model
    std::shared_ptr<const Tokenizer> tokenizer;
    std::optional<RunFolder> run;
    Model model; // quantized blocks in place when it is a run
};

// Error NotFound when the folder is neither; BadInput when a run has unfinished blocks.
OpenedSubject openSubject(const std::string& folder);

// The model with the blocks of a run in place of the original ones.
Model quantizedModel(const Model& original, const std::string& run);

// The model with every layer rounded to nearest on the fly, at the bits and groups of the recipe but without any
// calibration: the baseline that a run has to beat.
Model roundedModel(const Model& original, const Recipe& recipe);

} // namespace precis
