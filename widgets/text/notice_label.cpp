// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/notice_label.h"

#include <QEvent>

namespace precis {

namespace {

class NoticeLabel : public QLabel {
public:
    explicit NoticeLabel(QWidget* parent) : QLabel(parent) { recolor(); }

protected:
    void changeEvent(QEvent* event) override {
        QLabel::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            recolor();
    }

private:
    void recolor() {
        QPalette own = palette();
        const QColor color = problemColor(own);
        if (own.color(QPalette::WindowText) == color)
            return;
        own.setColor(QPalette::WindowText, color);
        setPalette(own);
    }
};

} // namespace

QLabel* makeNoticeLabel(QWidget* parent) {
    auto* label = new NoticeLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setVisible(false);
    return label;
}

void setNotice(QLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QColor problemColor(const QPalette& palette) {
    const bool isDark = palette.color(QPalette::Window).lightness() < 128;
    return QColor::fromHsl(0, isDark ? 230 : 200, isDark ? 175 : 90);
}

} // namespace precis
