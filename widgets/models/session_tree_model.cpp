// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session_tree_model.h"

#include "text/format.h"

#include <QDir>
#include <QFileInfo>
#include <QFont>

#include <algorithm>

namespace precis {

namespace {

// An index's id says what kind of row it is and, for layers, in which block.
enum Kind : quintptr { TopKind, BlockKind, LayerKind, RunKind };
constexpr quintptr kKinds = 4;

Kind kindOf(const QModelIndex& index) { return static_cast<Kind>(index.internalId() % kKinds); }

} // namespace

void SessionTreeModel::setModel(const std::optional<ModelSummary>& model) {
    beginResetModel();
    m_model = model;
    m_errors.clear();
    endResetModel();
}

void SessionTreeModel::setRuns(const std::vector<RunEntry>& runs) {
    if (runs == m_runs)
        return;
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

void SessionTreeModel::addRun(const RunEntry& run) {
    const auto known = std::ranges::find(m_runs, run.path, &RunEntry::path);
    if (known != m_runs.end()) {
        *known = run;
        const int row = static_cast<int>(known - m_runs.begin());
        Q_EMIT dataChanged(index(row, Name, runsIndex()), index(row, Result, runsIndex()));
        return;
    }
    beginInsertRows(runsIndex(), 0, 0);
    m_runs.insert(m_runs.begin(), run);
    endInsertRows();
}

void SessionTreeModel::setRunOnDisplay(const QString& path) {
    m_runOnDisplay = path;
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, Name, runsIndex()), index(rowCount(runsIndex()) - 1, Result, runsIndex()),
                           {Qt::FontRole});
}

void SessionTreeModel::resetErrors() {
    m_errors.clear();
    if (!m_model || m_model->blocks == 0)
        return;
    const QModelIndex model = index(0, 0);
    Q_EMIT dataChanged(index(0, Result, model), index(m_model->blocks - 1, Result, model), {Qt::DisplayRole});
}

void SessionTreeModel::apply(const Event& event) {
    if (const auto* checkpoint = std::get_if<CheckpointWritten>(&event)) {
        const auto run = std::ranges::find(m_runs, m_runOnDisplay, &RunEntry::path);
        if (run != m_runs.end() && run->outcome == Outcome::Running) {
            RunEntry grown = *run;
            grown.finishedBlocks = checkpoint->block + 1;
            addRun(grown);
        }
    }
    const auto* quantized = std::get_if<LayerQuantized>(&event);
    if (!quantized)
        return;
    const QString layer = QString::fromStdString(quantized->layer);
    m_errors[{quantized->block, layer}] = quantized->relativeOutputError;
    const QModelIndex changed = indexOfLayer(quantized->block, layer);
    if (!changed.isValid())
        return;
    const QModelIndex block = changed.parent();
    Q_EMIT dataChanged(changed.siblingAtColumn(Result), changed.siblingAtColumn(Result), {Qt::DisplayRole});
    Q_EMIT dataChanged(block.siblingAtColumn(Result), block.siblingAtColumn(Result), {Qt::DisplayRole});
}

QModelIndex SessionTreeModel::indexOfLayer(int block, const QString& layer) const {
    if (!m_model || block < 0 || block >= m_model->blocks)
        return {};
    const QModelIndex blockIndex = index(block, 0, index(0, 0));
    const auto found = std::ranges::find(m_model->layers, layer.toStdString(), &LayerShape::layer);
    if (found == m_model->layers.end())
        return blockIndex;
    return index(static_cast<int>(found - m_model->layers.begin()), 0, blockIndex);
}

QModelIndex SessionTreeModel::runsIndex() const { return createIndex(m_model ? 1 : 0, 0, quintptr(TopKind)); }

QModelIndex SessionTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(TopKind));
    switch (nodeOf(parent)) {
    case Node::Model:
        return createIndex(row, column, quintptr(BlockKind));
    case Node::Runs:
        return createIndex(row, column, quintptr(RunKind));
    default:
        return createIndex(row, column, LayerKind + kKinds * static_cast<quintptr>(parent.row()));
    }
}

QModelIndex SessionTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid())
        return {};
    switch (kindOf(child)) {
    case BlockKind:
        return createIndex(0, 0, quintptr(TopKind));
    case LayerKind:
        return createIndex(static_cast<int>(child.internalId() / kKinds), 0, quintptr(BlockKind));
    case RunKind:
        return runsIndex();
    default:
        return {};
    }
}

int SessionTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return m_model ? 2 : 1;
    if (parent.column() != 0)
        return 0;
    switch (nodeOf(parent)) {
    case Node::Model:
        return m_model->blocks;
    case Node::Block:
        return static_cast<int>(m_model->layers.size());
    case Node::Runs:
        return static_cast<int>(m_runs.size());
    default:
        return 0;
    }
}

int SessionTreeModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant SessionTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Node node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? nameOf(index) : resultOf(index);
    case Qt::ToolTipRole:
        return toolTipOf(index);
    case Qt::TextAlignmentRole:
        return index.column() == Result ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::FontRole: {
        QFont font;
        font.setBold(node == Node::Model || node == Node::Runs ||
                     (node == Node::Run && m_runs[static_cast<std::size_t>(index.row())].path == m_runOnDisplay));
        return font.bold() ? QVariant(font) : QVariant();
    }
    case NodeRole:
        return static_cast<int>(node);
    case BlockRole:
        return blockOf(index);
    case LayerRole:
        return layerOf(index);
    case PathRole:
        if (node == Node::Run)
            return m_runs[static_cast<std::size_t>(index.row())].path;
        return node == Node::Model ? QVariant(QString::fromStdString(m_model->path)) : QVariant();
    case ResumableRole:
        return node == Node::Run && m_runs[static_cast<std::size_t>(index.row())].isResumable();
    default:
        return {};
    }
}

QVariant SessionTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return section == Name ? tr("Name") : tr("Result");
    if (role == Qt::ToolTipRole && section == Result)
        return tr("Relative output error of a layer, mean over a block, outcome of a run.");
    return {};
}

SessionTreeModel::Node SessionTreeModel::nodeOf(const QModelIndex& index) const {
    switch (kindOf(index)) {
    case BlockKind:
        return Node::Block;
    case LayerKind:
        return Node::Layer;
    case RunKind:
        return Node::Run;
    default:
        return m_model && index.row() == 0 ? Node::Model : Node::Runs;
    }
}

int SessionTreeModel::blockOf(const QModelIndex& index) const {
    switch (kindOf(index)) {
    case BlockKind:
        return index.row();
    case LayerKind:
        return static_cast<int>(index.internalId() / kKinds);
    default:
        return -1;
    }
}

QString SessionTreeModel::layerOf(const QModelIndex& index) const {
    return kindOf(index) == LayerKind
               ? QString::fromStdString(m_model->layers[static_cast<std::size_t>(index.row())].layer)
               : QString();
}

QString SessionTreeModel::modelName() const { return QDir(QString::fromStdString(m_model->path)).dirName(); }

QString SessionTreeModel::nameOf(const QModelIndex& index) const {
    switch (nodeOf(index)) {
    case Node::Model:
        return m_model->plantedOutliers ? tr("%1 (planted outliers)").arg(modelName()) : modelName();
    case Node::Runs:
        return tr("Runs");
    case Node::Block:
        return tr("Block %1").arg(formatCount(index.row()));
    case Node::Layer:
        return layerOf(index);
    case Node::Run:
        return m_runs[static_cast<std::size_t>(index.row())].name;
    }
    return {};
}

QString SessionTreeModel::resultOf(const QModelIndex& index) const {
    switch (nodeOf(index)) {
    case Node::Block:
    case Node::Layer: {
        const std::optional<double> error = errorOf(blockOf(index), layerOf(index));
        return error ? formatNumber(*error, 3) : QString();
    }
    case Node::Run: {
        const RunEntry& run = m_runs[static_cast<std::size_t>(index.row())];
        return run.isResumable() ? tr("%1 of %2", "finished blocks of all blocks")
                                       .arg(formatCount(run.finishedBlocks), formatCount(run.blocks))
                                 : labelOf(run.outcome);
    }
    default:
        return {};
    }
}

QString SessionTreeModel::toolTipOf(const QModelIndex& index) const {
    switch (nodeOf(index)) {
    case Node::Model:
        return tr("%1\nFamily %2, %3 parameters, stored as %4.")
            .arg(QString::fromStdString(m_model->path), QString::fromStdString(m_model->family),
                 formatCount(m_model->parameters), QString::fromStdString(m_model->storedType));
    case Node::Runs:
        return tr("Runs in the folder for runs. Open one to see it again.");
    case Node::Layer: {
        const LayerShape& shape = m_model->layers[static_cast<std::size_t>(index.row())];
        return tr("%1, outputs × inputs: %2").arg(layerOf(index), formatShape(shape.rows, shape.columns));
    }
    case Node::Run: {
        const RunEntry& run = m_runs[static_cast<std::size_t>(index.row())];
        return tr("%1\nRecipe %2, %3 of %4 blocks finished, %5.")
            .arg(run.path, run.recipe, formatCount(run.finishedBlocks), formatCount(run.blocks), labelOf(run.outcome));
    }
    default:
        return {};
    }
}

std::optional<double> SessionTreeModel::errorOf(int block, const QString& layer) const {
    if (!layer.isEmpty()) {
        const auto found = m_errors.find({block, layer});
        return found == m_errors.end() ? std::nullopt : std::optional(found->second);
    }
    double sum = 0;
    int count = 0;
    for (auto it = m_errors.lower_bound({block, QString()}); it != m_errors.end() && it->first.first == block; ++it) {
        sum += it->second;
        ++count;
    }
    return count == 0 ? std::nullopt : std::optional(sum / count);
}

} // namespace precis
