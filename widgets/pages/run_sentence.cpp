// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/run_sentence.h"

#include "models/layer_error_model.h"
#include "models/perplexity_model.h"
#include "models/run_data.h"
#include "text/format.h"
#include "text/training_text.h"

#include <precis/outcome.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace precis {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(RunSentence)
};

QString folderName(const std::string& path) { return QFileInfo(QString::fromStdString(path)).fileName(); }

QString inWords(const Quantity& quantity) {
    switch (quantity.kind) {
    case Quantity::Kind::Count:
        return formatCount(static_cast<qint64>(quantity.value));
    case Quantity::Kind::Bits:
        return formatBits(quantity.value);
    case Quantity::Kind::Bytes:
        return formatBytes(static_cast<quint64>(quantity.value));
    case Quantity::Kind::Perplexity:
        return formatPerplexity(quantity.value, 0);
    case Quantity::Kind::Share:
        return formatPercent(quantity.value);
    case Quantity::Kind::Change:
        return (quantity.value < 0 ? Sentence::tr("−%1 %") : Sentence::tr("+%1 %"))
            .arg(QLocale().toString(std::abs(quantity.value) * 100, 'f', 1));
    }
    return {};
}

QString inWords(const std::vector<Phrase>& phrases) {
    QStringList parts;
    for (const Phrase& phrase : phrases) {
        QString part = QCoreApplication::translate("Outcome", phrase.text);
        for (const Quantity& quantity : phrase.quantities)
            part = part.arg(inWords(quantity));
        parts += part;
    }
    return parts.join(Sentence::tr("; ")) + Sentence::tr(".");
}

OutcomeNumbers outcomeNumbers(const RunData& data) {
    const auto perplexity = [&](Subject subject) -> std::optional<double> {
        const auto* measured = data.perplexities()->find(subject, data.protocol());
        return measured ? std::optional(measured->perplexity) : std::nullopt;
    };
    OutcomeNumbers numbers{.layers = data.layerErrors()->rowCount(),
                           .bitsPerWeight = data.finished()->bitsPerWeight,
                           .bytes = 0,
                           .originalBytes = 0,
                           .original = perplexity(Subject::Original),
                           .roundToNearest = perplexity(Subject::RoundToNearest),
                           .run = perplexity(Subject::Run),
                           .floor = {}};
    double weights = 0;
    for (const LayerQuantized& layer : data.layerErrors()->layers())
        weights += static_cast<double>(layer.rows) * layer.columns;
    numbers.bytes = static_cast<std::uint64_t>(std::llround(weights * numbers.bitsPerWeight / 8));
    numbers.originalBytes = static_cast<std::uint64_t>(2 * weights);
    const auto* run = data.perplexities()->find(Subject::Run, data.protocol());
    if (data.origin() && data.origin()->floor && run && run->tokens == data.origin()->floor->tokens &&
        data.protocol().toStdString() == data.origin()->state.evaluationProtocol)
        numbers.floor = data.origin()->floor->perplexity;
    return numbers;
}

QString progress(const RunData& data) {
    const RunStarted& started = *data.started();
    const int count = started.blocks * started.layersPerBlock;
    const int done = data.layerErrors()->rowCount();
    const QString layers = formatCount(count);
    if (data.isRunning() && data.training().isTraining()) {
        const WindowStarted& window = data.training().latest()->started;
        return Sentence::tr("The run is under way: window %1 of %2 is being trained (%3).")
            .arg(formatCount(window.window + 1), formatCount(window.windows),
                 nameOfBlocks(window.firstBlock, window.lastBlock));
    }
    if (data.isRunning() && done >= count)
        return Sentence::tr("All %1 layers are quantized; the result is being measured.").arg(layers);
    if (data.isRunning())
        return Sentence::tr("The run is under way: %1 of %2 layers are quantized.").arg(formatCount(done), layers);
    const RunFinished& finished = *data.finished();
    switch (finished.outcome) {
    case Outcome::Failed:
        return Sentence::tr("The run failed after %1 of %2 layers: %3")
            .arg(formatCount(done), layers, QString::fromStdString(finished.error));
    case Outcome::Stopped:
        return Sentence::tr(
                   "The run was stopped after %1 of %2 layers. Its finished blocks are kept: it can be resumed.")
            .arg(formatCount(done), layers);
    default:
        return inWords(outcomePhrases(outcomeNumbers(data)));
    }
}

// What training brought; empty when there was none.
QString trainingResult(const RunData& data) {
    const auto remaining = data.training().remainingLoss();
    if (!remaining)
        return {};
    const QString windows = formatCount(static_cast<qint64>(data.training().windows().size()));
    if (const auto heldOut = data.training().remainingHeldOutLoss())
        return Sentence::tr("Training brought the loss of %1 windows of blocks down to %2 of where it began, to %3 on "
                            "held-out text.")
            .arg(windows, formatPercent(*remaining), formatPercent(*heldOut));
    return Sentence::tr("Training brought the loss of %1 windows of blocks down to %2 of where it began.")
        .arg(windows, formatPercent(*remaining));
}

} // namespace

QString describeOutcome(const RunData& data) {
    const QString protocol = data.protocol();
    const auto* original = data.perplexities()->find(Subject::Original, protocol);
    const auto* run = data.perplexities()->find(Subject::Run, protocol);
    QStringList sentences;
    if (data.started())
        sentences += progress(data);
    if (const QString trained = trainingResult(data); !trained.isEmpty() && !data.isRunning())
        sentences += trained;
    if (original && !data.started()) {
        sentences +=
            Sentence::tr("The original has a perplexity of %1 under %2. Start a run to see what fewer bits cost.")
                .arg(formatPerplexity(original->perplexity, original->standardError), protocol);
    } else if (data.finished() && data.finished()->outcome == Outcome::Done && !run) {
        sentences += Sentence::tr("Evaluate it to see what that cost.");
    }
    return sentences.join(u' ');
}

QString describePlanted(const RunData& data) {
    if (!data.model() || !data.model()->plantedOutliers)
        return {};
    const PlantedOutliers& planted = *data.model()->plantedOutliers;
    return Sentence::tr("The model's outliers are planted: %1 channels were made %2 times as large.")
        .arg(formatCount(static_cast<qint64>(planted.channels.size())), formatNumber(planted.factor));
}

QString describeInputs(const RunData& data) {
    QStringList sentences;
    if (const QString planted = describePlanted(data); !planted.isEmpty())
        sentences += planted;
    if (data.started()) {
        const RunStarted& started = *data.started();
        sentences +=
            Sentence::tr("Recipe %1 on %2.").arg(QString::fromStdString(started.recipe), folderName(started.model));
        const QString windows = formatCount(started.calibrationWindows);
        const QString tokens = formatCount(started.calibrationWindowTokens);
        if (started.calibrationWindows > 0 && started.calibrationWindows == started.calibrationWindowsRequested)
            sentences += Sentence::tr("Calibrated on %1 token windows of %2 tokens.").arg(windows, tokens);
        else if (started.calibrationWindows > 0)
            sentences += Sentence::tr("Calibrated on %1 token windows of %2 tokens; %3 were asked for.")
                             .arg(windows, tokens, formatCount(started.calibrationWindowsRequested));
    }
    const auto* measured = data.perplexities()->find(Subject::Original, data.protocol());
    measured = measured ? measured : data.perplexities()->find(Subject::Run, data.protocol());
    if (measured)
        sentences += Sentence::tr("Perplexity under the protocol %1, over %2 predictions.")
                         .arg(data.protocol(), formatCount(measured->tokens));
    return sentences.join(u' ');
}

} // namespace precis
