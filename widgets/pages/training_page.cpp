// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/training_page.h"

#include "models/layer_error_model.h"
#include "models/layer_selection.h"
#include "models/run_data.h"
#include "pages/empty_state.h"
#include "pages/layer_errors_view.h"
#include "pages/windows_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>

namespace precis {

TrainingPage::TrainingPage(RunData* data, LayerSelection* selection, QWidget* parent)
    : Page(data, selection, parent)
    , m_viewLabel(new QLabel)
    , m_view(new QComboBox)
    , m_stack(new QStackedWidget)
    , m_windows(new WindowsView(data))
    , m_layers(new LayerErrorsView(data, selection))
    , m_noView(new EmptyState) {
    m_view->addItem({}, static_cast<int>(View::Windows));
    m_view->addItem({}, static_cast<int>(View::Layers));
    for (QWidget* view :
         {static_cast<QWidget*>(m_windows), static_cast<QWidget*>(m_layers), static_cast<QWidget*>(m_noView)})
        m_stack->addWidget(view);
    setContent(createContent());
    connect(m_view, &QComboBox::currentIndexChanged, this, [this] {
        m_isViewChosen = true;
        refreshWhenSeen();
    });
    connect(m_noView, &EmptyState::actionRequested, this, &Page::actionRequested);
    connect(selection, &LayerSelection::changed, this, &TrainingPage::refreshWhenSeen);
    start();
}

BarPlot* TrainingPage::plot() const { return m_layers->plot(); }

QTableView* TrainingPage::table() const { return m_layers->table(); }

const EmptyState* TrainingPage::viewEmptyState() const {
    return m_stack->currentWidget() == m_noView ? m_noView : nullptr;
}

void TrainingPage::refresh() {
    const QString whatAppears =
        tr("The training of windows of blocks and the relative output error of each layer appear here while a run "
           "goes on.");
    m_isViewChosen = m_isViewChosen && runData()->started();
    if (runData()->training().windows().empty())
        m_windows->followLatest();
    if (showSharedEmptyState(whatAppears))
        return;
    if (!runData()->started()) {
        showEmpty(tr("There is no run yet."), whatAppears, QStringLiteral("run"), tr("Start the run"));
        return;
    }
    const bool hasLayers = runData()->layerErrors()->rowCount() > 0;
    const bool hasWindows = !runData()->training().windows().empty();
    if (!hasLayers && !hasWindows) {
        showEmpty(runData()->isRunning() ? tr("The first layer is not finished yet.")
                                         : tr("The run ended before its first layer was finished."),
                  whatAppears);
        return;
    }
    if (!m_isViewChosen) {
        const QSignalBlocker blocker(m_view);
        m_view->setCurrentIndex(m_view->findData(static_cast<int>(hasWindows ? View::Windows : View::Layers)));
    }
    if (view() == View::Windows)
        showWindows();
    else
        showLayers();
    showContent();
}

void TrainingPage::retranslate() {
    setAccessibleName(tr("Training"));
    m_viewLabel->setText(tr("&Look at:"));
    m_view->setAccessibleName(tr("What to look at"));
    const QSignalBlocker blocker(m_view);
    m_view->setItemText(0, tr("Windows of blocks"));
    m_view->setItemText(1, tr("Layers"));
    m_windows->retranslate();
    m_layers->retranslate();
}

QWidget* TrainingPage::createContent() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    auto* choices = new QHBoxLayout;
    m_viewLabel->setBuddy(m_view);
    m_view->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    choices->addWidget(m_viewLabel);
    choices->addWidget(m_view);
    choices->addStretch(1);
    layout->addLayout(choices);
    layout->addWidget(m_stack, 1);
    return content;
}

void TrainingPage::showLayers() {
    if (runData()->layerErrors()->rowCount() == 0) {
        showNothing(runData()->isRunning() ? tr("The first layer is not finished yet.")
                                           : tr("The run ended before its first layer was finished."),
                    tr("The relative output error of each layer appears here, as bars and in a table."));
        return;
    }
    m_layers->refresh();
    m_stack->setCurrentWidget(m_layers);
}

void TrainingPage::showWindows() {
    const QString whatAppears = tr("While windows of neighbouring blocks are trained to put out what the original puts "
                                   "out, their loss appears here, step by step.");
    if (!runData()->training().windows().empty()) {
        m_windows->refresh();
        m_stack->setCurrentWidget(m_windows);
    } else if (!runData()->trains()) {
        showNothing(tr("This run trains nothing: its recipe has no reconstruction."), whatAppears,
                    QStringLiteral("turn_on_reconstruction"), tr("Turn on reconstruction"));
    } else {
        showNothing(runData()->isRunning() ? tr("The first window of blocks is not trained yet.")
                                           : tr("The run ended before its first window of blocks was trained."),
                    whatAppears);
    }
}

void TrainingPage::showNothing(const QString& reason, const QString& explanation, const QString& actionName,
                               const QString& actionText) {
    m_noView->setTexts(reason, explanation);
    m_noView->setAction(actionName, actionText);
    m_stack->setCurrentWidget(m_noView);
}

TrainingPage::View TrainingPage::view() const { return static_cast<View>(m_view->currentData().toInt()); }

} // namespace precis
