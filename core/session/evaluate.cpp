// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs evaluate and generate.
#include "evaluation/generation.h"
#include "precis/error.h"
#include "precis/session.h"
#include "session/measure.h"
#include "session/run_files.h"
#include "session/subject.h"

#include <numbers>

namespace precis {

namespace {

void checkSameTokens(const OpenedSubject& subject, const OpenedSubject& base, const std::string& against) {
    if (subject.model.config.vocabulary != base.model.config.vocabulary ||
        subject.tokenizer->vocabularySize() != base.tokenizer->vocabularySize())
        throw Error(ErrorKind::BadInput, against, "has another vocabulary than the model it is compared with",
                    "Compare models that share a tokenizer");
}

// The measurement as an event, so that pages of the workbench see it like one made by the run itself.
PerplexityMeasured toEvent(const EvaluationReport& report, const OpenedSubject& subject) {
    const Recipe* recipe = subject.run ? &subject.run->recipe : nullptr;
    const std::uint64_t bits = linearLayerBits(subject.model.config, recipe);
    return {subject.run ? Subject::Run : Subject::Original,
            report.protocol,
            report.perplexity,
            report.standardError,
            report.tokens,
            static_cast<double>(bits) / static_cast<double>(linearLayerWeights(subject.model.config)),
            (bits + 7) / 8,
            report.seconds,
            report.windowNll};
}

} // namespace

std::optional<Problem> checkProtocol(const std::string& protocol) {
    try {
        parseProtocol(protocol);
        return {};
    } catch (const Error& error) {
        return Problem{"protocol", error.what()};
    }
}

EvaluationReport evaluate(const std::string& subjectFolder, const EvaluationRequest& request,
                          const std::string& against, const EventSink& sink, RunControl& control) {
    JobProgress progress(sink, control);
    progress.beginStage(Stage::Prepare, -1, 0, 0.02);
    const OpenedSubject subject = openSubject(subjectFolder);
    const EvaluationText text = prepareText(request, *subject.tokenizer);
    std::optional<OpenedSubject> base;
    if (!against.empty()) {
        base = openSubject(against);
        checkSameTokens(subject, *base, against);
    }

    EvaluationReport report;
    report.subject = subjectFolder;
    report.text = request.text.path;
    report.protocol = request.protocol;
    report.tokens = text.predictions;
    report.windows = static_cast<std::int64_t>(text.windows.size());
    const auto warn = [&](const std::string& warning) {
        if (warning.empty())
            return;
        report.warnings.push_back(warning);
        progress.emit(WarningRaised{warning});
    };
    if (subject.run)
        report.calibrationOverlap = calibrationOverlap(readCalibrationTokens(subjectFolder).tokens, text);
    warn(overlapWarning(report.calibrationOverlap, request.text));
    warn(contextWarning(text, subject.model.config));

    progress.beginStage(Stage::Evaluate, -1, 0.02, 1);
    const double start = progress.seconds();
    std::vector<const Model*> models{&subject.model};
    if (base)
        models.push_back(&base->model);
    const auto scores = scoreTokens(models, text.windows, [&](double share) { progress.advance(share); });
    const PerplexityStatistics statistics = perplexityOf(scores.front(), text.windows);
    report.seconds = progress.seconds() - start;
    report.meanNll = statistics.meanNll;
    report.perplexity = statistics.perplexity;
    report.standardError = statistics.standardError;
    report.bitsPerByte = statistics.meanNll / std::numbers::ln2 / text.bytesPerToken;
    report.windowNll = statistics.windowNll;
    if (base)
        report.divergence = divergenceOf(scores[0], scores[1]);

    const PerplexityMeasured measured = toEvent(report, subject);
    progress.emit(measured);
    try {
        if (subject.run)
            EventLog(subjectFolder).append(measured);
    } catch (const Error& error) {
        warn(std::string("The result is not kept in the run folder: ") + error.what()); // and not lost either
    }
    return report;
}

std::string generate(const GenerateRequest& request, const std::function<void(const std::string&)>& piece,
                     RunControl& control) {
    const OpenedSubject subject = openSubject(request.subject);
    const Tokenizer& tokenizer = *subject.tokenizer;
    std::vector<int> ids = tokenizer.encode(request.prompt, SpecialTokens::Recognized);
    const bool fromNothing = ids.empty();
    if (tokenizer.bos() && (tokenizer.addsBos() || fromNothing))
        ids.insert(ids.begin(), *tokenizer.bos());
    if (ids.empty())
        throw Error(ErrorKind::BadInput, "prompt", "is empty and the model has no beginning-of-sequence token",
                    "Give a prompt");
    std::string shown = tokenizer.decode(ids);
    std::vector<int> soFar = ids;
    const auto onToken = [&](int id) {
        control.poll();
        soFar.push_back(id);
        // A character may need several tokens: show text once it can no longer change.
        const std::string text = tokenizer.decode(soFar);
        const bool complete = !text.ends_with("\xEF\xBF\xBD");
        if (complete && text.size() > shown.size()) {
            if (piece)
                piece(text.substr(shown.size()));
            shown = text;
        }
    };
    const std::vector<int> all =
        generateTokens(subject.model, ids, {request.tokens - fromNothing, request.temperature, request.seed}, onToken);
    return tokenizer.decode(all);
}

} // namespace precis
