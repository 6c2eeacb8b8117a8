// SPDX-License-Identifier: GPL-3.0-or-later
// RoundingPage: which weights of a layer were rounded away from the nearest level, and what training made of the step
// sizes.
#pragma once

#include "pages/page.h"

#include <memory>

class QComboBox;
class QLabel;

namespace precis {

class HeatMap;
class LinePlot;
struct RoundingSnapshot;

class RoundingPage final : public Page {
    Q_OBJECT

public:
    RoundingPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

    QComboBox* kindBox() const { return m_kind; }
    QComboBox* blockBox() const { return m_block; }
    HeatMap* map() const { return m_map; }
    LinePlot* rowPlot() const { return m_rows; }
    LinePlot* stepPlot() const { return m_steps; }
    QString sentence() const;

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void showWhyEmpty();
    void fillBoxes();
    void fillSentence();
    void fillMap();
    void fillRows();
    void fillSteps();
    void selectFromBoxes();

    QLabel* m_kindLabel;
    QLabel* m_blockLabel;
    QComboBox* m_kind;
    QComboBox* m_block;
    QLabel* m_sentence;
    HeatMap* m_map;
    LinePlot* m_rows;
    LinePlot* m_steps;
    std::shared_ptr<const RoundingSnapshot> m_shown;
};

} // namespace precis
