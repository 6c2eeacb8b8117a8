// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/run_inputs.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

namespace precis {

std::optional<TextSource> textSource(const QString& path, const QString& documents) {
    TextSource source{.path = path.toStdString(), .documents = {}};
    if (documents.trimmed().isEmpty())
        return source;
    static const QRegularExpression kRange(QStringLiteral(R"(^\s*(\d{1,9})\s*(?:[-–]\s*(\d{1,9})\s*)?$)"));
    const QRegularExpressionMatch match = kRange.match(documents);
    if (!match.hasMatch())
        return std::nullopt;
    const int first = match.captured(1).toInt();
    const int last = match.captured(2).isEmpty() ? first : match.captured(2).toInt();
    if (last < first)
        return std::nullopt;
    source.documents = {first, last};
    return source;
}

QString documentsText(const TextSource& source) {
    return source.documents ? QStringLiteral("%1-%2").arg(source.documents->first).arg(source.documents->second)
                            : QString();
}

std::optional<EvaluationRequest> evaluationRequest(const RunInputs& inputs) {
    const std::optional<TextSource> text = textSource(inputs.evaluation, inputs.evaluationDocuments);
    if (inputs.evaluation.isEmpty() || !text)
        return std::nullopt;
    return EvaluationRequest{.text = *text, .protocol = inputs.protocol.toStdString()};
}

RunInputs inputsOf(const QuantizeRequest& request) {
    RunState state;
    state.calibration = request.calibration;
    if (request.evaluation) {
        state.evaluationText = request.evaluation->text;
        state.evaluationProtocol = request.evaluation->protocol;
    }
    return inputsOf(state);
}

RunInputs inputsOf(const RunState& run) {
    RunInputs inputs;
    inputs.calibration = QString::fromStdString(run.calibration.path);
    inputs.calibrationDocuments = documentsText(run.calibration);
    if (run.evaluationText) {
        inputs.evaluation = QString::fromStdString(run.evaluationText->path);
        inputs.evaluationDocuments = documentsText(*run.evaluationText);
        inputs.protocol = QString::fromStdString(run.evaluationProtocol);
    }
    return inputs;
}

QString textProblem(const QString& path, const QString& documents) {
    if (path.isEmpty())
        return {};
    if (!QFileInfo(path).isFile())
        return QCoreApplication::translate("RunInputs", "There is no such file.");
    if (!textSource(path, documents))
        return QCoreApplication::translate("RunInputs", "Documents are given as first-last, for example 0-299.");
    return {};
}

} // namespace precis
