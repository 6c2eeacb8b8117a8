// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/engine.h"

namespace precis {

Engine realEngine() {
    return {
        .quantize = precis::quantize,
        .resume = precis::resume,
        .evaluate = precis::evaluate,
        .inspect = precis::inspect,
        .plantOutliers = precis::plantOutliers,
        .openOutlierStudy = precis::openOutlierStudy,
        .openCodebookStudy = precis::openCodebookStudy,
        .openAdditiveStudy = precis::openAdditiveStudy,
        .timeProducts = precis::timeProducts,
        .openRun = precis::openRun,
        .readEvents = precis::readEvents,
        .probeDevice = precis::probeDevice,
        .setThreads = precis::setThreads,
        .isRunFolder = precis::isRunFolder,
        .predictSize = precis::predictSize,
        .countBits = precis::countBits,
    };
}

} // namespace precis
