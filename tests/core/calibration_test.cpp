// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibration/calibration_set.h"

#include "support/synthetic_model.h"

#include <set>

using namespace precis;
using namespace precis::test;

class CalibrationTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::shared_ptr<const Tokenizer> m_tokenizer;

    CalibrationSet choose(int windows, int tokens, const std::vector<std::string>& documents,
                          CalibrationSampling sampling = CalibrationSampling::Random, std::uint64_t seed = 0,
                          int context = 1000) const {
        return chooseCalibration({windows, tokens, sampling}, 0, seed, *m_tokenizer, {"text", documents}, context);
    }

private Q_SLOTS:
    void initTestCase() {
        writeByteTokenizer(m_folder, "t");
        m_tokenizer = Tokenizer::open(m_folder.path("t"));
    }

    void randomWindowsAreStretchesOfTheTextWithoutOverlap() {
        // Every byte pair of this text is unique, so that a window tells where it came from.
        std::string text;
        for (int i = 0; i < 200; ++i)
            text += {static_cast<char>('0' + i / 20), static_cast<char>('A' + i % 20)};
        const CalibrationSet set = choose(8, 32, {text});
        QCOMPARE(set.tokens.sizes().vec(), (std::vector<std::int64_t>{8, 32}));
        QCOMPARE(set.usableWindows, 401 / 32);
        QVERIFY(set.warnings.empty());
        std::set<std::size_t> covered;
        for (std::int64_t n = 0; n < 8; ++n) {
            std::vector<int> ids;
            for (std::int64_t t = 0; t < 32; ++t)
                ids.push_back(set.tokens[n][t].item<int>());
            const std::string stretch = m_tokenizer->decode(ids);
            const std::size_t at = text.find(stretch);
            QVERIFY(at != std::string::npos);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                QVERIFY(covered.insert(at + i).second);
        }
    }

    void theSeedDecides() {
        const std::vector<std::string> text{sampleText(5000)};
        QVERIFY(torch::equal(choose(8, 32, text).tokens, choose(8, 32, text).tokens));
        QVERIFY(!torch::equal(choose(8, 32, text).tokens, choose(8, 32, text, CalibrationSampling::Random, 1).tokens));
    }

    void documentsAreTheFirstThatAreLongEnough() {
        const CalibrationSet set = choose(2, 5, {"abc", "defgh", "ij", "klmnop", "qrstuv"}, CalibrationSampling::Documents);
        QCOMPARE(set.usableWindows, 3);
        QCOMPARE(set.tokens[0][0].item<int>(), 256);
        QCOMPARE(m_tokenizer->decode({set.tokens[0][1].item<int>(), set.tokens[0][4].item<int>()}), std::string("dg"));
        QCOMPARE(set.tokens[1][1].item<int>(), int('k'));
    }

    void whatIsCutIsSaid() {
        const CalibrationSet few = choose(100, 32, {std::string(99, 'a')});
        QCOMPARE(few.tokens.size(0), 3);
        QCOMPARE(few.warnings.size(), std::size_t(1));
        QVERIFY(few.warnings[0].find("100 requested") != std::string::npos);
        const CalibrationSet context = choose(2, 32, {std::string(99, 'a')}, CalibrationSampling::Random, 0, 16);
        QCOMPARE(context.tokens.size(1), 16);
        QVERIFY(context.warnings[0].find("context") != std::string::npos);
        const CalibrationSet shortText = choose(1, 32, {"abcdefg"});
        QCOMPARE(shortText.tokens.size(1), 8);
        const CalibrationSet documents = choose(2, 32, {"abcdefg", "abcd", "ab"}, CalibrationSampling::Documents);
        QCOMPARE(documents.tokens.sizes().vec(), (std::vector<std::int64_t>{2, 5}));
    }

    void sharedTextIsFound() {
        const std::string text = sampleText(2000);
        const OverlapDetector detector(choose(10, 50, {text}).tokens);
        std::vector<int> same = m_tokenizer->encode(text);
        QVERIFY(detector.share({same}) > 0.2);
        std::vector<int> other = m_tokenizer->encode(std::string(2000, 'z'));
        QCOMPARE(detector.share({other}), 0.0);
        QCOMPARE(detector.share({}), 0.0);
    }
};

QTEST_APPLESS_MAIN(CalibrationTest)
#include "calibration_test.moc"
