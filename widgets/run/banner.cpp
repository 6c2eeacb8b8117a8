// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>

namespace precis {

namespace {

// The window colour, tinted by how grave the message is.
QColor tinted(const QPalette& palette, Severity severity) {
    const QColor window = palette.color(QPalette::Window);
    const int hue = severity == Severity::Error ? 0 : severity == Severity::Warning ? 42 : 210;
    const QColor tint = QColor::fromHsl(hue, 200, window.lightness() < 128 ? 110 : 140);
    const auto mix = [](int a, int b) { return (3 * a + b) / 4; };
    return {mix(window.red(), tint.red()), mix(window.green(), tint.green()), mix(window.blue(), tint.blue())};
}

QStyle::StandardPixmap iconOf(Severity severity) {
    switch (severity) {
    case Severity::Error:
        return QStyle::SP_MessageBoxCritical;
    case Severity::Warning:
        return QStyle::SP_MessageBoxWarning;
    default:
        return QStyle::SP_MessageBoxInformation;
    }
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_text(new QLabel(this)), m_close(new QToolButton(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    m_close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));

    auto* layout = new QHBoxLayout(this);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    retranslate();
    hide();
}

void Banner::showNotice(Severity severity, const QString& text) {
    m_severity = severity;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_icon->setPixmap(style()->standardIcon(iconOf(severity)).pixmap(size, size));
    m_text->setText(text);
    setAccessibleName(text);
    recolor();
    show();
}

void Banner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ParentChange)
        recolor();
}

void Banner::recolor() {
    if (!parentWidget())
        return;
    QPalette own = parentWidget()->palette();
    own.setColor(QPalette::Window, tinted(own, m_severity));
    setPalette(own);
}

void Banner::retranslate() {
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this message"));
}

} // namespace precis
