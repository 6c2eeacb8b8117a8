// SPDX-License-Identifier: GPL-3.0-or-later
// EmptyState: says why a page is empty and offers the next step.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace precis {

class EmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setTexts(const QString& reason, const QString& explanation);
    // An empty name hides the button.
    void setAction(const QString& name, const QString& text);

    QString reason() const;
    QString actionName() const { return m_actionName; }
    QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void actionRequested(const QString& actionName);

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateFonts();

    QLabel* m_reason;
    QLabel* m_explanation;
    QPushButton* m_button;
    QString m_actionName;
};

} // namespace precis
