// SPDX-License-Identifier: GPL-3.0-or-later
// CodebookScrubber: goes through the states of a codebook: the rounds of its fit, what the sweep made of it, and what a
// run stored. A slider, and a button that plays them.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace precis {

class CodebookScrubber final : public QWidget {
    Q_OBJECT

public:
    explicit CodebookScrubber(QWidget* parent = nullptr);

    // The rounds, the first of them the seeds, one state after the sweep, and perhaps one of a run. Stays at a state of
    // the same meaning; at first at the one after the sweep.
    void setStates(int rounds, bool hasStored);
    int state() const;
    bool isRound() const { return state() < m_rounds; }
    bool isStored() const { return state() > m_rounds; }
    void setText(const QString& text); // about the state
    QString text() const;

    QSlider* slider() const { return m_slider; }
    QToolButton* playButton() const { return m_play; }

Q_SIGNALS:
    void stateChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void play(bool on);
    void step();
    void retranslate();

    QToolButton* m_play;
    QSlider* m_slider;
    QLabel* m_label;
    QTimer m_timer;
    int m_rounds = 0;
};

} // namespace precis
