// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/run_entry.h"

#include <QDir>
#include <QFileInfo>

namespace precis {

RunEntry runEntry(const RunFolder& run) {
    const QString path = QString::fromStdString(run.path);
    return {.path = path,
            .name = QFileInfo(path).fileName(),
            .recipe = QString::fromStdString(run.recipe.name),
            .model = QString::fromStdString(run.state.model),
            .outcome = run.state.outcome,
            .blocks = run.state.blocks,
            .finishedBlocks = run.state.finishedBlocks};
}

std::vector<RunEntry> listRuns(const Engine& engine, const QString& folder) {
    std::vector<RunEntry> runs;
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
        const std::string path = info.absoluteFilePath().toStdString();
        if (!engine.isRunFolder(path))
            continue;
        try {
            runs.push_back(runEntry(engine.openRun(path)));
        } catch (const Error&) {
            continue; // damaged: opening it by hand says what is wrong
        }
    }
    return runs;
}

} // namespace precis
