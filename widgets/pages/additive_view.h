// SPDX-License-Identifier: GPL-3.0-or-later
// AdditiveView: what each additive codebook brings to a layer, who uses its codewords, and how much each input channel
// matters, with the threshold above which channels get extended codebooks.
#pragma once

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace precis {

class AdditiveWatch;
class BarPlot;
class LinePlot;
struct AdditiveEffect;

class AdditiveView final : public QWidget {
    Q_OBJECT

public:
    explicit AdditiveView(AdditiveWatch* watch, QWidget* parent = nullptr);

    LinePlot* channelPlot() const { return m_channels; }
    BarPlot* bookPlot() const { return m_books; }
    BarPlot* usagePlot() const { return m_usage; }
    QComboBox* bookBox() const { return m_book; }
    QCheckBox* orderBox() const { return m_ordered; }
    QPushButton* useButton() const { return m_use; }
    QPushButton* resetButton() const { return m_reset; }
    QString sentence() const;

Q_SIGNALS:
    void shareChosen(double criticalShare);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* createChannels();
    void retranslate();
    void refresh();
    void moveThreshold(double importance);
    void fillChannels();
    void fillBooks();
    void fillUsage();
    void fillSentence();

    AdditiveWatch* m_watch;
    std::shared_ptr<const AdditiveEffect> m_shown;
    LinePlot* m_channels;
    QWidget* m_tools; // below the channels
    QCheckBox* m_ordered;
    QPushButton* m_reset;
    QPushButton* m_use;
    QLabel* m_sentence;
    QTabWidget* m_tabs;
    BarPlot* m_books;
    QLabel* m_bookLabel;
    QComboBox* m_book;
    BarPlot* m_usage;
};

} // namespace precis
