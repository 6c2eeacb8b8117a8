// SPDX-License-Identifier: GPL-3.0-or-later
// What a page cuts off.
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>

namespace precis::test {

// A label or button that shows less than its text.
inline QStringList clippedTexts(const QWidget& page) {
    QStringList clipped;
    for (const QWidget* widget : page.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (!widget->isVisible() || (!label && !button) || widget->visibleRegion().isEmpty())
            continue;
        const QString text = label ? label->text() : button->text();
        const int height =
            label && label->wordWrap() ? label->heightForWidth(label->width()) : widget->sizeHint().height();
        const bool fitsWidth = (label && label->wordWrap()) || widget->width() >= widget->minimumSizeHint().width();
        if (!text.isEmpty() && (!fitsWidth || widget->height() < height))
            clipped += text;
    }
    for (const QTableView* table : page.findChildren<QTableView*>()) {
        const QAbstractItemView* view = table; // where the size hint is public
        for (int section = 0; section < table->model()->columnCount(); ++section)
            if (!table->isColumnHidden(section) &&
                table->columnWidth(section) <
                    std::max(view->sizeHintForColumn(section), table->horizontalHeader()->sectionSizeHint(section)))
                clipped += table->model()->headerData(section, Qt::Horizontal).toString();
    }
    for (const QComboBox* box : page.findChildren<QComboBox*>())
        if (box->isVisible() && box->width() < box->sizeHint().width())
            clipped += box->currentText();
    for (const QScrollArea* area : page.findChildren<QScrollArea*>())
        if (area->horizontalScrollBar()->isVisible())
            clipped += "a scroll area";
    return clipped;
}

// Room for a page in windows of 1280x800 and of 1920x1080, beside the docks.
inline const QList<QSize> kPageSizes{{660, 480}, {1240, 740}};

} // namespace precis::test
