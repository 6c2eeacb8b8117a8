// SPDX-License-Identifier: GPL-3.0-or-later
// GPTVQ: quantize a layer vector by vector, each time moving the columns that are still free to make up for the error.
// van Baalen et al., "GPTVQ: The Blessing of Dimensionality for LLM Quantization", 2024, algorithm 1.
#pragma once

#include "quantizer/codebook.h"

#include <functional>
#include <string>
#include <vector>

namespace precis {

struct CodebookResult {
    CodebookLayer layer;
    double sweepLoss = 0; // tr((W-Q) H (W-Q)^T) after the sweep
    double loss = 0;      // and at the end
    std::vector<std::string> warnings;
};

// weight [O,I], hessian [I,I] float64. `poll` is called between blocks of columns and rounds and may throw to stop. The
// same seed gives the same result.
//
// Deviations from the authors' code: the fit weighs errors with the paper's formula, not its inverse; a vector's error
// goes to the free columns exactly, as e U_PP^-1 U; block scales stay as they are while a group is swept; codewords
// without weights are put to use; and after the sweep codes are chosen again in turn with the codewords.
CodebookResult sweepCodebook(const Tensor& weight, const Tensor& hessian, const CodebookOptions& options,
                             const SweepOptions& sweep, std::uint64_t seed, const std::function<void()>& poll = {});

} // namespace precis
