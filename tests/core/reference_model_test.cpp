// SPDX-License-Identifier: GPL-3.0-or-later
// stories260K in full precision against an independent implementation (plain PyTorch, float32): shared/spec/yardsticks.md
// section 6.
#include <precis/session.h>

#include "support/temporary_folder.h"

using namespace precis;
using namespace precis::test;

class ReferenceModelTest : public QObject {
    Q_OBJECT

    RunControl m_control;
    const std::string m_model = shared("models/stories260K");
    const std::string m_stories = shared("data/tinystories/tinystories_sample.txt");

    EvaluationReport measure(const TextSource& text, const std::string& protocol) {
        return evaluate(m_model, {text, protocol}, {}, {}, m_control);
    }

private Q_SLOTS:
    void initTestCase() {
        NEED_SHARED("models/stories260K");
        NEED_SHARED("data/tinystories/tinystories_sample.txt");
    }

    void documentsProtocolGivesTheReferencePerplexity() {
        const EvaluationReport report = measure({m_stories, {{1000, 1059}}}, "documents:512");
        QCOMPARE(report.tokens, 20235);
        QCOMPARE(report.windows, 60);
        QVERIFY2(std::abs(report.perplexity - 3.5101) < 5e-5, std::to_string(report.perplexity).c_str());
        QVERIFY(std::abs(report.meanNll - 1.255647) < 2e-6);
    }

    void gptqProtocolJoinsDocumentsByTwoNewlines() {
        const EvaluationReport report = measure({m_stories, {{1000, 1199}}}, "gptq:256");
        QCOMPARE(report.windows, 281);
        QCOMPARE(report.tokens, 71655);
        QVERIFY2(std::abs(report.perplexity - 4.8522) < 5e-5, std::to_string(report.perplexity).c_str());
    }

    void wikiTextIsCutAsInTheGptqPapers() {
        NEED_SHARED("data/wikitext2/wiki.test.raw");
        const EvaluationReport report = measure({shared("data/wikitext2/wiki.test.raw"), {}}, "gptq:256");
        QCOMPARE(report.windows, 3183);
        QCOMPARE(report.tokens, 811665);
        QVERIFY2(std::abs(report.perplexity - 115.5015) < 2e-3, std::to_string(report.perplexity).c_str());
        QVERIFY2(std::abs(report.standardError - 0.482) < 1e-3, std::to_string(report.standardError).c_str());
    }

    void wikiTextIsCutAsInLlamaCpp() {
        NEED_SHARED("data/wikitext2/wiki.test.raw");
        const EvaluationReport report = measure({shared("data/wikitext2/wiki.test.raw"), {}}, "llamacpp:512");
        QCOMPARE(report.windows, 1580);
        QCOMPARE(report.tokens, 402900);
        QVERIFY2(std::abs(report.perplexity - 127.5557) < 2e-3, std::to_string(report.perplexity).c_str());
    }

    void greedyGenerationIsTheKnownText() {
        NEED_SHARED("models/stories260K.expected.txt");
        std::string streamed;
        const std::string text = generate({m_model, "", 200, 0, 0}, [&](const std::string& piece) { streamed += piece; }, m_control);
        QCOMPARE(QString::fromStdString(text).trimmed(),
                 QString::fromStdString(readBytes(shared("models/stories260K.expected.txt"))).trimmed());
        QVERIFY(text.ends_with(streamed));
    }

    void aModelAgainstItselfDivergesByNothing() {
        const EvaluationReport report =
            evaluate(m_model, {{m_stories, {{1000, 1009}}}, "documents:512"}, m_model, {}, m_control);
        QVERIFY(report.divergence.has_value());
        QVERIFY(std::abs(report.divergence->klDivergence) < 1e-6);
        QCOMPARE(report.divergence->top1Agreement, 1.0);
        QCOMPARE(report.divergence->perplexityRatio, 1.0);
    }
};

QTEST_APPLESS_MAIN(ReferenceModelTest)
#include "reference_model_test.moc"
