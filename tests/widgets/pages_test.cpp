// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/layer_error_model.h"
#include "models/layer_selection.h"
#include "models/outlier_model.h"
#include "models/perplexity_model.h"
#include "models/run_data.h"
#include "pages/empty_state.h"
#include "pages/layer_chooser.h"
#include "pages/outliers_page.h"
#include "pages/overview_page.h"
#include "pages/quality_page.h"
#include "pages/rounding_page.h"
#include "pages/training_page.h"
#include "plots/bar_plot.h"
#include "plots/heat_map.h"
#include "plots/line_plot.h"
#include "run/outlier_trials.h"
#include "support/clipped_texts.h"
#include "support/recorded_run.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

#include <functional>
#include <set>

using namespace precis;

namespace {

const QStringList kPages{"overview", "training", "outliers", "quality"};

// All pages over one run and one selection, as in the main window.
struct Workbench {
    RunData data;
    LayerSelection selection;
    OverviewPage overview{&data, &selection};
    TrainingPage training{&data, &selection};
    OutlierTrials trials{{}};
    OutliersPage outliers{&data, &selection, &trials};
    QualityPage quality{&data, &selection};

    std::vector<Page*> pages() { return {&overview, &training, &outliers, &quality}; }

    void show(const QSize& size = {900, 640}) {
        for (Page* page : pages()) {
            page->resize(size);
            page->show();
        }
        QCoreApplication::processEvents();
    }
    void apply(const std::vector<Event>& events) {
        for (const Event& event : events)
            data.apply(event);
        QCoreApplication::processEvents();
    }
    void openModel() {
        ModelSummary model;
        model.path = "models/stories260K";
        model.blocks = 5;
        data.setModel(model);
        QCoreApplication::processEvents();
    }
};

std::vector<Event> recordedUntil(const std::function<bool(const Event&)>& isEnd) {
    std::vector<Event> events = recordedRun();
    events.erase(std::find_if(events.begin(), events.end(), isEnd), events.end());
    return events;
}

QPalette darkPalette() {
    QPalette palette(QColor(0x33, 0x36, 0x3b), QColor(0x2b, 0x2d, 0x31));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x20, 0x23));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2c));
    return palette;
}

int shades(const QImage& picture) {
    std::set<QRgb> seen;
    for (int y = 0; y < picture.height(); y += 3)
        for (int x = 0; x < picture.width(); x += 3)
            seen.insert(picture.pixel(x, y));
    return static_cast<int>(seen.size());
}

} // namespace

class PagesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyPagesSayWhyAndOfferTheNextStep_data() {
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("withModel");
        QTest::newRow("overview") << 0 << "run";
        QTest::newRow("training") << 1 << "run";
        QTest::newRow("outliers") << 2 << "inspect";
        QTest::newRow("quality") << 3 << "evaluate";
    }
    void emptyPagesSayWhyAndOfferTheNextStep() {
        QFETCH(int, page);
        QFETCH(QString, withModel);
        Workbench workbench;
        workbench.show();
        Page* shown = workbench.pages()[page];
        QSignalSpy requests(shown, &Page::actionRequested);
        for (const QString& expected : {QString("open_model"), withModel}) {
            QVERIFY(!shown->hasContent());
            QVERIFY(!shown->emptyState()->reason().isEmpty());
            QVERIFY(shown->emptyState()->button()->isVisible());
            QTest::keyClick(shown->emptyState()->button(), Qt::Key_Space);
            QVERIFY(!requests.isEmpty());
            QCOMPARE(requests.last()[0].toString(), expected);
            workbench.openModel();
        }
    }

    void pagesThatWaitForTheRunOfferNothingToPress() {
        Workbench workbench;
        workbench.show();
        workbench.apply(recordedUntil([](const Event& event) { return std::holds_alternative<StageStarted>(event); }));
        QVERIFY(workbench.data.isRunning());
        for (Page* page : {static_cast<Page*>(&workbench.training), static_cast<Page*>(&workbench.outliers),
                           static_cast<Page*>(&workbench.quality)}) {
            QVERIFY(!page->hasContent());
            QVERIFY(!page->emptyState()->reason().isEmpty());
            QVERIFY(!page->emptyState()->button()->isVisible());
        }
        QVERIFY(workbench.overview.hasContent());
    }

    void replayFillsEveryPage() {
        Workbench workbench;
        workbench.show();
        workbench.apply(recordedRun());
        for (Page* page : workbench.pages())
            QVERIFY(page->hasContent());
        QCOMPARE(workbench.overview.perplexityPlot()->pointCount(), 3);
        const int layers = workbench.data.layerErrors()->rowCount();
        QCOMPARE(workbench.training.plot()->pointCount(), layers);
        QCOMPARE(workbench.training.table()->model()->rowCount(), layers);
        QCOMPARE(static_cast<int>(workbench.outliers.heatMap()->mapData().rows.size()),
                 workbench.data.started()->blocks);
        const auto* run = workbench.data.perplexities()->find(Subject::Run, workbench.data.protocol());
        QCOMPARE(workbench.quality.windowPlot()->pointCount(), static_cast<int>(run->windowNll.size()));
        int windows = 0;
        for (const Bar& bin : workbench.quality.histogramPlot()->chart().series.at(0).bars)
            windows += static_cast<int>(bin.value);
        QCOMPARE(windows, static_cast<int>(run->windowNll.size()));
    }

    void aRunWithCodebooksSaysThatThereIsNoRounding() {
        Workbench workbench;
        RoundingPage rounding(&workbench.data, &workbench.selection);
        rounding.show();
        workbench.openModel();
        RunStarted started;
        started.model = "models/stories260K";
        workbench.apply({started});
        QVERIFY(rounding.emptyState()->reason().contains("not finished yet"));
        workbench.data.setOrigin({.recipe = presetByName("gptvq-2d"), .state = {}, .floor = {}});
        QTRY_VERIFY2(rounding.emptyState()->reason().contains("no nearest level"),
                     qPrintable(rounding.emptyState()->reason()));
    }

    void hiddenPagesCatchUpWhenTheyAreShown() {
        Workbench workbench;
        workbench.apply(recordedRun());
        QVERIFY(!workbench.training.hasContent());
        workbench.show();
        QVERIFY(workbench.training.hasContent());
    }

    void resetEmptiesThePagesOfTheRun() {
        Workbench workbench;
        workbench.show();
        workbench.openModel();
        workbench.apply(recordedRun());
        workbench.data.reset();
        QCoreApplication::processEvents();
        QVERIFY(!workbench.overview.hasContent());
        QVERIFY(!workbench.training.hasContent());
        QVERIFY(!workbench.quality.hasContent());
        QVERIFY(workbench.outliers.hasContent()); // which belong to the model
    }

    void plantedOutliersAreLabelledWhereTheyAreSeen() {
        Workbench workbench;
        workbench.show();
        workbench.openModel();
        workbench.apply(recordedRun());
        const QLabel* note = workbench.outliers.plantedNote();
        QVERIFY(workbench.outliers.hasContent() && !note->isVisible());
        ModelSummary model = *workbench.data.model();
        model.plantedOutliers = PlantedOutliers{{1, 5}, 32, 0};
        workbench.data.setModel(model);
        QCoreApplication::processEvents();
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().contains("2 channels were made 32 times as large"), qPrintable(note->text()));
    }

    void oneSelectionDrivesAllViews() {
        Workbench workbench;
        workbench.show();
        workbench.apply(recordedRun());
        workbench.selection.setSelection(3, "mlp.down_proj");
        const BarPlot& bars = *workbench.training.plot();
        QVERIFY(bars.selectedPoint() >= 0);
        QVERIFY(bars.pointText(bars.selectedPoint()).startsWith("Block 3, mlp.down_proj"));
        const QModelIndex row = workbench.training.table()->selectionModel()->selectedRows().value(0);
        QCOMPARE(row.siblingAtColumn(LayerErrorModel::Block).data().toString(), QString("3"));
        QCOMPARE(workbench.outliers.chooser()->kindBox()->currentText(), QString("mlp.down_proj"));
        const auto snapshot = workbench.data.outliers()->find(3, "mlp.down_proj");
        QCOMPARE(workbench.outliers.channelPlot()->pointCount(), static_cast<int>(snapshot->weightAbsMax.size()));

        workbench.selection.clear();
        QCOMPARE(bars.selectedPoint(), -1);
        QVERIFY(!workbench.training.table()->selectionModel()->hasSelection());
    }

    void choosingALayerInAnyViewSelectsIt() {
        Workbench workbench;
        workbench.show();
        workbench.apply(recordedRun());
        BarPlot* bars = workbench.training.plot();
        Q_EMIT bars->pointActivated(bars->pointWithTag(8));
        const LayerQuantized& eighth = workbench.data.layerErrors()->layers()[8];
        QCOMPARE(workbench.selection.block(), eighth.block);
        QCOMPARE(workbench.selection.layer(), QString::fromStdString(eighth.layer));

        workbench.training.table()->selectRow(0);
        QCOMPARE(workbench.selection.block(), 0);
        QCOMPARE(workbench.selection.layer(), QString("self_attn.q_proj"));

        HeatMap* map = workbench.outliers.heatMap();
        const int channels = static_cast<int>(map->mapData().rows[0].values.size());
        Q_EMIT map->pointActivated(2 * channels + 5);
        QCOMPARE(workbench.selection.block(), 2);
        QCOMPARE(workbench.selection.layer(), QString("self_attn.q_proj"));

        QComboBox* kind = workbench.outliers.chooser()->kindBox();
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QCOMPARE(workbench.selection.block(), 2);
        QCOMPARE(workbench.selection.layer(), QString("self_attn.k_proj"));
    }

    void channelsAreInOrderOrBySize() {
        Workbench workbench;
        workbench.show();
        workbench.apply(recordedRun());
        const LinePlot& plot = *workbench.outliers.channelPlot();
        const std::vector<double> inputs = plot.chart().series.at(1).values;
        QVERIFY(std::is_sorted(inputs.rbegin(), inputs.rend()));
        const auto snapshot = workbench.outliers.heatMap()->mapData().rows.at(0);
        const auto largest = std::max_element(snapshot.values.begin(), snapshot.values.end()) - snapshot.values.begin();
        QCOMPARE(plot.chart().pointNumbers.at(0), static_cast<double>(largest));
        QVERIFY(plot.pointText(0).startsWith(QString("Channel %1:").arg(largest)));
        workbench.outliers.sortBox()->click();
        QVERIFY(plot.chart().pointNumbers.empty());
        QCOMPARE(plot.chart().series.at(1).values.at(largest), static_cast<double>(snapshot.values[largest]));
    }

    void modelsInspectedWithoutATextOpenOnWeightsAndSayThatInputsAreMissing() {
        Workbench workbench;
        workbench.show();
        workbench.openModel();
        workbench.apply({SnapshotTaken{std::make_shared<Snapshot>(Snapshot{0, "mlp.up_proj", {1, 2, 3}, {}})}});
        QVERIFY(workbench.outliers.hasContent());
        QVERIFY(!workbench.outliers.heatMap()->mapData().rows.at(0).values.empty());
        QTest::keyClick(workbench.outliers.quantityBox(), Qt::Key_Up);
        QVERIFY(workbench.outliers.heatMap()->mapData().rows.at(0).values.empty());
        bool says = false;
        for (const QLabel* label : workbench.outliers.heatMap()->findChildren<QLabel*>())
            says = says || (label->isVisible() && label->text().contains("without a text"));
        QVERIFY(says);
        QCOMPARE(workbench.outliers.channelPlot()->chart().series.size(), std::size_t(1));
    }

    void theChosenProtocolIsComparedOnAllPages() {
        Workbench workbench;
        workbench.show();
        workbench.apply(recordedRun());
        workbench.apply({PerplexityMeasured{Subject::Original, "gptq:256", 115.5, 1, 1000, 16, 4, 1, {4, 5, 6}},
                         PerplexityMeasured{Subject::Run, "gptq:256", 120.25, 1, 1000, 4, 1, 1, {4.5, 5.5, 6.5}}});
        QCOMPARE(workbench.data.protocol(), QString("gptq:256"));
        QVERIFY(workbench.overview.sentence().contains("120.2"));
        QCOMPARE(workbench.quality.windowPlot()->pointCount(), 3);
        QVERIFY(workbench.quality.summary().contains("0.5000 ± 0.0000"));
        workbench.quality.protocolBox()->setFocus();
        QTest::keyClick(workbench.quality.protocolBox(), Qt::Key_Up);
        QTRY_COMPARE(workbench.data.protocol(), QString("documents:512"));
        QTRY_VERIFY(!workbench.overview.sentence().contains("120.2"));
    }

    void overviewTellsWhatHappened_data() {
        QTest::addColumn<double>("nearest");
        QTest::addColumn<double>("run");
        QTest::addColumn<QString>("expected");
        QTest::newRow("better than rounding") << 5.0 << 4.25 << "avoids 75 % of the damage";
        QTest::newRow("worse than rounding") << 4.5 << 5.0 << "rounding to nearest does better";
        QTest::newRow("is rounding") << 4.5 << 4.5 << "that is what rounding to nearest gives";
        QTest::newRow("better than the original") << 4.5 << 3.8 << "falls from 4.000 to 3.800 (−5.0 %)";
        QTest::newRow("rise in percent") << 4.5 << 4.4 << "rises from 4.000 to 4.400 (+10.0 %)";
    }
    void overviewTellsWhatHappened() {
        QFETCH(double, nearest);
        QFETCH(double, run);
        QFETCH(QString, expected);
        Workbench workbench;
        workbench.show();
        RunStarted started;
        started.blocks = 1;
        started.layersPerBlock = 1;
        workbench.apply({started, LayerQuantized{0, "q", 2, 2, 4.5, 0.1, 1},
                         PerplexityMeasured{Subject::Original, "gptq:8", 4, 0.1, 10, 16, 8, 1, {}},
                         PerplexityMeasured{Subject::RoundToNearest, "gptq:8", nearest, 0.1, 10, 4, 2, 1, {}},
                         PerplexityMeasured{Subject::Run, "gptq:8", run, 0.1, 10, 4, 2, 1, {}},
                         RunFinished{Outcome::Done, 4.5, 3, 0, {}}});
        QVERIFY2(workbench.overview.sentence().contains(expected), qPrintable(workbench.overview.sentence()));
    }

    void overviewTellsAboutStoppedAndFailedRuns() {
        Workbench workbench;
        workbench.show();
        workbench.apply(
            recordedUntil([](const Event& event) { return std::holds_alternative<PerplexityMeasured>(event); }));
        workbench.apply({RunFinished{Outcome::Stopped, 4.5, 3, 0, {}}});
        QVERIFY(workbench.overview.sentence().contains("resumed"));
        workbench.apply({RunFinished{Outcome::Failed, 4.5, 3, 0, "[disk] is full"}});
        QVERIFY(workbench.overview.sentence().contains("[disk] is full"));
    }

    // With PRECIS_SCREENSHOTS=FOLDER in the environment the pictures stay there to be looked at.
    void nothingIsClipped_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<bool>("isTrained");
        for (const QSize size : test::kPageSizes)
            for (const bool isDark : {false, true})
                for (const bool isTrained : {false, true})
                    QTest::addRow("%dx%d %s %s", size.width(), size.height(), isDark ? "dark" : "light",
                                  isTrained ? "trained" : "solved")
                        << size << isDark << isTrained;
    }
    void nothingIsClipped() {
        QFETCH(QSize, size);
        QFETCH(bool, isDark);
        QFETCH(bool, isTrained);
        const QPalette before = QApplication::palette();
        if (isDark)
            QApplication::setPalette(darkPalette());
        Workbench workbench;
        RoundingPage rounding(&workbench.data, &workbench.selection);
        std::vector<Page*> pages = workbench.pages();
        QStringList names = kPages;
        if (isTrained) {
            pages = {&workbench.overview, &workbench.training, &rounding};
            names = QStringList{"overview_trained", "training_trained", "rounding"};
        }
        workbench.show(size);
        rounding.resize(size);
        rounding.show();
        workbench.apply(isTrained ? recordedTraining() : recordedRun());
        workbench.selection.setSelection(2, "mlp.down_proj");
        QTest::qWait(50); // layouts and queued replots
        const QString folder = qEnvironmentVariable("PRECIS_SCREENSHOTS");
        for (std::size_t page = 0; page < pages.size(); ++page) {
            Page* shown = pages[page];
            QVERIFY(shown->hasContent());
            QCOMPARE(test::clippedTexts(*shown), QStringList());
            QVERIFY(shown->width() <= size.width() && shown->height() <= size.height());
            const QImage picture = shown->grab().toImage();
            QVERIFY(shades(picture) > 8);
            if (!folder.isEmpty())
                QVERIFY(picture.save(QString("%1/%2_%3_%4.png")
                                         .arg(folder, names[static_cast<int>(page)])
                                         .arg(size.width())
                                         .arg(isDark ? "dark" : "light")));
        }
        QApplication::setPalette(before);
    }
};

QTEST_MAIN(PagesTest)
#include "pages_test.moc"
