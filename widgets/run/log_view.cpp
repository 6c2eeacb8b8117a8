// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/log_view.h"

#include "models/log_model.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

namespace precis {

LogView::LogView(LogModel* model, QWidget* parent) : QTreeView(parent), m_log(model) {
    setModel(model);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setSelectionMode(ExtendedSelection);
    header()->setSectionResizeMode(LogModel::Elapsed, QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(LogModel::Message, QHeaderView::Stretch);
    setAccessibleName(tr("Log"));
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this] { m_wasAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum(); });
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_wasAtEnd)
            scrollToBottom();
    });
}

void LogView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Log"));
        Q_EMIT m_log->headerDataChanged(Qt::Horizontal, 0, LogModel::ColumnCount - 1);
    }
    QTreeView::changeEvent(event);
}

void LogView::keyPressEvent(QKeyEvent* event) {
    if (!event->matches(QKeySequence::Copy)) {
        QTreeView::keyPressEvent(event);
        return;
    }
    QStringList lines;
    for (const QModelIndex& row : selectionModel()->selectedRows(LogModel::Message))
        lines << row.data(Qt::ToolTipRole).toString();
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace precis
