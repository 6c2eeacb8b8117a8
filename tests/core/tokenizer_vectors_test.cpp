// SPDX-License-Identifier: GPL-3.0-or-later
// Real tokenizers against the vectors that llama.cpp publishes for them, and against each other.
#include "text/corpus.h"
#include "text/sentencepiece.h"
#include "text/text_file.h"
#include "text/tokenizer.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace precis;
namespace fs = std::filesystem;

namespace {

const std::string kShared = PRECIS_SHARED_DIR;

struct Vector {
    std::string text;
    std::vector<int> ids;
};

// vectors.inp: texts between lines __ggml_vocab_test__; vectors.out: a line of ids for each.
std::vector<Vector> readVectors(const std::string& folder) {
    const std::string separator = "\n__ggml_vocab_test__\n";
    const std::string texts = readTextFile(folder + "/vectors.inp");
    std::istringstream lines(readTextFile(folder + "/vectors.out"));
    std::vector<Vector> vectors;
    std::size_t at = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t end = texts.find(separator, at);
        Vector vector{texts.substr(at, end - at), {}};
        std::istringstream ids(line);
        for (int id = 0; ids >> id;)
            vector.ids.push_back(id);
        vectors.push_back(vector);
        at = end == std::string::npos ? end : end + separator.size();
    }
    return vectors;
}

// The folder's tokenizer without its tokenizer.model.
std::shared_ptr<const Tokenizer> openJson(const std::string& folder) {
    const QTemporaryDir copy;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json")
            fs::copy(entry.path(), copy.path().toStdString() / entry.path().filename());
    return Tokenizer::open(copy.path().toStdString());
}

std::shared_ptr<const Tokenizer> openWay(const QString& way) {
    const std::string tokenizers = kShared + "/data/tokenizers/";
    if (way == "Llama, tokenizer.model")
        return Tokenizer::open(tokenizers + "llama");
    if (way == "Llama, tokenizer.json")
        return openJson(tokenizers + "llama");
    return Tokenizer::open(tokenizers + "gpt2");
}

} // namespace

class TokenizerVectorsTest : public QObject {
    Q_OBJECT

private:
    static void addWays() {
        QTest::addColumn<QString>("way");
        QTest::addColumn<QString>("kind");
        QTest::addRow("Llama, tokenizer.model") << "Llama, tokenizer.model"
                                                << "SentencePiece";
        QTest::addRow("Llama, tokenizer.json") << "Llama, tokenizer.json"
                                               << "BPE with byte fallback";
        QTest::addRow("GPT-2, vocab.json") << "GPT-2, vocab.json"
                                           << "byte-level BPE";
    }

private Q_SLOTS:
    void initTestCase() {
        if (!fs::exists(kShared + "/data/tokenizers"))
            QSKIP("needs ../shared/data/tokenizers");
#ifdef __SANITIZE_ADDRESS__
        QSKIP("libsentencepiece cannot be opened under the address sanitizer");
#endif
    }

    void allVectorsMatchAndDecodeToTheirText_data() { addWays(); }
    void allVectorsMatchAndDecodeToTheirText() {
        QFETCH(QString, way);
        QFETCH(QString, kind);
        const auto tokenizer = openWay(way);
        QCOMPARE(QString::fromStdString(tokenizer->kind()), kind);
        const auto vectors = readVectors(kShared + "/data/tokenizers/" + (way.startsWith("Llama") ? "llama" : "gpt2"));
        QVERIFY(vectors.size() > 40);
        for (const Vector& vector : vectors) {
            QCOMPARE(tokenizer->encode(vector.text), vector.ids);
            QCOMPARE(tokenizer->decode(vector.ids), vector.text);
        }
    }

    void longTextsDecodeToThemselves_data() { addWays(); }
    void longTextsDecodeToThemselves() {
        QFETCH(QString, way);
        const auto tokenizer = openWay(way);
        const std::string text = readTextFile(kShared + "/data/wikitext2/wiki.test.raw");
        QElapsedTimer timer;
        timer.start();
        const std::vector<int> ids = tokenizer->encode(text);
        qInfo("%s: %zu bytes, %zu tokens, %lld ms", qPrintable(way), text.size(), ids.size(), timer.elapsed());
        QCOMPARE(tokenizer->decode(ids), text);
    }

    void llamaGivesTheIdsOfSentencePieceItselfOnWikiText() {
        const std::string text = readTextFile(kShared + "/data/wikitext2/wiki.test.raw");
        // The library sees the text as a whole; the tokenizers cut it at blanks.
        const std::vector<int> ids =
            SentencePieceModel(kShared + "/data/tokenizers/llama/tokenizer.model").encode(text);
        QCOMPARE(openWay("Llama, tokenizer.model")->encode(text), ids);
        QCOMPARE(openWay("Llama, tokenizer.json")->encode(text), ids);
    }

    void bothWaysOfStories260KAgreeOnTheWholeSample() {
        const std::string folder = kShared + "/models/stories260K";
        const auto model = Tokenizer::open(folder), json = openJson(folder);
        QCOMPARE(QString::fromStdString(model->kind()), QString("SentencePiece"));
        QCOMPARE(QString::fromStdString(json->kind()), QString("BPE with byte fallback"));
        const std::string sample = kShared + "/data/tinystories/tinystories_sample.txt";
        const std::string text = readTextFile(sample);
        QCOMPARE(json->encode(text), model->encode(text));
        const Corpus corpus = readCorpus({sample, {}});
        QVERIFY(corpus.documents.size() > 1060);
        for (const std::string& story : corpus.documents) {
            const std::vector<int> ids = model->encode(story);
            QCOMPARE(json->encode(story), ids);
            QCOMPARE(model->decode(ids), story);
        }
    }

    void stories260KKnowsTheEndsOfASequence() {
        const std::string folder = kShared + "/models/stories260K";
        for (const auto& tokenizer : {Tokenizer::open(folder), openJson(folder)}) {
            QCOMPARE(tokenizer->bos(), std::optional(1));
            QCOMPARE(tokenizer->eos(), std::optional(2));
            QVERIFY(tokenizer->addsBos());
            QCOMPARE(tokenizer->vocabularySize(), 512);
            QCOMPARE(tokenizer->decode({1, 2}), std::string());
        }
    }
};

QTEST_APPLESS_MAIN(TokenizerVectorsTest)
#include "tokenizer_vectors_test.moc"
