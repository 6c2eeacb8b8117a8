// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/bits_text.h"

#include "text/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace precis {

namespace {

struct BitsText {
    Q_DECLARE_TR_FUNCTIONS(BitsText)
};

QString count(double value) { return formatNumber(value, 6); }

// In bits per weight, fine enough for the scales of large groups.
QString rate(double value) { return QLocale().toString(value, 'f', 3); }

QString codesFormula(const WeightOptions& weights) {
    if (weights.format == WeightFormat::Codebook) {
        const CodebookOptions& options = weights.codebook;
        const double codeBits = std::round(options.bits * options.dimension);
        return BitsText::tr("A code of %1 bits for every %2 weights = %3 bits per weight.")
            .arg(count(codeBits), count(options.dimension), rate(codeBits / options.dimension));
    }
    if (weights.format == WeightFormat::Additive) {
        const AdditiveOptions& options = weights.additive;
        const QString basic =
            BitsText::tr("%1 × %2 bits for every %3 weights = %4 bits per weight.")
                .arg(count(options.codebooks), count(options.codeBits), count(options.dimension),
                     rate(static_cast<double>(options.codebooks * options.codeBits) / options.dimension));
        if (options.extendedCodebooks == 0)
            return basic;
        return basic + u' ' +
               BitsText::tr("For %1 of the channels, rounded down to whole vectors, %2 × %3 bits "
                            "more = %4 bits per weight.")
                   .arg(formatShare(options.criticalShare), count(options.extendedCodebooks),
                        count(options.extendedCodeBits),
                        rate(options.criticalShare * options.extendedCodebooks * options.extendedCodeBits /
                             options.dimension));
    }
    return BitsText::tr("A code of %1 bits for every weight.").arg(count(weights.uniform.bits));
}

QString codebooksFormula(const CodebookOptions& options) {
    const double entries = std::pow(2, std::round(options.bits * options.dimension));
    const double each = entries * options.dimension * options.codebookBits / options.groupWeights;
    if (options.svdShare > 0 && options.dimension == 1)
        return BitsText::tr("Of %1 codewords for every %2 weights, %3 of the singular values, "
                            "in %4 bits.")
            .arg(count(entries), count(options.groupWeights), formatPercent(options.svdShare),
                 count(options.codebookBits));
    return BitsText::tr("%1 codewords × %2 numbers × %3 bits / %4 weights = %5 bits per weight.")
        .arg(count(entries), count(options.dimension), count(options.codebookBits), count(options.groupWeights),
             rate(each));
}

QString codebooksFormula(const AdditiveOptions& options) {
    const auto each = [&](int codebooks, int codeBits) {
        return BitsText::tr("%1 × %2 codewords × %3 numbers × %4 bits")
            .arg(count(codebooks), count(std::pow(2, codeBits)), count(options.dimension), count(options.codebookBits));
    };
    QString sizes = each(options.codebooks, options.codeBits);
    if (options.extendedCodebooks > 0)
        sizes += QStringLiteral(" + ") + each(options.extendedCodebooks, options.extendedCodeBits);
    return options.sharedCodebooks ? BitsText::tr("%1 for layers with the same input together.").arg(sizes)
                                   : BitsText::tr("%1 for every layer.").arg(sizes);
}

QString scalesFormula(const WeightOptions& weights) {
    QStringList parts;
    if (weights.format == WeightFormat::Codebook) {
        const CodebookOptions& options = weights.codebook;
        if (options.codebookBits < 16)
            parts += BitsText::tr("A scale of 16 bits for each codebook / %1 weights = %2 bits "
                                  "per weight.")
                         .arg(count(options.groupWeights), rate(16.0 / options.groupWeights));
        if (options.scaleBlock > 0)
            parts += BitsText::tr("A scale of 4 bits for every %1 weights = %2 bits per "
                                  "weight, and their grids.")
                         .arg(count(options.scaleBlock), rate(4.0 / options.scaleBlock));
        return parts.join(u' ');
    }
    if (weights.format == WeightFormat::Additive)
        return weights.additive.extendedCodebooks > 0
                   ? BitsText::tr("A scale of 16 bits for every row, and which channels are "
                                  "critical.")
                   : BitsText::tr("A scale of 16 bits for every row.");
    const UniformOptions& options = weights.uniform;
    const int step = options.stepType == StepType::Float16 ? 16 : 32, zero = options.symmetric ? 0 : options.bits;
    if (options.groupSize < 0)
        return BitsText::tr("A step of %1 bits and a zero point of %2 for every row.").arg(count(step), count(zero));
    return BitsText::tr("(Step of %1 bits + zero point of %2) / %3 weights = %4 bits per weight.")
        .arg(count(step), count(zero), count(options.groupSize),
             rate(static_cast<double>(step + zero) / options.groupSize));
}

} // namespace

std::vector<BitsPart> bitsParts(const BitsBreakdown& bits, const Recipe& recipe) {
    const bool hasOverrides = std::ranges::any_of(recipe.overrides, [](const LayerOverride& line) {
        return line.bits.has_value() || line.groupSize.has_value();
    });
    const auto ofLayers = [&](const QString& formula) {
        return hasOverrides && !formula.isEmpty()
                   ? formula + u' ' + BitsText::tr("Overrides change it for some layers.")
                   : formula;
    };
    const QString untouched = BitsText::tr("16 bits for every number.");
    std::vector<BitsPart> parts{
        {BitsKind::Codes, bits.codes, BitsText::tr("Codes"), ofLayers(codesFormula(recipe.weights))},
        {BitsKind::Codebooks, bits.codebooks, BitsText::tr("Codebooks"),
         ofLayers(recipe.weights.format == WeightFormat::Additive ? codebooksFormula(recipe.weights.additive)
                                                                  : codebooksFormula(recipe.weights.codebook))},
        {BitsKind::Scales, bits.scales, BitsText::tr("Scales"), ofLayers(scalesFormula(recipe.weights))},
        {BitsKind::Untouched, bits.untouched, BitsText::tr("Layers left alone"), untouched},
        {BitsKind::Embeddings, bits.embeddings, BitsText::tr("Embedding and head"), untouched},
        {BitsKind::Norms, bits.norms, BitsText::tr("Norms and biases"), untouched}};
    std::erase_if(parts, [](const BitsPart& part) { return part.bits == 0; });
    return parts;
}

QString describePart(const BitsPart& part, const BitsBreakdown& bits) {
    const QString size = formatBytes((part.bits + 7) / 8);
    if (part.kind == BitsKind::Embeddings || part.kind == BitsKind::Norms || bits.weights <= 0)
        return size;
    return BitsText::tr("%1 bits per weight, %2")
        .arg(rate(static_cast<double>(part.bits) / static_cast<double>(bits.weights)), size);
}

} // namespace precis
