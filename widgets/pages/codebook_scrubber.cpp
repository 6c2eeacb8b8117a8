// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/codebook_scrubber.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace precis {

namespace {

constexpr int kStepMilliseconds = 120;

} // namespace

CodebookScrubber::CodebookScrubber(QWidget* parent)
    : QWidget(parent), m_play(new QToolButton), m_slider(new QSlider(Qt::Horizontal)), m_label(new QLabel) {
    m_play->setCheckable(true);
    m_play->setFocusPolicy(Qt::StrongFocus);
    m_slider->setPageStep(5);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(row);
    layout->addWidget(m_label);
    m_timer.setInterval(kStepMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &CodebookScrubber::step);
    connect(m_play, &QToolButton::toggled, this, &CodebookScrubber::play);
    connect(m_slider, &QSlider::valueChanged, this, &CodebookScrubber::stateChanged);
    connect(m_slider, &QSlider::sliderPressed, this, [this] { m_play->setChecked(false); });
    retranslate();
}

void CodebookScrubber::setStates(int rounds, bool hasStored) {
    const int behindRounds = m_rounds > 0 ? state() - m_rounds : 0; // 0: after the sweep
    const int place = behindRounds < 0 ? std::min(state(), rounds - 1) : rounds + (hasStored ? behindRounds : 0);
    m_play->setChecked(false);
    const QSignalBlocker blocker(m_slider);
    m_rounds = rounds;
    m_slider->setRange(0, rounds + (hasStored ? 1 : 0));
    m_slider->setValue(place);
}

int CodebookScrubber::state() const { return m_slider->value(); }

void CodebookScrubber::setText(const QString& text) {
    m_label->setText(text);
    m_slider->setAccessibleDescription(text);
}

QString CodebookScrubber::text() const { return m_label->text(); }

void CodebookScrubber::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::StyleChange)
        retranslate();
    QWidget::changeEvent(event);
}

void CodebookScrubber::play(bool on) {
    if (on) {
        if (!isRound() || state() == m_rounds - 1)
            m_slider->setValue(0);
        m_timer.start();
    } else {
        m_timer.stop();
    }
    retranslate();
}

void CodebookScrubber::step() {
    if (state() + 1 >= m_rounds)
        m_play->setChecked(false);
    else
        m_slider->setValue(state() + 1);
}

void CodebookScrubber::retranslate() {
    const bool plays = m_play->isChecked();
    m_play->setIcon(style()->standardIcon(plays ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay));
    m_play->setToolTip(plays ? tr("Pause") : tr("Play the rounds of the fit"));
    m_play->setAccessibleName(m_play->toolTip());
    m_slider->setAccessibleName(tr("Round of the fit"));
    m_slider->setToolTip(tr("The rounds of expectation and maximization from the seeds on, then what the sweep made of "
                            "the codebook, and what the run stored."));
}

} // namespace precis
