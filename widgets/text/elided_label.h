// SPDX-License-Identifier: GPL-3.0-or-later
// ElidedLabel: one line that shortens in the middle instead of widening its window; the tool tip has the whole text.
#pragma once

#include <QLabel>

namespace precis {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setFullText(const QString& text);
    QString fullText() const { return m_fullText; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();

    QString m_fullText;
};

} // namespace precis
