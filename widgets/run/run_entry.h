// SPDX-License-Identifier: GPL-3.0-or-later
// RunEntry: a run folder as the session tree lists it.
#pragma once

#include "run/engine.h"

#include <QString>

#include <vector>

namespace precis {

struct RunEntry {
    QString path;
    QString name; // of the folder
    QString recipe;
    QString model;
    Outcome outcome = Outcome::Running;
    int blocks = 0;
    int finishedBlocks = 0;

    // A run that stopped, failed or was cut off in the middle can go on.
    bool isResumable() const { return outcome != Outcome::Done; }
    bool operator==(const RunEntry&) const = default;
};

RunEntry runEntry(const RunFolder& run);
// Run folders inside a folder, newest first; those that cannot be read are left out.
std::vector<RunEntry> listRuns(const Engine& engine, const QString& folder);

} // namespace precis
