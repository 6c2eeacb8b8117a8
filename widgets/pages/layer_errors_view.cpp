// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/layer_errors_view.h"

#include "models/layer_error_model.h"
#include "models/layer_selection.h"
#include "models/run_data.h"
#include "plots/bar_plot.h"

#include <QHeaderView>
#include <QLocale>
#include <QSortFilterProxyModel>

namespace precis {

LayerErrorsView::LayerErrorsView(RunData* data, LayerSelection* selection, QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
    , m_data(data)
    , m_selection(selection)
    , m_plot(new BarPlot)
    , m_table(new FiguresTable)
    , m_sorted(new QSortFilterProxyModel(this)) {
    addWidget(m_plot);
    addWidget(m_table);
    setStretchFactor(0, 3);
    setStretchFactor(1, 2);
    setChildrenCollapsible(false);
    createTable();
    connect(m_plot, &PlotView::pointActivated, this, &LayerErrorsView::selectFromPlot);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LayerErrorsView::selectFromTable);
}

void LayerErrorsView::refresh() {
    fillPlot();
    followSelection();
}

void LayerErrorsView::retranslate() {
    m_plot->setTitle(tr("Relative output error of each layer"));
    m_table->setAccessibleName(tr("Quantized layers"));
}

void LayerErrorsView::createTable() {
    m_sorted->setSourceModel(m_data->layerErrors());
    m_sorted->setSortRole(LayerErrorModel::kSortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // as they were finished
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setWideColumn(LayerErrorModel::Layer);
}

void LayerErrorsView::fillPlot() {
    const LayerErrorModel& model = *m_data->layerErrors();
    QStringList kinds;
    int blocks = m_data->started()->blocks;
    for (const LayerQuantized& layer : model.layers()) {
        blocks = std::max(blocks, layer.block + 1);
        if (const QString kind = QString::fromStdString(layer.layer); !kinds.contains(kind))
            kinds += kind;
    }
    const int gap = 1; // a bar's room between blocks
    const auto perBlock = std::max<int>(static_cast<int>(kinds.size()), m_data->started()->layersPerBlock) + gap;
    BarChart chart;
    chart.nameHeader = tr("Layer");
    chart.positionLabel = tr("Block");
    chart.valueLabel = tr("Relative output error");
    chart.isLogarithmic = true;
    chart.showsLegend = true;
    chart.barWidth = 0.9;
    chart.positions = {0, static_cast<double>(blocks * perBlock - gap - 1)};
    for (const QString& kind : kinds)
        chart.series.push_back({kind, {}});
    for (int row = 0; row < model.rowCount(); ++row) {
        const LayerQuantized& layer = model.layers()[row];
        const QString name = QString::fromStdString(layer.layer);
        const auto kind = kinds.indexOf(name);
        chart.series[kind].bars.push_back({static_cast<double>(layer.block * perBlock + kind),
                                           layer.relativeOutputError, 0,
                                           tr("Block %1, %2").arg(QLocale().toString(layer.block), name), row});
    }
    for (int block = 0; block < blocks; ++block)
        chart.ticks.emplace_back(block * perBlock + 0.5 * (perBlock - gap - 1), QLocale().toString(block));
    m_plot->setChart(std::move(chart));
}

void LayerErrorsView::followSelection() {
    const int row = m_data->layerErrors()->rowOf(m_selection->block(), m_selection->layer());
    m_plot->setSelectedPoint(row < 0 ? -1 : m_plot->pointWithTag(row));
    if (row < 0) {
        m_table->clearSelection();
        return;
    }
    const QModelIndex index = m_sorted->mapFromSource(m_data->layerErrors()->index(row, 0));
    if (m_table->currentIndex().row() != index.row() || !m_table->selectionModel()->hasSelection())
        m_table->selectRow(index.row());
}

void LayerErrorsView::selectFromTable() {
    const QModelIndex index = m_sorted->mapToSource(m_table->currentIndex());
    if (!index.isValid())
        return;
    const LayerQuantized& layer = m_data->layerErrors()->layers()[index.row()];
    m_selection->setSelection(layer.block, QString::fromStdString(layer.layer));
}

void LayerErrorsView::selectFromPlot(int point) {
    const LayerQuantized& layer = m_data->layerErrors()->layers()[m_plot->bar(point).tag];
    m_selection->setSelection(layer.block, QString::fromStdString(layer.layer));
}

} // namespace precis
