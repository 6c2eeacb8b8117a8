// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a made-up engine. With PRECIS_SCREENSHOTS=FOLDER it also leaves pictures there.
#include "support/fake_engine.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QtTest>

#include <appearance.h>
#include <main_window.h>
#include <models/layer_error_model.h>
#include <models/perplexity_model.h>
#include <pages/empty_state.h>
#include <pages/training_page.h>
#include <plant_dialog.h>
#include <recipe/fold.h>
#include <run/banner.h>
#include <settings.h>

using namespace precis;
using namespace std::chrono_literals;

class MainWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<test::FakeWorld> m_world;
    std::unique_ptr<MainWindow> m_window;

    QString makeFolder(const QString& name) const {
        QDir(m_folder.path()).mkpath(name);
        return m_folder.filePath(name);
    }
    QString makeText() const {
        QFile file(m_folder.filePath("text.txt"));
        if (file.open(QIODevice::WriteOnly))
            file.write("Once upon a time");
        return file.fileName();
    }
    bool isIdle() const { return m_window->workspace()->controller()->state() == EngineState::Idle; }
    void openModel() {
        m_window->open(makeFolder("made-up-260K"));
        QTRY_VERIFY(m_window->workspace()->model() && isIdle());
    }
    void chooseText() {
        RunInputs inputs;
        inputs.calibration = makeText();
        m_window->workspace()->setInputs(inputs);
    }
    const Banner* banner() const { return m_window->findChild<Banner*>(); }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName("precis-test");
        QCoreApplication::setApplicationName("precis-test");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        saveSettings({.language = "en", .palette = "light", .threads = 1, .runsFolder = makeFolder("runs")});
        applyLanguage("en");
        applyPalette("light");
    }

    void init() {
        m_world = std::make_shared<test::FakeWorld>();
        m_window = std::make_unique<MainWindow>(test::fakeEngine(m_world));
        m_window->show();
        QTRY_VERIFY(isIdle());
    }

    void cleanup() { m_window.reset(); }

    void openingAModelFillsTheTreeAndTheTitle() {
        openModel();
        QCOMPARE(m_window->workspace()->tree()->rowCount(m_window->workspace()->tree()->index(0, 0)), 4);
        QVERIFY(m_window->windowTitle().contains("made-up-260K"));
        QCOMPARE(recentModels().first(), m_folder.filePath("made-up-260K"));
    }

    void modelThatCannotBeOpenedIsToldInTheBanner() {
        m_window->open(makeFolder("missing-model"));
        QTRY_VERIFY(!banner()->isHidden());
        QCOMPARE(banner()->severity(), Severity::Error);
        QVERIFY2(banner()->text().contains("config.json"), qPrintable(banner()->text()));
        QVERIFY(!m_window->workspace()->model());
    }

    void pathThatIsNotThereIsToldInTheBanner() {
        m_window->open("/nowhere/at/all");
        QVERIFY(banner()->text().contains("/nowhere/at/all"));
    }

    void reconstructionIsTurnedOnFromThePageThatMissesItAndCanBeUndone() {
        m_world->recorded = test::fakeRecordedRun("/r");
        m_window->open(makeFolder("run-1"));
        QTRY_VERIFY(m_window->workspace()->data()->finished() && isIdle());
        RecipeDocument* recipe = m_window->workspace()->recipe();
        m_window->showPage("training");
        auto* page = m_window->findChild<TrainingPage*>();
        page->viewBox()->setCurrentIndex(0); // windows of blocks
        QVERIFY(page->viewEmptyState());
        page->viewEmptyState()->button()->click();
        QVERIFY(recipe->recipe().reconstruction.enabled);
        QVERIFY(banner()->text().contains("Reconstruction is on"));
        recipe->undoStack()->undo();
        QVERIFY(!recipe->recipe().reconstruction.enabled);
    }

    void replaysARecordedRunThroughAllViews() {
        m_world->recorded = test::fakeRecordedRun("/r");
        m_window->open(makeFolder("run-1"));
        RunData* data = m_window->workspace()->data();
        QTRY_VERIFY(data->finished() && isIdle());
        QCOMPARE(data->layerErrors()->rowCount(), 28);
        QVERIFY(data->perplexities()->rowCount() >= 3);
        QVERIFY(m_window->workspace()->log()->rowCount() > 28);
        QCOMPARE(m_window->workspace()->recipe()->recipe().name, std::string("gptq"));
        const SessionTreeModel* tree = m_window->workspace()->tree();
        QVERIFY(!tree->indexOfLayer(3, "mlp.down_proj")
                     .siblingAtColumn(SessionTreeModel::Result)
                     .data()
                     .toString()
                     .isEmpty());
    }

    void runWithoutCalibrationTextAsksForOne() {
        openModel();
        QSignalSpy needed(m_window->workspace(), &Workspace::calibrationNeeded);
        m_window->workspace()->setInputs({});
        m_window->workspace()->run();
        QCOMPARE(needed.count(), 1);
        QCOMPARE(banner()->severity(), Severity::Error);
        QVERIFY(isIdle());
    }

    void liveRunFillsTheSameModelsAsAReplay() {
        openModel();
        chooseText();
        m_window->workspace()->run();
        QTRY_VERIFY(m_window->workspace()->data()->finished() && isIdle());
        QCOMPARE(m_window->workspace()->data()->layerErrors()->rowCount(), 28);
        QCOMPARE(m_window->workspace()->tree()->runs().size(), std::size_t(1));
        QVERIFY(m_window->workspace()->runOnDisplay().startsWith(m_folder.filePath("runs")));
    }

    void unfinishedRunIsShownAndGoesOn() {
        m_world->recorded = test::fakeRunEvents("/r", 2);
        const QString run = makeFolder("run-unfinished");
        m_window->open(run);
        QTRY_VERIFY(isIdle() && m_window->workspace()->available().resume);
        QCOMPARE(m_window->workspace()->data()->layerErrors()->rowCount(), 14);
        m_window->workspace()->resume(run);
        QTRY_VERIFY(m_window->workspace()->data()->finished() && isIdle());
        QCOMPARE(m_window->workspace()->data()->layerErrors()->rowCount(), 28);
    }

    void runThatCannotStartLeavesTheOneOnDisplay() {
        m_world->recorded = test::fakeRecordedRun("/r");
        m_window->open(makeFolder("run-1"));
        QTRY_VERIFY(m_window->workspace()->data()->finished() && isIdle());
        chooseText();
        m_world->failure = "only 12 tokens";
        m_window->workspace()->run();
        QTRY_VERIFY(isIdle());
        QCOMPARE(m_window->workspace()->data()->layerErrors()->rowCount(), 28);
        QCOMPARE(m_window->workspace()->runOnDisplay(), m_folder.filePath("run-1"));
    }

    void failedRunKeepsTheWindowUsable() {
        openModel();
        chooseText();
        m_world->failure = "only 12 tokens";
        m_window->workspace()->run();
        QTRY_VERIFY(isIdle() && banner()->text().contains("only 12 tokens"));
        QVERIFY(m_window->workspace()->available().run);
    }

    void plantingOutliersOpensTheLabelledCopy() {
        const auto plantAction = [this] {
            for (QAction* action : m_window->findChildren<QAction*>())
                if (action->text() == "&Plant Outliers…")
                    return action;
            return static_cast<QAction*>(nullptr);
        };
        QVERIFY(plantAction() && !plantAction()->isEnabled());
        openModel();
        plantAction()->trigger();
        auto* dialog = m_window->findChild<PlantDialog*>();
        QVERIFY(dialog && !dialog->isModal());
        auto* plant = dialog->findChild<QPushButton*>("plant");
        auto* folder = dialog->findChild<QLineEdit*>("folder");
        QVERIFY(plant->isEnabled()); // the proposed folder is free
        folder->setText(m_folder.path());
        QVERIFY(!plant->isEnabled()); // this one is in use
        folder->setText(makeFolder("planted"));
        QVERIFY(plant->isEnabled());
        plant->click();
        QTRY_VERIFY(m_window->workspace()->model()->plantedOutliers && isIdle());
        QCOMPARE(m_window->workspace()->tree()->index(0, 0).data().toString(), QString("planted (planted outliers)"));
        QVERIFY(banner()->text().contains("computes the same as before"));
        QVERIFY(!plantAction()->isEnabled()); // once is enough
    }

    void closingDuringARunAsksOnceStopsAndCloses() {
        openModel();
        chooseText();
        m_world->layerTime = 20ms;
        m_world->blocks = 100;
        m_window->workspace()->run();
        QTRY_VERIFY(m_window->workspace()->data()->started());
        m_window->close();
        m_window->close();
        const auto questions = m_window->findChildren<QMessageBox*>();
        QCOMPARE(questions.size(), 1);
        QVERIFY(m_window->isVisible());
        questions.first()->accept();
        QTRY_VERIFY(!m_window->isVisible());
        QVERIFY(isIdle());
    }

    void closingCanBeCalledOff() {
        openModel();
        chooseText();
        m_world->layerTime = 10ms;
        m_window->workspace()->run();
        m_window->close();
        m_window->findChild<QMessageBox*>()->reject();
        QTRY_VERIFY(isIdle());
        QVERIFY(m_window->isVisible());
        QVERIFY(m_window->workspace()->data()->finished()->outcome == Outcome::Done);
    }

    void exportedConfigurationOpensAgain() {
        const QString file = m_folder.filePath("exported.json");
        m_window->workspace()->openPreset("gptq");
        m_window->workspace()->recipe()->setField("weights.uniform.bits", std::int64_t(3));
        const Recipe recipe = m_window->workspace()->recipe()->recipe();
        m_window->workspace()->exportRecipe(file);
        m_window->workspace()->openPreset("rtn");
        m_window->open(file);
        QVERIFY(m_window->workspace()->recipe()->recipe() == recipe);
        QVERIFY(!m_window->isWindowModified());
    }

    void damagedRecipeIsToldAndTheOldOneStays() {
        QFile file(m_folder.filePath("damaged.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"version": 1, "weights": {"unifrom": {}}})");
        file.close();
        const Recipe before = m_window->workspace()->recipe()->recipe();
        m_window->open(file.fileName());
        QVERIFY2(banner()->text().contains("unifrom"), qPrintable(banner()->text()));
        QVERIFY(m_window->workspace()->recipe()->recipe() == before);
    }

    void windowStateIsKept() {
        m_window->resize(1100, 700);
        auto* dock = m_window->findChild<QDockWidget*>("session_dock");
        dock->hide();
        m_window->close();
        m_window = std::make_unique<MainWindow>(test::fakeEngine(m_world));
        QVERIFY(m_window->findChild<QDockWidget*>("session_dock")->isHidden());
        QSettings().remove("window");
    }

    void switchingTheLanguageChangesOpenWindows() {
        const QString english = m_window->findChild<QTabWidget*>()->tabText(3);
        applyLanguage("de");
        QApplication::processEvents();
        QCOMPARE(QLocale().language(), QLocale::German);
        applyLanguage("en");
        QApplication::processEvents();
        QCOMPARE(m_window->findChild<QTabWidget*>()->tabText(3), english);
    }

    void picturesForPeople() {
        const QString folder = qEnvironmentVariable("PRECIS_SCREENSHOTS");
        if (folder.isEmpty())
            QSKIP("set PRECIS_SCREENSHOTS to a folder to get pictures of the window");
        const QString empty = QDir(folder).filePath("empty.png");
        m_window->resize(1280, 800);
        QTest::qWait(100);
        QVERIFY(m_window->grab().save(empty));
        m_world->recorded = test::fakeRecordedRun("/r");
        m_window->open(makeFolder("run-stories-gptq-w4"));
        m_window->open(makeFolder("run-unfinished"));
        QTRY_VERIFY(isIdle() && m_window->workspace()->tree()->runs().size() == 2);
        m_window->workspace()->selection()->setSelection(1, "mlp.down_proj");
        for (const QString palette : {"light", "dark"}) {
            applyPalette(palette);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                m_window->resize(size);
                for (const QString page :
                     {"overview", "training", "rounding", "codebooks", "outliers", "quality", "deployment"}) {
                    m_window->showPage(page);
                    QTest::qWait(150);
                    const QString name = QStringLiteral("%1-%2-%3.png").arg(page, palette).arg(size.width());
                    QVERIFY(m_window->grab().save(QDir(folder).filePath(name)));
                }
            }
        }
        applyPalette("light");

        m_window->resize(1280, 800);
        RecipeDocument* recipe = m_window->workspace()->recipe();
        recipe->setField("weights.uniform.group_size", std::int64_t(5));
        recipe->setField("overrides", std::vector<LayerOverride>{{.match = "*.down_proj", .bits = 8, .groupSize = {}},
                                                                 {.match = "blocks.0.*", .bits = 16, .groupSize = 64}});
        m_window->findChild<Fold*>()->setOpen(true);
        const QFont font = QApplication::font();
        for (const double scale : {1.0, 1.6}) {
            QFont scaled = font;
            scaled.setPointSizeF(font.pointSizeF() * scale);
            QApplication::setFont(scaled);
            QTest::qWait(150);
            QVERIFY(m_window->grab().save(QDir(folder).filePath(QStringLiteral("problems-%1.png").arg(scale))));
        }
        QApplication::setFont(font);
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
