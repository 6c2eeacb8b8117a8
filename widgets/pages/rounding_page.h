// SPDX-License-Identifier: GPL-3.0-or-later
// RoundingPage: which weights of a layer were rounded away from the nearest level, and what training made of the step
// sizes.
#pragma once

#include "pages/page.h"

#include <memory>

class QLabel;

namespace precis {

class HeatMap;
class LayerChooser;
class LinePlot;
struct RoundingSnapshot;

class RoundingPage final : public Page {
    Q_OBJECT

public:
    RoundingPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

    LayerChooser* chooser() const { return m_chooser; }
    HeatMap* map() const { return m_map; }
    LinePlot* rowPlot() const { return m_rows; }
    LinePlot* stepPlot() const { return m_steps; }
    QString sentence() const;

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void showWhyEmpty();
    void fillChooser();
    void fillSentence();
    void fillMap();
    void fillRows();
    void fillSteps();

    LayerChooser* m_chooser;
    QLabel* m_sentence;
    HeatMap* m_map;
    LinePlot* m_rows;
    LinePlot* m_steps;
    std::shared_ptr<const RoundingSnapshot> m_shown;
};

} // namespace precis
