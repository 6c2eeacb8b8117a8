// SPDX-License-Identifier: GPL-3.0-or-later
// What each part of a tokenizer.json does to a text.
#include "support/tiny_tokenizers.h"
#include "text/tokenizer.h"

#include <QtTest>

#include <fstream>
#include <future>
#include <random>

using namespace precis;
using namespace precis::test;

class TokenizerJsonTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string folder() const { return m_folder->path().toStdString(); }
    void write(const char* name, const std::string& text) const { std::ofstream(folder() + "/" + name) << text; }

    std::shared_ptr<const Tokenizer> opened(const json& tokenizer) const {
        write("tokenizer.json", tokenizer.dump());
        return Tokenizer::open(folder());
    }

    // The tokens of a text, each decoded alone.
    static Words tokensOf(const Tokenizer& tokenizer, const std::string& text,
                          SpecialTokens special = SpecialTokens::AsText) {
        Words tokens;
        for (const int id : tokenizer.encode(text, special))
            tokens.push_back(tokenizer.decode({id}));
        return tokens;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void llama3TakesDigitsInThreesAndWholeWordsAtOnce() {
        const auto tokenizer = opened(likeLlama3());
        QCOMPARE(QString::fromStdString(tokenizer->kind()), QString("byte-level BPE"));
        // "3 4" is a merge, but 1234 is split behind 123; Hello is in the vocabulary and "l l" does not touch it.
        QCOMPARE(tokensOf(*tokenizer, "Hello Hello 1234"), (Words{"Hello", " Hello", " ", "123", "4"}));
        QCOMPARE(tokensOf(*tokenizer, "34"), (Words{"34"}));
        QCOMPARE(tokensOf(*tokenizer, "Hell"), (Words{"H", "e", "ll"}));
        QCOMPARE(tokensOf(*tokenizer, "t t"), (Words{"t", " t"}));
        // The first blank of two stands alone, so that the second can lead the word.
        QCOMPARE(tokensOf(*tokenizer, "t  t"), (Words{"t", " ", " t"}));
        // Letters do not merge across the apostrophe's word.
        QCOMPARE(tokensOf(*tokenizer, "t'LL"), (Words{"t", "'", "L", "L"}));
    }

    void llama3PutsItsFirstTokenInFront() {
        const auto tokenizer = opened(likeLlama3());
        QCOMPARE(tokenizer->bos(), std::optional(1000));
        QVERIFY(tokenizer->addsBos());
        QVERIFY(!tokenizer->eos());
        QCOMPARE(tokenizer->vocabularySize(), 1002);
        QCOMPARE(tokenizer->encode("H"), std::vector<int>{'H'});
    }

    void qwenComposesCharactersAndSplitsDigits() {
        const auto tokenizer = opened(likeQwen());
        QCOMPARE(tokensOf(*tokenizer, "e\u0301"), (Words{"é"}));
        QCOMPARE(tokenizer->encode("e\u0301"), tokenizer->encode("\u00e9"));
        QCOMPARE(tokensOf(*tokenizer, "12"), (Words{"1", "2"})); // "1 2" is a merge, but digits stand alone
        QCOMPARE(tokensOf(*tokenizer, "abcab"), (Words{"abc", "ab"}));
        QVERIFY(!tokenizer->addsBos());
    }

    void specialTokensAreTextUnlessAskedForAndOthersAlwaysTokens() {
        const auto tokenizer = opened(likeQwen());
        const std::string text = "<|im_start|>abc<tool>";
        const std::vector<int> asText = tokenizer->encode(text);
        QCOMPARE(asText.size(), std::size_t(12 + 1 + 1));
        QCOMPARE(asText.back(), 1001);
        QCOMPARE(tokenizer->decode(asText), text);
        const std::vector<int> recognized = tokenizer->encode(text, SpecialTokens::Recognized);
        QCOMPARE(recognized.size(), std::size_t(3));
        QCOMPARE(recognized.front(), 1000);
        QCOMPARE(tokenizer->decode(recognized), std::string("abc<tool>"));
    }

    void addedTokensSwallowWhiteSpaceAndKeepToWholeWordsWhenTheySaySo() {
        json tokenizer = likeQwen();
        json mask = added(1000, "<mask>", true), word = added(1001, "ab", false);
        mask["lstrip"] = mask["rstrip"] = true;
        word["single_word"] = true;
        tokenizer["added_tokens"] = {mask, word};
        const auto opened = this->opened(tokenizer);
        QCOMPARE(opened->encode("c \u3000<mask>\n c", SpecialTokens::Recognized), (std::vector<int>{'c', 1000, 'c'}));
        QCOMPARE(opened->encode("ab,").front(), 1001);
        QVERIFY(opened->encode("abc").front() != 1001);
    }

    void theLongestAddedTokenWins() {
        json tokenizer = likeQwen();
        tokenizer["added_tokens"] = {added(1000, "<a", false), added(1001, "<a>", false)};
        QCOMPARE(opened(tokenizer)->encode("<a><a"), (std::vector<int>{1001, 1000}));
    }

    void digitsStandAloneInFrontOfGpt2sWords() {
        json tokenizer = likeQwen();
        tokenizer["pre_tokenizer"] = {{"type", "Sequence"},
                                      {"pretokenizers",
                                       {{{"type", "Digits"}, {"individual_digits", true}},
                                        {{"type", "ByteLevel"}, {"add_prefix_space", false}}}}};
        QCOMPARE(tokensOf(*opened(tokenizer), "abc12"), (Words{"abc", "1", "2"}));
        tokenizer["pre_tokenizer"]["pretokenizers"][0]["individual_digits"] = false;
        QCOMPARE(tokensOf(*opened(tokenizer), "abc12"), (Words{"abc", "12"}));
        tokenizer["pre_tokenizer"] = {{"type", "ByteLevel"}, {"add_prefix_space", true}};
        QCOMPARE(opened(tokenizer)->encode("b"), (std::vector<int>{' ', 'b'}));
    }

    void splitRemovesOrJoinsWhatItMatches() {
        json tokenizer = likeQwen();
        tokenizer["model"] = byteLevelModel({"a b", "a -", "- a", "- -"});
        json& split = tokenizer["pre_tokenizer"]["pretokenizers"][0];
        split["pattern"] = {{"String", "-"}};
        const auto tokens = [&](const char* behavior) {
            split["behavior"] = behavior;
            return tokensOf(*opened(tokenizer), "a--a-b");
        };
        QCOMPARE(tokens("Isolated"), (Words{"a", "-", "-", "a", "-", "b"}));
        QCOMPARE(tokens("Removed"), (Words{"a", "a", "b"}));
        QCOMPARE(tokens("Contiguous"), (Words{"a", "--", "a", "-", "b"}));
        QCOMPARE(tokens("MergedWithPrevious"), (Words{"a-", "-", "a-", "b"}));
        QCOMPARE(tokens("MergedWithNext"), (Words{"a", "-", "-a", "-", "b"}));
    }

    void llama2FallsBackToBytesAndFusesNothingElse() {
        for (const bool metaspace : {false, true}) {
            const auto tokenizer = opened(likeLlama2(metaspace));
            QCOMPARE(QString::fromStdString(tokenizer->kind()), QString("BPE with byte fallback"));
            const int first = 3 + 256; // "▁"
            QCOMPARE(tokenizer->encode("ab"), std::vector<int>{first + 5});
            QCOMPARE(tokenizer->encode("ab ab"), (std::vector<int>{first + 5, first + 5}));
            QCOMPARE(tokenizer->encode("é"), (std::vector<int>{first, first + 3}));
            QCOMPARE(tokenizer->encode("a\n"), (std::vector<int>{first, first + 1, 3 + '\n'}));
            QCOMPARE(tokenizer->encode("b€"), (std::vector<int>{first, first + 2, 3 + 0xE2, 3 + 0x82, 3 + 0xAC}));
            QVERIFY(tokenizer->encode("").empty());
            for (const char* text : {"ab", "ab  ab\n€ é", "a b ", "<s>"})
                QCOMPARE(tokenizer->decode(tokenizer->encode(text)), std::string(text));
        }
    }

    void charactersWithoutBytesBecomeOneUnknownToken() {
        json tokenizer = likeLlama2(false);
        tokenizer["model"]["byte_fallback"] = false;
        QCOMPARE(opened(tokenizer)->encode("ax€y"), (std::vector<int>{259, 260, 0}));
        tokenizer["model"]["fuse_unk"] = false;
        QCOMPARE(opened(tokenizer)->encode("ax€y"), (std::vector<int>{259, 260, 0, 0, 0}));
        tokenizer["model"].erase("unk_token");
        QCOMPARE(opened(tokenizer)->encode("ax€y"), (std::vector<int>{259, 260}));
    }

    void cuttingAtBlanksChangesNothing() {
        // A token with a blank inside forbids the cut; without use it must not change a single id.
        json whole = likeLlama2(false);
        whole["model"]["vocab"]["b▁b"] = 900;
        const auto cutting = opened(likeLlama2(false));
        const auto notCutting = opened(whole);
        const Words characters = {"a", "b", " ", " ", "\n", "€", "é"};
        std::string text;
        std::mt19937 random(7);
        for (int i = 0; i < 5000; ++i)
            text += characters[random() % characters.size()];
        QCOMPARE(cutting->encode(text), notCutting->encode(text));
        QCOMPARE(cutting->decode(cutting->encode(text)), text);
    }

    void idsWithoutATokenAndHalfCharactersDecodeToTheReplacementCharacter() {
        const auto tokenizer = opened(likeLlama2(false));
        QCOMPARE(tokenizer->decode({3 + 0xE2, 3 + 0x82}), std::string("\uFFFD"));
        QCOMPARE(tokenizer->decode({-1, 260, 99999}), std::string("\uFFFDa\uFFFD"));
    }

    void longRunsOfOneKindOfCharacterAreNoTrouble() {
        for (const json& tokenizer : {likeLlama3(), likeQwen(), likeLlama2(false)}) {
            const auto opened = this->opened(tokenizer);
            for (const char* unit : {" ", "a", "\n", " \n", "€", "!"}) {
                std::string text;
                for (int i = 0; i < 300000; ++i)
                    text += unit;
                QVERIFY(opened->decode(opened->encode(text)) == text);
            }
        }
    }

    void oneTokenizerServesManyThreads() {
        const auto tokenizer = opened(likeLlama3());
        std::string text;
        for (int i = 0; i < 2000; ++i)
            text += "Hello " + std::to_string(i * 37) + "'s ";
        const std::vector<int> expected = tokenizer->encode(text);
        std::vector<std::future<std::vector<int>>> others;
        for (int i = 0; i < 4; ++i)
            others.push_back(std::async(std::launch::async, [&] { return tokenizer->encode(text); }));
        for (auto& other : others)
            QCOMPARE(other.get(), expected);
    }

    void endsOfSequencesComeFromTheFolder() {
        write("config.json", R"({"bos_token_id": 5, "eos_token_id": [6, 7]})");
        auto tokenizer = opened(likeQwen());
        QCOMPARE(tokenizer->bos(), std::optional(5));
        QCOMPARE(tokenizer->eos(), std::optional(6));
        QVERIFY(!tokenizer->addsBos());
        // Names go before numbers; an object names its content.
        write("special_tokens_map.json", R"({"bos_token": "a", "eos_token": "b"})");
        write("tokenizer_config.json",
              R"({"bos_token": null, "eos_token": {"content": "<|im_start|>"}, "add_bos_token": true})");
        tokenizer = Tokenizer::open(folder());
        QCOMPARE(tokenizer->bos(), std::optional<int>('a'));
        QCOMPARE(tokenizer->eos(), std::optional(1000));
        QVERIFY(tokenizer->addsBos());
        // And the configuration before the post-processor.
        write("tokenizer_config.json", R"({"add_bos_token": false})");
        tokenizer = opened(likeLlama3());
        QVERIFY(!tokenizer->addsBos());
    }

    void vocabularyAndMergesAreGpt2UnlessTheConfigurationNamesQwen2() {
        const json model = byteLevelModel({"1 2", "a b"}, {"<|endoftext|>"});
        write("vocab.json", model["vocab"].dump());
        write("merges.txt", "#version: 0.2\n1 2\na b\n");
        auto tokenizer = Tokenizer::open(folder());
        QCOMPARE(tokensOf(*tokenizer, "ab12"), (Words{"ab", "12"}));
        QCOMPARE(tokenizer->encode("<|endoftext|>", SpecialTokens::Recognized), std::vector<int>{258});
        QVERIFY(tokenizer->encode("<|endoftext|>").size() > 5);
        write("tokenizer_config.json", R"({"tokenizer_class": "Qwen2Tokenizer",
            "added_tokens_decoder": {"300": {"content": "<|im_end|>", "special": true}}})");
        tokenizer = Tokenizer::open(folder());
        QCOMPARE(tokensOf(*tokenizer, "ab12"), (Words{"ab", "1", "2"}));
        QCOMPARE(tokenizer->encode("<|im_end|>", SpecialTokens::Recognized), std::vector<int>{300});
    }

    void aTokenizerModelOfAnotherFormatGivesWayToTheJson() {
        write("tokenizer.model", "IQ== 0\nIg== 1\n");
        QCOMPARE(QString::fromStdString(opened(likeLlama3())->kind()), QString("byte-level BPE"));
    }
};

QTEST_APPLESS_MAIN(TokenizerJsonTest)
#include "tokenizer_json_test.moc"
