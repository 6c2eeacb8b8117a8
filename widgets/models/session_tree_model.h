// SPDX-License-Identifier: GPL-3.0-or-later
// SessionTreeModel: what is open, as a tree.
//
//   stories260K          the model
//     Block 0            mean error of its layers
//       self_attn.q_proj relative output error in the run on display
//   Runs
//     rtn-w4             outcome
#pragma once

#include "run/run_entry.h"

#include <precis/events.h>
#include <precis/report.h>

#include <QAbstractItemModel>

#include <map>
#include <optional>

namespace precis {

class SessionTreeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Result, ColumnCount };
    enum class Node { Model, Runs, Block, Layer, Run };
    enum Role { NodeRole = Qt::UserRole, BlockRole, LayerRole, PathRole, ResumableRole };

    using QAbstractItemModel::QAbstractItemModel;

    void setModel(const std::optional<ModelSummary>& model);
    void setRuns(const std::vector<RunEntry>& runs);
    void addRun(const RunEntry& run);          // or brings a known one up to date
    void setRunOnDisplay(const QString& path); // shown in bold; its errors stand beside the layers
    void resetErrors();
    void apply(const Event& event);

    const std::vector<RunEntry>& runs() const { return m_runs; }
    QModelIndex indexOfLayer(int block, const QString& layer) const;
    QModelIndex runsIndex() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    Node nodeOf(const QModelIndex& index) const;
    int blockOf(const QModelIndex& index) const;
    QString layerOf(const QModelIndex& index) const;
    QString modelName() const;
    QString nameOf(const QModelIndex& index) const;
    QString resultOf(const QModelIndex& index) const;
    QString toolTipOf(const QModelIndex& index) const;
    std::optional<double> errorOf(int block, const QString& layer) const; // empty layer: the block's mean

    std::optional<ModelSummary> m_model;
    std::vector<RunEntry> m_runs;
    QString m_runOnDisplay;
    std::map<std::pair<int, QString>, double> m_errors;
};

} // namespace precis
