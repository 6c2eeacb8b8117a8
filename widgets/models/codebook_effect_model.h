// SPDX-License-Identifier: GPL-3.0-or-later
// CodebookEffectModel: a row for each way to store a layer's codebooks, with what it comes to. The recipe's is bold.
#pragma once

#include <precis/codebook_study.h>

#include <QAbstractTableModel>

#include <vector>

namespace precis {

struct CodebookComparison {
    CodebookVariant variant;
    CodebookEffect effect;
};

class CodebookEffectModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Codebooks, BitsPerWeight, LayerError, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setComparisons(const std::vector<CodebookComparison>& comparisons, const CodebookVariant& chosen);
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<CodebookComparison> m_comparisons;
    CodebookVariant m_chosen;
};

} // namespace precis
