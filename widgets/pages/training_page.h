// SPDX-License-Identifier: GPL-3.0-or-later
// TrainingPage: how windows of blocks are trained, and what each layer lost, as the run goes.
#pragma once

#include "pages/page.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace precis {

class BarPlot;
class LayerErrorsView;
class WindowsView;

class TrainingPage final : public Page {
    Q_OBJECT

public:
    TrainingPage(RunData* data, LayerSelection* selection, QWidget* parent = nullptr);

    BarPlot* plot() const;
    QTableView* table() const;
    WindowsView* windows() const { return m_windows; }
    QComboBox* viewBox() const { return m_view; }
    // Why the chosen view is empty; nullptr while it is not.
    const EmptyState* viewEmptyState() const;

private:
    enum class View { Windows, Layers };

    void refresh() override;
    void retranslate() override;
    QWidget* createContent();
    void showLayers();
    void showWindows();
    void showNothing(const QString& reason, const QString& explanation, const QString& actionName = {},
                     const QString& actionText = {});
    View view() const;

    QLabel* m_viewLabel;
    QComboBox* m_view;
    QStackedWidget* m_stack;
    WindowsView* m_windows;
    LayerErrorsView* m_layers;
    EmptyState* m_noView;
    bool m_isViewChosen = false; // by the user, rather than by what the run has
};

} // namespace precis
