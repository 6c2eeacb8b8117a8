// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/result_card.h"

#include "plots/plot_colors.h"
#include "text/format.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace precis {

ResultCard::ResultCard(Subject subject, QWidget* parent)
    : QFrame(parent)
    , m_subject(subject)
    , m_title(new QLabel(this))
    , m_perplexity(new QLabel(this))
    , m_perplexityName(new QLabel(this)) {
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    setAutoFillBackground(true);
    auto* layout = new QGridLayout(this);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_title, 0, 0, 1, 2);
    layout->addWidget(m_perplexityName, 1, 0, 1, 2);
    layout->addWidget(m_perplexity, 2, 0, 1, 2);
    for (int line = 0; line < 3; ++line) {
        m_names[line] = new QLabel(this);
        m_values[line] = new QLabel(this);
        m_values[line]->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        layout->addWidget(m_names[line], 3 + line, 0);
        layout->addWidget(m_values[line], 3 + line, 1);
    }
    for (QLabel* label : findChildren<QLabel*>())
        label->setForegroundRole(QPalette::Text);
    for (QLabel* value : m_values)
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_perplexity->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->setRowStretch(6, 1);
    updateFonts();
    retranslate();
    setValues({});
}

void ResultCard::setValues(const Values& values) {
    const QString unknown = QStringLiteral("–");
    const auto orUnknown = [&](const QString& text) { return text.isEmpty() ? unknown : text; };
    m_perplexity->setText(orUnknown(values.perplexity));
    m_values[0]->setText(orUnknown(values.bitsPerWeight));
    m_values[1]->setText(orUnknown(values.size));
    m_values[2]->setText(orUnknown(values.time));
    setAccessibleDescription(
        tr("Perplexity %1, bits per weight %2, size %3, time %4")
            .arg(m_perplexity->text(), m_values[0]->text(), m_values[1]->text(), m_values[2]->text()));
}

void ResultCard::retranslate() {
    m_title->setText(labelOf(m_subject));
    setAccessibleName(m_title->text());
    m_perplexityName->setText(tr("Perplexity"));
    m_perplexityName->setToolTip(tr("Exponential of the mean negative log likelihood, with its standard error."));
    m_names[0]->setText(tr("Bits per weight"));
    m_names[1]->setText(tr("Size"));
    m_names[1]->setToolTip(tr("Of the linear layers in the blocks: what a recipe quantizes."));
    m_names[2]->setText(tr("Time"));
    m_names[2]->setToolTip(m_subject == Subject::Run ? tr("The run took this long so far.")
                                                     : tr("Measuring the perplexity took this long."));
}

QString ResultCard::perplexity() const { return m_perplexity->text(); }

void ResultCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange)
        updateFonts();
    QFrame::changeEvent(event);
}

void ResultCard::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    // The colour that stands for this model in the plots.
    QPainter painter(this);
    painter.fillRect(QRect(frameWidth(), frameWidth(), width() - 2 * frameWidth(), fontMetrics().height() / 4),
                     subjectColor(m_subject, palette()));
}

void ResultCard::updateFonts() {
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    QFont large = font();
    large.setPointSizeF(font().pointSizeF() * 1.7);
    m_perplexity->setFont(large);
}

} // namespace precis
