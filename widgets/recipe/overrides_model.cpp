// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipe/overrides_model.h"

#include <QLocale>

namespace precis {

namespace {

QVariant shown(const std::optional<int>& value, int role) {
    if (value)
        return role == Qt::EditRole ? QVariant(QString::number(*value)) : QVariant(QLocale().toString(*value));
    return role == Qt::EditRole ? QVariant(QString()) : QVariant(QStringLiteral("–"));
}

QVariant shown(const std::optional<double>& value, int role) {
    if (value)
        return QLocale().toString(*value, 'g', role == Qt::EditRole ? QLocale::FloatingPointShortest : 4);
    return role == Qt::EditRole ? QVariant(QString()) : QVariant(QStringLiteral("–"));
}

int toNumber(const QString& text, bool* ok, int) { return QLocale().toInt(text, ok); }
double toNumber(const QString& text, bool* ok, double) { return QLocale().toDouble(text, ok); }

// Empty text means "as in the recipe". False when the text is no number; the value is then as before.
template <class Number>
bool assign(std::optional<Number>& value, const QString& text) {
    if (text.trimmed().isEmpty()) {
        value.reset();
        return true;
    }
    bool ok = false;
    const Number number = toNumber(text.trimmed(), &ok, Number());
    if (ok)
        value = number;
    return ok;
}

bool assign(LayerOverride& entry, int column, const QString& text) {
    switch (column) {
    case OverridesModel::Match:
        entry.match = text.trimmed().toStdString();
        return true;
    case OverridesModel::Bits:
        return assign(entry.bits, text);
    case OverridesModel::GroupSize:
        return assign(entry.groupSize, text);
    case OverridesModel::ActivationThreshold:
        return assign(entry.activationThreshold, text);
    default:
        return assign(entry.weightThreshold, text);
    }
}

} // namespace

void OverridesModel::setOverrides(const std::vector<LayerOverride>& overrides) {
    if (overrides == m_overrides)
        return;
    if (overrides.size() == m_overrides.size()) { // keeps the selection and an open editor
        m_overrides = overrides;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_overrides = overrides;
    endResetModel();
}

void OverridesModel::append(const LayerOverride& entry) {
    beginInsertRows({}, rowCount(), rowCount());
    m_overrides.push_back(entry);
    endInsertRows();
    Q_EMIT edited();
}

void OverridesModel::remove(int row) {
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_overrides.erase(m_overrides.begin() + row);
    endRemoveRows();
    Q_EMIT edited();
}

int OverridesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_overrides.size());
}

int OverridesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant OverridesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole))
        return {};
    const LayerOverride& entry = m_overrides[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Match:
        return role == Qt::ToolTipRole ? tr("Layers whose full name matches, for example blocks.0.* or *.down_proj.")
                                       : QString::fromStdString(entry.match);
    case Bits:
        return role == Qt::ToolTipRole
                   ? tr("Bits of these layers. 16 leaves them as they are; empty: as in the recipe.")
                   : shown(entry.bits, role);
    case GroupSize:
        return role == Qt::ToolTipRole ? tr("Group size of these layers. Empty: as in the recipe.")
                                       : shown(entry.groupSize, role);
    case ActivationThreshold:
        return role == Qt::ToolTipRole
                   ? tr("Input channels above it are scaled by coarse-to-fine preprocessing. Empty: "
                        "preprocessing looks for it. The Outliers page shows what it does.")
                   : shown(entry.activationThreshold, role);
    default:
        return role == Qt::ToolTipRole ? tr("Weights above it are truncated by coarse-to-fine preprocessing. Empty: "
                                            "preprocessing looks for it. The Outliers page shows what it does.")
                                       : shown(entry.weightThreshold, role);
    }
}

bool OverridesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    LayerOverride entry = m_overrides[static_cast<std::size_t>(index.row())];
    if (!assign(entry, index.column(), value.toString()))
        return false;
    if (entry == m_overrides[static_cast<std::size_t>(index.row())])
        return true;
    m_overrides[static_cast<std::size_t>(index.row())] = entry;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

QVariant OverridesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Match:
        return tr("Layers");
    case Bits:
        return tr("Bits");
    case GroupSize:
        return tr("Group size");
    case ActivationThreshold:
        return tr("Activation threshold");
    default:
        return tr("Weight threshold");
    }
}

Qt::ItemFlags OverridesModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

} // namespace precis
