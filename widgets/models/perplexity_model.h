// SPDX-License-Identifier: GPL-3.0-or-later
// PerplexityModel: what was measured, one row for each protocol and subject.
#pragma once

#include <precis/events.h>

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace precis {

class PerplexityModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Subject, Protocol, Perplexity, StandardError, Tokens, BitsPerWeight, Bytes, ColumnCount };
    static constexpr int kSortRole = Qt::UserRole;

    explicit PerplexityModel(QObject* parent = nullptr);

    void reset();
    // A subject measured again under the same protocol replaces its row.
    void apply(const PerplexityMeasured& event);
    const std::vector<PerplexityMeasured>& measurements() const { return m_measurements; }
    // In the order they were first used.
    QStringList protocols() const;
    // nullptr when it was not measured. The pointer is good until the model changes.
    const PerplexityMeasured* find(precis::Subject subject, const QString& protocol) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<PerplexityMeasured> m_measurements;
};

} // namespace precis
