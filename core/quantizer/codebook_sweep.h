// SPDX-License-Identifier: GPL-3.0-or-later
// GPTVQ: quantize a layer vector by vector, each time moving the columns that are still free to make up for the error.
// van Baalen et al., "GPTVQ: The Blessing of Dimensionality for LLM Quantization", 2024, algorithm 1.
#pragma once

#include "quantizer/codebook_lookup.h"
#include "quantizer/kmeans.h"

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

// What the codebooks of one column group are about to be fitted to.
struct CodebookFit {
    const CodebookShape& shape;
    std::int64_t columnGroup = 0;
    const Tensor& weights;    // [O,n], padded to whole vectors, earlier errors made up for
    const Tensor& scales;     // [O,V], what codewords are multiplied with
    const VectorForms& forms; // [V][d][d], how errors weigh
};
WeightedPoints fitPoints(const CodebookFit& fit, const CodebookOptions& options, std::int64_t rowGroup);
// `look` as in cluster().
Clustering fitCodebook(const CodebookFit& fit, const CodebookOptions& options, std::uint64_t seed,
                       std::int64_t rowGroup, const std::function<void(const Clustering&)>& look = {});

// weight [O,I], hessian [I,I] float64. `poll` is called between blocks of columns and rounds and may throw to stop. The
// same seed gives the same result. `look` is shown what each column group is fitted to, from left to right.
//
// Deviations from the authors' code: the fit weighs errors with the paper's formula, not its inverse; a vector's error
// goes to the free columns exactly, as e U_PP^-1 U; block scales stay as they are while a group is swept; codewords
// without weights are put to use; and after the sweep codes are chosen again in turn with the codewords.
CodebookResult sweepCodebook(const Tensor& weight, const Tensor& hessian, const CodebookOptions& options,
                             const SweepOptions& sweep, std::uint64_t seed, const std::function<void()>& poll = {},
                             const std::function<void(const CodebookFit&)>& look = {});

} // namespace precis
