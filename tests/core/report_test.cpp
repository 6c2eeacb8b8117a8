// SPDX-License-Identifier: GPL-3.0-or-later
#include <precis/report.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace precis;

namespace {

QJsonObject parse(const std::string& json) { return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object(); }

QStringList keys(const QJsonObject& object, const QStringList& among) {
    QStringList found;
    for (const QString& key : among)
        if (object.contains(key))
            found << key;
    return found;
}

RunReport someReport() {
    RunReport report;
    report.run = "runs/a";
    report.outcome = Outcome::Stopped;
    report.bitsPerWeight = 4.3125;
    report.bytes = 1234567;
    report.seconds = 0.1;
    report.peakMemoryBytes = std::uint64_t(1) << 40;
    report.layers = {{0, "self_attn.q_proj", 64, 32, 4.25, 1e-3, 0.5}, {1, "mlp.up_proj", 8, 4, 16, 0, 0}};
    PerplexityMeasured measured;
    measured.subject = Subject::Original;
    measured.protocol = "gptq:256";
    measured.windowNll = {1.5f, 0.1f};
    report.perplexities = {measured};
    report.warnings = {"one", "two"};
    report.error = "why";
    return report;
}

} // namespace

class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunReportComesBackTheSame() {
        const std::string json = toJson(someReport());
        const RunReport back = runReportFromJson(json);
        QCOMPARE(toJson(back), json);
        QVERIFY(back.outcome == Outcome::Stopped);
        QCOMPARE(back.peakMemoryBytes, std::uint64_t(1) << 40);
        QCOMPARE(back.layers.size(), std::size_t(2));
        QCOMPARE(back.perplexities[0].windowNll, (std::vector<float>{1.5f, 0.1f}));
    }

    void aRunReportHasThePromisedKeys() {
        const QStringList promised{"run",    "outcome",      "bits_per_weight", "bytes", "seconds", "peak_memory_bytes",
                                   "layers", "perplexities", "warnings",        "error"};
        QCOMPARE(keys(parse(toJson(someReport())), promised), promised);
    }

    void anEvaluationHasThePromisedKeys() {
        const QStringList always{"perplexity",    "tokens",  "windows", "protocol", "standard_error",      "mean_nll",
                                 "bits_per_byte", "seconds", "subject", "text",     "calibration_overlap", "warnings",
                                 "window_nll"};
        const QStringList against{"kl_divergence", "kl_standard_error", "top1_agreement", "perplexity_ratio",
                                  "perplexity_ratio_standard_error"};
        EvaluationReport report;
        QCOMPARE(keys(parse(toJson(report)), always + against), always);
        report.divergence = Divergence{0.25, 0.01, 0.9, 1.1, 0.02};
        const QJsonObject object = parse(toJson(report));
        QCOMPARE(keys(object, always + against), always + against);
        QCOMPARE(object["kl_divergence"].toDouble(), 0.25);
        QCOMPARE(object.size(), always.size() + against.size());
    }

    void aModelSummaryCarriesShapesAndOutliers() {
        ModelSummary summary;
        summary.layers = {{"self_attn.q_proj", 4, 8}};
        summary.outliers = {{2, "self_attn.q_proj", {1, 2}, {}}};
        const QJsonObject object = parse(toJson(summary));
        QCOMPARE(object["layers"][0]["columns"].toInt(), 8);
        QCOMPARE(object["outliers"][0]["weight_abs_max"].toArray().size(), 2);
    }

    void aLayerReportHasThePromisedKeys() {
        const QStringList promised{"relative_output_error", "bits_per_weight", "seconds"};
        QCOMPARE(keys(parse(toJson(SingleLayerReport{0.01, 4.25, 1, {}})), promised), promised);
    }

    void longListsStayOnOneLine() {
        EvaluationReport report;
        report.windowNll.assign(1000, 0.5f);
        const std::string json = toJson(report);
        QVERIFY(std::count(json.begin(), json.end(), '\n') < 20);
    }

    void aForeignReportIsRefused() {
        for (const char* json : {"", "[]", R"({"outcome": "asleep"})", R"({"layers": [3]})", R"({"colour": 1})"})
            QVERIFY_EXCEPTION_THROWN(runReportFromJson(json), Error);
    }
};

QTEST_APPLESS_MAIN(ReportTest)
#include "report_test.moc"
