// SPDX-License-Identifier: GPL-3.0-or-later
// ProductTimingModel: a row for each format that a weight can lie in memory in, with its size and its time.
#pragma once

#include <precis/product_timing.h>

#include <QAbstractTableModel>

namespace precis {

// What a format is called in the workbench.
QString labelOf(ProductFormat format);

class ProductTimingModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Format, BitsPerWeight, Size, Time, Speed, Bandwidth, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setTimings(const ProductTimings& timings);
    const ProductTimings& timings() const { return m_timings; }
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    ProductTimings m_timings;
};

} // namespace precis
