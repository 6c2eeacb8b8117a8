// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/layer_error_model.h"
#include "models/layer_selection.h"
#include "models/outlier_model.h"
#include "models/perplexity_model.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>
#include <QtTest>

using namespace precis;

namespace {

LayerQuantized layer(int block, const char* name, double error) { return {block, name, 64, 32, 4.25, error, 0.5}; }

std::shared_ptr<const Snapshot> snapshot(int block, const char* name, std::vector<float> inputs) {
    return std::make_shared<Snapshot>(Snapshot{block, name, {1, 2, 0.5f}, std::move(inputs)});
}

} // namespace

class PageModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layerErrorsGrowByARowForEachLayer() {
        LayerErrorModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply(layer(0, "q", 0.5));
        model.apply(layer(1, "q", 0.25));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, LayerErrorModel::Error).data(LayerErrorModel::kSortRole).toDouble(), 0.25);
        QCOMPARE(model.rowOf(1, "q"), 1);
        QCOMPARE(model.rowOf(2, "q"), -1);
        model.reset();
        QCOMPARE(model.rowCount(), 0);
    }

    void aLayerThatComesAgainReplacesItsRow() {
        LayerErrorModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply(layer(0, "q", 0.5));
        model.apply(layer(0, "k", 0.5));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.apply(layer(0, "q", 0.125));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(model.layers()[0].relativeOutputError, 0.125);
    }

    void layerErrorsSortByNumberNotByText() {
        LayerErrorModel model;
        for (const double error : {0.5, 1e-5, 10.0, 0.002})
            model.apply(layer(static_cast<int>(error * 1e6), "q", error));
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(LayerErrorModel::kSortRole);
        sorted.sort(LayerErrorModel::Error);
        for (int row = 1; row < sorted.rowCount(); ++row)
            QVERIFY(sorted.index(row - 1, LayerErrorModel::Error).data(LayerErrorModel::kSortRole).toDouble() <
                    sorted.index(row, LayerErrorModel::Error).data(LayerErrorModel::kSortRole).toDouble());
    }

    void perplexitiesKeepOneRowForASubjectAndProtocol() {
        PerplexityModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PerplexityMeasured measured{Subject::Run, "gptq:256", 5, 0.1, 100, 4, 1000, 1, {1, 2}};
        model.apply(measured);
        measured.protocol = "documents:512";
        model.apply(measured);
        measured.perplexity = 4;
        model.apply(measured);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.protocols(), QStringList({"gptq:256", "documents:512"}));
        QCOMPARE(model.find(Subject::Run, "documents:512")->perplexity, 4.0);
        QCOMPARE(model.find(Subject::Run, "gptq:256")->perplexity, 5.0);
        QVERIFY(!model.find(Subject::Original, "gptq:256"));
    }

    void outliersAreFoundByLayerAndByKind() {
        OutlierModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply(snapshot(1, "q", {3, 9, 4}));
        model.apply(snapshot(0, "k", {}));
        model.apply(snapshot(0, "q", {1, 1, 1}));
        QCOMPARE(model.kinds(), QStringList({"q", "k"}));
        QCOMPARE(model.ofKind("q").size(), std::size_t(2));
        QCOMPARE(model.ofKind("q")[0]->block, 0);
        QCOMPARE(model.find(1, "q")->inputAbsMax[1], 9.0f);
        QVERIFY(!model.find(1, "k"));
        QCOMPARE(model.index(0, OutlierModel::InputMaximum).data(OutlierModel::kSortRole).toDouble(), 9.0);
        QVERIFY(!model.index(1, OutlierModel::InputMaximum).data(OutlierModel::kSortRole).isValid());
    }

    void outliersWithAndWithoutInputsReplaceEachOther() {
        OutlierModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.apply(snapshot(0, "q", {}));
        model.apply(snapshot(0, "q", {7}));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.snapshots()[0]->inputAbsMax.size(), std::size_t(1));
    }

    void selectionTellsOnlyWhatChanged() {
        LayerSelection selection;
        QVERIFY(selection.isEmpty());
        QSignalSpy changes(&selection, &LayerSelection::changed);
        selection.setSelection(2, "mlp.up_proj");
        selection.setSelection(2, "mlp.up_proj");
        QCOMPARE(changes.count(), 1);
        selection.clear();
        QCOMPARE(changes.count(), 2);
        QVERIFY(selection.isEmpty());
    }
};

QTEST_GUILESS_MAIN(PageModelsTest)
#include "page_models_test.moc"
