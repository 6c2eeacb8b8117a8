// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/session_view.h"

#include "models/layer_selection.h"
#include "models/session_tree_model.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>

namespace precis {

SessionView::SessionView(SessionTreeModel* model, LayerSelection* selection, QWidget* parent)
    : QTreeView(parent), m_tree(model), m_selection(selection) {
    setModel(model);
    setUniformRowHeights(true);
    setTextElideMode(Qt::ElideMiddle);
    setMinimumWidth(fontMetrics().averageCharWidth() * 22);
    setEditTriggers(NoEditTriggers);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(SessionTreeModel::Name, QHeaderView::Stretch);
    header()->setSectionResizeMode(SessionTreeModel::Result, QHeaderView::ResizeToContents);
    connect(model, &QAbstractItemModel::modelReset, this, &SessionView::arrange);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] { expand(m_tree->runsIndex()); });
    connect(selection, &LayerSelection::changed, this, &SessionView::showSelection);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const QString path = index.data(SessionTreeModel::PathRole).toString();
        if (index.data(SessionTreeModel::NodeRole).toInt() == static_cast<int>(SessionTreeModel::Node::Run))
            Q_EMIT openRequested(path);
    });
    setAccessibleName(tr("Session"));
    arrange();
}

void SessionView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTreeView::currentChanged(current, previous);
    const int block = current.isValid() ? current.data(SessionTreeModel::BlockRole).toInt() : -1;
    if (block >= 0)
        m_selection->setSelection(block, current.data(SessionTreeModel::LayerRole).toString());
}

void SessionView::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = currentIndex();
    const QString path = index.data(SessionTreeModel::PathRole).toString();
    if (index.data(SessionTreeModel::NodeRole).toInt() != static_cast<int>(SessionTreeModel::Node::Run))
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, path] { Q_EMIT openRequested(path); });
    QAction* resume = menu->addAction(tr("Resume"), this, [this, path] { Q_EMIT resumeRequested(path); });
    resume->setEnabled(m_canResume && index.data(SessionTreeModel::ResumableRole).toBool());
    menu->popup(event->globalPos());
}

void SessionView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Session"));
        Q_EMIT m_tree->headerDataChanged(Qt::Horizontal, 0, SessionTreeModel::ColumnCount - 1);
    }
    QTreeView::changeEvent(event);
}

void SessionView::showSelection() {
    if (m_selection->isEmpty())
        return;
    const QModelIndex index = m_tree->indexOfLayer(m_selection->block(), m_selection->layer());
    if (!index.isValid() || index == currentIndex().siblingAtColumn(0))
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

void SessionView::arrange() {
    expand(m_tree->index(0, 0));
    if (m_tree->rowCount(m_tree->runsIndex()) > 0) // a row expanded while empty does not show what comes later
        expand(m_tree->runsIndex());
    showSelection();
}

} // namespace precis
