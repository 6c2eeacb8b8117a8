// SPDX-License-Identifier: GPL-3.0-or-later
// The job quantize on small random models: what is on disk, stopping, resuming, errors.
#include <precis/session.h>

#include "model/decoder.h"
#include "session/quantized_block.h"
#include "session/run_files.h"
#include "session/subject.h"

#include "support/run_results.h"
#include "support/synthetic_model.h"

#include <thread>

using namespace precis;
using namespace precis::test;

class QuantizeTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::string m_model;
    std::string m_text;

    QuantizeRequest request(const std::string& run, const std::string& preset = "gptq") const {
        QuantizeRequest result{presetByName(preset), m_model, {m_text, {}}, m_folder.path(run), {}};
        result.recipe.weights.uniform.bits = 3;
        result.recipe.weights.uniform.groupSize = 32;
        result.recipe.calibration = {16, 64, CalibrationSampling::Random};
        return result;
    }

private Q_SLOTS:
    void initTestCase() {
        m_model = writeModel(m_folder, smallConfig(4));
        m_text = m_folder.write("text.txt", sampleText(6000));
    }

    void theRunFolderHoldsTheWholeRun() {
        QuantizeRequest r = request("whole");
        r.evaluation = EvaluationRequest{{m_folder.write("eval.txt", sampleText(900)), {}}, "gptq:64"};
        std::vector<Event> live;
        RunControl control;
        const RunReport report = quantize(r, [&](const Event& event) { live.push_back(event); }, control);
        QCOMPARE(report.outcome, Outcome::Done);
        QCOMPARE(report.layers.size(), std::size_t(4 * 7));
        QCOMPARE(report.perplexities.size(), std::size_t(3));
        QVERIFY(report.bitsPerWeight > 3 && report.bitsPerWeight < 4);
        QCOMPARE(predictSize(r.recipe, inspect(m_model, {}, {}, control)).bitsPerWeight, report.bitsPerWeight);

        const RunFolder run = openRun(r.run);
        QCOMPARE(run.state.finishedBlocks, 4);
        QCOMPARE(run.state.outcome, Outcome::Done);
        QVERIFY(run.recipe == r.recipe);
        QVERIFY(run.report && run.report->layers.size() == 28);
        const std::vector<Event> logged = readEvents(r.run);
        QCOMPARE(logged.size(), live.size());
        QCOMPARE(only<LayerQuantized>(logged).size(), std::size_t(28));
        QCOMPARE(only<SnapshotTaken>(logged).size(), std::size_t(28));
        QCOMPARE(only<CheckpointWritten>(logged).size(), std::size_t(4));
        QCOMPARE(only<RunFinished>(logged).size(), std::size_t(1));
        double last = 0;
        for (const StageProgress& progress : only<StageProgress>(live)) {
            QVERIFY(progress.fraction >= last && progress.fraction <= 1 + 1e-9);
            last = progress.fraction;
        }
        // The text to evaluate on is the beginning of the text to calibrate on: that must be said.
        bool warned = false;
        for (const WarningRaised& warning : only<WarningRaised>(live))
            warned = warned || warning.message.find("calibrate") != std::string::npos;
        QVERIFY(warned);
    }

    void reportedErrorsAreThoseOfTheWeightsOnDisk() {
        const QuantizeRequest r = request("errors", "rtn");
        RunControl control;
        const RunReport report = quantize(r, {}, control);
        const OpenedSubject quantized = openSubject(r.run), original = openSubject(m_model);
        // Block 0 sees the same inputs in both models, so its error can be measured again from outside.
        const Tensor tokens = readCalibrationTokens(r.run).tokens;
        const RotaryTable rotary = rotaryTable(original.model.config, tokens.size(1));
        Tensor input;
        forwardBlock(original.model.config, 0, original.model.block(0), rotary, embed(original.model, tokens),
                     [&](InputSite site, const Tensor& x) {
                         if (site == InputSite::Mlp)
                             input = x.reshape({-1, x.size(-1)}).to(torch::kFloat64);
                         return x;
                     });
        const Tensor w = original.model.block(0)[LayerKind::Gate].weight.to(torch::kFloat64);
        const Tensor q = quantized.model.block(0)[LayerKind::Gate].weight.to(torch::kFloat64);
        const double expected = (input.matmul((w - q).t()).square().sum() / input.matmul(w.t()).square().sum()).item<double>();
        const LayerReport& gate = report.layers.at(4);
        QCOMPARE(gate.layer, std::string("mlp.gate_proj"));
        QVERIFY2(std::abs(gate.relativeOutputError / expected - 1) < 1e-4,
                 (std::to_string(gate.relativeOutputError) + " " + std::to_string(expected)).c_str());
    }

    void resumeGivesTheSameBytesAsOneRun() {
        RunControl control;
        const QuantizeRequest whole = request("uninterrupted");
        const RunReport expected = quantize(whole, {}, control);

        const QuantizeRequest r = request("interrupted");
        RunControl stopping;
        const RunReport stopped = quantize(
            r,
            [&](const Event& event) {
                if (const auto* done = std::get_if<CheckpointWritten>(&event); done && done->block == 1)
                    stopping.stop();
            },
            stopping);
        QCOMPARE(stopped.outcome, Outcome::Stopped);
        QCOMPARE(openRun(r.run).state.finishedBlocks, 2);
        VERIFY_ERROR(openSubject(r.run), ErrorKind::BadInput, "2 of 4 blocks");

        const RunReport resumed = resume(r.run, {}, control);
        QCOMPARE(resumed.outcome, Outcome::Done);
        QCOMPARE(blockBytes(r.run, 4), blockBytes(whole.run, 4));
        QCOMPARE(resumed.layers.size(), expected.layers.size());
        for (std::size_t i = 0; i < expected.layers.size(); ++i)
            QCOMPARE(resumed.layers[i].relativeOutputError, expected.layers[i].relativeOutputError);
        QCOMPARE(resume(r.run, {}, control).layers.size(), expected.layers.size()); // a finished run is left alone
    }

    void aCrashIsSurvivedToo() {
        RunControl control;
        const QuantizeRequest r = request("crashed");
        const RunReport whole = quantize(r, {}, control);
        const std::string bytes = blockBytes(r.run, 4);
        // As a killed process leaves it: no report, a block half written under its temporary name, a torn event.
        RunState state = openRun(r.run).state;
        state.finishedBlocks = state.finishedWindows = 2;
        state.outcome = Outcome::Running;
        writeState(r.run, state);
        std::filesystem::remove(r.run + "/report.json");
        std::filesystem::remove(blockFile(r.run, 2));
        std::ofstream(r.run + "/events.jsonl", std::ios::app) << "{\"event\": \"layer_qu";
        const RunReport resumed = resume(r.run, {}, control);
        QCOMPARE(resumed.outcome, Outcome::Done);
        QCOMPARE(blockBytes(r.run, 4), bytes);
        QCOMPARE(resumed.layers.size(), whole.layers.size());
        readEvents(r.run);
    }

    void aRunIsResumedFromAnotherFolder() {
        const std::filesystem::path before = std::filesystem::current_path();
        QuantizeRequest r = request("elsewhere");
        r.model = "model";
        r.calibration.path = "text.txt";
        r.evaluation = EvaluationRequest{{"text.txt", {}}, "gptq:64"};
        RunControl control, stopping;
        stopping.stop();
        std::filesystem::current_path(m_folder.path());
        const Outcome first = quantize(r, {}, stopping).outcome;
        std::filesystem::current_path(before);
        QCOMPARE(first, Outcome::Stopped);
        QCOMPARE(resume(r.run, {}, control).outcome, Outcome::Done);
    }

    void aRunFolderThatDisappearsIsReportedNotThrown() {
        const QuantizeRequest r = request("gone");
        RunControl control;
        std::vector<Event> live;
        const RunReport report = quantize(
            r,
            [&](const Event& event) {
                live.push_back(event);
                if (std::holds_alternative<LayerQuantized>(event))
                    std::filesystem::remove_all(r.run);
            },
            control);
        QCOMPARE(report.outcome, Outcome::Failed);
        QVERIFY2(report.error.find("block_0000.safetensors] cannot be written") != std::string::npos, report.error.c_str());
        QVERIFY(std::holds_alternative<RunFinished>(live.back()));
    }

    void aDamagedBlockIsNamed() {
        const QuantizeRequest r = request("damaged", "rtn");
        RunControl control;
        quantize(r, {}, control);
        const std::string file = blockFile(r.run, 3), whole = readBytes(file);
        const auto replaced = [&](const std::string& from, const std::string& to) {
            std::string bytes = whole;
            bytes.replace(bytes.find(from), from.size(), to);
            std::ofstream(file, std::ios::binary) << bytes;
        };
        const Model quantized = openSubject(r.run).model;
        for (const char* bits : {R"(bits\":2)", R"(bits\":9)", R"(bits\":[)"}) {
            replaced(R"(bits\":3)", bits);
            VERIFY_ERROR(quantized.block(3), ErrorKind::BadFormat, file);
        }
        std::ofstream(file, std::ios::binary) << whole.substr(0, whole.size() / 2);
        VERIFY_ERROR(quantized.block(3), ErrorKind::BadFormat, file);
    }

    void resumeRefusesAnotherModelOrRecipe() {
        RunControl control, stopping;
        const QuantizeRequest r = request("changed");
        stopping.stop();
        QCOMPARE(quantize(r, {}, stopping).outcome, Outcome::Stopped);
        const std::string recipe = readBytes(r.run + "/recipe.json");
        Recipe other = r.recipe;
        other.weights.uniform.bits = 2;
        saveRecipe(other, r.run + "/recipe.json");
        VERIFY_ERROR(resume(r.run, {}, control), ErrorKind::BadInput, "recipe.json was changed");
        std::ofstream(r.run + "/recipe.json") << recipe;
        RunState state = openRun(r.run).state;
        state.modelFingerprint = "0";
        writeState(r.run, state);
        VERIFY_ERROR(resume(r.run, {}, control), ErrorKind::BadInput, "no longer the model");
    }

    void stopIsObeyedWithinASecondAndPauseHolds() {
        const QuantizeRequest r = request("paused");
        RunControl control;
        std::atomic<int> events = 0;
        control.pause();
        RunReport report;
        std::thread job([&] { report = quantize(r, [&](const Event&) { ++events; }, control); });
        QTest::qWait(300);
        const int held = events;
        QTest::qWait(200);
        QCOMPARE(events.load(), held);
        control.stop();
        QElapsedTimer timer;
        timer.start();
        job.join();
        QVERIFY(timer.elapsed() < 1000);
        QCOMPARE(report.outcome, Outcome::Stopped);
    }

    void overridesAreObeyed() {
        QuantizeRequest r = request("overrides");
        r.recipe.overrides = {{"*.down_proj", 8, {}}, {"blocks.0.self_attn.*", 16, {}}};
        RunControl control;
        const RunReport report = quantize(r, {}, control);
        QCOMPARE(report.layers.size(), std::size_t(28 - 4));
        const Model quantized = openSubject(r.run).model, original = openSubject(m_model).model;
        QVERIFY(torch::equal(quantized.block(0)[LayerKind::Query].weight, original.block(0)[LayerKind::Query].weight));
        QVERIFY(!torch::equal(quantized.block(1)[LayerKind::Query].weight, original.block(1)[LayerKind::Query].weight));
        for (const LayerReport& layer : report.layers)
            QCOMPARE(layer.bitsPerWeight > 8, layer.layer == "mlp.down_proj");
    }

    void evaluatingARunMeasuresItsWeights() {
        RunControl control;
        const QuantizeRequest r = request("evaluated");
        quantize(r, {}, control);
        const EvaluationRequest e{{m_text, {}}, "gptq:64"};
        const EvaluationReport report = evaluate(r.run, e, m_model, {}, control);
        QVERIFY(report.divergence && report.divergence->klDivergence > 0);
        QVERIFY(report.calibrationOverlap > 0.1);
        QVERIFY(!report.warnings.empty());
        QCOMPARE(only<PerplexityMeasured>(readEvents(r.run)).back().perplexity, report.perplexity);
        QCOMPARE(evaluate(r.run, e, {}, {}, control).perplexity, report.perplexity);
    }

    void windowsBeyondTheContextAreWarnedOf() {
        RunControl control;
        const EvaluationReport report = evaluate(m_model, {{m_text, {}}, "gptq:100"}, {}, {}, control);
        QCOMPARE(report.warnings.size(), std::size_t(1));
        QVERIFY(report.warnings[0].find("context of 64") != std::string::npos);
    }

    void aTokenizerOfAnotherModelIsNoticed() {
        nlohmann::json config = smallConfig(1);
        config["vocab_size"] = 200;
        RunControl control;
        VERIFY_ERROR(evaluate(writeModel(m_folder, config, "few"), {{m_text, {}}, "gptq:64"}, {}, {}, control),
                     ErrorKind::BadInput, "makes token 256");
    }

    void weightsThatAreNoNumbersAreNamed() {
        const std::string model = writeModel(m_folder, smallConfig(2), "broken");
        NamedTensors tensors = randomTensors(readModelConfig(model));
        for (auto& [name, tensor] : tensors)
            if (name == "model.layers.1.mlp.up_proj.weight")
                tensor[3][4] = std::numeric_limits<float>::quiet_NaN();
        writeSafetensors(model + "/model.safetensors", tensors);
        QuantizeRequest r = request("nan", "rtn");
        r.model = model;
        RunControl control;
        const RunReport report = quantize(r, {}, control);
        QCOMPARE(report.outcome, Outcome::Failed);
        QVERIFY2(report.error.starts_with("[blocks.1.mlp.up_proj]"), report.error.c_str());
        QCOMPARE(openRun(r.run).state.finishedBlocks, 1);
    }

    void theRoundedBaselineIsTheRtnRun() {
        RunControl control;
        const QuantizeRequest r = request("rtn", "rtn");
        quantize(r, {}, control);
        const Model rounded = roundedModel(openSubject(m_model).model, r.recipe), run = openSubject(r.run).model;
        for (int block = 0; block < 4; ++block)
            for (const LayerKind kind : kLayerKinds)
                QVERIFY(torch::equal(rounded.block(block)[kind].weight, run.block(block)[kind].weight));
    }

    void badRequestsStopBeforeAFolderIsMade() {
        RunControl control;
        QuantizeRequest r = request("never");
        r.recipe.weights.uniform.bits = 1;
        r.recipe.weights.uniform.groupSize = 3;
        try {
            quantize(r, {}, control);
            QFAIL("accepted");
        } catch (const RecipeError& error) {
            QCOMPARE(error.problems().size(), std::size_t(2));
        }
        r = request("never");
        r.calibration.path = m_folder.path("missing.txt");
        VERIFY_ERROR(quantize(r, {}, control), ErrorKind::NotFound, "missing.txt");
        r = request("never");
        r.evaluation = EvaluationRequest{{m_text, {}}, "gptq:100000"};
        VERIFY_ERROR(quantize(r, {}, control), ErrorKind::BadInput, "too few");
        QVERIFY(!std::filesystem::exists(m_folder.path("never")));
        r = request("/proc/precis/run");
        r.run = "/proc/precis/run";
        VERIFY_ERROR(quantize(r, {}, control), ErrorKind::NotWritable, "/proc/precis/run");
        r = request("taken");
        m_folder.write("taken/file", "x");
        VERIFY_ERROR(quantize(r, {}, control), ErrorKind::BadInput, "not an empty folder");
    }

    void inspectFindsThePlantedChannel() {
        const std::string model = writeModel(m_folder, smallConfig(1), "planted");
        NamedTensors tensors = randomTensors(readModelConfig(model));
        for (auto& [name, tensor] : tensors)
            if (name == "model.layers.0.input_layernorm.weight")
                tensor[5] *= 100;
        writeSafetensors(model + "/model.safetensors", tensors);
        RunControl control;
        const ModelSummary summary = inspect(model, TextSource{m_text, {}}, {}, control);
        QCOMPARE(summary.outliers.size(), std::size_t(7));
        const auto& values = summary.outliers[0].inputAbsMax;
        QCOMPARE(std::max_element(values.begin(), values.end()) - values.begin(), 5);
        QCOMPARE(summary.layers.size(), std::size_t(7));
        QCOMPARE(summary.linearParameters, 32 * 32 * 2 + 16 * 32 * 2 + 3 * 32 * 48);
    }

    void generationDoesNotDependOnHowItIsShown() {
        RunControl control;
        std::string shown;
        const GenerateRequest r{m_model, "the cat", 12, 0.8, 3};
        const std::string all = generate(r, [&](const std::string& piece) { shown += piece; }, control);
        QVERIFY(all.starts_with("the cat"));
        QCOMPARE(generate(r, {}, control), all);
        QVERIFY(all.find(shown) != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(QuantizeTest)
#include "quantize_test.moc"
