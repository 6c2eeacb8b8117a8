// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page.h"

#include "models/run_data.h"
#include "pages/empty_state.h"

#include <QEvent>
#include <QStackedLayout>

namespace precis {

Page::Page(RunData* data, LayerSelection* selection, QWidget* parent)
    : QWidget(parent)
    , m_data(data)
    , m_selection(selection)
    , m_stack(new QStackedLayout(this))
    , m_empty(new EmptyState(this)) {
    m_stack->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionRequested, this, &Page::actionRequested);
}

bool Page::hasContent() const { return m_stack->currentWidget() != m_empty; }

void Page::setContent(QWidget* content) { m_stack->addWidget(content); }

void Page::showContent() { m_stack->setCurrentIndex(1); }

void Page::showEmpty(const QString& reason, const QString& explanation, const QString& actionName,
                     const QString& actionText) {
    m_empty->setTexts(reason, explanation);
    m_empty->setAction(actionName, actionText);
    m_stack->setCurrentIndex(0);
}

bool Page::showSharedEmptyState(const QString& whatAppears) {
    if (!runData()->model() && !runData()->started()) {
        showEmpty(tr("No model is open."), whatAppears, QStringLiteral("open_model"), tr("Open a model…"));
        return true;
    }
    return false;
}

void Page::start() {
    connect(m_data, &RunData::changed, this, &Page::refreshWhenSeen);
    retranslate();
    refresh();
}

void Page::refreshWhenSeen() {
    m_isStale = !isVisible();
    if (!m_isStale)
        refresh();
}

void Page::showEvent(QShowEvent* event) {
    if (m_isStale)
        refresh();
    m_isStale = false;
    QWidget::showEvent(event);
}

void Page::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        retranslate();
        refreshWhenSeen();
    }
    QWidget::changeEvent(event);
}

} // namespace precis
