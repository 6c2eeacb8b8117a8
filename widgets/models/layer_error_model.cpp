// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/layer_error_model.h"

#include <QLocale>

#include <algorithm>

namespace precis {

LayerErrorModel::LayerErrorModel(QObject* parent) : QAbstractTableModel(parent) {}

void LayerErrorModel::reset() {
    beginResetModel();
    m_layers.clear();
    endResetModel();
}

void LayerErrorModel::apply(const LayerQuantized& event) {
    const int known = rowOf(event.block, QString::fromStdString(event.layer));
    if (known >= 0) {
        m_layers[known] = event;
        Q_EMIT dataChanged(index(known, 0), index(known, ColumnCount - 1));
        return;
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_layers.push_back(event);
    endInsertRows();
}

int LayerErrorModel::rowOf(int block, const QString& layer) const {
    const std::string name = layer.toStdString();
    const auto found = std::find_if(m_layers.begin(), m_layers.end(),
                                    [&](const auto& entry) { return entry.block == block && entry.layer == name; });
    return found == m_layers.end() ? -1 : static_cast<int>(found - m_layers.begin());
}

void LayerErrorModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_layers.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LayerErrorModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_layers.size());
}

int LayerErrorModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LayerErrorModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LayerQuantized& layer = m_layers[index.row()];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (index.column() == Layer ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role == kSortRole) {
        switch (index.column()) {
        case Block:
            return layer.block;
        case Layer:
            return QString::fromStdString(layer.layer);
        case Shape:
            return static_cast<qint64>(layer.rows) * layer.columns;
        case BitsPerWeight:
            return layer.bitsPerWeight;
        case Error:
            return layer.relativeOutputError;
        case Seconds:
            return layer.seconds;
        }
    }
    if (role == Qt::DisplayRole) {
        const QLocale locale;
        switch (index.column()) {
        case Block:
            return locale.toString(layer.block);
        case Layer:
            return QString::fromStdString(layer.layer);
        case Shape:
            return tr("%1 × %2").arg(locale.toString(layer.rows), locale.toString(layer.columns));
        case BitsPerWeight:
            return locale.toString(layer.bitsPerWeight, 'f', 3);
        case Error:
            return locale.toString(layer.relativeOutputError, 'g', 4);
        case Seconds:
            return locale.toString(layer.seconds, 'f', 2);
        }
    }
    return {};
}

QVariant LayerErrorModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == Error)
        return tr("Squared error of the layer's output on the calibration inputs, relative to the output itself.");
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == Layer ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Block:
        return tr("Block");
    case Layer:
        return tr("Layer");
    case Shape:
        return tr("Shape");
    case BitsPerWeight:
        return tr("Bits per weight");
    case Error:
        return tr("Relative output error");
    case Seconds:
        return tr("Seconds");
    }
    return {};
}

} // namespace precis
