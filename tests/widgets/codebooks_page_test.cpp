// SPDX-License-Identifier: GPL-3.0-or-later
// The Codebooks page in a workspace with a fake engine, and the plot in it.
#include "models/layer_selection.h"
#include "models/run_data.h"
#include "pages/codebook_scrubber.h"
#include "pages/codebooks_page.h"
#include "pages/empty_state.h"
#include "pages/layer_chooser.h"
#include "plots/bar_plot.h"
#include "plots/codebook_plot.h"
#include "plots/line_plot.h"
#include "plots/voronoi.h"
#include "run/workspace.h"
#include "support/clipped_texts.h"
#include "support/fake_engine.h"

#include <QComboBox>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace precis;

namespace {

struct Bench {
    std::shared_ptr<test::FakeWorld> world = std::make_shared<test::FakeWorld>();
    Workspace workspace{test::fakeEngine(world)};
    CodebooksPage page{workspace.data(), workspace.selection(), workspace.codebooks(), workspace.additive()};

    Bench() {
        page.resize(1000, 720);
        page.show();
    }
    void openModel() { workspace.open(QDir::tempPath()); } // any folder is a model to the fake engine
    void giveText() {
        RunInputs inputs;
        inputs.calibration = "stories.txt";
        workspace.setInputs(inputs);
    }
    bool isReady() { return page.hasContent() && workspace.codebooks()->picture() && !workspace.codebooks()->isBusy(); }
    QString reason() const { return page.emptyState()->reason(); }
};

double area(const QPolygonF& polygon) {
    double sum = 0;
    for (int i = 0; i < polygon.size(); ++i) {
        const QPointF a = polygon[i], b = polygon[(i + 1) % polygon.size()];
        sum += a.x() * b.y() - b.x() * a.y();
    }
    return std::abs(sum) / 2;
}

} // namespace

class CodebooksPageTest : public QObject {
    Q_OBJECT

    static void openAll(Bench& bench) {
        bench.openModel();
        bench.giveText();
        bench.workspace.openPreset("gptvq-2d");
        QTRY_VERIFY(bench.isReady());
    }

private Q_SLOTS:
    void anEmptyPageSaysWhyAndOffersTheNextStep() {
        Bench bench;
        QVERIFY(!bench.page.hasContent());
        QCOMPARE(bench.page.emptyState()->actionName(), QString("open_model"));
        bench.openModel();
        QTRY_COMPARE(bench.page.emptyState()->actionName(), QString("use_codebooks"));
        QVERIFY(bench.reason().contains("no codebooks"));
        bench.workspace.useCodebooks();
        QTRY_COMPARE(bench.page.emptyState()->actionName(), QString("choose_calibration"));
        bench.workspace.recipe()->setField("weights.codebook.dimension", std::int64_t(99));
        QTRY_VERIFY2(bench.reason().contains("cannot be tried"), qPrintable(bench.reason()));
        bench.workspace.recipe()->undoStack()->undo();
        bench.workspace.openPreset("gptvq-2d");
        bench.giveText();
        QTRY_VERIFY(bench.isReady());
    }

    void nothingIsOpenedWhileNobodyLooks() {
        Bench bench;
        bench.page.hide();
        bench.openModel();
        bench.giveText();
        bench.workspace.openPreset("gptvq-2d");
        QTRY_VERIFY(bench.workspace.model() && !bench.workspace.controller()->isBusy());
        QTest::qWait(50);
        QCOMPARE(bench.world->studies, 0);
        bench.page.show();
        QTRY_VERIFY(bench.isReady());
        QCOMPARE(bench.world->studies, 1);
        bench.page.hide();
        bench.page.show(); // the same layer and recipe
        QTest::qWait(50);
        QCOMPARE(bench.world->studies, 1);
    }

