// SPDX-License-Identifier: GPL-3.0-or-later
// CodebookStudy: one layer with its inputs, held ready so that its codebooks can be watched while they are fitted.
#pragma once

#include "precis/recipe.h"
#include "precis/run_control.h"
#include "precis/run_folder.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace precis {

struct CodebookStudyRequest {
    Recipe recipe;     // of format codebook
    std::string model; // Hugging Face folder
    TextSource calibration;
    int block = 0;
    std::string layer; // "self_attn.q_proj"
    std::string run;   // whose stored codebooks are looked at too; empty: none
};

// Which of a layer's codebooks.
struct CodebookPlace {
    int rowGroup = 0;
    int columnGroup = 0;
    bool operator==(const CodebookPlace&) const = default;
};

// A codebook and what falls to its codewords, K of them in the order of their codes.
struct CodebookState {
    std::vector<float> x, y;    // [K] where the codewords lie in the plane on display
    std::vector<int> usage;     // [K] vectors with that code
    std::vector<double> errors; // [K] their (x-c)^T D (x-c), as shares of the group's sum of x^T D x
    double relativeError = 0;   // the sum of errors
};

struct CodebookPicture {
    CodebookPlace place;
    std::int64_t vectors = 0; // in the group
    // A sample of them. The plane on display holds the numbers themselves for d = 2, the weight and its Hessian weight
    // for d = 1, and else their projection on the two main axes.
    std::vector<float> x, y;
    std::vector<float> weight;    // the trace of D over d: how much the layer's output minds an error there
    double shareOfVariance = 1;   // that the plane shows of the vectors
    std::array<double, 3> metric{1, 0, 1}; // xx, xy, yy of the mean D in that plane, largest entry 1
    std::vector<CodebookState> rounds;     // of expectation and maximization, the seeds first
    CodebookState swept;                   // as the recipe leaves it, with the codes that make up for other errors
    std::optional<CodebookState> stored;   // the same in the run
};

// Another way to store the codebooks.
struct CodebookVariant {
    int codebookBits = 8;
    double svdShare = 0;
    bool operator==(const CodebookVariant&) const = default;
};

struct CodebookEffect {
    double relativeOutputError = 0; // of the layer
    double bitsPerWeight = 0;
};

struct CodebookStudy {
    int block = 0;
    std::string layer;
    int rows = 0, columns = 0, dimension = 1, entries = 2;
    int rowGroups = 1, columnGroups = 1, groupRows = 1, groupColumns = 1;
    std::int64_t tokens = 0; // that the Hessian is the mean of
    bool hasStored = false;  // whether pictures have a stored state
    CodebookVariant chosen;  // what the recipe says
    CodebookEffect effect;   // and what that comes to
    std::vector<CodebookVariant> variants; // others worth a look
    // Both block, from one thread at a time.
    std::function<CodebookPicture(const CodebookPlace&)> look;
    std::function<CodebookEffect(const CodebookVariant&, RunControl&)> attempt;
};

// Runs the full-precision model up to the layer, on no more calibration windows than take a few seconds on a small
// machine, and quantizes it. Error BadInput when the model has no such layer or the recipe leaves it without codebooks.
CodebookStudy openCodebookStudy(const CodebookStudyRequest& request, RunControl& control);

} // namespace precis
