// SPDX-License-Identifier: GPL-3.0-or-later
// After the sweep: codewords fitted to the whole layer with the codes fixed, and codes chosen again with the codewords
// fixed. Both lower tr((W-Q) H (W-Q)^T), the layer's output error. GPTVQ (2024), section 3.3, "codebook update"; the
// second step is ours.
#pragma once

#include "quantizer/codebook.h"

namespace precis {

// A layer on its way, with columns padded to whole vectors (n of them).
struct CodebookProblem {
    Tensor weight;  // W [O,n] float32, 0 where inputs are dead
    Tensor hessian; // H [n,n] float32 without damping
    Tensor product; // W H [O,n]
    Tensor scales;  // [O,V] float32, what each vector's codeword is multiplied with
};

Tensor decodePadded(const CodebookProblem& problem, const CodebookLayer& layer); // Q [O,n]
// Its transpose: values [O,n], times the scales, added up for each number of the codebooks, [Gr,P].
Tensor gatherForCodewords(const CodebookLayer& layer, const CodebookProblem& problem, const Tensor& values);
double layerLoss(const CodebookProblem& problem, const CodebookLayer& layer); // tr((W-Q) H (W-Q)^T)

// The codewords that minimize the loss, by conjugate gradients on the normal equations; rows of one group share
// unknowns and nothing else. Codewords without vectors stay.
void solveCodebooks_(CodebookLayer& layer, const CodebookProblem& problem);
// The paper's way: 25 steps of Adam (Kingma, Ba, "Adam", ICLR 2015), begun again with a tenth of the rate when they
// made things worse.
void trainCodebooks_(CodebookLayer& layer, const CodebookProblem& problem);

// The normal equations of the row groups [first, first + count): matrix [count,P,P], target [count,P], where the P
// unknowns of a group are the numbers of its codebooks in the order of layer.codebooks.
struct NormalEquations {
    Tensor matrix;
    Tensor target;
};
NormalEquations normalEquations(const CodebookLayer& layer, const CodebookProblem& problem, std::int64_t first,
                                std::int64_t count);
// Row groups whose matrices take a bearable amount of memory together, at least 1.
std::int64_t normalChunk(const CodebookLayer& layer);

// One round through all vectors from left to right, each given the codeword that lowers the loss most, if any does.
// Returns how many changed.
std::int64_t reassignCodes_(CodebookLayer& layer, const CodebookProblem& problem);

} // namespace precis