    void theGroupAndItsCodewordsAreShown() {
        Bench bench;
        openAll(bench);
        QCOMPARE(bench.page.scatter()->vectors().x.size(), std::size_t(32));
        QCOMPARE(bench.page.scatter()->pointCount(), 4);
        QTRY_COMPARE(bench.page.scatter()->drawnCells(), 4);
        QVERIFY2(bench.page.sentence().contains("Rows 0–7 and columns 0–7 share 4 codewords"),
                 qPrintable(bench.page.sentence()));
        QCOMPARE(bench.page.rowGroupBox()->maximum(), 3);
        QCOMPARE(bench.page.columnGroupBox()->maximum(), 2);
        QTest::keyClick(bench.page.rowGroupBox(), Qt::Key_Up);
        QTest::keyClick(bench.page.rowGroupBox(), Qt::Key_Up);
        QTRY_VERIFY2(bench.page.sentence().contains("Rows 16–19"), qPrintable(bench.page.sentence()));
        QCOMPARE(bench.page.scatter()->vectors().weight[1], 4.0f);
    }

    void theScrubberGoesThroughTheRounds() {
        Bench bench;
        openAll(bench);
        QSlider* slider = bench.page.scrubber()->slider();
        QCOMPARE(slider->maximum(), 5); // five rounds, and after the sweep
        QCOMPARE(slider->value(), 5);
        QVERIFY(bench.page.scrubber()->text().contains("After the sweep"));
        QVERIFY(!bench.page.usagePlot()->chart().showsValues);
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(bench.page.scrubber()->text().contains("Seeds"));
        QVERIFY2(bench.page.scrubber()->text().contains("Dead codewords, used by no vector: 1"),
                 qPrintable(bench.page.scrubber()->text()));
        QVERIFY(bench.page.usagePlot()->chart().showsValues);
        QCOMPARE(bench.page.usagePlot()->chart().series[0].bars[3].text, QString("✕"));
        QCOMPARE(bench.page.usagePlot()->chart().series[0].bars[3].value, 0.0);
        QTest::keyClick(slider, Qt::Key_Right);
        QVERIFY(bench.page.scrubber()->text().contains("Round 1 of 4"));
        QCOMPARE(bench.page.roundPlot()->currentPoint(), 1);
        Q_EMIT bench.page.roundPlot()->pointActivated(3);
        QCOMPARE(slider->value(), 3);
    }

    void playingEndsAtTheLastRound() {
        Bench bench;
        openAll(bench);
        QToolButton* play = bench.page.scrubber()->playButton();
        play->setFocus();
        QTest::keyClick(play, Qt::Key_Space);
        QVERIFY(play->isChecked());
        QCOMPARE(bench.page.scrubber()->state(), 0);
        QTRY_COMPARE(bench.page.scrubber()->state(), 4);
        QTRY_VERIFY(!play->isChecked());
    }

    void otherWaysToStoreAreComparedWithTheRecipes() {
        Bench bench;
        openAll(bench);
        const QAbstractItemModel& table = *bench.page.storageTable()->model();
        QTRY_COMPARE(table.rowCount(), 3);
        const auto cell = [&](int row, int column, int role = Qt::DisplayRole) {
            return table.index(row, column).data(role);
        };
        QCOMPARE(cell(1, CodebookEffectModel::Codebooks).toString(), QString("8 bits"));
        QCOMPARE(cell(1, CodebookEffectModel::LayerError).toString(), QString("0.02"));
        QVERIFY(cell(1, 0, Qt::FontRole).value<QFont>().bold()); // the recipe's
        QVERIFY(!cell(2, 0, Qt::FontRole).isValid());
        QCOMPARE(cell(2, CodebookEffectModel::BitsPerWeight).toString(), QString("2.063"));
    }

    void aRunShowsWhatItStored() {
        Bench bench;
        openAll(bench);
        RunOrigin origin{.recipe = presetByName("gptvq-2d"), .state = {}, .floor = {}};
        bench.workspace.data()->setOrigin(origin);
        CodebookStudyRequest request = *bench.workspace.codebooks()->request();
        request.run = "/runs/run-1";
        bench.workspace.codebooks()->open(request);
        QTRY_VERIFY(bench.isReady() && bench.page.scrubber()->slider()->maximum() == 6);
        QTest::keyClick(bench.page.scrubber()->slider(), Qt::Key_End);
        QVERIFY(bench.page.scrubber()->text().contains("As the run stored it"));
        QVERIFY(bench.page.scrubber()->text().contains("the run aimed at the original's outputs"));
    }

