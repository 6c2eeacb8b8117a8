// SPDX-License-Identifier: GPL-3.0-or-later
// Codewords and row scales of additive codebooks fitted to a layer while the codes stay. Both lower the layer's output
// error tr((W-Q) H (W-Q)^T). AQLM (2024), section 3.3, "codebook update".
#pragma once

#include "quantizer/additive.h"

namespace precis {

// What is to be quantized, in the order of the channels and padded with zeros to whole vectors.
struct AdditiveProblem {
    Tensor weight;                      // W [O,n] float32
    Tensor hessian;                     // H [n,n] float32 without damping
    Tensor product;                     // W H [O,n]
    Tensor energy;                      // [O] float64, w H w^T of each row
    std::function<void()> poll = [] {}; // called again and again, and throws to give up
};
// weight [O,I], hessian [I,I]; the layer says how its channels are ordered.
AdditiveProblem additiveProblem(const AdditiveLayer& layer, const Tensor& weight, const Tensor& hessian);

// A layer and what its search goes by. In rows divided by their scale, so that W/s - Q/s is a weight minus codewords.
struct AdditiveFit {
    AdditiveLayer layer;
    Tensor gradient; // (W/s - sum of codewords) H, [O,n]
    double loss = 0; // tr((W-Q) H (W-Q)^T)
};

enum class RowScales { Kept, Fitted };
// Gradient and loss as the layer is now; row scales may move to where they are best first, rounded to float16.
void refresh_(AdditiveFit& fit, const AdditiveProblem& problem, RowScales scales);

// The codewords that minimize the loss, by at most that many conjugate gradients on the normal equations. Codewords
// without vectors stay.
void solveCodewords_(AdditiveLayer& layer, const AdditiveProblem& problem, int iterations);
// The authors' way: 100 steps of Adam (with the largest second moment so far: Reddi, Kale, Kumar, "On the convergence
// of Adam and beyond", ICLR 2018) on codewords and row scales.
void trainCodewords_(AdditiveLayer& layer, const AdditiveProblem& problem);

// Values [O,n] times the row scales added up for each number of the codebooks: [M*K*d + extended ones].
Tensor gatherForCodewords(const AdditiveLayer& layer, const Tensor& values);
// The numbers of all codebooks one after the other, and back.
Tensor flatCodewords(const AdditiveLayer& layer);
void setCodewords_(AdditiveLayer& layer, const Tensor& flat);

} // namespace precis
