// SPDX-License-Identifier: GPL-3.0-or-later
// Whole runs with reconstruction windows on small random models.
#include "session/quantized_block.h"
#include "session/run_files.h"
#include "support/run_results.h"
#include "support/synthetic_model.h"

#include <precis/session.h>

using namespace precis;
using namespace precis::test;

class ReconstructionTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    std::string m_model;
    std::string m_text;

    QuantizeRequest request(const std::string& run) const {
        QuantizeRequest result{presetByName("cbq-w2a16"), m_model, {m_text, {}}, m_folder.path(run), {}};
        result.recipe.calibration = {8, 32, CalibrationSampling::Random};
        result.recipe.weights.uniform.groupSize = 16;
        result.recipe.reconstruction.epochs = 2;
        result.recipe.reconstruction.heldOutWindows = 4;
        return result;
    }
    static std::vector<Event> runEvents(const QuantizeRequest& request, RunReport* report = nullptr) {
        std::vector<Event> events;
        RunControl control;
        const RunReport done = quantize(
            request, [&](const Event& event) { events.push_back(event); }, control);
        if (done.outcome != Outcome::Done)
            throw std::runtime_error(done.error);
        if (report)
            *report = done;
        return events;
    }

private Q_SLOTS:
    void initTestCase() {
        m_model = writeModel(m_folder, smallConfig(4));
        m_text = m_folder.write("text.txt", sampleText(6000));
    }

    void everyWindowEndsNoWorseThanItBegan() {
        const std::vector<Event> events = runEvents(request("windows"));
        const auto started = only<WindowStarted>(events);
        const auto finished = only<WindowFinished>(events);
        QCOMPARE(started.size(), std::size_t(5)); // 0, 0-1, 1-2, 2-3, 3
        QCOMPARE(finished.size(), started.size());
        double first = 0, last = 0;
        for (std::size_t i = 0; i < finished.size(); ++i) {
            QCOMPARE(started[i].steps, 16);
            QCOMPARE(finished[i].startLoss, started[i].loss);
            QVERIFY(finished[i].loss <= finished[i].startLoss);
            QVERIFY(finished[i].heldOutLoss > 0);
            first += finished[i].startLoss;
            last += finished[i].loss;
        }
        QVERIFY2(last < 0.9 * first, qPrintable(QStringLiteral("%1 of %2").arg(last).arg(first)));
        QCOMPARE(only<EpochFinished>(events).size(), std::size_t(10));
        QCOMPARE(only<OptimizerStep>(events).size(), std::size_t(80));
        QCOMPARE(only<RoundingTaken>(events).size(), std::size_t(28));
        const RoundingSnapshot& rounding = *only<RoundingTaken>(events).front().rounding;
        const double share = std::accumulate(rounding.map.begin(), rounding.map.end(), 0.0) / rounding.map.size();
        const double counted = std::accumulate(rounding.flippedPerRow.begin(), rounding.flippedPerRow.end(), 0) /
                               static_cast<double>(rounding.rows * rounding.columns);
        QVERIFY(std::abs(share - counted) < 1e-6 && counted > 0);
    }

    void aResumedRunGivesTheBytesOfOneRun_data() {
        QTest::addColumn<int>("windows");
        for (int windows = 1; windows <= 4; ++windows)
            QTest::addRow("stopped behind window %d", windows) << windows;
    }
    void aResumedRunGivesTheBytesOfOneRun() {
        QFETCH(int, windows);
        QuantizeRequest whole = request("whole" + std::to_string(windows));
        whole.recipe.activations.bits = 8;
        whole.recipe.reconstruction.rounding = windows % 2 ? Rounding::Full : Rounding::LowRank;
        if (windows > 2) { // scales folded into norms and neighbours, blocks open behind several windows
            whole.recipe.preprocess.method = PreprocessMethod::Cfp;
            whole.recipe.preprocess.lambda1 = 0;
            whole.recipe.reconstruction.windowBlocks = 3;
            whole.recipe.reconstruction.overlap = 2;
        }
        RunReport expected;
        runEvents(whole, &expected);
        QuantizeRequest part = whole;
        part.run = m_folder.path("part" + std::to_string(windows));
        RunControl control;
        int finished = 0;
        const RunReport stopped = quantize(
            part,
            [&](const Event& event) {
                if (std::holds_alternative<WindowFinished>(event) && finished++ == windows)
                    control.stop();
            },
            control);
        QCOMPARE(stopped.outcome, Outcome::Stopped);
        QCOMPARE(openRun(part.run).state.finishedWindows, windows);
        RunControl again;
        const RunReport resumed = resume(part.run, {}, again);
        QCOMPARE(resumed.outcome, Outcome::Done);
        QCOMPARE(blockBytes(part.run, 4), blockBytes(whole.run, 4));
        QCOMPARE(resumed.layers.size(), expected.layers.size());
        for (std::size_t i = 0; i < expected.layers.size(); ++i)
            QCOMPARE(resumed.layers[i].relativeOutputError, expected.layers[i].relativeOutputError);
        for (const auto& entry : std::filesystem::directory_iterator(part.run + "/blocks"))
            QCOMPARE(entry.path().extension().string(), std::string(".safetensors")); // nothing open is left behind
    }

    void withoutLearningEveryWindowStaysAsSolved() {
        QuantizeRequest trained = request("still"), plain = request("plain");
        ReconstructionOptions& options = trained.recipe.reconstruction;
        options.stepRate = options.roundingRate = options.activationRate = options.normRate = 0;
        plain.recipe.reconstruction.enabled = false;
        runEvents(trained);
        runEvents(plain);
        QCOMPARE(blockBytes(trained.run, 4), blockBytes(plain.run, 4));
    }

    void oneBlockWindowsTrainBlockByBlock() {
        QuantizeRequest r = request("blockwise");
        r.recipe.reconstruction.windowBlocks = 1;
        r.recipe.reconstruction.overlap = 0;
        const auto windows = only<WindowFinished>(runEvents(r));
        QCOMPARE(windows.size(), std::size_t(4));
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(windows[i].firstBlock, i);
            QCOMPARE(windows[i].lastBlock, i);
        }
        // The first block sees the same inputs and target in either schedule with padded ends.
        QuantizeRequest cross = request("crosswise");
        const auto first = only<WindowFinished>(runEvents(cross)).front();
        QCOMPARE(first.loss, windows[0].loss);
    }

    void aLossThatExplodesIsRolledBackAndTold() {
        QuantizeRequest r = request("wild");
        r.recipe.weights.uniform.bits = 8;     // begins with hardly any loss
        r.recipe.reconstruction.stepRate = 10; // steps change by a factor of e^10
        RunReport report;
        const auto events = runEvents(r, &report);
        QVERIFY(!report.warnings.empty());
        QVERIFY(report.warnings.front().find("exploded") != std::string::npos ||
                report.warnings.front().find("finite") != std::string::npos);
        bool fellBack = false;
        for (const WindowFinished& window : only<WindowFinished>(events)) {
            QVERIFY(window.loss <= window.startLoss);
            fellBack = fellBack || window.fellBack;
            if (window.fellBack)
                QCOMPARE(window.loss, window.startLoss);
        }
        QVERIFY(fellBack);
    }

    void everyChoiceOfTheRecipeTrains_data() {
        QTest::addColumn<QStringList>("settings");
        const auto row = [](const char* name, const QStringList& settings) { QTest::newRow(name) << settings; };
        row("low rank", {"reconstruction.rounding=low_rank", "reconstruction.rank=3"});
        row("soft low rank", {"reconstruction.rounding=soft_low_rank", "reconstruction.regularizer=0.1"});
        row("AdaRound", {"reconstruction.rounding=soft_full", "reconstruction.regularizer=0.1"});
        row("steps only", {"reconstruction.rounding=nearest"});
        row("homologous target", {"reconstruction.homologous_share=1"});
        row("both targets and divergence", {"reconstruction.homologous_share=0.5", "reconstruction.kl_weight=1"});
        row("gradients of three windows", {"reconstruction.batch_windows=3"});
        row("bfloat16 products", {"reconstruction.compute=bfloat16"});
        row("bfloat16 caches", {"reconstruction.cache=bfloat16"});
        row("after GPTQ", {"weights.solver=hessian_sweep"});
        row("8-bit activations", {"activations.bits=8"});
        row("static activations", {"activations.bits=8", "activations.mode=static"});
        row("4-bit keys and values too", {"activations.bits=4", "activations.attention=true"});
        row("a layer left alone", {"overrides=[{\"match\": \"*.o_proj\", \"bits\": 16}]"});
        row("symmetric", {"weights.uniform.symmetric=true", "weights.uniform.bits=3"});
        row("whole model at once", {"reconstruction.window_blocks=9"});
    }
    void everyChoiceOfTheRecipeTrains() {
        QFETCH(QStringList, settings);
        QuantizeRequest r = request(std::string("choice ") + QTest::currentDataTag());
        r.recipe.reconstruction.epochs = 1;
        for (const QString& setting : settings) {
            const int at = setting.indexOf(QLatin1Char('='));
            const auto problem = setRecipeField(r.recipe, setting.left(at).toStdString(),
                                                std::string_view(setting.mid(at + 1).toStdString()));
            QVERIFY2(!problem, problem ? problem->what.c_str() : "");
        }
        double before = 0, after = 0;
        for (const WindowFinished& window : only<WindowFinished>(runEvents(r))) {
            before += window.startLoss;
            after += window.loss;
        }
        QVERIFY2(after <= before, qPrintable(QStringLiteral("%1 of %2").arg(after).arg(before)));
    }

    void cachesOnDiskChangeNothing() {
        QuantizeRequest memory = request("memory"), disk = request("disk");
        disk.recipe.reconstruction.cacheMegabytes = 1;
        disk.recipe.calibration.tokenWindows = memory.recipe.calibration.tokenWindows =
            300; // 32 tokens, 32 wide: 1.2 MB
        disk.recipe.reconstruction.epochs = memory.recipe.reconstruction.epochs = 1;
        runEvents(memory);
        runEvents(disk);
        QCOMPARE(blockBytes(disk.run, 4), blockBytes(memory.run, 4));
    }

    void sixteenBitsAndNoTrainingIsTheModelItself() {
        QuantizeRequest r = request("identity");
        r.recipe.weights.format = WeightFormat::None;
        r.recipe.reconstruction.enabled = false;
        r.evaluation = EvaluationRequest{{m_folder.write("eval.txt", sampleText(900)), {}}, "gptq:64"};
        RunReport report;
        runEvents(r, &report);
        QCOMPARE(report.perplexities[2].perplexity, report.perplexities[0].perplexity);
    }
};

QTEST_GUILESS_MAIN(ReconstructionTest)
#include "reconstruction_test.moc"
