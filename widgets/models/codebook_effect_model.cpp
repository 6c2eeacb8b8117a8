// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/codebook_effect_model.h"

#include "text/format.h"

#include <QFont>

namespace precis {

void CodebookEffectModel::setComparisons(const std::vector<CodebookComparison>& comparisons,
                                         const CodebookVariant& chosen) {
    beginResetModel();
    m_comparisons = comparisons;
    m_chosen = chosen;
    endResetModel();
}

void CodebookEffectModel::retranslate() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CodebookEffectModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_comparisons.size());
}

int CodebookEffectModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CodebookEffectModel::data(const QModelIndex& index, int role) const {
    const auto& [variant, effect] = m_comparisons[static_cast<std::size_t>(index.row())];
    const bool isChosen = variant == m_chosen;
    switch (role) {
    case Qt::FontRole: {
        QFont font;
        font.setBold(isChosen);
        return isChosen ? QVariant(font) : QVariant();
    }
    case Qt::ToolTipRole:
        return isChosen ? tr("What the recipe says.") : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Codebooks ? QVariant() : QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Codebooks: {
        const QString bits = tr("%1 bits").arg(formatCount(variant.codebookBits));
        return variant.svdShare > 0 ? tr("%1, SVD %2").arg(bits, formatPercent(variant.svdShare)) : bits;
    }
    case BitsPerWeight:
        return formatNumber(effect.bitsPerWeight, 4);
    case LayerError:
        return formatNumber(effect.relativeOutputError, 4);
    default:
        return {};
    }
}

QVariant CodebookEffectModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isName = role == Qt::DisplayRole;
    switch (section) {
    case Codebooks:
        return isName ? tr("Codebooks")
                      : tr("How many bits each number of a codebook takes, and what share of the "
                           "singular values is kept.");
    case BitsPerWeight:
        return isName ? tr("Bits") : tr("Bits per weight, everything that is stored counted.");
    case LayerError:
        return isName ? tr("Layer error") : tr("Of what the layer puts out: the squared error over its own size.");
    default:
        return {};
    }
}

} // namespace precis