    void anotherLayerIsOpenedWhenItIsChosen() {
        Bench bench;
        openAll(bench);
        QTest::keyClick(bench.page.chooser()->kindBox(), Qt::Key_Down);
        QTRY_VERIFY(bench.isReady() && bench.workspace.codebooks()->study()->layer == "self_attn.k_proj");
        QCOMPARE(bench.workspace.selection()->layer(), QString("self_attn.k_proj"));
        QCOMPARE(bench.world->studies, 2);
        bench.workspace.selection()->setSelection(2, "mlp.up_proj"); // as in the session tree
        QTRY_VERIFY(bench.isReady() && bench.workspace.codebooks()->study()->block == 2);
        QCOMPARE(bench.page.chooser()->kind(), QString("mlp.up_proj"));
    }

    void anotherLayerLeavesNothingOfTheOneBefore() {
        Bench bench;
        openAll(bench);
        QVERIFY(bench.page.usagePlot()->isVisible() && bench.page.scrubber()->isVisible());
        bench.world->trialTime = std::chrono::milliseconds(100);
        bench.workspace.selection()->setSelection(2, "mlp.up_proj");
        QVERIFY(!bench.page.usagePlot()->isVisible() && !bench.page.scrubber()->isVisible());
        QCOMPARE(bench.page.scatter()->pointCount(), 0);
        QCOMPARE(bench.page.storageTable()->model()->rowCount(), 0);
        bench.world->trialTime = std::chrono::milliseconds(0);
        QTRY_VERIFY(bench.isReady());
        QVERIFY(bench.page.usagePlot()->isVisible() && bench.page.scrubber()->isVisible());
    }

    void theSameLayerFittedAnewIsTold() {
        Bench bench;
        openAll(bench);
        bench.world->trialTime = std::chrono::milliseconds(100);
        bench.workspace.recipe()->setField("weights.codebook.iterations", std::int64_t(7));
        QVERIFY2(bench.page.sentence().endsWith("Fitting anew…"), qPrintable(bench.page.sentence()));
        QVERIFY(bench.page.usagePlot()->isVisible());
        bench.world->trialTime = std::chrono::milliseconds(0);
        QTRY_VERIFY(bench.isReady());
        QVERIFY2(!bench.page.sentence().contains("Fitting anew"), qPrintable(bench.page.sentence()));
    }

    void noOtherLayerCanBeChosenWhileTheEngineIsBusy() {
        Bench bench;
        openAll(bench);
        bench.world->layerTime = std::chrono::milliseconds(5);
        bench.workspace.controller()->quantize({});
        QVERIFY(!bench.page.chooser()->kindBox()->isEnabled());
        QVERIFY(bench.page.rowGroupBox()->isEnabled());
        QVERIFY2(bench.page.sentence().contains("The engine is busy"), qPrintable(bench.page.sentence()));
        bench.workspace.abandon();
        QTRY_VERIFY(bench.page.chooser()->kindBox()->isEnabled());
        QVERIFY(!bench.page.sentence().contains("The engine is busy"));
    }

    void aFailedComparisonIsTold() {
        Bench bench;
        bench.world->trialTime = std::chrono::milliseconds(50);
        bench.openModel();
        bench.giveText();
        bench.workspace.openPreset("gptvq-2d");
        QTRY_VERIFY(bench.workspace.codebooks()->picture());
        bench.world->isBroken = true;
        QTRY_VERIFY2(bench.page.storageText().contains("is too short"), qPrintable(bench.page.storageText()));
        QCOMPARE(bench.workspace.codebooks()->failure(), QString());
        bench.world->isBroken = false;
        QTest::keyClick(bench.page.rowGroupBox(), Qt::Key_Up); // an answer to something else
        QTRY_VERIFY(!bench.workspace.codebooks()->isBusy());
        QVERIFY(bench.page.storageText().contains("is too short"));
    }

