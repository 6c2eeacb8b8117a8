// SPDX-License-Identifier: GPL-3.0-or-later
// OutliersPage: the largest values of each channel, for one layer and for its kind over all blocks, before and after
// preprocessing.
#pragma once

#include "pages/page.h"
#include "pages/threshold_panel.h"

#include <precis/snapshot.h>

#include <memory>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;

namespace precis {

class HeatMap;
class LayerChooser;
class LinePlot;

class OutliersPage final : public Page {
    Q_OBJECT

public:
    OutliersPage(RunData* data, LayerSelection* selection, OutlierTrials* trials, QWidget* parent = nullptr);

    HeatMap* heatMap() const { return m_heatMap; }
    LinePlot* channelPlot() const { return m_channelPlot; }
    QLabel* plantedNote() const { return m_planted; }
    LayerChooser* chooser() const { return m_chooser; }
    QComboBox* quantityBox() const { return m_quantity; }
    QCheckBox* sortBox() const { return m_sorted; }
    ThresholdPanel* thresholds() const { return m_thresholds; }

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void fillChooser();
    void fillHeatMap();
    void fillChannelPlot();
    OutlierQuantity quantity() const;
    // The layer on display: the selected one, or the nearest to it that has a snapshot.
    std::shared_ptr<const Snapshot> shown() const;

    // What the plots show. They take milliseconds to fill, so events about other things leave them alone.
    struct Content {
        std::vector<std::shared_ptr<const Snapshot>> blocks;
        std::shared_ptr<const Snapshot> layer;
        OutlierQuantity quantity = OutlierQuantity::Inputs;
        bool isSorted = false;
        bool operator==(const Content&) const = default;
    };
    Content m_content;
    bool m_isQuantityChosen = false; // until a person chooses, inputs where there are any
    QLabel* m_quantityLabel;
    QLabel* m_planted;
    LayerChooser* m_chooser;
    QComboBox* m_quantity;
    QCheckBox* m_sorted;
    HeatMap* m_heatMap;
    LinePlot* m_channelPlot;
    ThresholdPanel* m_thresholds;
};

} // namespace precis
