// SPDX-License-Identifier: GPL-3.0-or-later
// LayerErrorModel: the quantized layers of a run and what each of them lost, in the order they were finished.
#pragma once

#include <precis/events.h>

#include <QAbstractTableModel>

#include <vector>

namespace precis {

class LayerErrorModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Block, Layer, Shape, BitsPerWeight, Error, Seconds, ColumnCount };
    // The plain number or text of a cell, to sort by.
    static constexpr int kSortRole = Qt::UserRole;

    explicit LayerErrorModel(QObject* parent = nullptr);

    void reset();
    // A layer that comes again (a resumed run) replaces its row.
    void apply(const LayerQuantized& event);
    const std::vector<LayerQuantized>& layers() const { return m_layers; }
    // -1 when the layer has no row.
    int rowOf(int block, const QString& layer) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<LayerQuantized> m_layers;
};

} // namespace precis
