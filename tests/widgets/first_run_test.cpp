// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does first, on a real model with the real engine: open, choose texts and a preset, run, look, inspect.
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include <main_window.h>
#include <models/layer_error_model.h>
#include <models/outlier_model.h>
#include <models/perplexity_model.h>
#include <settings.h>

using namespace precis;

class FirstRunTest : public QObject {
    Q_OBJECT

    static constexpr int kPatience = 300000; // milliseconds; seconds on an idle machine

private Q_SLOTS:
    void opensQuantizesShowsAndExports() {
        const QDir shared(PRECIS_SHARED_DIR);
        if (!shared.exists("models/stories260K"))
            QSKIP("needs ../shared/models/stories260K");
        const QTemporaryDir folder;
        QCoreApplication::setOrganizationName("precis-test");
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
        saveSettings({.language = "en", .palette = "", .threads = 0, .runsFolder = folder.filePath("runs")});
        MainWindow window(realEngine());
        window.show();
        Workspace* workspace = window.workspace();
        const auto isIdle = [&] { return !workspace->controller()->isBusy(); };

        window.open(shared.filePath("models/stories260K"));
        QTRY_VERIFY_WITH_TIMEOUT(workspace->model() && isIdle(), kPatience);
        const QString stories = shared.filePath("data/tinystories/tinystories_sample.txt");
        workspace->setInputs({.calibration = stories,
                              .calibrationDocuments = "0-40",
                              .evaluation = stories,
                              .evaluationDocuments = "1000-1003",
                              .protocol = "documents:256"});
        workspace->openPreset("rtn");
        workspace->recipe()->setField("calibration.token_windows", std::int64_t(4));
        workspace->recipe()->setField("calibration.window_tokens", std::int64_t(64));
        workspace->run();
        QTRY_VERIFY_WITH_TIMEOUT(workspace->data()->finished() && isIdle(), kPatience);

        QVERIFY(workspace->data()->finished()->outcome == Outcome::Done);
        QCOMPARE(workspace->data()->layerErrors()->rowCount(), 35);
        QVERIFY(workspace->data()->perplexities()->rowCount() >= 2);
        QVERIFY(isRunFolder(workspace->runOnDisplay().toStdString()));

        const QString run = workspace->runOnDisplay();
        MainWindow other(realEngine());
        other.open(run);
        QTRY_VERIFY_WITH_TIMEOUT(other.workspace()->data()->finished() && !other.workspace()->controller()->isBusy(),
                                 kPatience);
        QCOMPARE(other.workspace()->data()->layerErrors()->rowCount(), 35);
        QVERIFY(other.workspace()->recipe()->recipe() == workspace->recipe()->recipe());

        workspace->inspect();
        QTRY_VERIFY_WITH_TIMEOUT(isIdle(), kPatience);
        QVERIFY(workspace->data()->outliers()->rowCount() > 0);
        workspace->exportRecipe(folder.filePath("mine.json"));
        QVERIFY(loadRecipe(folder.filePath("mine.json").toStdString()) == workspace->recipe()->recipe());
    }
};

QTEST_MAIN(FirstRunTest)
#include "first_run_test.moc"
