// SPDX-License-Identifier: GPL-3.0-or-later
// DeploymentPage: what a layer costs on this machine, in memory and in time, in each format that it can be kept in.
#pragma once

#include "models/product_timing_model.h"
#include "pages/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace precis {

class BarPlot;

class DeploymentPage final : public Page {
    Q_OBJECT

public:
    DeploymentPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

    void setTimings(const ProductTimings& timings);
    // Whether the engine is free.
    void setCanMeasure(bool can);

    QComboBox* shapeBox() const { return m_shape; }
    QSpinBox* rowsBox() const { return m_rows; }
    QSpinBox* columnsBox() const { return m_columns; }
    QPushButton* measureButton() const { return m_measure; }
    QTableView* table() const { return m_table; }
    BarPlot* timePlot() const { return m_times; }
    QString sentence() const;

Q_SIGNALS:
    void timingWanted(const precis::ProductTimingRequest& request);

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void fillShapes();
    void chooseShape();
    void fillResult();

    ProductTimingModel m_model;
    QLabel* m_introduction;
    QLabel* m_shapeLabel;
    QComboBox* m_shape;
    QLabel* m_rowsLabel;
    QSpinBox* m_rows;
    QLabel* m_columnsLabel;
    QSpinBox* m_columns;
    QPushButton* m_measure;
    QLabel* m_sentence;
    QTableView* m_table;
    BarPlot* m_times;
};

} // namespace precis
