// SPDX-License-Identifier: GPL-3.0-or-later
// OverviewPage: the original, rounding to nearest and this run, side by side.
#pragma once

#include "pages/page.h"

#include <precis/events.h>

#include <map>

class QLabel;

namespace precis {

class BarPlot;
class ResultCard;

class OverviewPage final : public Page {
    Q_OBJECT

public:
    OverviewPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

    BarPlot* perplexityPlot() const { return m_perplexityPlot; }
    QString sentence() const;

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void fillCards();
    void fillPlots();

    QLabel* m_sentence;
    QLabel* m_inputs;
    std::map<Subject, ResultCard*> m_cards;
    BarPlot* m_perplexityPlot;
    BarPlot* m_bitsPlot;
};

} // namespace precis
