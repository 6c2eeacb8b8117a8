// SPDX-License-Identifier: GPL-3.0-or-later
// Reading texts: where documents begin and end, gzip, ranges, and what is said about bad files.
#include "text/corpus.h"

#include <precis/error.h>

#include <QtTest>
#include <zlib.h>

#include <fstream>

using namespace precis;

class CorpusTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    std::string written(const char* name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

    std::string gzipped(const char* name, const std::string& bytes) const {
        const gzFile file = gzopen(path(name).c_str(), "wb");
        gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
        gzclose(file);
        return path(name);
    }

    // The error's text, after checking its kind and that it names the file.
    static QString problemOf(const TextSource& source, ErrorKind kind) {
        try {
            readCorpus(source);
        } catch (const Error& error) {
            if (error.kind() != kind)
                return QString("another kind of error: ") + error.what();
            return QString(error.what()).startsWith("[" + QString::fromStdString(source.path) + "]")
                       ? QString(error.what())
                       : QString("the file is not named: ") + error.what();
        }
        return "no error";
    }

private Q_SLOTS:
    void textWithoutSeparatorIsOneDocumentByteForByte() {
        const std::string text = " \n = Title = \r\n\n body \t\n";
        const Corpus corpus = readCorpus({written("plain.txt", text), {}});
        QCOMPARE(corpus.name, std::string("plain.txt"));
        QCOMPARE(corpus.documents, std::vector<std::string>{text});
    }

    void separatorsSplitAndWhiteSpaceAroundDocumentsGoes() {
        const Corpus corpus =
            readCorpus({written("split.txt", "\n one \n two\n<|endoftext|>\n\n<|endoftext|>three<|endoftext|>\n"), {}});
        QCOMPARE(corpus.documents, (std::vector<std::string>{"one \n two", "three"}));
    }

    void linesOfJsonAreDocumentsByteForByte() {
        const Corpus corpus = readCorpus(
            {written("lines.jsonl", "{\"text\": \" one\\n<|endoftext|>\"}\r\n\n{\"id\": 3, \"text\": \"zw\\u00f6lf\"}"),
             {}});
        QCOMPARE(corpus.documents, (std::vector<std::string>{" one\n<|endoftext|>", "zwölf"}));
    }

    void gzipIsRecognizedByItsContent() {
        const std::string text = "first<|endoftext|>second";
        const std::vector<std::string> expected{"first", "second"};
        QCOMPARE(readCorpus({gzipped("named.txt.gz", text), {}}).documents, expected);
        QCOMPARE(readCorpus({gzipped("unnamed.txt", text), {}}).documents, expected);
        QCOMPARE(
            readCorpus({gzipped("lines.jsonl.gz", "{\"text\": \"first\"}\n{\"text\": \"second\"}\n"), {}}).documents,
            expected);
        // Named so, but plain.
        QCOMPARE(readCorpus({written("plain.txt.gz", text), {}}).documents, expected);
    }

    void rangesIncludeBothEnds() {
        const std::string file = written("range.txt", "a<|endoftext|>b<|endoftext|>c<|endoftext|>d");
        QCOMPARE(readCorpus({file, {{1, 2}}}).documents, (std::vector<std::string>{"b", "c"}));
        QCOMPARE(readCorpus({file, {{3, 3}}}).documents, (std::vector<std::string>{"d"}));
    }

    void rangesOutsideSayHowManyDocumentsThereAre() {
        const std::string file = written("range.txt", "a<|endoftext|>b<|endoftext|>c<|endoftext|>d");
        for (const auto& range : {std::pair(2, 4), {-1, 2}, {3, 2}, {7, 9}})
            QVERIFY(problemOf({file, range}, ErrorKind::BadInput).contains("there are 4. Name a range from 0 to 3"));
    }

    void missingFilesAndFoldersAreTold() {
        QVERIFY(problemOf({path("absent.txt"), {}}, ErrorKind::NotFound).contains("no such file"));
        QVERIFY(problemOf({m_folder.path().toStdString(), {}}, ErrorKind::BadInput).contains("a folder"));
    }

    void emptyTextsAreTold() {
        QVERIFY(problemOf({written("empty.txt", ""), {}}, ErrorKind::BadInput).contains("is empty"));
        for (const char* blank : {" \n\t", "<|endoftext|>\n<|endoftext|>"})
            QVERIFY(problemOf({written("blank.txt", blank), {}}, ErrorKind::BadInput).contains("white space"));
    }

    void textThatIsNotUtf8IsToldWithItsByte_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("at");
        QTest::newRow("Latin-1") << QByteArray("gr\xFC\xDF"
                                               "e")
                                 << 2;
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                              "a\0",
                                              4)
                                << 0;
        QTest::newRow("overlong") << QByteArray("ab\xC0\x80") << 2;
        QTest::newRow("overlong in three bytes") << QByteArray("ab\xE0\x9F\xBF") << 2;
        QTest::newRow("surrogate") << QByteArray("abc\xED\xA0\x80") << 3;
        QTest::newRow("beyond Unicode") << QByteArray("a\xF4\x90\x80\x80") << 1;
        QTest::newRow("cut off") << QByteArray("ab\xE2\x82") << 2;
    }

    void textThatIsNotUtf8IsToldWithItsByte() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, at);
        const QString problem = problemOf({written("bytes.txt", bytes.toStdString()), {}}, ErrorKind::BadFormat);
        QVERIFY2(problem.contains(QString("not UTF-8 at byte %1.").arg(at)), qPrintable(problem));
    }

    void everyKindOfCharacterIsUtf8() {
        const std::string text = "a\u00e9\u20ac\U0001F999\uD7FF\uE000\U0010FFFF";
        QCOMPARE(readCorpus({written("characters.txt", text), {}}).documents.at(0), text);
    }

    void brokenGzipIsTold() {
        std::string text;
        for (int i = 0; i < 20000; ++i)
            text += std::to_string(i * 7919) + " ";
        QFile whole(QString::fromStdString(gzipped("whole.gz", text)));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const std::string bytes = whole.readAll().toStdString();
        const std::string cut = written("cut.txt.gz", bytes.substr(0, bytes.size() / 2));
        QVERIFY(problemOf({cut, {}}, ErrorKind::BadFormat).contains("broken or cut off"));
        std::string damagedBytes = bytes;
        damagedBytes[bytes.size() - 6] ^= 0x55; // in the checksum
        const std::string damaged = written("damaged.txt.gz", damagedBytes);
        QVERIFY(problemOf({damaged, {}}, ErrorKind::BadFormat).contains("broken or cut off"));
    }

    void linesWithoutTextAreToldWithTheirNumber() {
        const auto problem = [&](const std::string& text) {
            return problemOf({written("bad.jsonl", text), {}}, ErrorKind::BadFormat);
        };
        QVERIFY(
            problem("{\"text\": \"a\"}\n\n{\"story\": \"b\"}\n").contains("line 3 has no string in a field \"text\""));
        QVERIFY(problem("{\"text\": 5}\n").contains("line 1 has no string"));
        QVERIFY(problem("[\"text\"]\n").contains("line 1 has no string"));
        QVERIFY(problem("{\"text\": \"a\"}\n{\"text\": \"b\n").contains("line 2 is not JSON"));
    }
};

QTEST_APPLESS_MAIN(CorpusTest)
#include "corpus_test.moc"
