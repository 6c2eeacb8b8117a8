// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/windows_view.h"

#include "models/run_data.h"
#include "pages/training_curve.h"
#include "plots/block_strip.h"
#include "plots/heat_map.h"
#include "text/format.h"
#include "text/notice_label.h"
#include "text/training_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSplitter>

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

constexpr int kLatest = -1;

QString loss(double value) { return formatNumber(value, 3); }

} // namespace

WindowsView::WindowsView(RunData* data, QWidget* parent)
    : QWidget(parent)
    , m_data(data)
    , m_windowLabel(new QLabel)
    , m_windowBox(new QComboBox)
    , m_strip(new BlockStrip)
    , m_heatMap(new HeatMap)
    , m_curve(new LinePlot)
    , m_sentence(new QLabel)
    , m_warnings(makeNoticeLabel(this)) {
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* plots = new QSplitter(Qt::Vertical);
    plots->addWidget(m_heatMap);
    plots->addWidget(m_curve);
    plots->setStretchFactor(0, 2);
    plots->setStretchFactor(1, 3);
    plots->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_strip);
    layout->addWidget(createWindowRow());
    layout->addWidget(m_warnings);
    layout->addWidget(plots, 1);
    connect(m_windowBox, &QComboBox::activated, this, [this] { choose(m_windowBox->currentData().toInt()); });
    connect(m_strip, &BlockStrip::blockActivated, this, &WindowsView::chooseBlock);
    connect(m_strip, &BlockStrip::stepped, this, &WindowsView::step);
    connect(m_heatMap, &PlotView::pointActivated, this,
            [this](int point) { choose(m_heatMap->mapData().rows[m_heatMap->rowOf(point)].number - 1); });
}

void WindowsView::refresh() {
    if (!m_data->training().find(m_chosen))
        m_chosen = kLatest;
    const WindowTraining* window = shown();
    if (!window)
        return;
    const int blocks = m_data->started() ? m_data->started()->blocks : window->started.lastBlock + 1;
    m_strip->setBlocks(blocks, m_data->training().finishedBlocks());
    m_strip->setWindow(window->started.firstBlock, window->started.lastBlock);
    fillBox();
    fillHeatMap();
    fillCurve();
    fillTexts();
}

void WindowsView::retranslate() {
    m_windowLabel->setText(tr("&Window:"));
    m_windowBox->setAccessibleName(tr("Window of blocks on display"));
    m_heatMap->setTitle(tr("Loss of each window of blocks, as a share of where it began"));
}

void WindowsView::choose(int window) {
    m_chosen = window;
    refresh();
}

void WindowsView::followLatest() { choose(kLatest); }

const WindowTraining* WindowsView::shown() const {
    return m_chosen == kLatest ? m_data->training().latest() : m_data->training().find(m_chosen);
}

QString WindowsView::sentence() const { return m_sentence->text(); }

QString WindowsView::warnings() const { return m_warnings->text(); }

QWidget* WindowsView::createWindowRow() {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    m_windowLabel->setBuddy(m_windowBox);
    m_windowBox->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    layout->addWidget(m_windowLabel);
    layout->addWidget(m_windowBox);
    layout->addWidget(m_sentence, 1);
    return row;
}

void WindowsView::fillBox() {
    const QSignalBlocker blocker(m_windowBox);
    const auto& windows = m_data->training().windows();
    QStringList names{tr("The latest")};
    for (const WindowTraining& window : windows)
        names += nameOf(window);
    QStringList known;
    for (int item = 0; item < m_windowBox->count(); ++item)
        known += m_windowBox->itemText(item);
    if (names != known) { // otherwise an open list stays open
        m_windowBox->clear();
        m_windowBox->addItem(names.first(), kLatest);
        for (std::size_t window = 0; window < windows.size(); ++window)
            m_windowBox->addItem(names[static_cast<int>(window) + 1], windows[window].started.window);
    }
    m_windowBox->setCurrentIndex(m_windowBox->findData(m_chosen));
}

void WindowsView::fillHeatMap() {
    HeatMapData data;
    data.columnLabel = tr("Optimizer step");
    data.rowLabel = tr("Window");
    data.valueLabel = tr("Share of the loss");
    int windows = 0;
    for (const WindowTraining& window : m_data->training().windows())
        windows = std::max({windows, window.started.windows, window.started.window + 1});
    for (int number = 0; number < windows; ++number) {
        const WindowTraining* window = m_data->training().find(number);
        HeatMapRow row{.number = number + 1, .values = {}, .name = tr("Window %1").arg(formatCount(number + 1))};
        if (window) {
            row.values = relativeLoss(*window);
            if (static_cast<int>(row.values.size()) <= window->started.steps) // room for what is still to come
                row.values.resize(static_cast<std::size_t>(window->started.steps) + 1, std::nanf(""));
            row.name = nameOf(*window);
        }
        data.rows.push_back(std::move(row));
    }
    m_heatMap->setData(std::move(data));
    m_heatMap->setSelectedRow(shown()->started.window + 1);
}

void WindowsView::fillCurve() {
    const QString title = nameOf(*shown());
    const bool showsOther = title != m_curve->title();
    m_curve->setTitle(title);
    m_curve->setChart(trainingCurve(*shown()));
    if (showsOther)
        m_curve->fit();
}

void WindowsView::fillTexts() {
    const WindowTraining& window = *shown();
    QString text;
    if (window.finished)
        text = describeWindow(*window.finished);
    else if (window.steps.empty())
        text = tr("Begins at loss %1.").arg(loss(window.started.loss));
    else
        text = tr("Step %1 of %2: loss %3; it began at %4.")
                   .arg(formatCount(window.steps.back().step), formatCount(window.started.steps),
                        loss(window.steps.back().loss), loss(window.started.loss));
    m_sentence->setText(text);
    setNotice(m_warnings, window.warnings.join(u'\n'));
}

void WindowsView::chooseBlock(int block) {
    // The last window that trained it; clicking again goes back through the others.
    const auto& windows = m_data->training().windows();
    const auto covers = [block](const WindowTraining& window) {
        return window.started.firstBlock <= block && block <= window.started.lastBlock;
    };
    std::vector<int> covering;
    for (const WindowTraining& window : windows)
        if (covers(window))
            covering.push_back(window.started.window);
    if (covering.empty())
        return;
    const auto current = std::ranges::find(covering, shown()->started.window);
    const bool hasBefore = current != covering.end() && current != covering.begin();
    choose(hasBefore ? *(current - 1) : covering.back());
}

void WindowsView::step(int windows) {
    const auto& all = m_data->training().windows();
    if (all.empty())
        return;
    const auto current = std::ranges::find(all, shown()->started.window,
                                           [](const WindowTraining& window) { return window.started.window; });
    const auto row = std::clamp<std::ptrdiff_t>(current - all.begin() + windows, 0, std::ssize(all) - 1);
    choose(all[static_cast<std::size_t>(row)].started.window);
}

QString WindowsView::nameOf(const WindowTraining& window) const {
    const QString number = formatCount(window.started.window + 1);
    return tr("Window %1: %2").arg(number, nameOfBlocks(window.started.firstBlock, window.started.lastBlock));
}

} // namespace precis
