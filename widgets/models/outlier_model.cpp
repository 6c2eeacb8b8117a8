// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outlier_model.h"

#include <QLocale>

#include <algorithm>

namespace precis {

namespace {

double largest(const std::vector<float>& values) {
    return values.empty() ? 0.0 : *std::max_element(values.begin(), values.end());
}

} // namespace

OutlierModel::OutlierModel(QObject* parent) : QAbstractTableModel(parent) {}

void OutlierModel::reset() {
    beginResetModel();
    m_snapshots.clear();
    endResetModel();
}

void OutlierModel::apply(const SnapshotPtr& snapshot) {
    if (!snapshot)
        return;
    for (int row = 0; row < rowCount(); ++row) {
        SnapshotPtr& known = m_snapshots[row];
        if (known->block != snapshot->block || known->layer != snapshot->layer)
            continue;
        known = snapshot;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_snapshots.push_back(snapshot);
    endInsertRows();
}

QStringList OutlierModel::kinds() const {
    QStringList names;
    for (const SnapshotPtr& snapshot : m_snapshots)
        if (const QString name = QString::fromStdString(snapshot->layer); !names.contains(name))
            names += name;
    return names;
}

OutlierModel::SnapshotPtr OutlierModel::find(int block, const QString& layer) const {
    const std::string name = layer.toStdString();
    for (const SnapshotPtr& snapshot : m_snapshots)
        if (snapshot->block == block && snapshot->layer == name)
            return snapshot;
    return nullptr;
}

std::vector<OutlierModel::SnapshotPtr> OutlierModel::ofKind(const QString& layer) const {
    const std::string name = layer.toStdString();
    std::vector<SnapshotPtr> result;
    std::copy_if(m_snapshots.begin(), m_snapshots.end(), std::back_inserter(result),
                 [&](const SnapshotPtr& snapshot) { return snapshot->layer == name; });
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a->block < b->block; });
    return result;
}

void OutlierModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_snapshots.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int OutlierModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_snapshots.size());
}

int OutlierModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant OutlierModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Snapshot& snapshot = *m_snapshots[index.row()];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == Layer ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role != Qt::DisplayRole && role != kSortRole)
        return {};
    const QLocale locale;
    const bool display = role == Qt::DisplayRole;
    const auto number = [&](double value) { return display ? QVariant(locale.toString(value, 'g', 4)) : value; };
    switch (index.column()) {
    case Block:
        return display ? QVariant(locale.toString(snapshot.block)) : snapshot.block;
    case Layer:
        return QString::fromStdString(snapshot.layer);
    case Channels:
        return number(static_cast<double>(snapshot.weightAbsMax.size()));
    case WeightMaximum:
        return number(largest(snapshot.weightAbsMax));
    case InputMaximum:
        return snapshot.inputAbsMax.empty() ? QVariant() : number(largest(snapshot.inputAbsMax));
    }
    return {};
}

QVariant OutlierModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Block:
        return tr("Block");
    case Layer:
        return tr("Layer");
    case Channels:
        return tr("Input channels");
    case WeightMaximum:
        return tr("Largest weight");
    case InputMaximum:
        return tr("Largest input");
    }
    return {};
}

} // namespace precis
