// SPDX-License-Identifier: GPL-3.0-or-later
// The difference of two models on the same token windows: pairing cancels how hard each window is.
#pragma once

#include <optional>
#include <vector>

namespace precis {

struct PairedDifference {
    std::vector<double> differences; // quantized - original, nats, one a window
    double mean = 0;
    double standardError = 0; // of the mean; 0 with a single window
};

// Nothing when there are no windows or not the same number on both sides.
std::optional<PairedDifference> pairedDifference(const std::vector<float>& original,
                                                 const std::vector<float>& quantized);

struct Histogram {
    double first = 0; // lower edge of the first bin
    double binWidth = 1;
    std::vector<int> counts;
};

// Bins over the range of `values` after Freedman and Diaconis, "On the histogram as a density estimator", 1981: twice
// the interquartile range over the cube root of the number of values; at least 5 and at most 60 of them.
Histogram histogram(std::vector<double> values);

} // namespace precis
