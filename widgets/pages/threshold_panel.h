// SPDX-License-Identifier: GPL-3.0-or-later
// ThresholdPanel: tries outlier thresholds on the layer on display, says what they do, and puts them into the recipe.
#pragma once

#include <precis/outlier_study.h>

#include <QWidget>

class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace precis {

class OutlierTrials;
struct PlotLevel;

enum class OutlierQuantity { Inputs, Weights };

class ThresholdPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ThresholdPanel(OutlierTrials* trials, QWidget* parent = nullptr);

    // What is on display. `recorded`, which may be null, is what preprocessing did to the layer in the run on display.
    void setSubject(int block, const QString& layer, OutlierQuantity quantity, const PreprocessedLayer* recorded);

    // Whether the study of the layer is open, so that thresholds can be moved.
    bool isTrying() const;
    // The layer before and after; nothing when that is not known.
    const Snapshot* original() const; // of the study; null without one
    const PreprocessedLayer* preprocessed() const;
    // Coarse, then fine; none when they are not known.
    std::vector<PlotLevel> levels() const;
    void moveLevel(int level, double value);

    QPushButton* tryButton() const { return m_try; }
    QPushButton* useButton() const { return m_use; }
    QPushButton* resetButton() const { return m_reset; }
    QDoubleSpinBox* coarseBox() const { return m_coarse; }
    QDoubleSpinBox* fineBox() const { return m_fine; }
    QString effectText() const;

Q_SIGNALS:
    void studyWanted(int block, const QString& layer);
    void thresholdChosen(const precis::LayerOverride& line);
    void changed(); // what the plot has to show

protected:
    void changeEvent(QEvent* event) override;

private:
    void toggle(bool isOn);
    void attempt();
    void adopt(const ThresholdTrial& trial, const ThresholdEffect& effect);
    void choose();
    void refresh();
    void retranslate();
    ThresholdTrial firstTrial() const;
    std::optional<double> handSet() const; // the value that "use" would write
    QString describe() const;

    OutlierTrials* m_trials;
    int m_block = -1;
    QString m_layer;
    OutlierQuantity m_quantity = OutlierQuantity::Inputs;
    std::optional<PreprocessedLayer> m_recorded;
    ThresholdTrial m_trial;                  // the latest question
    std::optional<ThresholdEffect> m_effect; // the latest answer
    bool m_isByHand = false;
    QLabel* m_effectLabel;
    QPushButton* m_try;
    QLabel* m_coarseLabel;
    QDoubleSpinBox* m_coarse;
    QLabel* m_fineLabel;
    QDoubleSpinBox* m_fine;
    QPushButton* m_reset;
    QPushButton* m_use;
};

} // namespace precis
