// SPDX-License-Identifier: GPL-3.0-or-later
// Weighted k-means: the expectation-maximization that fits a codebook to a group of weights. GPTVQ (2024), section 3.2
// and algorithm 1: minimize the sum over points of (x - c)^T D (x - c), where D comes from the Hessian at the point's
// columns.
#pragma once

#include "precis/recipe.h"
#include "tensor/random.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace precis {

// Points of d coordinates and their weights, in the two layouts that the kernels read.
struct WeightedPoints {
    std::int64_t dimension = 1;
    std::int64_t count = 0;
    std::int64_t stride = 0;     // count, rounded up to whole tiles
    bool full = false;           // D is a whole matrix and not only a diagonal
    std::vector<float> values;   // [N][d]
    std::vector<float> features; // [F][stride], see codebook_kernel.h
    std::vector<float> rows;     // [N][F], the same
    std::vector<float> norms;    // [N], x^T D x

    WeightedPoints(std::int64_t dimension, std::int64_t count, bool full);
    std::int64_t featureCount() const; // F
    // form [d][d], the point's D
    void set(std::int64_t point, const float* value, const float* form, float scale);
    // Coefficients of codewords [K][d] in the space of the features: [K][F].
    std::vector<float> coefficients(const std::vector<float>& codewords) const;
};

struct Clustering {
    std::vector<float> codewords;    // [K][d]
    std::vector<std::int32_t> codes; // [N], nearest codewords
    double error = 0;                // the sum that is minimized
    int iterations = 0;              // until nothing changed, or as many as allowed
};

// Codewords to begin with, [K][d].
std::vector<float> seedCodewords(const WeightedPoints& points, std::int64_t entries, CodebookSeeding seeding,
                                 Random& random);

// At most `iterations` rounds, ends when no code changes. A codeword that no point is nearest to (also one of two equal
// ones) moves to the point with the largest error. `look` is shown the codewords of each round, the seeds first and the
// result last, with the codes nearest to them.
Clustering cluster(const WeightedPoints& points, std::vector<float> codewords, int iterations,
                   const std::function<void(const Clustering&)>& look = {});

} // namespace precis
