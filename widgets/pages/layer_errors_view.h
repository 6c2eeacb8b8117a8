// SPDX-License-Identifier: GPL-3.0-or-later
// LayerErrorsView: what each layer lost, as bars and as a table.
#pragma once

#include "pages/figures_table.h"

#include <QSplitter>

class QSortFilterProxyModel;

namespace precis {

class BarPlot;
class LayerSelection;
class RunData;

class LayerErrorsView final : public QSplitter {
    Q_OBJECT

public:
    LayerErrorsView(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

    // Of a run that has quantized layers.
    void refresh();
    void retranslate();
    BarPlot* plot() const { return m_plot; }
    FiguresTable* table() const { return m_table; }

private:
    void createTable();
    void fillPlot();
    void followSelection();
    void selectFromTable();
    void selectFromPlot(int point);

    RunData* m_data;
    LayerSelection* m_selection;
    BarPlot* m_plot;
    FiguresTable* m_table;
    QSortFilterProxyModel* m_sorted;
};

} // namespace precis
