// SPDX-License-Identifier: GPL-3.0-or-later
// QualityPage: perplexity of the quantized model against the original, over the whole text and window by window.
#pragma once

#include "pages/page.h"

class QComboBox;
class QLabel;
class QSortFilterProxyModel;

namespace precis {

class BarPlot;
class FiguresTable;
class LinePlot;

class QualityPage final : public Page {
    Q_OBJECT

public:
    QualityPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

    QComboBox* protocolBox() const { return m_protocol; }
    LinePlot* windowPlot() const { return m_windowPlot; }
    BarPlot* histogramPlot() const { return m_histogramPlot; }
    QString summary() const;

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void fillProtocols();
    void fillWindows();

    QLabel* m_protocolLabel;
    QComboBox* m_protocol;
    QLabel* m_summary;
    FiguresTable* m_table;
    QSortFilterProxyModel* m_underProtocol;
    LinePlot* m_windowPlot;
    BarPlot* m_histogramPlot;
};

} // namespace precis
