// SPDX-License-Identifier: GPL-3.0-or-later
// The start page, the Hugging Face cache, the demo and the steps after a run.
#include "support/fake_engine.h"
#include "support/temporary_folder.h"

#include <QCommandLinkButton>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QtTest>

#include <main_window.h>
#include <pages/next_steps.h>
#include <pages/overview_page.h>
#include <pages/path_list.h>
#include <pages/start_page.h>
#include <run/model_cache.h>
#include <run/next_runs.h>
#include <settings.h>

using namespace precis;

class StartPageTest : public QObject {
    Q_OBJECT

    test::TemporaryFolder m_folder;

    QString path(const std::string& name) const { return QString::fromStdString(m_folder.path(name)); }
    void writeCache() const {
        m_folder.write("hub/models--org--small/refs/main", "b\n");
        m_folder.write("hub/models--org--small/snapshots/a/config.json", "{}");
        m_folder.write("hub/models--org--small/snapshots/a/model.safetensors", "1234");
        m_folder.write("hub/models--org--small/snapshots/b/config.json", "{}");
        m_folder.write("hub/models--org--small/snapshots/b/model-1.safetensors", "123456");
        m_folder.write("hub/models--org--small/snapshots/b/model-2.safetensors", "123456");
        m_folder.write("hub/models--org--pickled/snapshots/a/config.json", "{}");
        m_folder.write("hub/models--org--pickled/snapshots/a/pytorch_model.bin", "1234");
        m_folder.write("hub/models--alone/snapshots/a/config.json", "{}");
        m_folder.write("hub/models--alone/snapshots/a/model.safetensors", "1");
        m_folder.write("hub/datasets--org--text/snapshots/a/config.json", "{}");
    }
    void writeDemo() const {
        m_folder.write("demo/config.json", "{}");
        m_folder.write("demo/calibration.txt", "Once upon a time");
        m_folder.write("demo/evaluation.txt", "There once was");
        qputenv("PRECIS_DEMO", m_folder.path("demo").c_str());
    }
    static bool isIdle(MainWindow& window) { return !window.workspace()->controller()->isBusy(); }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("precis-test");
        QCoreApplication::setApplicationName("precis-test");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, path("settings"));
        saveSettings({.language = "en", .palette = "light", .threads = 1, .runsFolder = path("runs")});
    }
    void cleanup() { qunsetenv("PRECIS_DEMO"); }

    void cacheHoldsCompleteModelsByName() {
        writeCache();
        const std::vector<CachedModel> expected{{"alone", path("hub/models--alone/snapshots/a"), 1},
                                                {"org/small", path("hub/models--org--small/snapshots/b"), 12}};
        QVERIFY(listCachedModels(path("hub")) == expected);
        QVERIFY(listCachedModels(path("nowhere")).empty());
    }

    void cacheIsWhereHuggingFaceLooks() {
        const auto restore = qScopeGuard([] {
            qunsetenv("HF_HUB_CACHE");
            qunsetenv("HF_HOME");
        });
        qunsetenv("HF_HUB_CACHE");
        qunsetenv("HF_HOME");
        QVERIFY(modelCacheFolder().endsWith("/huggingface/hub"));
        qputenv("HF_HOME", "/models");
        QCOMPARE(modelCacheFolder(), QString("/models/hub"));
        qputenv("HF_HUB_CACHE", "/elsewhere");
        QCOMPARE(modelCacheFolder(), QString("/elsewhere"));
    }

    void listsOpenWithEnterAndWithAClick() {
        StartPage page;
        page.resize(800, 600);
        page.show();
        page.setRuns({{.path = "/r/stopped",
                       .name = "stopped",
                       .recipe = {},
                       .model = {},
                       .outcome = Outcome::Stopped,
                       .blocks = 6,
                       .finishedBlocks = 2},
                      {.path = "/r/done",
                       .name = "done",
                       .recipe = {},
                       .model = {},
                       .outcome = Outcome::Done,
                       .blocks = 6,
                       .finishedBlocks = 6}});
        QVERIFY(page.cachedModels()->isHidden());
        QCOMPARE(page.finishedRuns()->entries().size(), std::size_t(1));
        QVERIFY(page.unfinishedRuns()->entries().front().text.contains("2 of 6"));
        QSignalSpy opened(&page, &StartPage::openRequested);
        QSignalSpy resumed(&page, &StartPage::resumeRequested);
        QListView* unfinished = page.unfinishedRuns()->view();
        unfinished->setFocus();
        QTest::keyClick(unfinished, Qt::Key_Down);
        QTest::keyClick(unfinished, Qt::Key_Return);
        QCOMPARE(resumed.count(), 1);
        QCOMPARE(resumed.first().first().toString(), QString("/r/stopped"));
        QListView* finished = page.finishedRuns()->view();
        QTest::mouseClick(finished->viewport(), Qt::LeftButton, {},
                          finished->visualRect(finished->model()->index(0, 0)).center());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString(), QString("/r/done"));
    }

    void everythingHasAnAccessibleName() {
        StartPage page;
        for (const PathList* list :
             {page.unfinishedRuns(), page.recentModels(), page.finishedRuns(), page.cachedModels()})
            QVERIFY(!list->view()->accessibleName().isEmpty() && !list->view()->accessibleName().contains('&'));
        for (const auto* button : page.findChildren<QCommandLinkButton*>())
            QVERIFY(!button->text().isEmpty() && !button->description().isEmpty());
    }

    void startPageIsThereUntilSomethingIsOpenAndComesBack() {
        MainWindow window(test::fakeEngine(std::make_shared<test::FakeWorld>()));
        window.show();
        auto* start = window.findChild<StartPage*>();
        QVERIFY(start->isVisible());
        window.open(path(""));
        QTRY_VERIFY(window.workspace()->model() && isIdle(window));
        QVERIFY(!start->isVisible());
        QTest::keyClick(&window, Qt::Key_Home, Qt::AltModifier);
        QTRY_VERIFY(start->isVisible());
        QCOMPARE(start->recentModels()->entries().front().path, QDir::cleanPath(path("")));
    }

    void cachedModelsAppearOnThePage() {
        writeCache();
        MainWindow window(test::fakeEngine(std::make_shared<test::FakeWorld>()));
        window.workspace()->findModels(path("hub"));
        QTRY_COMPARE(window.findChild<StartPage*>()->cachedModels()->entries().size(), std::size_t(2));
    }

    void demoRunsAndOffersTheNextStep() {
        writeDemo();
        MainWindow window(test::fakeEngine(std::make_shared<test::FakeWorld>()));
        window.show();
        QTRY_VERIFY(isIdle(window));
        window.findChild<StartPage*>()->demoButton()->click();
        Workspace* workspace = window.workspace();
        QTRY_VERIFY(workspace->data()->finished() && isIdle(window));
        QCOMPARE(workspace->recipe()->recipe().name, std::string("demo"));
        QCOMPARE(workspace->inputs().protocol, QString("documents:256"));
        QVERIFY(workspace->inputs().evaluation.endsWith("demo/evaluation.txt"));

        const QString firstRun = workspace->runOnDisplay();
        const auto* overview = window.findChild<OverviewPage*>();
        QPushButton* moreBits = overview->nextSteps()->button("try_bits");
        QTRY_VERIFY(moreBits->isVisible() && moreBits->isEnabled());
        QVERIFY(!overview->nextSteps()->button("compare_gptq")->isVisible());
        QCOMPARE(moreBits->text(), QString("Try 3 bits"));
        QVERIFY(overview->nextSteps()->button("plant_w4a4")->isVisible());
        moreBits->click();
        QTRY_VERIFY(workspace->runOnDisplay() != firstRun && workspace->data()->finished() && isIdle(window));
        QCOMPARE(workspace->recipe()->recipe().weights.uniform.bits, 3);
        QCOMPARE(workspace->recipe()->recipe().name, std::string("demo-3-bits"));
        workspace->recipe()->undoStack()->undo();
        QVERIFY(workspace->recipe()->recipe().weights.uniform.bits == 2);

        const QString secondRun = workspace->runOnDisplay();
        overview->nextSteps()->button("plant_w4a4")->click();
        QTRY_VERIFY(workspace->model()->plantedOutliers);
        QTRY_VERIFY(workspace->runOnDisplay() != secondRun && workspace->data()->finished() && isIdle(window));
        const Recipe& planted = workspace->recipe()->recipe();
        QVERIFY(planted.weights.uniform.bits == 4 && planted.activations.bits == 4);
        QCOMPARE(planted.name, std::string("demo-w4a4"));
        QCOMPARE(workspace->inputs().protocol, QString("documents:256"));
        QTRY_VERIFY(!overview->nextSteps()->button("plant_w4a4")->isVisible()); // once is enough
    }

    void missingDemoIsToldInTheBanner() {
        qputenv("PRECIS_DEMO", "/nowhere/at/all");
        Workspace workspace(test::fakeEngine(std::make_shared<test::FakeWorld>()));
        QSignalSpy noticed(&workspace, &Workspace::noticed);
        tryDemo(workspace);
        QCOMPARE(noticed.count(), 1);
        QVERIFY(noticed.first().at(1).toString().contains("/nowhere/at/all"));
    }
};

QTEST_MAIN(StartPageTest)
#include "start_page_test.moc"
