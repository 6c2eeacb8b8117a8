// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/run_data.h"
#include "pages/deployment_page.h"
#include "plots/bar_plot.h"
#include "run/workspace.h"
#include "support/clipped_texts.h"
#include "support/fake_engine.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

using namespace precis;

namespace {

struct Bench {
    std::shared_ptr<test::FakeWorld> world = std::make_shared<test::FakeWorld>();
    Workspace workspace{test::fakeEngine(world)};
    DeploymentPage page{workspace.data(), workspace.selection()};

    Bench() {
        QObject::connect(&page, &DeploymentPage::timingWanted, &workspace, &Workspace::timeProducts);
        QObject::connect(&workspace, &Workspace::productsTimed, &page, &DeploymentPage::setTimings);
        page.resize(1000, 720);
        page.show();
    }
    bool isIdle() { return !workspace.controller()->isBusy(); }
    QString cell(int row, int column) const { return page.table()->model()->index(row, column).data().toString(); }
};

} // namespace

class DeploymentPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void worksWithoutAModelAndSaysWhatItIsAbout() {
        Bench bench;
        QVERIFY(bench.page.hasContent());
        QVERIFY(!bench.page.table()->isVisible());
        QCOMPARE(bench.page.rowsBox()->value(), 4096);
        QVERIFY(bench.page.shapeBox()->currentText().contains("4,096 × 4,096"));
    }

    void measuringFillsTableAndPlot() {
        Bench bench;
        bench.page.measureButton()->click();
        QVERIFY(!bench.isIdle());
        QTRY_VERIFY(bench.page.table()->isVisible());
        QCOMPARE(bench.page.table()->model()->rowCount(), 4);
        QCOMPARE(bench.cell(3, ProductTimingModel::Format), QString("2D codebooks, 2 bits"));
        QCOMPARE(bench.cell(3, ProductTimingModel::BitsPerWeight), QString("2.13"));
        QCOMPARE(bench.cell(3, ProductTimingModel::Time), QString("45.0 µs"));
        QCOMPARE(bench.cell(3, ProductTimingModel::Speed), QString("8.9 ×"));
        QVERIFY2(bench.page.sentence().contains("10.0 GB a second"), qPrintable(bench.page.sentence()));
        QCOMPARE(bench.page.timePlot()->chart().series.size(), std::size_t(2));
        QCOMPARE(bench.page.timePlot()->chart().series[0].bars[1].value, 100.0);
    }

    void theLayersOfTheModelCanBeChosen() {
        Bench bench;
        bench.workspace.open(QDir::tempPath());
        QTRY_VERIFY(bench.workspace.model() && bench.isIdle());
        QTRY_VERIFY(bench.page.shapeBox()->itemText(0).contains("self_attn.q_proj"));
        bench.page.shapeBox()->setFocus();
        QTest::keyClick(bench.page.shapeBox(), Qt::Key_Home);
        QCOMPARE(bench.page.rowsBox()->value(), 64);
        QCOMPARE(bench.page.columnsBox()->value(), 64);
        QSignalSpy wanted(&bench.page, &DeploymentPage::timingWanted);
        bench.page.columnsBox()->setValue(100);
        QCOMPARE(bench.page.shapeBox()->currentText(), QString("Another shape"));
        bench.page.measureButton()->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].value<ProductTimingRequest>().columns, 100);
        QTRY_VERIFY(bench.page.sentence().contains("64 × 100"));
    }

    void whatDoesNotFitIntoMemoryIsNotMeasured() {
        Bench bench;
        QVERIFY(!bench.page.problemLabel()->isVisible());
        bench.page.rowsBox()->setValue(65536);
        QVERIFY(bench.page.measureButton()->isEnabled()); // 2^28
        bench.page.columnsBox()->setValue(4097);
        QVERIFY(!bench.page.measureButton()->isEnabled());
        QVERIFY2(bench.page.problemLabel()->text().contains("268,435,456"),
                 qPrintable(bench.page.problemLabel()->text()));
        bench.page.columnsBox()->setValue(64);
        QVERIFY(bench.page.measureButton()->isEnabled() && !bench.page.problemLabel()->isVisible());
    }

    void nothingIsClipped() {
        Bench bench;
        bench.page.measureButton()->click();
        QTRY_VERIFY(bench.page.table()->isVisible() && bench.isIdle());
        bench.page.columnsBox()->setValue(65536);
        bench.page.rowsBox()->setValue(65536);
        for (const QSize size : test::kPageSizes) {
            bench.page.resize(size);
            QTest::qWait(20); // layouts
            QCOMPARE(test::clippedTexts(bench.page), QStringList());
            QCOMPARE(bench.page.size(), size);
        }
    }

    void nothingIsMeasuredBesidesARun() {
        Bench bench;
        bench.world->layerTime = std::chrono::milliseconds(50);
        bench.workspace.controller()->quantize({});
        QSignalSpy noticed(&bench.workspace, &Workspace::noticed);
        bench.page.measureButton()->click();
        QCOMPARE(noticed.count(), 1);
        bench.workspace.abandon();
        QTRY_VERIFY(bench.isIdle());
        QVERIFY(!bench.page.table()->isVisible());
    }
};

QTEST_MAIN(DeploymentPageTest)
#include "deployment_page_test.moc"
