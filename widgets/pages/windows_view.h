// SPDX-License-Identifier: GPL-3.0-or-later
// WindowsView: how windows of blocks are trained: where the window is, how far the loss of each has come down, and how
// one of them learned.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;

namespace precis {

class BlockStrip;
class HeatMap;
class LinePlot;
class RunData;
struct WindowTraining;

class WindowsView final : public QWidget {
    Q_OBJECT

public:
    explicit WindowsView(RunData* data, QWidget* parent = nullptr);

    // Of a run that has begun to train.
    void refresh();
    void retranslate();
    // Looks at a window from now on.
    void choose(int window);
    void followLatest();
    // The window on display; nullptr when there is none.
    const WindowTraining* shown() const;

    BlockStrip* strip() const { return m_strip; }
    HeatMap* heatMap() const { return m_heatMap; }
    LinePlot* curve() const { return m_curve; }
    QComboBox* windowBox() const { return m_windowBox; }
    QString sentence() const;
    QString warnings() const;

private:
    QWidget* createWindowRow();
    void fillBox();
    void fillHeatMap();
    void fillCurve();
    void fillTexts();
    void chooseBlock(int block);
    void step(int windows);
    QString nameOf(const WindowTraining& window) const;

    RunData* m_data;
    QLabel* m_windowLabel;
    QComboBox* m_windowBox;
    BlockStrip* m_strip;
    HeatMap* m_heatMap;
    LinePlot* m_curve;
    QLabel* m_sentence;
    QLabel* m_warnings;
    int m_chosen = -1; // -1: the latest
};

} // namespace precis
