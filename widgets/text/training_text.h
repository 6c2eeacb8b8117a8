// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about the training of windows of blocks.
#pragma once

#include <precis/events.h>

#include <QString>

namespace precis {

// "block 1" or "blocks 1–2", within a sentence
QString nameOfBlocks(int first, int last);
// "loss 0.123 to 0.045, held out 0.13 to 0.06, 3.2 % of the weights rounded differently, 12 s"
QString describeResult(const WindowFinished& window);
// "Blocks 1–2: loss 0.123 to 0.045, ..."
QString describeWindow(const WindowFinished& window);

} // namespace precis
