// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped demo: small, openable, close to the floor of its text and never below it.
#include "evaluation/protocol.h"
#include "evaluation/scores.h"
#include "model/checkpoint.h"
#include "support/temporary_folder.h"
#include "text/corpus.h"
#include "text/story_grammar.h"
#include "text/tokenizer.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>

using namespace precis;

namespace {

const std::string kFolder = std::string(PRECIS_SOURCE_DIR) + "/resources/demo";
constexpr const char* kProtocol = "documents:256";
constexpr std::uintmax_t kMaxBytes = 16u << 20;
// What the model may lose against the best possible perplexity.
constexpr double kMaxExcess = 1.15;
// How far below the floor chance may put a text that the grammar wrote.
constexpr double kStandardErrors = 3;
// The series of stories that the evaluation text is the beginning of; none was trained on.
constexpr std::uint64_t kHeldOutSeries = 2;

// The shipped evaluation text, or as many stories of its series as PRECIS_HELD_OUT_STORIES asks for.
Corpus heldOutStories() {
    const int count = qEnvironmentVariableIntValue("PRECIS_HELD_OUT_STORIES");
    if (count == 0)
        return readCorpus({kFolder + "/evaluation.txt", {}});
    Corpus corpus;
    for (int i = 0; i < count; ++i)
        corpus.documents.push_back(writeStory(kHeldOutSeries, static_cast<std::uint64_t>(i)).text);
    return corpus;
}

} // namespace

class DemoModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreUnderSixteenMegabytes();
    void modelHasWidthsThatExportFormatsLike();
    void floorFileIsTheFloorOfTheEvaluationText();
    void perplexityIsCloseToTheFloorAndNotBelowIt();
    void calibrationAndEvaluationShareNoStory();
};

void DemoModelTest::filesAreUnderSixteenMegabytes() {
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kFolder))
        bytes += entry.file_size();
    QVERIFY(bytes > 0);
    QVERIFY2(bytes < kMaxBytes, qPrintable(QString::number(bytes)));
}

void DemoModelTest::modelHasWidthsThatExportFormatsLike() {
    const ModelConfig config = Checkpoint::open(kFolder)->config();
    QCOMPARE(config.family, std::string("llama"));
    QCOMPARE(config.hidden % 256, 0);
    QCOMPARE(config.mlpHidden % 256, 0);
    QVERIFY(config.tiedHead);
    QCOMPARE(Tokenizer::open(kFolder)->vocabularySize(), config.vocabulary);
}

void DemoModelTest::floorFileIsTheFloorOfTheEvaluationText() {
    const auto json = nlohmann::json::parse(test::readBytes(kFolder + "/floor.json"));
    double nats = 0;
    int stories = 0;
    for (const std::string& story : readCorpus({kFolder + "/evaluation.txt", {}}).documents) {
        const auto logProbability = storyLogProbability(story);
        QVERIFY2(logProbability, story.c_str());
        nats -= *logProbability;
        ++stories;
    }
    QCOMPARE(json["stories"].get<int>(), stories);
    const auto& floor = json["with_end_of_story"];
    const double perToken = nats / floor["tokens"].get<double>();
    QVERIFY(std::abs(perToken - floor["nats_per_token"].get<double>()) < 1e-9);
    QVERIFY(json[kProtocol]["nats_per_token"].get<double>() < perToken * 1.02);
}

void DemoModelTest::perplexityIsCloseToTheFloorAndNotBelowIt() {
    const auto tokenizer = Tokenizer::open(kFolder);
    const Corpus corpus = heldOutStories();
    const Model model = loadModel(Checkpoint::open(kFolder));
    const EvaluationText text = cutWindows(parseProtocol(kProtocol), *tokenizer, corpus);
    const TokenScores scores = scoreTokens({&model}, text.windows, [](double) {}).front();

    // Per story: how much worse than the grammar itself the model predicts it.
    std::vector<double> excess;
    std::size_t next = 0;
    double floor = 0;
    for (const ScoredWindow& window : text.windows) {
        const std::vector<int> ids(window.ids.begin() + window.firstScored, window.ids.end());
        const auto logProbability = storyPrefixLogProbability(tokenizer->decode(ids));
        QVERIFY(logProbability);
        floor -= *logProbability;
        excess.push_back(*logProbability);
        for (std::size_t i = 0; i < ids.size(); ++i)
            excess.back() += scores.nll[next++];
    }
    QCOMPARE(next, scores.nll.size());
    const auto stories = static_cast<double>(excess.size());
    double mean = 0, variance = 0;
    for (const double value : excess)
        mean += value / stories;
    for (const double value : excess)
        variance += (value - mean) * (value - mean) / (stories - 1);
    const double standardError = std::sqrt(variance / stories);
    QVERIFY(mean > -kStandardErrors * standardError);
    const auto predictions = static_cast<double>(text.predictions);
    const double ratio = std::exp(mean * stories / predictions);
    qInfo("%.0f stories: perplexity %.4f, floor %.4f, ratio %.4f, %.3f +- %.3f nats a story above the floor", stories,
          ratio * std::exp(floor / predictions), std::exp(floor / predictions), ratio, mean, standardError);
    QVERIFY2(ratio < kMaxExcess, qPrintable(QString::number(ratio)));
}

void DemoModelTest::calibrationAndEvaluationShareNoStory() {
    const auto evaluation = readCorpus({kFolder + "/evaluation.txt", {}}).documents;
    for (const std::string& story : readCorpus({kFolder + "/calibration.txt", {}}).documents)
        QVERIFY(std::find(evaluation.begin(), evaluation.end(), story) == evaluation.end());
}

QTEST_APPLESS_MAIN(DemoModelTest)
#include "demo_model_test.moc"
