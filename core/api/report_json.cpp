// SPDX-License-Identifier: GPL-3.0-or-later
// Reports as JSON: report.json in a run folder and what the command line prints.
#include "event_fields.h"
#include "json_fields.h"
#include "precis/report.h"

namespace precis {

template <FieldsOf<LayerReport> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"block"}, self.block);
    visit({"layer"}, self.layer);
    visit({"rows"}, self.rows);
    visit({"columns"}, self.columns);
    visit({"bits_per_weight"}, self.bitsPerWeight);
    visit({"relative_output_error"}, self.relativeOutputError);
    visit({"seconds"}, self.seconds);
}

template <FieldsOf<RunReport> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"run"}, self.run);
    visit({"outcome"}, self.outcome);
    visit({"bits_per_weight"}, self.bitsPerWeight);
    visit({"bytes"}, self.bytes);
    visit({"seconds"}, self.seconds);
    visit({"peak_memory_bytes"}, self.peakMemoryBytes);
    visit({"layers"}, self.layers);
    visit({"perplexities"}, self.perplexities);
    visit({"warnings"}, self.warnings);
    visit({"error"}, self.error);
}

template <FieldsOf<Divergence> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"kl_divergence"}, self.klDivergence);
    visit({"kl_standard_error"}, self.klStandardError);
    visit({"top1_agreement"}, self.top1Agreement);
    visit({"perplexity_ratio"}, self.perplexityRatio);
    visit({"perplexity_ratio_standard_error"}, self.perplexityRatioStandardError);
}

// The divergence is not a key of its own: its fields stand beside the others.
template <FieldsOf<EvaluationReport> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"subject"}, self.subject);
    visit({"text"}, self.text);
    visit({"protocol"}, self.protocol);
    visit({"perplexity"}, self.perplexity);
    visit({"standard_error"}, self.standardError);
    visit({"mean_nll"}, self.meanNll);
    visit({"bits_per_byte"}, self.bitsPerByte);
    visit({"tokens"}, self.tokens);
    visit({"windows"}, self.windows);
    visit({"seconds"}, self.seconds);
    visit({"calibration_overlap"}, self.calibrationOverlap);
    visit({"warnings"}, self.warnings);
    visit({"window_nll"}, self.windowNll);
}

template <FieldsOf<LayerShape> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"layer"}, self.layer);
    visit({"rows"}, self.rows);
    visit({"columns"}, self.columns);
}

template <FieldsOf<PlantedOutliers> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"channels"}, self.channels);
    visit({"factor"}, self.factor);
    visit({"seed"}, self.seed);
}

template <FieldsOf<ModelSummary> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"path"}, self.path);
    visit({"family"}, self.family);
    visit({"stored_type"}, self.storedType);
    visit({"blocks"}, self.blocks);
    visit({"hidden"}, self.hidden);
    visit({"mlp_hidden"}, self.mlpHidden);
    visit({"heads"}, self.heads);
    visit({"key_value_heads"}, self.keyValueHeads);
    visit({"head_dim"}, self.headDim);
    visit({"vocabulary"}, self.vocabulary);
    visit({"context_tokens"}, self.contextTokens);
    visit({"tied_head"}, self.tiedHead);
    visit({"tokenizer"}, self.tokenizer);
    visit({"parameters"}, self.parameters);
    visit({"linear_parameters"}, self.linearParameters);
    visit({"file_bytes"}, self.fileBytes);
    visit({"planted_outliers"}, self.plantedOutliers);
    visit({"layers"}, self.layers);
    visit({"outliers"}, self.outliers);
    visit({"warnings"}, self.warnings);
}

template <FieldsOf<SingleLayerReport> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"relative_output_error"}, self.relativeOutputError);
    visit({"bits_per_weight"}, self.bitsPerWeight);
    visit({"seconds"}, self.seconds);
    visit({"warnings"}, self.warnings);
}

std::string toJson(const RunReport& report) { return prettyJson(fieldsToJson(report)); }

std::string toJson(const EvaluationReport& report) {
    Json json = fieldsToJson(report);
    if (report.divergence)
        json.update(fieldsToJson(*report.divergence));
    return prettyJson(json);
}

std::string toJson(const ModelSummary& summary) { return prettyJson(fieldsToJson(summary)); }

std::string toJson(const PlantedOutliers& planted) { return prettyJson(fieldsToJson(planted)); }

std::string toJson(const SingleLayerReport& report) { return prettyJson(fieldsToJson(report)); }

RunReport runReportFromJson(std::string_view text) {
    RunReport report;
    JsonReader reader;
    reader.read(parseJson(text, "report.json"), report, "");
    if (!reader.problems().empty())
        throw Error(ErrorKind::BadFormat, "report.json",
                    reader.problems().front().path + " " + reader.problems().front().what,
                    "Use the Precis that wrote it, or a newer one");
    return report;
}

} // namespace precis
