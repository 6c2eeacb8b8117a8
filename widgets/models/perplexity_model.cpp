// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/perplexity_model.h"

#include "text/format.h"

#include <QLocale>

#include <algorithm>

namespace precis {

PerplexityModel::PerplexityModel(QObject* parent) : QAbstractTableModel(parent) {}

void PerplexityModel::reset() {
    beginResetModel();
    m_measurements.clear();
    endResetModel();
}

void PerplexityModel::apply(const PerplexityMeasured& event) {
    const auto known = std::find_if(m_measurements.begin(), m_measurements.end(), [&](const auto& entry) {
        return entry.subject == event.subject && entry.protocol == event.protocol;
    });
    if (known != m_measurements.end()) {
        *known = event;
        const int row = static_cast<int>(known - m_measurements.begin());
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return;
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_measurements.push_back(event);
    endInsertRows();
}

QStringList PerplexityModel::protocols() const {
    QStringList names;
    for (const auto& entry : m_measurements)
        if (const QString name = QString::fromStdString(entry.protocol); !names.contains(name))
            names += name;
    return names;
}

const PerplexityMeasured* PerplexityModel::find(precis::Subject subject, const QString& protocol) const {
    const std::string name = protocol.toStdString();
    for (const auto& entry : m_measurements)
        if (entry.subject == subject && entry.protocol == name)
            return &entry;
    return nullptr;
}

void PerplexityModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_measurements.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int PerplexityModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_measurements.size());
}

int PerplexityModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant PerplexityModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PerplexityMeasured& entry = m_measurements[index.row()];
    const bool isText = index.column() <= Protocol;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (isText ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role == kSortRole) {
        switch (index.column()) {
        case Subject:
            return static_cast<int>(entry.subject);
        case Protocol:
            return QString::fromStdString(entry.protocol);
        case Perplexity:
            return entry.perplexity;
        case StandardError:
            return entry.standardError;
        case Tokens:
            return static_cast<qint64>(entry.tokens);
        case BitsPerWeight:
            return entry.bitsPerWeight;
        case Bytes:
            return static_cast<quint64>(entry.bytes);
        }
    }
    if (role == Qt::DisplayRole) {
        const QLocale locale;
        switch (index.column()) {
        case Subject:
            return labelOf(entry.subject);
        case Protocol:
            return QString::fromStdString(entry.protocol);
        case Perplexity:
            return locale.toString(entry.perplexity, 'f', 4);
        case StandardError:
            return locale.toString(entry.standardError, 'f', 4);
        case Tokens:
            return locale.toString(static_cast<qlonglong>(entry.tokens));
        case BitsPerWeight:
            return formatBits(entry.bitsPerWeight);
        case Bytes:
            return formatBytes(entry.bytes);
        }
    }
    return {};
}

QVariant PerplexityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section <= Protocol ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role == Qt::ToolTipRole && section == Bytes)
        return tr("Of the linear layers in the blocks: what a recipe quantizes.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Subject:
        return tr("Model");
    case Protocol:
        return tr("Protocol");
    case Perplexity:
        return tr("Perplexity");
    case StandardError:
        return tr("Standard error");
    case Tokens:
        return tr("Predictions");
    case BitsPerWeight:
        return tr("Bits per weight");
    case Bytes:
        return tr("Size");
    }
    return {};
}

} // namespace precis
