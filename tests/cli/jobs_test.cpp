// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli at work on a small real model, as programs and people use it.
#include "support/cli_process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QtTest>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace {

const QString kModel = PRECIS_SHARED_DIR "/models/stories260K";
const QString kStories = PRECIS_SHARED_DIR "/data/tinystories/tinystories_sample.txt";
const QString kLayer = PRECIS_SHARED_DIR "/yardstick/layer_a";

QByteArray contents(const QString& file) {
    QFile stream(file);
    return stream.open(QIODevice::ReadOnly) ? stream.readAll() : QByteArray();
}

// Every quantized block of a run, in order.
QList<QByteArray> blocks(const QString& run) {
    QList<QByteArray> found;
    const QDir folder(run + "/blocks");
    for (const QString& name : folder.entryList({"*.safetensors"}, QDir::Files, QDir::Name))
        found << contents(folder.filePath(name));
    return found;
}

// Small jobs on one thread: tests run beside each other, and threads that share a core wait actively for each other.
CliResult runSmall(const QStringList& arguments) { return runCli(QStringList{"--threads", "1"} + arguments); }

QStringList quantizeArguments(const QString& run, int windows) {
    QStringList arguments{"quantize", "gptq", "--model", kModel, "--calibration", kStories, "--out", run};
    arguments << "--calibration-documents"
              << "0-511";
    for (const char* setting :
         {"weights.uniform.group_size=64", "calibration.window_tokens=256", "calibration.sampling=documents"})
        arguments << "--set" << setting;
    return arguments << "--set"
                     << "calibration.token_windows=" + QString::number(windows);
}

} // namespace

class JobsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char* name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase() {
        if (!QFile::exists(kModel))
            QSKIP("the shared models are not beside this checkout");
    }

    void aRunEndsWithOneJsonObjectAndCanBeEvaluated() {
        const QString run = path("whole");
        const CliResult quantized =
            runSmall(quantizeArguments(run, 8) + QStringList{"--evaluate", kStories, "--evaluate-documents",
                                                             "1000-1009", "--protocol", "documents:512", "--json"});
        QVERIFY2(quantized.exitCode == 0, qPrintable(quantized.err));
        const QJsonObject report = quantized.json();
        QCOMPARE(report["run"].toString(), run);
        QCOMPARE(report["outcome"].toString(), QString("done"));
        QVERIFY(std::abs(report["bits_per_weight"].toDouble() - 4.321) < 0.001);
        QVERIFY(report["seconds"].toDouble() > 0 && report["peak_memory_bytes"].toDouble() > 1e6);
        QCOMPARE(report["layers"].toArray().size(), 35);
        QCOMPARE(report["perplexities"].toArray().size(), 3);
        QVERIFY2(!quantized.err.contains('\r'), "drew a progress line although stderr is a pipe");
        QCOMPARE(blocks(run).size(), 5);

        const CliResult evaluated = runSmall({"evaluate", run, "--text", kStories, "--documents", "1000-1009",
                                              "--protocol", "documents:512", "--against", kModel, "--json"});
        QVERIFY2(evaluated.exitCode == 0, qPrintable(evaluated.err));
        const QJsonObject evaluation = evaluated.json();
        QCOMPARE(evaluation["protocol"].toString(), QString("documents:512"));
        QCOMPARE(evaluation["windows"].toInt(), 10);
        QCOMPARE(evaluation["perplexity"].toDouble(),
                 report["perplexities"].toArray().last().toObject()["perplexity"].toDouble());
        QVERIFY(evaluation["kl_divergence"].toDouble() > 0);
        QVERIFY(evaluation["top1_agreement"].toDouble() > 0.5);
        QVERIFY(evaluation["perplexity_ratio"].toDouble() > 0.9);
    }

    void aRunReadsWellOnATerminal() {
        const CliResult result = runSmall(quantizeArguments(path("plain"), 4));
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        for (const char* part : {"Block  Layer", "self_attn.q_proj", "Outcome", "done in", "4.321"})
            QVERIFY2(result.out.contains(part), part);
        for (const QString& line : result.out.split('\n'))
            QVERIFY2(line.size() <= 100, qPrintable(line));
    }

    void plantedOutliersLeaveThePerplexityAndAreLabelled() {
        const QString model = path("planted");
        const CliResult planted = runSmall(
            {"plant-outliers", kModel, "--channels", "3", "--factor", "30", "--seed", "1", "--out", model, "--json"});
        QVERIFY2(planted.exitCode == 0, qPrintable(planted.err));
        QCOMPARE(planted.json()["channels"].toArray().size(), 3);
        QCOMPARE(planted.json()["factor"].toDouble(), 30);
        const auto perplexity = [](const QString& subject) {
            return runSmall({"evaluate", subject, "--text", kStories, "--documents", "1000-1009", "--protocol",
                             "documents:512", "--json"})
                .json()["perplexity"]
                .toDouble();
        };
        const double original = perplexity(kModel);
        QVERIFY2(original > 1 && std::abs(perplexity(model) / original - 1) < 1e-5, qPrintable(planted.out));
        QVERIFY(runSmall({"inspect", model}).out.contains("Planted outliers"));
        QVERIFY(!runSmall({"inspect", kModel}).out.contains("Planted outliers"));
        const CliResult again = runSmall({"plant-outliers", kModel, "--out", model});
        QCOMPARE(again.exitCode, 1);
        QVERIFY2(again.err.contains("nothing is overwritten"), qPrintable(again.err));
    }

    void aTerminalShowsProgress() {
        const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
        QVERIFY(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
        QProcess process;
        process.setStandardErrorFile(::ptsname(terminal));
        process.start(PRECIS_CLI, QStringList{"--threads", "1"} + quantizeArguments(path("watched"), 4));
        QByteArray shown;
        const auto readAvailable = [&] {
            char chunk[4096];
            for (ssize_t count; (count = ::read(terminal, chunk, sizeof chunk)) > 0;)
                shown.append(chunk, count);
        };
        while (!process.waitForFinished(20) && process.state() != QProcess::NotRunning)
            readAvailable();
        readAvailable();
        ::close(terminal);
        QCOMPARE(process.exitCode(), 0);
        QVERIFY2(shown.contains(" %  Quantizing layers, block "), shown.constData());
        QVERIFY2(shown.contains(" of 5"), shown.constData());
        QVERIFY2(shown.endsWith("\r\033[K") || shown.endsWith("\n"), "the progress line stayed");
    }

    void ctrlCGivesThreeAndResumeGivesTheSameBytes() {
        const QString whole = path("uninterrupted");
        QCOMPARE(runSmall(quantizeArguments(whole, 8)).exitCode, 0);

        const QString run = path("interrupted");
        QProcess process;
        process.start(PRECIS_CLI, QStringList{"--threads", "1"} + quantizeArguments(run, 8) + QStringList{"--json"});
        QElapsedTimer timer;
        timer.start();
        while (blocks(run).isEmpty() && timer.elapsed() < kCliTimeout && process.state() != QProcess::NotRunning)
            process.waitForFinished(5);
        QVERIFY(!blocks(run).isEmpty());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        const CliResult stopped = finishCli(process);
        QVERIFY2(stopped.exitCode == 3, qPrintable(stopped.err));
        QCOMPARE(stopped.json()["outcome"].toString(), QString("stopped"));
        QVERIFY(stopped.err.contains("precis-cli resume"));
        QVERIFY(blocks(run).size() < 5);

        const CliResult resumed = runSmall({"resume", run, "--json"});
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.err));
        QCOMPARE(resumed.json()["outcome"].toString(), QString("done"));
        QCOMPARE(blocks(run), blocks(whole));
    }

    void aSecondCtrlCEndsAtOnce() {
        QProcess process;
        process.start(PRECIS_CLI, QStringList{"--threads", "1"} + quantizeArguments(path("killed"), 128));
        QElapsedTimer timer;
        timer.start();
        while (!contents(path("killed/events.jsonl")).contains("stage_progress") && timer.elapsed() < kCliTimeout)
            process.waitForFinished(5);
        const auto id = static_cast<pid_t>(process.processId());
        ::kill(id, SIGTERM);
        ::kill(id, SIGINT); // another signal than the first, since two of a kind may arrive as one
        QVERIFY(process.waitForFinished(kCliTimeout));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    }

    void aModelIsInspected() {
        const CliResult result = runSmall({"inspect", kModel, "--json"});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        const QJsonObject summary = result.json();
        QCOMPARE(summary["family"].toString(), QString("llama"));
        QCOMPARE(summary["parameters"].toInt(), 260032);
        QCOMPARE(summary["blocks"].toInt(), 5);
        QCOMPARE(summary["layers"].toArray().size(), 7);
        const CliResult plain = runSmall({"inspect", kModel});
        QVERIFY(plain.out.contains("260,032") && plain.out.contains("mlp.down_proj"));
    }

    void outliersAreMeasuredOnAText() {
        const CliResult result = runSmall({"inspect", kModel, "--text", kStories, "--documents", "0-9", "--json"});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        const QJsonArray outliers = result.json()["outliers"].toArray();
        QCOMPARE(outliers.size(), 35);
        QCOMPARE(outliers[0].toObject()["input_abs_max"].toArray().size(), 64);
    }

    void textIsTokenized() {
        const CliResult json = runSmall({"tokenize", kModel, "--text", "Once upon a time", "--json"});
        QVERIFY2(json.exitCode == 0, qPrintable(json.err));
        QStringList ids;
        for (const auto& id : json.json()["ids"].toArray())
            ids << QString::number(id.toInt());
        QVERIFY(!ids.isEmpty());
        const CliResult plain = runSmall({"tokenize", kModel, "--text", "Once upon a time"});
        QCOMPARE(plain.out, ids.join(' ') + "\n");
        QFile file(path("text.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Once upon a time");
        file.close();
        QCOMPARE(runSmall({"tokenize", kModel, "--file", file.fileName()}).out, plain.out);
    }

    void aStoryIsContinuedAsTheReferenceDoes() {
        const CliResult result = runSmall({"generate", kModel, "--prompt", "", "--tokens", "200"});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        const QByteArray expected = contents(PRECIS_SHARED_DIR "/models/stories260K.expected.txt");
        QVERIFY(!expected.isEmpty());
        // The reference's 200 tokens count the beginning-of-sequence token, so ours go one further.
        QVERIFY2(result.out.startsWith(QString::fromUtf8(expected).trimmed()), qPrintable(result.out));
    }

    void aSingleLayerIsQuantized() {
        const CliResult result =
            runSmall({"layer", "--weights", kLayer + ".weight.safetensors", "--inputs", kLayer + ".inputs.safetensors",
                      "--recipe", "gptq", "--set", "weights.uniform.bits=3", "--json"});
        QVERIFY2(result.exitCode == 0, qPrintable(result.err));
        const double error = result.json()["relative_output_error"].toDouble();
        QVERIFY2(error > 0 && error < 0.1, qPrintable(result.out));
        QVERIFY(result.json()["bits_per_weight"].toDouble() > 3);
    }

    void aBadWorldGivesOneAndNamesTheFile_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        QTest::newRow("no model") << QStringList{"inspect", "/no/such/model"} << "/no/such/model";
        QTest::newRow("no text") << QStringList{"evaluate",   kModel,         "--text", "/no/such/text",
                                                "--protocol", "documents:64", "--json"}
                                 << "/no/such/text";
        QTest::newRow("no run") << QStringList{"resume", "/no/such/run", "--json"} << "/no/such/run";
        QTest::newRow("no weights") << QStringList{"layer", "--weights", "/no/w", "--inputs",
                                                   "/no/x", "--recipe",  "rtn",   "--json"}
                                    << "/no/w";
        QTest::newRow("too few documents")
            << QStringList{"evaluate", kModel,       "--text",       kStories, "--documents",
                           "999999",   "--protocol", "documents:64", "--json"}
            << "tinystories_sample.txt";
    }
    void aBadWorldGivesOneAndNamesTheFile() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        const CliResult result = runSmall(arguments);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.out.isEmpty(), qPrintable(result.out));
        QVERIFY2(result.err.contains(message), qPrintable(result.err));
    }
};

QTEST_GUILESS_MAIN(JobsTest)
#include "jobs_test.moc"
