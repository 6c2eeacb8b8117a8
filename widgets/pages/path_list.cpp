// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/path_list.h"

#include <QDir>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace precis {

namespace {

constexpr int kPathRole = Qt::UserRole;
constexpr int kVisibleRows = 5; // more are scrolled to

// Opens what it is on with Enter as with a click.
class ListView final : public QListView {
public:
    using QListView::QListView;

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid())
            Q_EMIT clicked(currentIndex());
        else
            QListView::keyPressEvent(event);
    }
    void focusInEvent(QFocusEvent* event) override {
        if (!currentIndex().isValid())
            setCurrentIndex(model()->index(0, 0));
        QListView::focusInEvent(event);
    }
};

} // namespace

PathList::PathList(QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_view(new ListView(this)), m_model(new QStandardItemModel(this)) {
    m_view->setModel(m_model);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_title->setBuddy(m_view);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_title);
    layout->addWidget(m_view);
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT chosen(index.data(kPathRole).toString()); });
    hide();
}

void PathList::setTitle(const QString& title) {
    m_title->setText(title);
    m_view->setAccessibleName(QString(title).remove(QLatin1Char('&')));
}

void PathList::setEntries(const std::vector<Entry>& entries) {
    if (entries == m_entries)
        return;
    m_entries = entries;
    m_model->clear();
    for (const Entry& entry : entries) {
        auto* item = new QStandardItem(entry.text);
        item->setData(entry.path, kPathRole);
        item->setToolTip(QDir::toNativeSeparators(entry.path));
        m_model->appendRow(item);
    }
    setVisible(!entries.empty());
    fitHeight();
}

void PathList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void PathList::fitHeight() {
    const QAbstractItemView* view = m_view; // where the size hint is public
    const int rows = std::clamp(static_cast<int>(m_entries.size()), 1, kVisibleRows);
    m_view->setFixedHeight(rows * std::max(view->sizeHintForRow(0), 1) + 2 * m_view->frameWidth());
}

} // namespace precis
