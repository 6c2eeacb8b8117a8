// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/empty_state.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace precis {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_reason(new QLabel(this)), m_explanation(new QLabel(this)), m_button(new QPushButton(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    for (QLabel* label : {m_reason, m_explanation}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    layout->addSpacing(fontMetrics().height());
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_button->hide();
    updateFonts();
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(m_actionName); });
}

void EmptyState::setTexts(const QString& reason, const QString& explanation) {
    m_reason->setText(reason);
    m_explanation->setText(explanation);
    setAccessibleName(reason);
    setAccessibleDescription(explanation);
}

void EmptyState::setAction(const QString& name, const QString& text) {
    m_actionName = name;
    m_button->setText(text);
    m_button->setVisible(!name.isEmpty());
}

QString EmptyState::reason() const { return m_reason->text(); }

void EmptyState::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        updateFonts();
    QWidget::changeEvent(event);
}

void EmptyState::updateFonts() {
    QFont large = font();
    large.setPointSizeF(font().pointSizeF() * 1.4);
    m_reason->setFont(large);
}

} // namespace precis
