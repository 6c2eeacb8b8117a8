// SPDX-License-Identifier: GPL-3.0-or-later
// LogModel: what happened in a run, one sentence a row, from its events.
#pragma once

#include "text/severity.h"

#include <precis/events.h>

#include <QAbstractTableModel>

#include <deque>

namespace precis {

class LogModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Elapsed, Message, ColumnCount };
    enum Role { SeverityRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void reset();
    void apply(const Event& event);
    void add(Severity severity, const QString& message); // outside of a job: without a time

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Entry {
        double elapsed; // seconds since the job began; negative: not during a job
        Severity severity;
        QString message;
    };

    void append(const Entry& entry);

    std::deque<Entry> m_entries;
    double m_elapsed = 0;
};

} // namespace precis
