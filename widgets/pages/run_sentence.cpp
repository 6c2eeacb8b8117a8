// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/run_sentence.h"

#include "models/layer_error_model.h"
#include "models/perplexity_model.h"
#include "models/run_data.h"
#include "text/format.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace precis {

namespace {

constexpr double kSame = 1e-6; // two perplexities of one model differ by less

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(RunSentence)
};

QString folderName(const std::string& path) { return QFileInfo(QString::fromStdString(path)).fileName(); }

QString signedPercent(double fraction) {
    const QLocale locale;
    const QString number = locale.toString(std::abs(fraction) * 100, 'f', 1);
    return (fraction < 0 ? Sentence::tr("−%1 %") : Sentence::tr("+%1 %")).arg(number);
}

QString progress(const RunData& data) {
    const RunStarted& started = *data.started();
    const int count = started.blocks * started.layersPerBlock;
    const int done = data.layerErrors()->rowCount();
    const QString layers = formatCount(count);
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
        return Sentence::tr("All %1 layers are quantized to %2 bits per weight, in %3.")
            .arg(layers, formatBits(finished.bitsPerWeight), formatDuration(finished.seconds));
    }
}

QString cost(const PerplexityMeasured& original, const PerplexityMeasured& run) {
    const QString before = formatPerplexity(original.perplexity, 0);
    const QString after = formatPerplexity(run.perplexity, 0);
    const double change = run.perplexity / original.perplexity - 1;
    if (std::abs(change) < kSame)
        return Sentence::tr("Perplexity stays at %1.").arg(before);
    return (change > 0 ? Sentence::tr("Perplexity rises from %1 to %2 (%3).")
                       : Sentence::tr("Perplexity falls from %1 to %2 (%3)."))
        .arg(before, after, signedPercent(change));
}

QString gain(const PerplexityMeasured& original, const PerplexityMeasured& nearest, const PerplexityMeasured& run) {
    const QString value = formatPerplexity(nearest.perplexity, 0);
    if (std::abs(nearest.perplexity / run.perplexity - 1) < kSame)
        return Sentence::tr("That is what rounding to nearest gives.");
    if (run.perplexity > nearest.perplexity)
        return Sentence::tr("Rounding to nearest does better here, with %1.").arg(value);
    const double lost = nearest.perplexity - original.perplexity;
    if (lost <= 0 || run.perplexity < original.perplexity)
        return Sentence::tr("Rounding to nearest gives %1.").arg(value);
    return Sentence::tr("Rounding to nearest at the same bits gives %1: this recipe avoids %2 of the damage.")
        .arg(value, formatPercent((nearest.perplexity - run.perplexity) / lost));
}

} // namespace

QString describeOutcome(const RunData& data) {
    const QString protocol = data.protocol();
    const auto* original = data.perplexities()->find(Subject::Original, protocol);
    const auto* nearest = data.perplexities()->find(Subject::RoundToNearest, protocol);
    const auto* run = data.perplexities()->find(Subject::Run, protocol);
    QStringList sentences;
    if (data.started())
        sentences += progress(data);
    if (original && run) {
        sentences += cost(*original, *run);
        if (nearest)
            sentences += gain(*original, *nearest, *run);
    } else if (original && !data.started()) {
        sentences +=
            Sentence::tr("The original has a perplexity of %1 under %2. Start a run to see what fewer bits cost.")
                .arg(formatPerplexity(original->perplexity, original->standardError), protocol);
    } else if (data.finished() && data.finished()->outcome == Outcome::Done && !run) {
        sentences += Sentence::tr("Evaluate it to see what that cost.");
    }
    return sentences.join(u' ');
}

QString describeInputs(const RunData& data) {
    QStringList sentences;
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
