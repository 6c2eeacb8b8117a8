// SPDX-License-Identifier: GPL-3.0-or-later
// Fold: a heading that shows or hides what is under it.
#pragma once

#include <QToolButton>
#include <QWidget>

namespace precis {

class Fold : public QWidget {
    Q_OBJECT

public:
    explicit Fold(QWidget* content, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    bool isOpen() const { return m_heading->isChecked(); }
    void setOpen(bool open) { m_heading->setChecked(open); }

private:
    QToolButton* m_heading;
};

} // namespace precis
