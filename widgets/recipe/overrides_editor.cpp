// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/overrides_editor.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace precis {

OverridesEditor::OverridesEditor(QWidget* parent)
    : QWidget(parent)
    , m_model(new OverridesModel(this))
    , m_table(new QTableView(this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this)) {
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(OverridesModel::Match, QHeaderView::Stretch);
    setFocusProxy(m_table);

    auto* removeByKey = new QAction(m_table);
    removeByKey->setShortcut(QKeySequence::Delete);
    removeByKey->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(removeByKey);

    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table);
    layout->addLayout(buttons);

    const auto removeCurrent = [this] { m_model->remove(m_table->currentIndex().row()); };
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_model->append({.match = "*.down_proj", .bits = 8, .groupSize = {}});
        m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1, OverridesModel::Match));
        m_table->setFocus();
    });
    connect(m_remove, &QPushButton::clicked, this, removeCurrent);
    connect(removeByKey, &QAction::triggered, this, removeCurrent);
    connect(m_model, &OverridesModel::edited, this, &OverridesEditor::edited);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &OverridesEditor::refresh);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &OverridesEditor::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &OverridesEditor::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &OverridesEditor::refresh);
    retranslate();
    refresh();
}

void OverridesEditor::setOverrides(const std::vector<LayerOverride>& overrides) { m_model->setOverrides(overrides); }

void OverridesEditor::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        refresh();
    QWidget::changeEvent(event);
}

void OverridesEditor::retranslate() {
    m_add->setText(tr("Add"));
    m_add->setToolTip(tr("Give some layers other settings than the rest."));
    m_remove->setText(tr("Remove"));
    m_table->setAccessibleName(tr("Layer overrides"));
    Q_EMIT m_model->headerDataChanged(Qt::Horizontal, 0, OverridesModel::ColumnCount - 1);
}

// The table is as high as its rows, up to six; without rows only the button shows.
void OverridesEditor::refresh() {
    const int rows = m_model->rowCount();
    m_table->setVisible(rows > 0);
    m_remove->setVisible(rows > 0);
    m_remove->setEnabled(m_table->currentIndex().isValid());
    const int rowHeight = m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rowHeight * std::min(rows, 6) +
                            2 * m_table->frameWidth());
}

} // namespace precis
