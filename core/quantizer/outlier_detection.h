// SPDX-License-Identifier: GPL-3.0-or-later
// Coarse-to-fine outlier detection: a quartile fence, then the best split of what lies beyond it.
// Ding et al., "CBQ: Cross-Block Quantization for Large Language Models", ICLR 2025, algorithm 1.
//
// We deviate where the algorithm as printed loses outliers: the split may find that everything beyond the fence is an
// outlier, it works on logarithms if asked to (the largest gap is then the largest ratio, not the one between the two
// largest outliers), and a split counts only where there is a gap to split at.
#pragma once

#include "precis/snapshot.h"

#include <cstddef>
#include <optional>
#include <span>

namespace precis {

struct OutlierRules {
    double lambda1 = 1.5;                 // the fence stands that many interquartile ranges above the third quartile
    double lambda2 = 1;                   // what variance among the spared candidates costs against the gap
    bool usesFineStage = false;           // which of the two thresholds is kept
    bool isLogarithmic = false;           // fine stage on logarithms, repeated until no gap is left
    double gapFactor = 5;                 // a split needs a gap that many times the median gap
    double largestShare = 1;              // of the values that may be outliers, one at least; with more, none is
    std::optional<double> fence = {};     // set by hand, instead of the quartiles'
    std::optional<double> threshold = {}; // set by hand: the one to keep, whatever the rest says
};

// values >= 0, in any order. All thresholds are 0 when there are none.
OutlierThresholds detectOutliers(std::span<const float> values, const OutlierRules& rules);

std::size_t countAbove(std::span<const float> values, double threshold);

// A way to cut `sorted` (ascending): the first `spared` values, of which the first is always spared, are left alone.
struct Split {
    std::size_t spared = 0;
    double gap = 0; // between the largest spared value and the smallest outlier
};
// The split with the largest gap^2 - lambda2 * variance of the spared values behind the first one; at least two values.
// Linear time by prefix sums.
Split bestSplit(std::span<const double> sorted, double lambda2);

} // namespace precis
