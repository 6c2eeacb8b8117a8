// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/layer_chooser.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>

namespace precis {

LayerChooser::LayerChooser(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_kindLabel(new QLabel)
    , m_blockLabel(new QLabel)
    , m_kind(new QComboBox)
    , m_block(new QComboBox) {
    m_row->setContentsMargins({});
    m_row->addStretch(1);
    for (QComboBox* box : {m_kind, m_block})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    add(m_kindLabel, m_kind);
    add(m_blockLabel, m_block);
    const auto choose = [this] { Q_EMIT chosen(m_block->currentData().toInt(), kind()); };
    connect(m_kind, &QComboBox::activated, this, choose);
    connect(m_block, &QComboBox::activated, this, choose);
    retranslate();
}

void LayerChooser::setChoices(const QStringList& kinds, const std::vector<int>& blocks) {
    if (kinds == m_kinds && blocks == m_blocks)
        return; // a list that is open stays so
    m_kinds = kinds;
    m_blocks = blocks;
    const QSignalBlocker kindBlocker(m_kind);
    const QSignalBlocker blockBlocker(m_block);
    m_kind->clear();
    m_kind->addItems(kinds);
    m_block->clear();
    for (const int block : blocks)
        m_block->addItem(QLocale().toString(block), block);
}

void LayerChooser::setLayer(int block, const QString& kind) {
    const QSignalBlocker kindBlocker(m_kind);
    const QSignalBlocker blockBlocker(m_block);
    m_kind->setCurrentText(kind);
    m_block->setCurrentIndex(m_block->findData(block));
}

void LayerChooser::setLayerEnabled(bool enabled) {
    m_kind->setEnabled(enabled);
    m_block->setEnabled(enabled);
}

void LayerChooser::add(QLabel* label, QWidget* field) {
    label->setBuddy(field);
    const int place = m_row->count() - 1; // before the stretch
    m_row->insertWidget(place, label);
    m_row->insertWidget(place + 1, field);
}

QString LayerChooser::kind() const { return m_kind->currentText(); }

void LayerChooser::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LayerChooser::retranslate() {
    m_kindLabel->setText(tr("&Kind of layer:"));
    m_blockLabel->setText(tr("&Block:"));
    m_kind->setAccessibleName(tr("Kind of layer"));
    m_block->setAccessibleName(tr("Block"));
}

} // namespace precis
