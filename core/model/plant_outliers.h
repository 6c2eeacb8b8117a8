// SPDX-License-Identifier: GPL-3.0-or-later
// Plants activation outliers without changing what a model computes: in every block the gains of both norms are
// multiplied in a few channels, and the columns of the linear layers behind them divided by the same factor.
//
// The reverse of what SmoothQuant does (Xiao et al., "SmoothQuant", ICML 2023, eq. 3), with every planted channel at
// exactly the same factor, so that with a power of two only weights that become subnormal are rounded at all.
#pragma once

#include "model/checkpoint.h"
#include "precis/planted_outliers.h"

#include <functional>

namespace precis {

// Which of the `hidden` channels to plant in, ascending: a draw that depends on the seed alone.
std::vector<int> drawChannels(int hidden, int count, std::uint64_t seed);

// Copies the model into an existing folder: tokenizer and whatever else lies beside the weights, then the safetensors
// files in their stored types with the planted tensors changed (one is in memory at a time), config.json with its label
// last. Files in other weight formats stay behind, for they would hold the model as it was. `advance` is called often
// with the share that is done, and may throw to stop. Error NotWritable, or BadInput when a gain leaves its type's
// range.
void writePlantedModel(const Checkpoint& source, const PlantedOutliers& planted, const std::string& folder,
                       const std::function<void(double)>& advance);

} // namespace precis
