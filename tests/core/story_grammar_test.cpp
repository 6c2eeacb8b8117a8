// SPDX-License-Identifier: GPL-3.0-or-later
// The story grammar: its probabilities are exact, its texts have one derivation, its stories are varied and pinned.
#include "precis/error.h"
#include "text/story_grammar.h"

#include <QtTest>

#include <cctype>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

using namespace precis;

namespace {

constexpr std::uint64_t kSeed = 20;
constexpr int kStories = 1000;
// Sums of a few hundred logarithms in double.
constexpr double kSumTolerance = 1e-9;

// Two ways to greet, a name that is kept, an optional tail: 2 * 3 * 2 texts.
constexpr const char* kSmallRules = R"rules(
rule start
2 <n=name>Hello, {n}! ^{n.he} <mood>.<tail>
1 <n=name>{n} saw ~<mood> owl. ^{n.he} smiled.<tail>
rule name: he
set she
* Ann, Eve
3 Bob|he
rule mood
* angry, sad
rule tail
1
4 _The end.
)rules";

std::vector<std::string> words(const std::string& text) {
    std::vector<std::string> result;
    std::istringstream stream(text);
    for (std::string word; stream >> word;)
        result.push_back(word);
    return result;
}

} // namespace

class StoryGrammarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void probabilitiesOfASmallGrammarSumToOne();
    void probabilitiesOfTheCutDownStoriesSumToOne();
    void everyDerivationIsParsedWithItsProbability();
    void ambiguousTextsAddUpTheirDerivations();
    void prefixesAddUpWhatMayFollow();
    void textsOfNobodyAreNotParsed();
    void drawingFollowsTheWeights();
    void articlesAndCapitalsFollowTheText();
    void storiesHaveOneDerivationThatTheTextReveals();
    void storiesOfASeedNeverChange();
    void storiesDifferBySeedAndIndex();
    void storiesAreSixtyToTwoHundredPlainWords();
    void vocabularyAndPatternsAreRich();
    void brokenRulesAreNamed();
};

void StoryGrammarTest::probabilitiesOfASmallGrammarSumToOne() {
    double sum = 0;
    std::set<std::string> texts;
    Grammar(kSmallRules).enumerate("start", [&](const Grammar::Derivation& derivation) {
        sum += std::exp(derivation.logProbability);
        texts.insert(derivation.text);
    });
    QCOMPARE(texts.size(), std::size_t{24});
    QVERIFY(std::abs(sum - 1) < kSumTolerance);
}

void StoryGrammarTest::probabilitiesOfTheCutDownStoriesSumToOne() {
    const Grammar small = storyGrammar().cutDown(2, 3);
    double sum = 0;
    int derivations = 0;
    std::set<std::string> texts;
    small.enumerate(kStoryStart, [&](const Grammar::Derivation& derivation) {
        sum += std::exp(derivation.logProbability);
        texts.insert(derivation.text);
        ++derivations;
    });
    QVERIFY2(derivations > 100, qPrintable(QString::number(derivations)));
    QCOMPARE(static_cast<int>(texts.size()), derivations);
    QVERIFY(std::abs(sum - 1) < kSumTolerance);
}

void StoryGrammarTest::everyDerivationIsParsedWithItsProbability() {
    const Grammar grammar(kSmallRules);
    grammar.enumerate("start", [&](const Grammar::Derivation& derivation) {
        const auto parse = grammar.parse("start", derivation.text);
        QVERIFY(parse);
        QCOMPARE(parse->derivations, 1);
        QVERIFY(std::abs(parse->logProbability - derivation.logProbability) < kSumTolerance);
    });
}

void StoryGrammarTest::ambiguousTextsAddUpTheirDerivations() {
    const auto parse = Grammar("rule s\n1 <a><a>\nrule a\n1 x\n1 xx\n1 xxx\n").parse("s", "xxxx");
    QVERIFY(parse);
    QCOMPARE(parse->derivations, 3);
    QVERIFY(std::abs(parse->logProbability - std::log(3.0 / 9.0)) < kSumTolerance);
}

void StoryGrammarTest::prefixesAddUpWhatMayFollow() {
    const Grammar grammar(kSmallRules);
    std::map<std::string, double> begins; // brute force over every text's every beginning
    grammar.enumerate("start", [&](const Grammar::Derivation& derivation) {
        for (std::size_t size = 1; size <= derivation.text.size(); ++size)
            begins[derivation.text.substr(0, size)] += std::exp(derivation.logProbability);
    });
    for (const auto& [prefix, probability] : begins) {
        const auto parse = grammar.parsePrefix("start", prefix);
        QVERIFY2(parse, prefix.c_str());
        QVERIFY2(std::abs(std::exp(parse->logProbability) - probability) < kSumTolerance, prefix.c_str());
    }
    QVERIFY(!grammar.parsePrefix("start", "Hello, Z"));
}