    void nothingIsClipped() {
        Bench bench;
        openAll(bench);
        for (const QSize size : test::kPageSizes) {
            bench.page.resize(size);
            QTest::qWait(20); // layouts
            QCOMPARE(test::clippedTexts(bench.page), QStringList());
            QCOMPARE(bench.page.size(), size);
        }
    }

    void aFailureIsShownAndAnotherLayerCanBeChosen() {
        Bench bench;
        bench.world->failure = "is too short";
        bench.openModel();
        bench.giveText();
        bench.workspace.openPreset("gptvq-2d");
        QTRY_VERIFY(bench.workspace.codebooks()->failure().contains("is too short"));
        QVERIFY(bench.page.hasContent());
        QVERIFY(!bench.page.scrubber()->isVisible());
        bench.world->failure.clear();
        QTest::keyClick(bench.page.chooser()->kindBox(), Qt::Key_Down);
        QTRY_VERIFY(bench.isReady());
        QVERIFY(bench.page.scrubber()->isVisible());
    }

    void cellsCoverTheBoxAndHoldWhatIsNearest() {
        QRandomGenerator random(3);
        std::vector<QPointF> sites;
        for (int i = 0; i < 40; ++i)
            sites.emplace_back(random.generateDouble() * 4 - 2, random.generateDouble() * 2 - 1);
        const QRectF box(-1.5, -1, 3, 2);
        const std::array<double, 3> metric{1, 0.4, 0.5};
        const auto cells = voronoiCells(sites, box, metric);
        double total = 0;
        for (const QPolygonF& cell : cells)
            total += area(cell);
        QVERIFY(std::abs(total - 6) < 1e-9);
        for (int i = 0; i < 500; ++i) {
            const QPointF point(box.left() + random.generateDouble() * 3, box.top() + random.generateDouble() * 2);
            const auto distance = [&](const QPointF& site) {
                const QPointF d = point - site;
                return metric[0] * d.x() * d.x() + 2 * metric[1] * d.x() * d.y() + metric[2] * d.y() * d.y();
            };
            const auto nearest = std::ranges::min_element(sites, {}, distance) - sites.begin();
            QVERIFY(cells[std::size_t(nearest)].containsPoint(point, Qt::WindingFill));
        }
    }

    void arrowKeysWalkOverCodewords() {
        Bench bench;
        openAll(bench);
        CodebookPlot* plot = bench.page.scatter();
        plot->setCurrentPoint(0);
        QTest::keyClick(plot, Qt::Key_Right);
        QTest::keyClick(plot, Qt::Key_Right); // from (-2,-1) over (-2,1) to (2,-1)
        QCOMPARE(plot->currentPoint(), 1);
        QTest::keyClick(plot, Qt::Key_Up);
        QVERIFY(plot->codewords()[std::size_t(plot->currentPoint())].place.y() > 0);
        QVERIFY2(plot->readOut().contains("vectors: 8"), qPrintable(plot->readOut()));
        QCOMPARE(plot->table().rows.size(), 4);
    }

    void singleWeightsHaveLinesForCodewords() {
        CodebookPlot plot;
        CodebookVectors vectors;
        vectors.isOneDimensional = true;
        vectors.x = {-1, 0, 1};
        vectors.y = vectors.weight = {1, 10, 100};
        plot.setVectors(vectors);
        plot.setCodewords({{{-0.5, 0}, "a", 1, 0.1}, {{0.5, 0}, "b", 2, 0.2}});
        QTRY_COMPARE(plot.drawnCells(), 2);
        QCOMPARE(plot.pointCount(), 2);
    }
};

QTEST_MAIN(CodebooksPageTest)
#include "codebooks_page_test.moc"
