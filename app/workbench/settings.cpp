// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include <QDir>
#include <QSettings>
#include <QStandardPaths>

namespace precis {

namespace {

constexpr int kRecentModels = 8;

QString defaultRunsFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents.isEmpty() ? QDir::homePath() : documents).filePath(QStringLiteral("Precis"));
}

} // namespace

Settings loadSettings() {
    const QSettings stored;
    return {.language = stored.value("language").toString(),
            .palette = stored.value("palette").toString(),
            .threads = stored.value("threads", 0).toInt(),
            .runsFolder = stored.value("runs_folder", defaultRunsFolder()).toString()};
}

void saveSettings(const Settings& settings) {
    QSettings stored;
    stored.setValue("language", settings.language);
    stored.setValue("palette", settings.palette);
    stored.setValue("threads", settings.threads);
    stored.setValue("runs_folder", settings.runsFolder);
}

RunInputs loadRunInputs() {
    const QSettings stored;
    const RunInputs defaults;
    return {.calibration = stored.value("inputs/calibration").toString(),
            .calibrationDocuments = stored.value("inputs/calibration_documents").toString(),
            .evaluation = stored.value("inputs/evaluation").toString(),
            .evaluationDocuments = stored.value("inputs/evaluation_documents").toString(),
            .protocol = stored.value("inputs/protocol", defaults.protocol).toString()};
}

void saveRunInputs(const RunInputs& inputs) {
    QSettings stored;
    stored.setValue("inputs/calibration", inputs.calibration);
    stored.setValue("inputs/calibration_documents", inputs.calibrationDocuments);
    stored.setValue("inputs/evaluation", inputs.evaluation);
    stored.setValue("inputs/evaluation_documents", inputs.evaluationDocuments);
    stored.setValue("inputs/protocol", inputs.protocol);
}

QStringList recentModels() { return QSettings().value("recent_models").toStringList(); }

void addRecentModel(const QString& path) {
    QStringList models = recentModels();
    models.removeAll(path);
    models.prepend(path);
    QSettings().setValue("recent_models", models.mid(0, kRecentModels));
}

} // namespace precis
