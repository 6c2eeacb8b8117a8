// SPDX-License-Identifier: GPL-3.0-or-later
// TrainingPage: what each layer lost, as the run goes.
#pragma once

#include "pages/page.h"

class QSortFilterProxyModel;
class QSplitter;
class QTableView;

namespace precis {

class BarPlot;

class TrainingPage final : public Page {
    Q_OBJECT

public:
    TrainingPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

    BarPlot* plot() const { return m_plot; }
    QTableView* table() const { return m_table; }

private:
    void refresh() override;
    void retranslate() override;
    void createTable();
    void fillPlot();
    void followSelection();
    void selectFromTable();
    void selectFromPlot(int point);

    QSplitter* m_content;
    BarPlot* m_plot;
    QTableView* m_table;
    QSortFilterProxyModel* m_sorted;
};

} // namespace precis
