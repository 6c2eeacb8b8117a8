// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli demo on the model that Precis ships.
#include "support/cli_process.h"

#include <QJsonArray>
#include <QtTest>

class DemoCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsAndSaysInOneSentenceWhatHappened() {
        if (!QFile::exists(PRECIS_SOURCE_DIR "/resources/demo/config.json"))
            QSKIP("the demo's model is not in resources/demo");
        const QTemporaryDir folder;
        const CliResult result = runCli({"--threads", "1", "demo", "--out", folder.filePath("run"), "--json"});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        const QJsonObject report = result.json();
        QCOMPARE(report["outcome"].toString(), QString("done"));
        const QJsonArray measured = report["perplexities"].toArray();
        QCOMPARE(measured.size(), 3);
        const double original = measured[0]["perplexity"].toDouble();
        const double nearest = measured[1]["perplexity"].toDouble();
        const double run = measured[2]["perplexity"].toDouble();
        QVERIFY2(original < run && run < nearest, "the demo shows no gradient");
        QVERIFY(report["floor"].toDouble() > 1 && report["floor"].toDouble() < original * 1.01);
        const QString sentence = report["sentence"].toString();
        QVERIFY2(sentence.contains("avoids") && sentence.contains("no model can get below"), qPrintable(sentence));
        QVERIFY(QFile::exists(folder.filePath("run/report.json")));
    }

    void aDemoThatIsMissingIsToldWithItsRemedy() {
        qputenv("PRECIS_DEMO", "/nowhere/at/all");
        const CliResult result = runCli({"demo"});
        qunsetenv("PRECIS_DEMO");
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.contains("/nowhere/at/all") && result.err.contains("PRECIS_DEMO"), qPrintable(result.err));
    }
};

QTEST_GUILESS_MAIN(DemoCommandTest)
#include "demo_test.moc"
