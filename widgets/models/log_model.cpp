// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log_model.h"

#include "text/format.h"
#include "text/training_text.h"

#include <QApplication>
#include <QStyle>

#include <optional>

namespace precis {

namespace {

constexpr int kMaximumRows = 20000; // the oldest go first; events.jsonl keeps everything

constexpr double kNoTime = -1;

struct Line {
    Severity severity;
    QString message;
};

Line information(const QString& message) { return {Severity::Information, message}; }

// What an event says in one sentence; nothing for those that views show better.
struct Describe {
    std::optional<Line> operator()(const RunStarted& event) const {
        const QString name = QString::fromStdString(event.recipe);
        const QString windows = formatCount(event.calibrationWindows);
        if (event.firstBlock > 0)
            return information(LogModel::tr("Resumed recipe %1 at block %2 of %3.")
                                   .arg(name, formatCount(event.firstBlock), formatCount(event.blocks)));
        return information(
            LogModel::tr("Started recipe %1: %2 blocks, %3 calibration windows (%4 asked for) of %5 tokens.")
                .arg(name, formatCount(event.blocks), windows, formatCount(event.calibrationWindowsRequested),
                     formatCount(event.calibrationWindowTokens)));
    }
    std::optional<Line> operator()(const LayerQuantized& event) const {
        return information(LogModel::tr("Block %1, %2: relative output error %3 at %4 bits per weight, %5.")
                               .arg(formatCount(event.block), QString::fromStdString(event.layer),
                                    formatNumber(event.relativeOutputError, 3), formatBits(event.bitsPerWeight),
                                    formatDuration(event.seconds)));
    }
    std::optional<Line> operator()(const WindowFinished& event) const {
        return Line{event.fellBack ? Severity::Warning : Severity::Information, describeWindow(event)};
    }
    std::optional<Line> operator()(const PerplexityMeasured& event) const {
        return information(LogModel::tr("%1: perplexity %2 (%3, %4 predictions).")
                               .arg(labelOf(event.subject), formatPerplexity(event.perplexity, event.standardError),
                                    QString::fromStdString(event.protocol), formatCount(event.tokens)));
    }
    std::optional<Line> operator()(const CheckpointWritten& event) const {
        return information(LogModel::tr("Block %1 is saved.").arg(formatCount(event.block)));
    }
    std::optional<Line> operator()(const WarningRaised& event) const {
        return Line{Severity::Warning, QString::fromStdString(event.message)};
    }
    std::optional<Line> operator()(const RunFinished& event) const {
        if (event.outcome == Outcome::Failed)
            return Line{Severity::Error, QString::fromStdString(event.error)};
        if (event.outcome == Outcome::Stopped)
            return information(LogModel::tr("Stopped. Finished blocks are kept; resume continues behind them."));
        return information(LogModel::tr("Done in %1: %2 bits per weight, at most %3 of memory.")
                               .arg(formatDuration(event.seconds), formatBits(event.bitsPerWeight),
                                    formatBytes(event.peakMemoryBytes)));
    }
    template <class Other>
    std::optional<Line> operator()(const Other&) const {
        return std::nullopt;
    }
};

} // namespace

void LogModel::reset() {
    beginResetModel();
    m_entries.clear();
    m_elapsed = 0;
    endResetModel();
}

void LogModel::apply(const Event& event) {
    if (const auto* progress = std::get_if<StageProgress>(&event))
        m_elapsed = progress->elapsed;
    else if (std::holds_alternative<RunStarted>(event))
        m_elapsed = 0;
    if (const std::optional<Line> line = std::visit(Describe{}, event))
        append({m_elapsed, line->severity, line->message});
}

void LogModel::add(Severity severity, const QString& message) { append({kNoTime, severity, message}); }

void LogModel::append(const Entry& entry) {
    if (rowCount() >= kMaximumRows) {
        beginRemoveRows({}, 0, 0);
        m_entries.pop_front();
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount());
    m_entries.push_back(entry);
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Entry& entry = m_entries[static_cast<std::size_t>(index.row())];
    if (role == SeverityRole)
        return static_cast<int>(entry.severity);
    if (index.column() == Elapsed) {
        if (role == Qt::DisplayRole)
            return entry.elapsed < 0 ? QString() : formatDuration(entry.elapsed);
        if (role == Qt::TextAlignmentRole)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    if (role == Qt::DisplayRole)
        return QString(entry.message).replace(QLatin1Char('\n'), QLatin1Char(' '));
    if (role == Qt::ToolTipRole)
        return entry.message;
    if (role == Qt::DecorationRole && entry.severity != Severity::Information)
        return QApplication::style()->standardIcon(entry.severity == Severity::Warning ? QStyle::SP_MessageBoxWarning
                                                                                       : QStyle::SP_MessageBoxCritical);
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section == Elapsed ? tr("Time") : tr("Message");
}

} // namespace precis
