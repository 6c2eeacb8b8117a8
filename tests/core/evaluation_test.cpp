// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/protocol.h"
#include "evaluation/scores.h"
#include "model/checkpoint.h"

#include "support/synthetic_model.h"

using namespace precis;
using namespace precis::test;

class EvaluationTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::string m_modelFolder;
    std::shared_ptr<const Tokenizer> m_tokenizer;

    Model model() const { return loadModel(Checkpoint::open(m_modelFolder)); }
    static std::vector<ScoredWindow> randomWindows(std::vector<int> lengths) {
        std::vector<ScoredWindow> windows;
        for (const int length : lengths) {
            const Tensor ids = torch::randint(0, 256, {length}, torch::kInt32);
            windows.push_back({{ids.data_ptr<int>(), ids.data_ptr<int>() + length}, 1});
        }
        return windows;
    }

private Q_SLOTS:
    void initTestCase() {
        m_modelFolder = writeModel(m_folder, smallConfig(2));
        m_tokenizer = Tokenizer::open(m_modelFolder);
    }

    void gptqCountsOnePredictionLessThanTokensPerWindow() {
        const std::string line = "abc def\n"; // becomes 8 + 2 tokens a line, but for the last
        std::string text;
        for (int i = 0; i < 10; ++i)
            text += line;
        const EvaluationText cut = cutWindows({ProtocolKind::Gptq, 20}, *m_tokenizer, {"x", {text}});
        const int tokens = 1 + 10 * 8 + 9 * 2;
        QCOMPARE(static_cast<int>(cut.windows.size()), tokens / 20);
        QCOMPARE(cut.predictions, cut.windows.size() * 19);
        QCOMPARE(cut.windows[0].ids[0], 256); // BOS at the very front only
        QVERIFY(cut.windows[1].ids[0] != 256);
    }

    void gptqTurnsLinesOfWhiteSpaceIntoEmptyOnes() {
        const EvaluationText cut = cutWindows({ProtocolKind::Gptq, 9}, *m_tokenizer, {"x", {"a\n \nb\n"}});
        QCOMPARE(m_tokenizer->decode(cut.windows[0].ids), std::string("a\n\n\n\n\nb\n")); // "a\n" + "" + "b\n"
    }

    void llamaCppScoresTheSecondHalfBehindABos() {
        const EvaluationText cut = cutWindows({ProtocolKind::LlamaCpp, 16}, *m_tokenizer, {"x", {std::string(100, 'a')}});
        QCOMPARE(static_cast<int>(cut.windows.size()), 101 / 16);
        QCOMPARE(cut.predictions, cut.windows.size() * (16 - 1 - 8));
        for (const ScoredWindow& window : cut.windows)
            QCOMPARE(window.ids[0], 256);
    }

    void documentsStandAloneBehindABos() {
        const EvaluationText cut =
            cutWindows({ProtocolKind::Documents, 6}, *m_tokenizer, {"x", {"abc", "abcdefghij", "z"}});
        QCOMPARE(cut.predictions, 3 + 5 + 1);
        QCOMPARE(cut.windows[1].ids.size(), std::size_t(6));
        QCOMPARE(cut.bytesPerToken, 1.0);
    }

    void protocolsThatDoNotExistAreExplained() {
        for (const char* text : {"", "gptq", "gptq:", "gptq:1", "gptq:x", "gptq:12x", "ppl:512", "llamacpp:2", "gptq:-5"})
            VERIFY_ERROR(parseProtocol(text), ErrorKind::BadInput, "gptq:L, llamacpp:L or documents:L");
        for (const char* text : {"gptq:2048", "llamacpp:512", "documents:256"})
            QCOMPARE(protocolName(parseProtocol(text)), std::string(text));
    }

    void aTextThatIsTooShortSaysHowLongItIs() {
        VERIFY_ERROR(cutWindows({ProtocolKind::Gptq, 64}, *m_tokenizer, {"short.txt", {"hello"}}), ErrorKind::BadInput,
                     "[short.txt] has 6 tokens");
    }

    void uniformLogitsGiveThePerplexityOfTheVocabulary() {
        Model uniform = model();
        uniform.head = torch::zeros_like(uniform.head);
        const auto windows = randomWindows({20, 30});
        const auto statistics = perplexityOf(scoreTokens({&uniform}, windows, {})[0], windows);
        QVERIFY(std::abs(statistics.perplexity - 258) < 1e-3);
        QVERIFY(statistics.standardError < 1e-3);
        QCOMPARE(statistics.windowNll.size(), std::size_t(2));
    }

    void aBigramModelScoresAsCountedByHand() {
        // Without blocks the head sees only the last token: logits = head * norm(embedding[token]).
        Model bigram = model();
        bigram.config.blocks = 0;
        const Tensor table = torch::log_softmax(logitsOf(bigram), -1);
        const auto windows = randomWindows({7, 9});
        const auto scores = scoreTokens({&bigram}, windows, {})[0];
        std::size_t next = 0;
        for (const ScoredWindow& window : windows)
            for (std::size_t t = 1; t < window.ids.size(); ++t, ++next)
                QVERIFY(std::abs(scores.nll[next] + table[window.ids[t - 1]][window.ids[t]].item<float>()) < 1e-4);
        QCOMPARE(scores.nll.size(), next);
    }

    void batchingDoesNotChangeTheResult() {
        const Model m = model();
        const auto windows = randomWindows({64, 13, 40, 2, 64, 57, 30});
        const auto together = scoreTokens({&m}, windows, {})[0];
        std::vector<float> alone;
        for (const ScoredWindow& window : windows) {
            const auto nll = scoreTokens({&m}, {window}, {})[0].nll;
            alone.insert(alone.end(), nll.begin(), nll.end());
        }
        QCOMPARE(together.nll.size(), alone.size());
        double difference = 0;
        for (std::size_t i = 0; i < alone.size(); ++i)
            difference += (together.nll[i] - alone[i]) / static_cast<double>(alone.size());
        QVERIFY2(std::abs(difference) < 1e-6, std::to_string(difference).c_str());
    }

    void divergenceMatchesItsDefinition() {
        const Model base = model();
        Model other = model();
        other.head = base.head + 0.1 * torch::randn_like(base.head);
        other.config.blocks = 0;
        Model flat = base;
        flat.config.blocks = 0;
        const auto windows = randomWindows({50, 60});
        const auto scores = scoreTokens({&other, &flat}, windows, {});
        const Divergence divergence = divergenceOf(scores[0], scores[1]);

        const Tensor q = torch::log_softmax(logitsOf(other), -1).to(torch::kFloat64);
        const Tensor p = torch::log_softmax(logitsOf(flat), -1).to(torch::kFloat64);
        double kl = 0, agree = 0, difference = 0, count = 0;
        for (const ScoredWindow& window : windows)
            for (std::size_t t = 1; t < window.ids.size(); ++t, ++count) {
                const int from = window.ids[t - 1], to = window.ids[t];
                kl += (p[from].exp() * (p[from] - q[from])).sum().item<double>();
                agree += p[from].argmax().item<int>() == q[from].argmax().item<int>();
                difference += (p[from][to] - q[from][to]).item<double>();
            }
        QVERIFY(std::abs(divergence.klDivergence - kl / count) < 1e-4 * kl / count + 1e-5);
        QCOMPARE(divergence.top1Agreement, agree / count);
        QVERIFY(std::abs(divergence.perplexityRatio - std::exp(difference / count)) < 1e-5);
        QVERIFY(divergence.klDivergence > 0 && divergence.perplexityRatioStandardError > 0);
    }

    void progressRunsFromZeroToOne() {
        const Model m = model();
        double last = 0;
        scoreTokens({&m}, randomWindows({30, 40}), [&](double share) {
            QVERIFY(share >= last);
            last = share;
        });
        QVERIFY(std::abs(last - 1) < 1e-9);
    }

private:
    // logits [V,V] after each single token, no blocks.
    static Tensor logitsOf(const Model& model) {
        const Tensor x = model.embedding;
        const Tensor normed = x / (x.square().mean(-1, true) + model.config.normEpsilon).sqrt() * model.finalNorm;
        return normed.matmul(model.head.t());
    }
};

QTEST_APPLESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
