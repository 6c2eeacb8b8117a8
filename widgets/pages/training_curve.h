// SPDX-License-Identifier: GPL-3.0-or-later
// How a window of blocks learned, as a chart.
#pragma once

#include "models/training_history.h"
#include "plots/line_plot.h"

namespace precis {

// The parts of the loss over the optimizer steps, the learning rate on a second axis, and as dots the loss and the
// held-out loss where the window began and after each epoch.
LineChart trainingCurve(const WindowTraining& window);

// Loss of each step, from 0 where the window began, as a share of the loss there. Empty when it began without any.
std::vector<float> relativeLoss(const WindowTraining& window);

} // namespace precis
