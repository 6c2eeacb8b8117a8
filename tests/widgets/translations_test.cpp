// SPDX-License-Identifier: GPL-3.0-or-later
// Holds translations/*.ts to the texts of the code. When it fails: build `update_translations`, then translate.
#include "pages/page.h"
#include "pages/start_page.h"
#include "support/fake_engine.h"
#include "support/translation_file.h"

#include <precis/recipe.h>

#include <QAbstractButton>
#include <QDirIterator>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

#include <appearance.h>
#include <main_window.h>
#include <settings.h>

using namespace precis;

class TranslationsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QList<test::TextKey> m_texts;

    static test::Translations translations(const QString& language) {
        return test::readTranslations(QStringLiteral(PRECIS_SOURCE_DIR "/translations/precis_%1.ts").arg(language));
    }
    static QStringList found(const QString& pattern, const QString& text) {
        QStringList matches;
        for (auto match = QRegularExpression(pattern).globalMatch(text); match.hasNext();)
            matches += match.next().captured();
        matches.sort();
        return matches;
    }
    static QString lines(const QStringList& texts) { return QLatin1Char('\n') + texts.join(QLatin1Char('\n')); }
    static void addLanguages(bool withEnglish) {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages())
            if (withEnglish || language != QLatin1String("en"))
                QTest::newRow(qPrintable(language)) << language;
    }
    // Texts whose translation does not keep what the pattern finds in the source.
    static QStringList unlike(const QString& language, const QString& pattern) {
        QStringList different;
        const test::Translations all = translations(language);
        for (auto it = all.begin(); it != all.end(); ++it)
            if (found(pattern, it.key().source) != found(pattern, it->text))
                different += it.key().toString() + QStringLiteral(" -> ") + it->text;
        return different;
    }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("precis-test");
        QCoreApplication::setApplicationName("precis-test");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        saveSettings({.language = "en", .palette = "light", .threads = 1, .runsFolder = m_folder.filePath("runs")});
        m_texts = test::textsOfTheCode(PRECIS_LUPDATE, PRECIS_SOURCE_DIR);
        QVERIFY2(m_texts.size() > 300, "lupdate found almost no texts in the sources");
    }

    void cleanup() { applyLanguage("en"); }

    void fileHoldsExactlyTheTextsOfTheCode_data() { addLanguages(false); }
    void fileHoldsExactlyTheTextsOfTheCode() {
        QFETCH(QString, language);
        const QList<test::TextKey> held = translations(language).keys();
        QStringList wrong;
        for (const test::TextKey& key : m_texts)
            if (!held.contains(key))
                wrong += QStringLiteral("not in the file: ") + key.toString();
        for (const test::TextKey& key : held)
            if (!m_texts.contains(key))
                wrong += QStringLiteral("no longer in the code: ") + key.toString();
        QVERIFY2(wrong.isEmpty(), qPrintable(lines(wrong)));
    }

    void everyTextIsTranslated_data() { addLanguages(false); }
    void everyTextIsTranslated() {
        QFETCH(QString, language);
        QStringList unfinished;
        const test::Translations all = translations(language);
        for (auto it = all.begin(); it != all.end(); ++it)
            if (!it->type.isEmpty() || it->text.trimmed().isEmpty())
                unfinished += it.key().toString();
        QVERIFY2(unfinished.isEmpty(), qPrintable(lines(unfinished)));
    }

    void translationsKeepPlaceholdersLinesAndFilePatterns_data() { addLanguages(false); }
    void translationsKeepPlaceholdersLinesAndFilePatterns() {
        QFETCH(QString, language);
        const QStringList different = unlike(language, QStringLiteral("%\\d|\\n|\\*\\.\\w+|<\\|\\w+\\|>|…$"));
        QVERIFY2(different.isEmpty(), qPrintable(lines(different)));
    }

    void translationsHaveALetterToTypeWhereTheSourceHasOne_data() { addLanguages(false); }
    void translationsHaveALetterToTypeWhereTheSourceHasOne() {
        QFETCH(QString, language);
        QStringList different;
        const test::Translations all = translations(language);
        for (auto it = all.begin(); it != all.end(); ++it)
            if (it.key().source.count(u'&') != it->text.count(u'&'))
                different += it.key().toString() + QStringLiteral(" -> ") + it->text;
        QVERIFY2(different.isEmpty(), qPrintable(lines(different)));
    }

    void textsOfTheRecipeAndItsPresetsCanBeTranslated() {
        QStringList missing;
        const auto check = [&](const QString& context, const std::string& text) {
            if (!text.empty() && !m_texts.contains(test::TextKey{context, QString::fromStdString(text), {}}))
                missing += context + QStringLiteral(": ") + QString::fromStdString(text);
        };
        for (const FieldDescription& field : recipeFields()) {
            check("Recipe", field.section);
            check("Recipe", field.label);
            check("Recipe", field.help);
            for (const FieldChoice& choice : field.choices)
                check("Recipe", choice.label);
        }
        for (const std::string& preset : presetNames())
            check("Preset", presetDescription(preset));
        QVERIFY2(missing.isEmpty(), qPrintable(lines(missing)));
    }

    void noTextIsHiddenFromLupdate() {
        // translate("text") with a context that only a helper knows is not collected, nor is a mark inside such a call.
        const QRegularExpression hidden(
            QStringLiteral("\\btranslated?\\(\\s*((\"[^\"]*\"\\s*)+\\)|QT_TRANSLATE_NOOP)"));
        QStringList offenders;
        for (const char* layer : {"widgets", "app/workbench"}) {
            QDirIterator files(QStringLiteral(PRECIS_SOURCE_DIR "/") + layer, {"*.cpp", "*.h"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (const auto match = hidden.match(QString::fromUtf8(file.readAll())); match.hasMatch())
                    offenders += file.fileName() + QStringLiteral(": ") + match.captured();
            }
        }
        QVERIFY2(offenders.isEmpty(), qPrintable(lines(offenders)));
    }

    void openWindowFollowsTheLanguage() {
        MainWindow window(test::fakeEngine(std::make_shared<test::FakeWorld>()));
        const auto* pages = qobject_cast<QTabWidget*>(window.centralWidget()->findChild<QTabWidget*>());
        QVERIFY(pages);
        for (const auto& [language, overview, file] :
             {std::tuple{"de", "Übersicht", "&Datei"}, {"zh_CN", "概览", "文件(&F)"}, {"en", "Overview", "&File"}}) {
            applyLanguage(QLatin1String(language));
            QTRY_COMPARE(pages->tabText(0), QString::fromUtf8(overview));
            QCOMPARE(window.menuBar()->actions().first()->text(), QString::fromUtf8(file));
        }
    }

    void noMenuUsesALetterTwice_data() { addLanguages(true); }
    void noMenuUsesALetterTwice() {
        QFETCH(QString, language);
        applyLanguage(language);
        MainWindow window(test::fakeEngine(std::make_shared<test::FakeWorld>()));
        const QRegularExpression mnemonic(QStringLiteral("&([^&])"));
        const auto check = [&](const QList<QAction*>& actions) {
            QString letters;
            for (const QAction* action : actions)
                if (const auto match = mnemonic.match(action->text()); match.hasMatch())
                    letters += match.captured(1).toUpper();
            for (const QChar letter : letters)
                QVERIFY2(letters.count(letter) == 1, qPrintable(letters + QStringLiteral(": ") + letter));
        };
        check(window.menuBar()->actions());
        for (const QAction* menu : window.menuBar()->actions())
            check(menu->menu()->actions());
    }

    void noPageUsesALetterTwiceOrOneOfTheMenus_data() { addLanguages(true); }
    void noPageUsesALetterTwiceOrOneOfTheMenus() {
        QFETCH(QString, language);
        applyLanguage(language);
        MainWindow window(test::fakeEngine(std::make_shared<test::FakeWorld>()));
        const auto letterOf = [](const QString& text) { return QKeySequence::mnemonic(text).toString(); };
        QStringList menus;
        for (const QAction* menu : window.menuBar()->actions())
            menus += letterOf(menu->text());
        QList<QWidget*> pages{window.findChild<StartPage*>()};
        for (Page* page : window.findChildren<Page*>())
            pages += page;
        QCOMPARE(pages.size(), 8);
        QStringList wrong;
        for (const QWidget* page : pages) {
            QStringList used = menus;
            const auto use = [&](const QString& text) {
                const QString letter = letterOf(text);
                if (!letter.isEmpty() && used.contains(letter))
                    wrong += page->accessibleName() + QStringLiteral(": ") + text;
                used += letter;
            };
            for (const auto* label : page->findChildren<QLabel*>())
                if (label->buddy())
                    use(label->text());
            for (const auto* button : page->findChildren<QAbstractButton*>())
                use(button->text());
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(lines(wrong)));
    }

    void toolButtonsShowNoLetterToType_data() { addLanguages(true); }
    void toolButtonsShowNoLetterToType() {
        QFETCH(QString, language);
        applyLanguage(language);
        MainWindow window(test::fakeEngine(std::make_shared<test::FakeWorld>()));
        const auto* bar = window.findChild<QToolBar*>();
        QVERIFY(bar);
        const QRegularExpression letter(QStringLiteral("&|\\(\\w\\)|…"));
        int texts = 0;
        for (const auto* button : bar->findChildren<QToolButton*>()) {
            texts += !button->text().isEmpty();
            QVERIFY2(!letter.match(button->text()).hasMatch(), qPrintable(button->text()));
        }
        QVERIFY(texts >= 8);
    }
};

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
