// SPDX-License-Identifier: GPL-3.0-or-later
// Where the demo is, when its floor holds, and how a run's outcome reads.
#include "precis/demo.h"
#include "precis/outcome.h"
#include "support/temporary_folder.h"

using namespace precis;

class DemoTest : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;

    void writeDemo() const {
        m_folder.write("demo/config.json", "{}");
        m_folder.write("demo/tokenizer.model", "pieces");
        m_folder.write("demo/evaluation.txt", "Once upon a time");
        m_folder.write("demo/floor.json",
                       R"({"text": "evaluation.txt", "documents:256": {"tokens": 10, "perplexity": 1.25}})");
        m_folder.write("copy/tokenizer.model", "pieces");
        m_folder.write("other/tokenizer.model", "other pieces");
    }
    EvaluationRequest evaluation(const std::string& protocol) const {
        return {.text = {m_folder.path("demo/evaluation.txt"), {}}, .protocol = protocol};
    }

private Q_SLOTS:
    void init() {
        writeDemo();
        qputenv("PRECIS_DEMO", m_folder.path("demo").c_str());
    }
    void cleanup() { qunsetenv("PRECIS_DEMO"); }

    void theChosenFolderIsTheDemo() { QCOMPARE(demoFolder(), m_folder.path("demo")); }

    void aDemoThatIsNotThereIsAnErrorWithARemedy() {
        qputenv("PRECIS_DEMO", m_folder.path("nowhere").c_str());
        VERIFY_ERROR(demoFolder(), ErrorKind::NotFound, "PRECIS_DEMO");
    }

    void itsRunIsValidAndMeasured() {
        const QuantizeRequest request = demoRequest("a-run");
        QVERIFY(validate(request.recipe).empty());
        QCOMPARE(request.run, std::string("a-run"));
        QVERIFY(request.evaluation && !checkProtocol(request.evaluation->protocol));
    }

    void theFloorHoldsForItsTextProtocolAndTokenizer() {
        const auto floor = perplexityFloor(m_folder.path("copy"), evaluation("documents:256"));
        QVERIFY(floor.has_value());
        QCOMPARE(floor->perplexity, 1.25);
        QCOMPARE(floor->tokens, std::int64_t(10));
        QVERIFY(!perplexityFloor(m_folder.path("copy"), evaluation("gptq:256")));
        QVERIFY(!perplexityFloor(m_folder.path("other"), evaluation("documents:256")));
        auto part = evaluation("documents:256");
        part.text.documents = {0, 3};
        QVERIFY(!perplexityFloor(m_folder.path("copy"), part));
        auto other = evaluation("documents:256");
        other.text.path = m_folder.write("demo/calibration.txt", "Another text");
        QVERIFY(!perplexityFloor(m_folder.path("copy"), other));
    }

    void somebodyElsesFloorFileIsNoFloor() {
        m_folder.write("demo/floor.json", R"({"text": "evaluation.txt", "documents:256": [1, 2]})");
        QVERIFY(!perplexityFloor(m_folder.path("copy"), evaluation("documents:256")));
        m_folder.write("demo/floor.json", "planks");
        QVERIFY(!perplexityFloor(m_folder.path("copy"), evaluation("documents:256")));
    }

    void outcomeIsOneSentence_data() {
        QTest::addColumn<double>("nearest");
        QTest::addColumn<double>("run");
        QTest::addColumn<QString>("expected");
        QTest::newRow("better than rounding")
            << 3.0 << 2.5
            << "All 2 layers are quantized to 3.25 bits per weight, 52 B instead of 256 B; perplexity rises from 2.000 "
               "to 2.500 (+25.0 %); rounding to nearest at the same bits gives 3.000, so this recipe avoids 50 % of "
               "the "
               "damage; no model can get below 1.250 on this text.";
        QTest::newRow("is rounding")
            << 2.5 << 2.5
            << "All 2 layers are quantized to 3.25 bits per weight, 52 B instead of 256 B; perplexity rises from 2.000 "
               "to 2.500 (+25.0 %); that is what rounding to nearest gives; no model can get below 1.250 on this text.";
        QTest::newRow("better than the original")
            << 2.5 << 1.9
            << "All 2 layers are quantized to 3.25 bits per weight, 52 B instead of 256 B; perplexity falls from 2.000 "
               "to 1.900 (−5.0 %); rounding to nearest gives 2.500; no model can get below 1.250 on this text.";
    }
    void outcomeIsOneSentence() {
        QFETCH(double, nearest);
        QFETCH(double, run);
        RunReport report;
        report.bitsPerWeight = 3.25;
        report.bytes = 52;
        report.layers = {{.block = 0, .layer = "a", .rows = 8, .columns = 8},
                         {.block = 0, .layer = "b", .rows = 4, .columns = 16}};
        for (const auto& [subject, perplexity] :
             {std::pair{Subject::Original, 2.0}, {Subject::RoundToNearest, nearest}, {Subject::Run, run}}) {
            PerplexityMeasured measured;
            measured.subject = subject;
            measured.perplexity = perplexity;
            measured.tokens = 10;
            report.perplexities.push_back(measured);
        }
        QTEST(QString::fromStdString(outcomeSentence(outcomeNumbers(report, PerplexityFloor{1.25, 10}))), "expected");
        const std::string elsewhere = outcomeSentence(outcomeNumbers(report, PerplexityFloor{1.25, 11}));
        QVERIFY2(elsewhere.find("no model") == std::string::npos, "a floor of another text was told");
    }
};

QTEST_APPLESS_MAIN(DemoTest)
#include "demo_test.moc"
