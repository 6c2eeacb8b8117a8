// SPDX-License-Identifier: GPL-3.0-or-later
// PathList: a titled list of things to open, by a click or with Enter. Not there while it is empty.
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QListView;
class QStandardItemModel;

namespace precis {

class PathList final : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QString path;
        QString text; // one line
        bool operator==(const Entry&) const = default;
    };

    explicit PathList(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setEntries(const std::vector<Entry>& entries);
    const std::vector<Entry>& entries() const { return m_entries; }
    QListView* view() const { return m_view; }

Q_SIGNALS:
    void chosen(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fitHeight();

    std::vector<Entry> m_entries;
    QLabel* m_title;
    QListView* m_view;
    QStandardItemModel* m_model;
};

} // namespace precis
