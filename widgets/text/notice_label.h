// SPDX-License-Identifier: GPL-3.0-or-later
// A label for what is wrong beside a field: wraps, stands out in light and dark, gone while there is nothing to say.
#pragma once

#include <QLabel>

namespace precis {

QLabel* makeNoticeLabel(QWidget* parent);
void setNotice(QLabel* label, const QString& text); // empty hides it

// A red that is readable on the palette's window colour.
QColor problemColor(const QPalette& palette);

} // namespace precis
