// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/bits_bar.h"

#include "plots/plot_colors.h"
#include "text/format.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace precis {

namespace {

constexpr double kNarrowest = 2; // pixels of a part that is there at all

// For rich text, where it must not break: between Chinese characters blanks are not the only places to.
QString unbroken(const QString& text) {
    QString joined;
    for (const QChar each : text) {
        if (each.script() == QChar::Script_Han && !joined.isEmpty())
            joined += QChar(0x2060); // word joiner
        joined += each == u' ' ? QChar(QChar::Nbsp) : each;
    }
    return joined.toHtmlEscaped();
}

} // namespace

BitsBar::BitsBar(QWidget* parent) : QWidget(parent), m_legend(new QLabel) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_legend->setWordWrap(true);
    m_legend->setTextFormat(Qt::RichText);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_legend);
    makeRoom();
    hide();
}

void BitsBar::setBits(const std::optional<BitsBreakdown>& bits, const Recipe& recipe) {
    if (bits == m_bits && recipe == m_recipe)
        return; // the part that the keys have reached stays
    m_bits = bits;
    m_recipe = recipe;
    m_current = -1;
    refresh();
}

QString BitsBar::partText(int part) const {
    const BitsPart& shown = m_parts[static_cast<std::size_t>(part)];
    return tr("%1: %2.").arg(shown.name, describePart(shown, *m_bits)) + u'\n' + shown.formula;
}

QString BitsBar::legend() const { return m_legend->text(); }

bool BitsBar::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int part = partAt(help->pos()); part >= 0)
        QToolTip::showText(help->globalPos(), partText(part), this, partRect(part).toAlignedRect());
    else
        QToolTip::showText(help->globalPos(), accessibleDescription(), this);
    return true;
}

void BitsBar::changeEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
    case QEvent::PaletteChange:
        refresh();
        break;
    case QEvent::FontChange:
        makeRoom();
        refresh();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

void BitsBar::keyPressEvent(QKeyEvent* event) {
    const auto last = static_cast<int>(m_parts.size()) - 1;
    if (event->key() == Qt::Key_Right)
        setCurrentPart(std::min(m_current + 1, last));
    else if (event->key() == Qt::Key_Left)
        setCurrentPart(std::max(m_current - 1, 0));
    else if (event->key() == Qt::Key_Escape && m_current >= 0)
        setCurrentPart(-1);
    else
        QWidget::keyPressEvent(event);
}

void BitsBar::focusOutEvent(QFocusEvent* event) {
    setCurrentPart(-1);
    QWidget::focusOutEvent(event);
}

void BitsBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor text = palette().color(QPalette::WindowText);
    for (int part = 0; part < static_cast<int>(m_parts.size()); ++part) {
        painter.fillRect(partRect(part), color(m_parts[static_cast<std::size_t>(part)].kind));
        if (part != m_current)
            continue;
        painter.setPen(QPen(text, 2));
        painter.drawRect(partRect(part).adjusted(1, 1, -1, -1));
    }
    if (hasFocus() && m_current < 0) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(barRect().adjusted(1, 1, -1, -1));
    }
}

// For the bar, above the legend.
void BitsBar::makeRoom() { layout()->setContentsMargins(0, fontMetrics().height() * 5 / 4, 0, 0); }

void BitsBar::refresh() {
    m_parts = m_bits ? bitsParts(*m_bits, m_recipe) : std::vector<BitsPart>();
    setVisible(!m_parts.empty());
    QStringList entries, lines;
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        const BitsPart& shown = m_parts[part];
        // A square of the part's colour that stays with its name.
        entries += QStringLiteral("<span style='color:%1'>■</span>&nbsp;%2")
                       .arg(color(shown.kind).name(), unbroken(shown.name + u' ' + formatBytes((shown.bits + 7) / 8)));
        lines += partText(static_cast<int>(part));
    }
    m_legend->setText(entries.join(QStringLiteral("&nbsp;&nbsp; ")));
    setAccessibleName(tr("What the bits are spent on"));
    setAccessibleDescription(lines.join(u'\n'));
    update();
}

QColor BitsBar::color(BitsKind kind) const {
    switch (kind) {
    case BitsKind::Codes:
        return seriesColor(0, palette());
    case BitsKind::Codebooks:
        return seriesColor(1, palette());
    case BitsKind::Scales:
        return seriesColor(2, palette());
    case BitsKind::Untouched:
        return seriesColor(3, palette());
    case BitsKind::Embeddings:
        return seriesColor(6, palette());
    case BitsKind::Norms:
        return seriesColor(4, palette());
    }
    return {};
}

QRectF BitsBar::barRect() const { return {0, 0, static_cast<double>(width()), fontMetrics().height() * 0.9}; }

QRectF BitsBar::partRect(int part) const {
    double total = 0;
    for (const BitsPart& each : m_parts)
        total += static_cast<double>(each.bits);
    const QRectF bar = barRect();
    const double share = (bar.width() - kNarrowest * static_cast<double>(m_parts.size())) / total;
    double left = 0;
    for (int before = 0; before < part; ++before)
        left += kNarrowest + share * static_cast<double>(m_parts[static_cast<std::size_t>(before)].bits);
    const double width = kNarrowest + share * static_cast<double>(m_parts[static_cast<std::size_t>(part)].bits);
    if (layoutDirection() == Qt::RightToLeft)
        left = bar.width() - left - width;
    return {left, 0, width, bar.height()};
}

int BitsBar::partAt(const QPointF& position) const {
    for (int part = 0; part < static_cast<int>(m_parts.size()); ++part)
        if (partRect(part).contains(position))
            return part;
    return -1;
}

void BitsBar::setCurrentPart(int part) {
    m_current = part;
    update();
    if (part >= 0)
        QToolTip::showText(mapToGlobal(partRect(part).bottomLeft().toPoint()), partText(part), this);
    else
        QToolTip::hideText();
}

} // namespace precis
