// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/atomic_file.h"

#include <precis/error.h>

#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace precis;

class AtomicFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

private Q_SLOTS:
    void cleanup() {
        for (const QString& name : files())
            QFile::remove(m_folder.filePath(name));
    }

    void whatIsWrittenIsReadBack() {
        const std::string bytes("a\0b\n\xff", 5);
        writeFileAtomically(path("x"), bytes);
        QCOMPARE(readFile(path("x")), bytes);
        writeFileAtomically(path("x"), "");
        QCOMPARE(readFile(path("x")), std::string());
        QCOMPARE(files(), QStringList("x"));
    }

    void aMissingFolderIsNamed() {
        try {
            writeFileAtomically(path("no/such/folder"), "x");
            QFAIL("wrote into nowhere");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::NotWritable);
            const std::string text = error.what();
            QVERIFY2(text.find("no/such/folder] cannot be written: No such file") != std::string::npos, text.c_str());
        }
    }

    // A limit on the size of files stands in for a full disk.
    void aFailedWriteKeepsTheOldFileAndLeavesNothingBehind() {
        writeFileAtomically(path("x"), "old");
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 1000;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        bool failed = false;
        try {
            writeFileAtomically(path("x"), std::string(5000, 'n'));
        } catch (const Error& error) {
            failed = error.kind() == ErrorKind::NotWritable;
        }
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, oldHandler);
        QVERIFY(failed);
        QCOMPARE(readFile(path("x")), std::string("old"));
        QCOMPARE(files(), QStringList("x"));
    }

    void aTargetThatIsAFolderIsRefused() {
        QVERIFY(QDir(m_folder.path()).mkpath("folder"));
        QVERIFY_EXCEPTION_THROWN(writeFileAtomically(path("folder"), "x"), Error);
        QVERIFY(files().isEmpty());
    }

    void readingSaysWhatIsMissing() {
        try {
            readFile(path("absent"));
            QFAIL("read a file that is not there");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::NotFound);
            QVERIFY(std::string(error.what()).find("absent] cannot be opened") != std::string::npos);
        }
        try {
            readFile(m_folder.path().toStdString());
            QFAIL("read a folder");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadInput);
        }
    }
};

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
