// SPDX-License-Identifier: GPL-3.0-or-later
// What is said about tokenizers that are missing, malformed or of an unknown kind.
#include "support/tiny_tokenizers.h"
#include "text/tokenizer.h"

#include <precis/error.h>

#include <QtTest>

#include <fstream>

using namespace precis;
using namespace precis::test;

class TokenizerErrorsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    std::string folder() const { return m_folder->path().toStdString(); }
    void write(const char* name, const std::string& text) const { std::ofstream(folder() + "/" + name) << text; }

    QString problemOf(ErrorKind kind) const {
        try {
            Tokenizer::open(folder());
        } catch (const Error& error) {
            return error.kind() == kind ? QString(error.what()) : QString("another kind of error: ") + error.what();
        }
        return "no error";
    }

    QString problemOf(const json& tokenizer, ErrorKind kind) const {
        write("tokenizer.json", tokenizer.dump());
        return problemOf(kind);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void missingTokenizersAreTold() {
        QString problem = problemOf(ErrorKind::NotFound);
        for (const char* name : {"tokenizer.model", "tokenizer.json", "vocab.json", "merges.txt"})
            QVERIFY2(problem.contains(name), qPrintable(problem));
        QVERIFY(problem.startsWith("[" + m_folder->path() + "]"));
        try {
            Tokenizer::open("/nowhere");
            QFAIL("opened");
        } catch (const Error& error) {
            QVERIFY(QString(error.what()).contains("no such folder"));
        }
    }

    void unsupportedPartsAreToldWithTheirField_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("told");
        QTest::newRow("model") << "/model/type"
                               << "\"WordPiece\""
                               << "field model.type is WordPiece";
        QTest::newRow("unigram") << "/model/type"
                                 << "\"Unigram\""
                                 << "put the model's tokenizer.model beside it";
        QTest::newRow("dropout") << "/model/dropout"
                                 << "0.1"
                                 << "field model.dropout is 0.1";
        QTest::newRow("suffix") << "/model/end_of_word_suffix"
                                << "\"</w>\""
                                << "field model.end_of_word_suffix is";
        QTest::newRow("normalizer") << "/normalizer/type"
                                    << "\"BertNormalizer\""
                                    << "It reads: NFC, NFD";
        QTest::newRow("pre-tokenizer") << "/pre_tokenizer/pretokenizers/1/type"
                                       << "\"UnicodeScripts\""
                                       << "field pre_tokenizer.pretokenizers[1].type is UnicodeScripts";
        QTest::newRow("behavior") << "/pre_tokenizer/pretokenizers/0/behavior"
                                  << "\"Gone\""
                                  << "MergedWithNext";
        QTest::newRow("decoder") << "/decoder/type"
                                 << "\"CTC\""
                                 << "field decoder.type is CTC";
        QTest::newRow("post-processor") << "/post_processor"
                                        << R"({"type": "Other"})"
                                        << "post_processor.type is Other";
    }

    void unsupportedPartsAreToldWithTheirField() {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, told);
        json tokenizer = likeQwen();
        tokenizer[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        const QString problem = problemOf(tokenizer, ErrorKind::Unsupported);
        QVERIFY2(problem.contains(told) && problem.contains("tokenizer.json]"), qPrintable(problem));
    }

    void malformedPartsAreToldWithTheirField_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("told");
        QTest::newRow("no model") << "/model"
                                  << "null"
                                  << "the file lacks \"model\"";
        QTest::newRow("vocabulary") << "/model/vocab"
                                    << "[]"
                                    << "field model.vocab should be an object";
        QTest::newRow("id") << "/model/vocab/a"
                            << "-1"
                            << "field model.vocab.a has -1";
        QTest::newRow("large id") << "/model/vocab/a"
                                  << "4000000000"
                                  << "has 4000000000 where a token's id belongs";
        QTest::newRow("merge without blank") << "/model/merges/1"
                                             << "\"ab\""
                                             << "field model.merges[1] should be";
        QTest::newRow("merge of three") << "/model/merges/1"
                                        << R"(["a", "b", "c"])"
                                        << "field model.merges[1]";
        QTest::newRow("merge of nothing known") << "/model/merges/0"
                                                << "\"a zz\""
                                                << "not all three are in the vocabulary";
        QTest::newRow("unknown token") << "/model/unk_token"
                                       << "\"<no>\""
                                       << "field model.unk_token is not in";
        QTest::newRow("flag") << "/model/byte_fallback"
                              << "\"yes\""
                              << "model.byte_fallback should be true or false";
        QTest::newRow("expression") << "/pre_tokenizer/pretokenizers/0/pattern/Regex"
                                    << "\"(a\""
                                    << "field pre_tokenizer.pretokenizers[0].pattern.Regex is not a regular expression";
        QTest::newRow("pattern") << "/pre_tokenizer/pretokenizers/0/pattern"
                                 << "{}"
                                 << "lacks \"Regex\"";
        QTest::newRow("added token") << "/added_tokens/0"
                                     << R"({"id": 1})"
                                     << "field added_tokens[0] lacks \"content\"";
        QTest::newRow("type") << "/normalizer"
                              << "{}"
                              << "field normalizer lacks \"type\"";
        QTest::newRow("no object") << "/decoder"
                                   << "\"ByteLevel\""
                                   << "field decoder should be an object";
        QTest::newRow("first token")
            << "/post_processor"
            << R"({"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<no>"}}]})"
            << "uses \"<no>\", which is not in the vocabulary";
    }

    void malformedPartsAreToldWithTheirField() {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, told);
        json tokenizer = likeQwen();
        tokenizer[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        const QString problem = problemOf(tokenizer, ErrorKind::BadFormat);
        QVERIFY2(problem.contains(told) && problem.contains("tokenizer.json]"), qPrintable(problem));
    }

    void brokenJsonIsTold() {
        write("tokenizer.json", "{\"model\": ");
        QVERIFY(problemOf(ErrorKind::BadFormat).contains("not complete JSON"));
        write("tokenizer.json", likeQwen().dump());
        write("tokenizer_config.json", "[]");
        QVERIFY(problemOf(ErrorKind::BadFormat).contains("tokenizer_config.json"));
    }

    void textThatIsNotUtf8IsTold() {
        try {
            write("tokenizer.json", likeQwen().dump());
            Tokenizer::open(folder())->encode("ab\xFF");
            QFAIL("encoded");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadInput);
            QVERIFY(QString(error.what()).contains("not UTF-8 at byte 2"));
        }
    }
};

QTEST_APPLESS_MAIN(TokenizerErrorsTest)
#include "tokenizer_errors_test.moc"
