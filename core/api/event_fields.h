// SPDX-License-Identifier: GPL-3.0-or-later
// Field lists of the events: the keys in events.jsonl.
#pragma once

#include "precis/events.h"

namespace precis {

// The value of "event" in a line.
template <class T>
constexpr std::string_view kEventName = {};
template <>
inline constexpr std::string_view kEventName<RunStarted> = "run_started";
template <>
inline constexpr std::string_view kEventName<StageStarted> = "stage_started";
template <>
inline constexpr std::string_view kEventName<StageProgress> = "stage_progress";
template <>
inline constexpr std::string_view kEventName<LayerQuantized> = "layer_quantized";
template <>
inline constexpr std::string_view kEventName<WindowStarted> = "window_started";
template <>
inline constexpr std::string_view kEventName<OptimizerStep> = "optimizer_step";
template <>
inline constexpr std::string_view kEventName<EpochFinished> = "epoch_finished";
template <>
inline constexpr std::string_view kEventName<WindowFinished> = "window_finished";
template <>
inline constexpr std::string_view kEventName<RoundingTaken> = "rounding_taken";
template <>
inline constexpr std::string_view kEventName<SnapshotTaken> = "snapshot_taken";
template <>
inline constexpr std::string_view kEventName<PerplexityMeasured> = "perplexity_measured";
template <>
inline constexpr std::string_view kEventName<CheckpointWritten> = "checkpoint_written";
template <>
inline constexpr std::string_view kEventName<WarningRaised> = "warning_raised";
template <>
inline constexpr std::string_view kEventName<RunFinished> = "run_finished";

template <FieldsOf<RunStarted> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"run"}, self.run);
    visit({"recipe"}, self.recipe);
    visit({"model"}, self.model);
    visit({"blocks"}, self.blocks);
    visit({"layers_per_block"}, self.layersPerBlock);
    visit({"first_block"}, self.firstBlock);
    visit({"calibration_windows_requested"}, self.calibrationWindowsRequested);
    visit({"calibration_windows"}, self.calibrationWindows);
    visit({"calibration_window_tokens"}, self.calibrationWindowTokens);
    visit({"threads"}, self.threads);
}

template <FieldsOf<StageStarted> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"stage"}, self.stage);
    visit({"block"}, self.block);
}

template <FieldsOf<StageProgress> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"stage"}, self.stage);
    visit({"fraction"}, self.fraction);
    visit({"elapsed"}, self.elapsed);
    visit({"seconds_left"}, self.secondsLeft);
    visit({"memory_bytes"}, self.memoryBytes);
}

template <FieldsOf<LayerQuantized> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"block"}, self.block);
    visit({"layer"}, self.layer);
    visit({"rows"}, self.rows);
    visit({"columns"}, self.columns);
    visit({"bits_per_weight"}, self.bitsPerWeight);
    visit({"relative_output_error"}, self.relativeOutputError);
    visit({"seconds"}, self.seconds);
}

template <FieldsOf<OutlierThresholds> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"coarse"}, self.coarse);
    visit({"fine"}, self.fine);
    visit({"kept"}, self.kept);
}

template <FieldsOf<PreprocessedLayer> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"weight_abs_max"}, self.weightAbsMax);
    visit({"input_abs_max"}, self.inputAbsMax);
    visit({"inputs"}, self.inputs);
    visit({"weights"}, self.weights);
    visit({"scaled_channels"}, self.scaledChannels);
    visit({"truncated_weights"}, self.truncatedWeights);
    visit({"truncated_rows"}, self.truncatedRows);
}

template <FieldsOf<Snapshot> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"block"}, self.block);
    visit({"layer"}, self.layer);
    visit({"weight_abs_max"}, self.weightAbsMax);
    visit({"input_abs_max"}, self.inputAbsMax);
    visit({"preprocessed"}, self.preprocessed);
}

template <FieldsOf<SnapshotTaken> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"snapshot"}, self.snapshot);
}

template <FieldsOf<WindowStarted> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"window"}, self.window);
    visit({"windows"}, self.windows);
    visit({"first_block"}, self.firstBlock);
    visit({"last_block"}, self.lastBlock);
    visit({"steps"}, self.steps);
    visit({"loss"}, self.loss);
    visit({"held_out_loss"}, self.heldOutLoss);
}

template <FieldsOf<OptimizerStep> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"window"}, self.window);
    visit({"step"}, self.step);
    visit({"loss"}, self.loss);
    visit({"l2"}, self.l2);
    visit({"kl"}, self.kl);
    visit({"logits_kl"}, self.logitsKl);
    visit({"regularizer"}, self.regularizer);
    visit({"rate"}, self.rate);
}

template <FieldsOf<EpochFinished> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"window"}, self.window);
    visit({"epoch"}, self.epoch);
    visit({"step"}, self.step);
    visit({"loss"}, self.loss);
    visit({"held_out_loss"}, self.heldOutLoss);
}

template <FieldsOf<WindowFinished> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"window"}, self.window);
    visit({"first_block"}, self.firstBlock);
    visit({"last_block"}, self.lastBlock);
    visit({"start_loss"}, self.startLoss);
    visit({"loss"}, self.loss);
    visit({"start_held_out_loss"}, self.startHeldOutLoss);
    visit({"held_out_loss"}, self.heldOutLoss);
    visit({"flipped_share"}, self.flippedShare);
    visit({"seconds"}, self.seconds);
    visit({"fell_back"}, self.fellBack);
}

template <FieldsOf<RoundingSnapshot> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"block"}, self.block);
    visit({"layer"}, self.layer);
    visit({"rows"}, self.rows);
    visit({"columns"}, self.columns);
    visit({"map_rows"}, self.mapRows);
    visit({"map_columns"}, self.mapColumns);
    visit({"map"}, self.map);
    visit({"flipped_per_row"}, self.flippedPerRow);
    visit({"step_before"}, self.stepBefore);
    visit({"step_after"}, self.stepAfter);
}

template <FieldsOf<RoundingTaken> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"rounding"}, self.rounding);
}

template <FieldsOf<PerplexityMeasured> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"subject"}, self.subject);
    visit({"protocol"}, self.protocol);
    visit({"perplexity"}, self.perplexity);
    visit({"standard_error"}, self.standardError);
    visit({"tokens"}, self.tokens);
    visit({"bits_per_weight"}, self.bitsPerWeight);
    visit({"bytes"}, self.bytes);
    visit({"seconds"}, self.seconds);
    visit({"window_nll"}, self.windowNll);
}

template <FieldsOf<CheckpointWritten> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"block"}, self.block);
    visit({"file"}, self.file);
}

template <FieldsOf<WarningRaised> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"message"}, self.message);
}

template <FieldsOf<RunFinished> Self, class Visitor>
void visitFields(Self& self, Visitor&& visit) {
    visit({"outcome"}, self.outcome);
    visit({"bits_per_weight"}, self.bitsPerWeight);
    visit({"seconds"}, self.seconds);
    visit({"peak_memory_bytes"}, self.peakMemoryBytes);
    visit({"error"}, self.error);
}

} // namespace precis
