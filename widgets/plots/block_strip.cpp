// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/block_strip.h"

#include "plots/plot_colors.h"
#include "text/format.h"
#include "text/training_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <algorithm>

namespace precis {

namespace {

constexpr int kGlideMilliseconds = 300;
constexpr double kWidestCell = 6; // in heights of a line
constexpr double kBracketRoom = 0.6;
constexpr double kCellHeight = 1.5;

} // namespace

BlockStrip::BlockStrip(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_glide.setDuration(kGlideMilliseconds);
    m_glide.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this] { update(); });
    describe();
}

void BlockStrip::setBlocks(int blocks, int finished) {
    if (blocks == m_blocks && finished == m_finished)
        return;
    m_blocks = blocks;
    m_finished = finished;
    describe();
    update();
}

void BlockStrip::setWindow(int first, int last) {
    if (first == m_first && last == m_last)
        return;
    const QPointF target(first, last);
    const bool canGlide = m_first >= 0 && first >= 0 && isVisible();
    m_glide.stop();
    m_glide.setStartValue(canGlide ? m_glide.currentValue() : target);
    m_glide.setEndValue(target);
    m_first = first;
    m_last = last;
    if (canGlide)
        m_glide.start();
    else
        m_glide.setCurrentTime(kGlideMilliseconds);
    describe();
    update();
}

QRectF BlockStrip::cell(int block) const {
    const double line = fontMetrics().height();
    const double pitch = std::min(kWidestCell * line, (width() - 2.0) / std::max(1, m_blocks));
    const double gap = pitch > line ? 3 : pitch > 4 ? 1 : 0;
    const QRectF logical(1 + block * pitch, kBracketRoom * line, pitch - gap, kCellHeight * line);
    if (layoutDirection() == Qt::LeftToRight)
        return logical;
    return {width() - logical.right(), logical.top(), logical.width(), logical.height()};
}

int BlockStrip::blockAt(const QPointF& position) const {
    for (int block = 0; block < m_blocks; ++block)
        if (cell(block).contains(position))
            return block;
    return -1;
}

QSize BlockStrip::sizeHint() const {
    const double line = fontMetrics().height();
    return {qRound(kWidestCell * line * std::max(1, m_blocks)), qRound((kBracketRoom + kCellHeight + 0.2) * line)};
}

QSize BlockStrip::minimumSizeHint() const { return {fontMetrics().height() * 10, sizeHint().height()}; }

bool BlockStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int block = blockAt(help->pos());
        QToolTip::showText(help->globalPos(), block < 0 ? QString() : stateOf(block), this);
        return true;
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        describe();
    else if (event->type() == QEvent::FontChange)
        updateGeometry();
    return QWidget::event(event);
}

void BlockStrip::keyPressEvent(QKeyEvent* event) {
    const bool isForward = event->key() == (layoutDirection() == Qt::LeftToRight ? Qt::Key_Right : Qt::Key_Left);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        Q_EMIT stepped(isForward ? 1 : -1);
    else
        QWidget::keyPressEvent(event);
}

void BlockStrip::mousePressEvent(QMouseEvent* event) {
    if (const int block = blockAt(event->position()); block >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT blockActivated(block);
    QWidget::mousePressEvent(event);
}

void BlockStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int block = 0; block < m_blocks; ++block)
        paintBlock(painter, block);
    if (m_first >= 0 && m_last < m_blocks)
        paintBracket(painter);
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.backgroundColor = palette().color(QPalette::Window);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void BlockStrip::paintBlock(QPainter& painter, int block) const {
    const QRectF rect = cell(block);
    const bool isFinished = block < m_finished;
    const bool isInWindow = block >= m_first && block <= m_last;
    const QColor filling = isFinished ? seriesColor(2, palette()) : palette().color(QPalette::Base);
    painter.setPen(QPen(isInWindow ? palette().color(QPalette::Highlight) : gridColor(palette()), isInWindow ? 2 : 1));
    painter.setBrush(filling);
    painter.drawRect(rect.adjusted(1, 1, -1, -1));
    const QString number = formatCount(block);
    const QString text = isFinished ? number + QStringLiteral(" ✓") : number;
    const QString shown = fontMetrics().horizontalAdvance(text) < rect.width() - 4     ? text
                          : fontMetrics().horizontalAdvance(number) < rect.width() - 2 ? number
                                                                                       : QString();
    painter.setPen(isFinished ? palette().color(QPalette::Base) : palette().color(QPalette::Text));
    painter.drawText(rect, Qt::AlignCenter, shown);
}

void BlockStrip::paintBracket(QPainter& painter) const {
    // Between two blocks while it glides.
    const QPointF place = m_glide.currentValue().toPointF();
    const auto between = [this](double block) {
        const QRectF from = cell(static_cast<int>(block));
        const double share = block - static_cast<int>(block);
        return from.translated(share * (cell(static_cast<int>(block) + 1).left() - from.left()), 0);
    };
    const QRectF covered = between(place.x()).united(between(place.y())).adjusted(1, 0, -1, 0);
    const double line = fontMetrics().height();
    QPainterPath bracket(QPointF(covered.left(), covered.top() - 0.1 * line));
    bracket.lineTo(covered.left(), 0.15 * line);
    bracket.lineTo(covered.right(), 0.15 * line);
    bracket.lineTo(covered.right(), covered.top() - 0.1 * line);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawPath(bracket);
}

void BlockStrip::describe() {
    setAccessibleName(tr("Blocks of the model"));
    const QString finished = tr("%1 of %2 blocks are finished.").arg(formatCount(m_finished), formatCount(m_blocks));
    setAccessibleDescription(
        m_first < 0 ? finished : tr("The window is over %1.").arg(nameOfBlocks(m_first, m_last)) + u' ' + finished);
}

QString BlockStrip::stateOf(int block) const {
    const QString number = formatCount(block);
    if (block < m_finished)
        return tr("Block %1 is finished").arg(number);
    return block >= m_first && block <= m_last ? tr("Block %1 is in the window").arg(number)
                                               : tr("Block %1 is not finished").arg(number);
}

} // namespace precis
