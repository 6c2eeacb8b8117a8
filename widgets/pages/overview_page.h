// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewPage: the original, rounding to nearest and this run, side by side.
#pragma once

#include "pages/page.h"
#include "recipe/bits_bar.h"

#include <precis/events.h>

#include <map>

class QLabel;

namespace precis {

class BarPlot;
class NextSteps;
class ResultCard;

class OverviewPage final : public Page {
    Q_OBJECT

public:
    // `countBits` may be empty, and then what the bits are spent on is not shown.
    OverviewPage(RunData* data, LayerSelection* selection, BitsCounter countBits = {}, QWidget* parent = nullptr);

    BarPlot* perplexityPlot() const { return m_perplexityPlot; }
    NextSteps* nextSteps() const { return m_nextSteps; }
    BitsBar* bitsBar() const { return m_bits; }
    QString sentence() const;
    // Whether the engine is free to start another run.
    void setCanStart(bool can);

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void fillCards();
    void fillBits();
    void fillPlots();

    QLabel* m_sentence;
    QLabel* m_inputs;
    NextSteps* m_nextSteps;
    std::map<Subject, ResultCard*> m_cards;
    BarPlot* m_perplexityPlot;
    BarPlot* m_bitsPlot;
    BitsCounter m_countBits;
    QLabel* m_bitsTitle;
    BitsBar* m_bits;
};

} // namespace precis
