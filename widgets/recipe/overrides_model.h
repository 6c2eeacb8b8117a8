// SPDX-License-Identifier: GPL-3.0-or-later
// OverridesModel: the layer overrides of a recipe as an editable table: pattern, bits, group size, thresholds.
#pragma once

#include <precis/recipe.h>

#include <QAbstractTableModel>

namespace precis {

class OverridesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Match, Bits, GroupSize, ActivationThreshold, WeightThreshold, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    const std::vector<LayerOverride>& overrides() const { return m_overrides; }
    void setOverrides(const std::vector<LayerOverride>& overrides);
    void append(const LayerOverride& entry);
    void remove(int row);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void edited(); // by the user, not by setOverrides

private:
    std::vector<LayerOverride> m_overrides;
};

} // namespace precis
