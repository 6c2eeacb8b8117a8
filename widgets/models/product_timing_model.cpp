// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/product_timing_model.h"

#include "text/format.h"

#include <QCoreApplication>

namespace precis {

QString labelOf(ProductFormat format) {
    switch (format) {
    case ProductFormat::Float32:
        return ProductTimingModel::tr("32-bit floating point");
    case ProductFormat::Int8:
        return ProductTimingModel::tr("8-bit integers");
    case ProductFormat::Int4:
        return ProductTimingModel::tr("4-bit integers");
    case ProductFormat::Pairs16:
        return ProductTimingModel::tr("2D codebooks, 2 bits");
    case ProductFormat::Pairs256:
        return ProductTimingModel::tr("2D codebooks, 4 bits");
    case ProductFormat::Quads256:
        return ProductTimingModel::tr("4D codebooks, 2 bits");
    }
    return {};
}

void ProductTimingModel::setTimings(const ProductTimings& timings) {
    beginResetModel();
    m_timings = timings;
    endResetModel();
}

void ProductTimingModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ProductTimingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_timings.formats.size());
}

int ProductTimingModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ProductTimingModel::data(const QModelIndex& index, int role) const {
    if (role == Qt::TextAlignmentRole)
        return index.column() == Format ? QVariant() : QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const ProductTiming& timing = m_timings.formats[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Format:
        return labelOf(timing.format);
    case BitsPerWeight:
        return formatBits(timing.bitsPerWeight);
    case Size:
        return formatBytes(timing.bytes);
    case Time:
        return tr("%1 µs").arg(formatMicroseconds(timing.seconds));
    case Speed:
        return tr("%1 ×", "times as fast").arg(formatNumber(m_timings.formats.front().seconds / timing.seconds, 2));
    case Bandwidth:
        return formatPercent(static_cast<double>(timing.bytes) / timing.seconds / m_timings.memoryBytesPerSecond);
    default:
        return {};
    }
}

QVariant ProductTimingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case BitsPerWeight:
            return tr("Codes, codebooks, scales and padding, over the number of weights.");
        case Time:
            return tr("Of one product of the matrix with a vector: the median of the repetitions.");
        case Speed:
            return tr("Against 32-bit floating point.");
        case Bandwidth:
            return tr(
                "The bytes it reads a second, over what memory gives. More than 100 % means that the matrix stays "
                "in the caches.");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Format:
        return tr("Format");
    case BitsPerWeight:
        return tr("Bits per weight");
    case Size:
        return tr("Size");
    case Time:
        return tr("Time");
    case Speed:
        return tr("Speed");
    case Bandwidth:
        return tr("Of bandwidth");
    default:
        return {};
    }
}

} // namespace precis
