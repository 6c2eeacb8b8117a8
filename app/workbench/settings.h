// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: what the workbench remembers from one start to the next.
#pragma once

#include "run/run_inputs.h"

#include <QString>
#include <QStringList>

namespace precis {

struct Settings {
    QString language;   // empty: the system's; else "en", "de", "zh_CN"
    QString palette;    // empty: the system's; else "light", "dark"
    int threads = 0;    // 0: all cores
    QString runsFolder; // where new runs go
};

Settings loadSettings();
void saveSettings(const Settings& settings);

RunInputs loadRunInputs();
void saveRunInputs(const RunInputs& inputs);

QStringList recentModels();
void addRecentModel(const QString& path); // the last one first

} // namespace precis
