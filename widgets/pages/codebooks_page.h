// SPDX-License-Identifier: GPL-3.0-or-later
// CodebooksPage: how the codebook of a group of weights comes about: the weights, the codewords round by round of their
// fit, who uses them, and what other ways to store them would cost.
#pragma once

#include "models/codebook_effect_model.h"
#include "pages/figures_table.h"
#include "pages/page.h"

#include <precis/codebook_study.h>

#include <memory>

class QLabel;
class QSpinBox;
class QSplitter;
class QTabWidget;

namespace precis {

class AdditiveView;
class AdditiveWatch;
class BarPlot;
class CodebookPlot;
class CodebookScrubber;
class CodebookWatch;
class LayerChooser;
class LinePlot;

class CodebooksPage final : public Page {
    Q_OBJECT

public:
    CodebooksPage(RunData* data, LayerSelection* selection, CodebookWatch* watch, AdditiveWatch* additive,
                  QWidget* parent = nullptr);

    LayerChooser* chooser() const { return m_chooser; }
    QSpinBox* rowGroupBox() const { return m_rowGroup; }
    QSpinBox* columnGroupBox() const { return m_columnGroup; }
    CodebookScrubber* scrubber() const { return m_scrubber; }
    CodebookPlot* scatter() const { return m_scatter; }
    BarPlot* usagePlot() const { return m_usage; }
    BarPlot* errorPlot() const { return m_errors; }
    LinePlot* roundPlot() const { return m_rounds; }
    FiguresTable* storageTable() const { return m_storage; }
    AdditiveView* additiveView() const { return m_additiveView; }
    QString sentence() const;
    QString storageText() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    QWidget* createStorage();
    void refreshAdditive();
    void fillChooser(int block, const std::string& layer);
    void fillGroups();
    void fillPicture();
    void fillState();
    void fillRounds();
    void describe(const QString& shown);
    QString describeGroup() const;
    QString describeStorage() const;
    // The state that the scrubber points at.
    const CodebookState& state() const;

    CodebookWatch* m_watch;
    AdditiveWatch* m_additive;
    LayerChooser* m_chooser;
    QLabel* m_rowGroupLabel;
    QLabel* m_columnGroupLabel;
    QSpinBox* m_rowGroup;
    QSpinBox* m_columnGroup;
    QLabel* m_sentence;
    CodebookPlot* m_scatter;
    CodebookScrubber* m_scrubber;
    QSplitter* m_splitter;
    AdditiveView* m_additiveView;
    QTabWidget* m_tabs;
    BarPlot* m_usage;
    BarPlot* m_errors;
    LinePlot* m_rounds;
    CodebookEffectModel m_effects;
    QLabel* m_storageTitle;
    FiguresTable* m_storage;
    std::shared_ptr<const CodebookPicture> m_shown;
};

} // namespace precis
