// SPDX-License-Identifier: GPL-3.0-or-later
// OutlierModel: the largest absolute value per input channel of each layer, of its weight and of what comes in.
#pragma once

#include <precis/snapshot.h>

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <vector>

namespace precis {

class OutlierModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    using SnapshotPtr = std::shared_ptr<const Snapshot>;
    enum Column { Block, Layer, Channels, WeightMaximum, InputMaximum, ColumnCount };
    static constexpr int kSortRole = Qt::UserRole;

    explicit OutlierModel(QObject* parent = nullptr);

    void reset();
    // A layer that comes again replaces its row.
    void apply(const SnapshotPtr& snapshot);
    const std::vector<SnapshotPtr>& snapshots() const { return m_snapshots; }
    // Kinds of layer ("mlp.down_proj"), in the order they came.
    QStringList kinds() const;
    // nullptr when there is none.
    SnapshotPtr find(int block, const QString& layer) const;
    // All blocks of one kind of layer, by block.
    std::vector<SnapshotPtr> ofKind(const QString& layer) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<SnapshotPtr> m_snapshots;
};

} // namespace precis
