// SPDX-License-Identifier: GPL-3.0-or-later
// RunInputs: the texts a run is calibrated and evaluated on, and where its folder goes.
#pragma once

#include <precis/session.h>

#include <QString>

#include <optional>

namespace precis {

struct RunInputs {
    QString calibration;
    QString calibrationDocuments; // "0-299", or empty for all
    QString evaluation;           // empty: the run ends without measuring perplexity
    QString evaluationDocuments;
    QString protocol = QStringLiteral("gptq:2048");
    bool operator==(const RunInputs&) const = default;
};

// What a text's file and document range make; nothing when the range is not of the form "first-last".
std::optional<TextSource> textSource(const QString& path, const QString& documents);
QString documentsText(const TextSource& source);

// Nothing when there is no evaluation text.
std::optional<EvaluationRequest> evaluationRequest(const RunInputs& inputs);

// What a run is or was made with.
RunInputs inputsOf(const QuantizeRequest& request);
RunInputs inputsOf(const RunState& run);

// Why a text cannot be used, empty when it can.
QString textProblem(const QString& path, const QString& documents);

} // namespace precis