void StoryGrammarTest::textsOfNobodyAreNotParsed() {
    const std::string text = writeStory(kSeed, 0).text;
    QVERIFY(!storyLogProbability(""));
    QVERIFY(!storyLogProbability(text + " "));
    QVERIFY(!storyLogProbability(text.substr(0, text.size() - 1)));
    QVERIFY(!storyLogProbability("Call me Ishmael."));
}

void StoryGrammarTest::drawingFollowsTheWeights() {
    const Grammar grammar("rule s\n1 a\n3 b\n");
    int drawn = 0;
    constexpr int kDraws = 20000;
    for (int i = 0; i < kDraws; ++i)
        drawn += grammar.draw("s", static_cast<std::uint64_t>(i)).text == "b";
    // Five standard deviations of a binomial count.
    QVERIFY(std::abs(drawn - 0.75 * kDraws) < 5 * std::sqrt(kDraws * 0.75 * 0.25));
}

void StoryGrammarTest::articlesAndCapitalsFollowTheText() {
    const Grammar grammar("rule s\n1 ^~<a>, ~<b>, ^<b>, <c>\nrule a\n1 owl\nrule b\n1 cat\nrule c\n1 _cat\n");
    QCOMPARE(grammar.draw("s", 0).text, std::string("An owl, a cat, Cat, cat"));
}

void StoryGrammarTest::storiesHaveOneDerivationThatTheTextReveals() {
    for (int i = 0; i < kStories; ++i) {
        const Story story = writeStory(kSeed, i);
        const auto parse = storyGrammar().parse(kStoryStart, story.text);
        QVERIFY2(parse, story.text.c_str());
        QVERIFY2(parse->derivations == 1, story.text.c_str());
        QVERIFY(std::abs(parse->logProbability - story.logProbability) < kSumTolerance);
    }
}

void StoryGrammarTest::storiesOfASeedNeverChange() {
    std::uint64_t hash = 0xcbf29ce484222325u; // FNV-1a
    for (int i = 0; i < kStories; ++i)
        for (const char letter : writeStory(kSeed, i).text)
            hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
    // The demo's model was trained on these stories: whoever changes them must train it again.
    QCOMPARE(hash, std::uint64_t{0xfa142d769b1b8ed3u});
}

void StoryGrammarTest::storiesDifferBySeedAndIndex() {
    std::set<std::string> texts;
    for (int i = 0; i < kStories; ++i) {
        texts.insert(writeStory(kSeed, i).text);
        texts.insert(writeStory(kSeed + 1, i).text);
    }
    QCOMPARE(texts.size(), std::size_t{2 * kStories});
}

void StoryGrammarTest::storiesAreSixtyToTwoHundredPlainWords() {
    for (int i = 0; i < 10 * kStories; ++i) {
        const std::string text = writeStory(kSeed, i).text;
        const auto count = words(text).size();
        QVERIFY2(count >= 60 && count <= 200, text.c_str());
        QVERIFY2(text.find("  ") == std::string::npos && text.back() != ' ', text.c_str());
        for (const char letter : text)
            QVERIFY2(letter >= ' ' && letter <= 'z', text.c_str());
        QVERIFY2(std::isupper(static_cast<unsigned char>(text.front())), text.c_str());
    }
}

void StoryGrammarTest::vocabularyAndPatternsAreRich() {
    std::set<std::string> vocabulary;
    for (int i = 0; i < kStories; ++i)
        for (const std::string& word : words(writeStory(kSeed, i).text)) {
            std::string letters;
            for (const char letter : word)
                if (std::isalpha(static_cast<unsigned char>(letter)))
                    letters += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
            vocabulary.insert(letters);
        }
    QVERIFY2(vocabulary.size() >= 1200, qPrintable(QString::number(vocabulary.size())));
    QVERIFY(storyGrammar().sentencePatterns() >= 80);
}

void StoryGrammarTest::brokenRulesAreNamed() {
    const auto message = [](const char* rules) -> std::string {
        try {
            Grammar(rules).draw("s", 0);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    QVERIFY(message("rule s\n1 <gone>\n").find("<gone>") != std::string::npos);
    QVERIFY(message("rule s\nno weight\n").find("line 2") != std::string::npos);
    QVERIFY(message("rule s\n1 {x}\n").find("variable x") != std::string::npos);
    QVERIFY(message("rule s\n1 <x=t>{x.he}\nrule t: she\n1 Ann|she\n").find("\"he\"") != std::string::npos);
    QVERIFY(message("rule s: he\n1 Bob\n").find("fields") != std::string::npos);
}

QTEST_APPLESS_MAIN(StoryGrammarTest)
#include "story_grammar_test.moc"
