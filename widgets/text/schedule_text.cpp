// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/schedule_text.h"

#include "text/format.h"

#include <precis/window_schedule.h>

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace precis {

namespace {

struct ScheduleText {
    Q_DECLARE_TR_FUNCTIONS(ScheduleText)
};

constexpr std::size_t kShownWindows = 5; // in front of the dots

QString nameOf(const BlockWindow& window) { return formatBlocks(window.first, window.end() - 1); }

QString listOf(const std::vector<BlockWindow>& windows) {
    QStringList names;
    const bool isLong = windows.size() > kShownWindows + 1;
    for (const BlockWindow& window : windows)
        if (!isLong || static_cast<std::size_t>(names.size()) < kShownWindows)
            names += nameOf(window);
    const QString list = names.join(ScheduleText::tr(", "));
    return isLong ? ScheduleText::tr("%1 … %2").arg(list, nameOf(windows.back())) : list;
}

QString visitsOf(const std::vector<BlockWindow>& windows, int blocks) {
    std::vector<int> visits(static_cast<std::size_t>(blocks));
    for (const BlockWindow& window : windows)
        for (int block = window.first; block < window.end(); ++block)
            ++visits[static_cast<std::size_t>(block)];
    const auto [fewest, most] = std::ranges::minmax(visits);
    if (fewest != most)
        return ScheduleText::tr("Blocks are trained %1 to %2 times").arg(formatCount(fewest), formatCount(most));
    if (most == 1)
        return ScheduleText::tr("Each block is trained once");
    return most == 2 ? ScheduleText::tr("Each block is trained twice")
                     : ScheduleText::tr("Each block is trained %1 times").arg(formatCount(most));
}

} // namespace

QString describeSchedule(const Recipe& recipe, int blocks) {
    if (blocks < 1 || !validate(recipe).empty())
        return {};
    const QString last =
        recipe.fineTuning.enabled ? ScheduleText::tr("At the end all blocks are trained together.") : QString();
    if (!recipe.reconstruction.enabled)
        return last;
    const std::vector<BlockWindow> windows = windowSchedule(blocks, recipe.reconstruction);
    const qint64 steps =
        static_cast<qint64>(windows.size()) * stepsPerWindow(recipe.reconstruction, recipe.calibration.tokenWindows);
    const QString text = ScheduleText::tr("Windows of blocks: %1. %2, in %3 optimizer steps in all.")
                             .arg(listOf(windows), visitsOf(windows, blocks), formatCount(steps));
    return last.isEmpty() ? text : text + QLatin1Char(' ') + last;
}

} // namespace precis
