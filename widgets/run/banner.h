// SPDX-License-Identifier: GPL-3.0-or-later
// Banner: one message above the pages that interrupts nobody. The last one shown wins; the log keeps them all.
#pragma once

#include "text/severity.h"

#include <QFrame>
#include <QLabel>
#include <QToolButton>

namespace precis {

class Banner : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void showNotice(Severity severity, const QString& text);
    QString text() const { return m_text->text(); }
    Severity severity() const { return m_severity; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolor();
    void retranslate();

    Severity m_severity = Severity::Information;
    QLabel* m_icon;
    QLabel* m_text;
    QToolButton* m_close;
};

} // namespace precis
