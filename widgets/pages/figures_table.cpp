// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/figures_table.h"

#include <QEvent>
#include <QHeaderView>

namespace precis {

FiguresTable::FiguresTable(QWidget* parent) : QTableView(parent) {
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(0);
    fitRows();
}

void FiguresTable::setWideColumn(int column) {
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void FiguresTable::showAllRows() {
    m_showsAllRows = true;
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedHeight(horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 * frameWidth());
}

void FiguresTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitRows();
}

void FiguresTable::fitRows() {
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    if (m_showsAllRows)
        showAllRows();
}

} // namespace precis
