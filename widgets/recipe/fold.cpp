// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/fold.h"

#include <QVBoxLayout>

namespace precis {

Fold::Fold(QWidget* content, QWidget* parent) : QWidget(parent), m_heading(new QToolButton(this)) {
    m_heading->setCheckable(true);
    m_heading->setAutoRaise(true);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setArrowType(Qt::RightArrow);
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_heading->setFocusPolicy(Qt::StrongFocus);
    content->setVisible(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_heading);
    layout->addWidget(content);
    connect(m_heading, &QToolButton::toggled, this, [this, content](bool open) {
        m_heading->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        content->setVisible(open);
    });
}

void Fold::setTitle(const QString& title) {
    m_heading->setText(title);
    m_heading->setAccessibleName(title);
}

} // namespace precis
