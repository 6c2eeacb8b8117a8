// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real precis-cli as a user would and keeps what it said.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

struct CliResult {
    int exitCode = -1; // -1: crashed, was killed or did not end in time
    QString out;
    QString err;

    QJsonObject json() const {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(out.toUtf8(), &error);
        return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
    }
};

constexpr int kCliTimeout = 300'000; // milliseconds; generous, for machines that do something else besides

inline CliResult finishCli(QProcess& process) {
    CliResult result;
    if (process.waitForFinished(kCliTimeout) && process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    result.out = QString::fromUtf8(process.readAllStandardOutput());
    result.err = QString::fromUtf8(process.readAllStandardError());
    return result;
}

inline CliResult runCli(const QStringList& arguments) {
    QProcess process;
    process.start(PRECIS_CLI, arguments);
    return finishCli(process);
}
