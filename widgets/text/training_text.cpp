// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/training_text.h"

#include "text/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace precis {

namespace {

struct TrainingText {
    Q_DECLARE_TR_FUNCTIONS(TrainingText)
};

QString loss(double value) { return formatNumber(value, 3); }

} // namespace

QString nameOfBlocks(int first, int last) {
    const QString blocks = formatBlocks(first, last);
    return first == last ? TrainingText::tr("block %1").arg(blocks) : TrainingText::tr("blocks %1").arg(blocks);
}

QString describeResult(const WindowFinished& window) {
    QStringList parts;
    if (window.fellBack)
        parts += TrainingText::tr("would not train and is back where it began, at loss %1").arg(loss(window.startLoss));
    else
        parts += TrainingText::tr("loss %1 to %2").arg(loss(window.startLoss), loss(window.loss));
    if (window.heldOutLoss > 0 && !window.fellBack)
        parts += TrainingText::tr("held out %1 to %2").arg(loss(window.startHeldOutLoss), loss(window.heldOutLoss));
    if (window.flippedShare > 0)
        parts += TrainingText::tr("%1 of the weights rounded differently").arg(formatShare(window.flippedShare));
    parts += formatDuration(window.seconds);
    return parts.join(TrainingText::tr(", "));
}

QString describeWindow(const WindowFinished& window) {
    const QString blocks = formatBlocks(window.firstBlock, window.lastBlock);
    const QString result = describeResult(window);
    return window.firstBlock == window.lastBlock ? TrainingText::tr("Block %1: %2.").arg(blocks, result)
                                                 : TrainingText::tr("Blocks %1: %2.").arg(blocks, result);
}

} // namespace precis
