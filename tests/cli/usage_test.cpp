// SPDX-License-Identifier: GPL-3.0-or-later
// What precis-cli says before any work begins.
#include "support/cli_process.h"

#include <precis/recipe.h>

#include <QtTest>

class UsageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutACommandItShowsTheCommands() {
        const CliResult result = runCli({});
        QCOMPARE(result.exitCode, 2);
        QVERIFY(result.out.isEmpty());
        for (const char* command :
             {"presets", "inspect", "quantize", "resume", "evaluate", "generate", "tokenize", "layer"})
            QVERIFY2(result.err.contains(command), command);
    }

    void helpAndVersionAreResults() {
        const CliResult version = runCli({"--version"});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(QRegularExpression("^precis-cli \\d+\\.\\d+\\.\\d+\n$").match(version.out).hasMatch());
        const CliResult help = runCli({"quantize", "--help"});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.contains("--calibration"));
    }

    void badUsageGivesTwoAndAnEmptyStdout_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        const QStringList quantize{"quantize", "rtn", "--model", "m", "--calibration", "c", "--out", "r"};
        QTest::newRow("unknown command") << QStringList{"quantise"} << "no command \"quantise\"";
        QTest::newRow("unknown option") << QStringList{"presets", "--colour"} << "--colour";
        QTest::newRow("missing option") << QStringList{"quantize", "rtn", "--model", "m"}
                                        << "--calibration is required";
        QTest::newRow("unknown preset") << QStringList{"quantize",      "gtpq", "--model", "m",
                                                       "--calibration", "c",    "--out",   "r"}
                                        << "Did you mean \"gptq\"?";
        QTest::newRow("missing recipe file")
            << QStringList{"quantize", "no/such.json", "--model", "m", "--calibration", "c", "--out", "r"}
            << "[no/such.json] cannot be opened";
        QTest::newRow("unknown preset to print") << QStringList{"presets", "gtpq"} << "The presets are rtn, gptq";
        QTest::newRow("unknown key") << quantize + QStringList{"--set", "weights.uniform.bit=3"}
                                     << "did you mean \"weights.uniform.bits\"?";
        QTest::newRow("setting without value") << quantize + QStringList{"--set", "seed"} << "needs the form key=value";
        QTest::newRow("evaluation without protocol") << quantize + QStringList{"--evaluate", "t"} << "--protocol";
        QTest::newRow("unknown protocol")
            << QStringList{"evaluate", "m", "--text", "t", "--protocol", "wiki"} << "--protocol wiki";
        QTest::newRow("backward range") << quantize + QStringList{"--calibration-documents", "9-3"}
                                        << "\"9-3\" ends before it begins";
        QTest::newRow("range of words") << quantize + QStringList{"--calibration-documents", "a-b"} << "\"a-b\" is not";
        QTest::newRow("two texts") << QStringList{"tokenize", "m", "--text", "a", "--file", "b"} << "--text";
        QTest::newRow("no text") << QStringList{"tokenize", "m"} << "--text";
        QTest::newRow("negative threads") << QStringList{"presets", "--threads", "-2"} << "--threads";
    }
    void badUsageGivesTwoAndAnEmptyStdout() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        const CliResult result = runCli(arguments);
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.out.isEmpty(), qPrintable(result.out));
        QVERIFY2(result.err.contains(message), qPrintable(result.err));
    }

    void allProblemsOfARecipeAreToldAtOnce() {
        QTemporaryDir folder;
        const QString file = folder.filePath("bad.json");
        QFile recipe(file);
        QVERIFY(recipe.open(QIODevice::WriteOnly));
        recipe.write(R"({"nmae": "x", "weights": {"uniform": {"bits": 1}}})");
        recipe.close();
        const CliResult result = runCli({"quantize", file, "--model", "m", "--calibration", "c", "--out", "r", "--set",
                                         "weights.uniform.group_size=4", "--set", "sede=1"});
        QCOMPARE(result.exitCode, 2);
        for (const char* part : {"4 problems", "nmae: is not a known key; did you mean \"name\"?",
                                 "weights.uniform.bits: must be between 2 and 8; it is 1", "weights.uniform.group_size",
                                 "sede: is not a field of a recipe; did you mean \"seed\"?"})
            QVERIFY2(result.err.contains(part), qPrintable(result.err));
    }

    void presetsAreListedAndPrinted() {
        const CliResult list = runCli({"presets"});
        QCOMPARE(list.exitCode, 0);
        QCOMPARE(list.out.count('\n'), precis::presetNames().size());
        const CliResult gptq = runCli({"presets", "gptq"});
        QCOMPARE(gptq.exitCode, 0);
        QVERIFY(precis::recipeFromJson(gptq.out.toStdString(), "stdout") == precis::presetByName("gptq"));
    }

    void aFullStdoutIsAFailure() {
        if (!QFile::exists("/dev/full"))
            QSKIP("this system has no /dev/full");
        QProcess process;
        process.setStandardOutputFile("/dev/full");
        process.start(PRECIS_CLI, {"presets"});
        const CliResult result = finishCli(process);
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.err.contains("could not be written"));
    }
};

QTEST_GUILESS_MAIN(UsageTest)
#include "usage_test.moc"
