// SPDX-License-Identifier: GPL-3.0-or-later
// DeploymentPage: what a layer costs on this machine, in memory and in time, in each format that it can be kept in.
#pragma once

#include "models/product_timing_model.h"
#include "pages/figures_table.h"
#include "pages/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

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
    FiguresTable* table() const { return m_table; }
    BarPlot* timePlot() const { return m_times; }
    QString sentence() const;
    QLabel* problemLabel() const { return m_problem; }

Q_SIGNALS:
    void timingWanted(const precis::ProductTimingRequest& request);

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void fillShapes();
    void chooseShape();
    void checkShape();
    void fillResult();

    ProductTimingModel m_model;
    bool m_canMeasure = true;
    QLabel* m_introduction;
    QLabel* m_shapeLabel;
    QComboBox* m_shape;
    QLabel* m_rowsLabel;
    QSpinBox* m_rows;
    QLabel* m_columnsLabel;
    QSpinBox* m_columns;
    QPushButton* m_measure;
    QLabel* m_problem;
    QLabel* m_sentence;
    FiguresTable* m_table;
    BarPlot* m_times;
};

} // namespace precis
