// SPDX-License-Identifier: GPL-3.0-or-later
// The only door to LibTorch, and the precompiled header of core. Differences between Torch versions live here.
#pragma once

#include <torch/torch.h>

namespace precis {

using torch::Tensor;

} // namespace precis
