// SPDX-License-Identifier: GPL-3.0-or-later
#include <precis/error.h>
#include <precis/events.h>

#include <QtTest>

#include <cmath>
#include <limits>

using namespace precis;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<Event> oneOfEach() {
    const auto snapshot =
        std::make_shared<Snapshot>(Snapshot{3, "mlp.down_proj", {0.1f, 1e-30f, 3.4e38f, 1.0f / 3}, {-0.0f, 5}});
    return {RunStarted{"runs/a", "gptq", "model \"x\" \u00fc", 5, 7, 2, 128, 100, 256, 2},
            StageStarted{Stage::Solve, 4},
            StageProgress{Stage::Capture, 1.0 / 3, 12.5, -1, 123456789012345},
            LayerQuantized{1, "self_attn.q_proj", 64, 64, 4.3125, 0.1, 0.25},
            SnapshotTaken{snapshot},
            PerplexityMeasured{Subject::RoundToNearest, "documents:512", 3.5101, 0.01, 20235, 4.25, 99, 1.5, {1.1f, 2}},
            CheckpointWritten{2, "blocks/block_0002.safetensors"},
            WarningRaised{"line one\nline two"},
            RunFinished{Outcome::Failed, 4.3, 10, 1 << 30, "no space"},
            WindowStarted{1, 5, 0, 1, 384, 0.25, 0.5},
            OptimizerStep{1, 7, 0.25, 0.125, 0.0625, 0.03125, 0.5, 0.75},
            EpochFinished{1, 2, 256, 0.125, 0.25},
            WindowFinished{1, 0, 1, 0.25, 0.125, 0.5, 0.25, 0.125, 12.5, true},
            RoundingTaken{std::make_shared<RoundingSnapshot>(
                RoundingSnapshot{3, "mlp.up_proj", 4, 8, 2, 2, {0, 0.5f, 1, 0.25f}, {0, 3, 8, 1}, {0.1f}, {0.2f}})}};
}

ErrorKind kindOfReading(const char* line) {
    try {
        eventFromJson(line);
    } catch (const Error& error) {
        return error.kind();
    }
    return ErrorKind::Stopped; // stands for "was read"
}

} // namespace

class EventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventSurvivesItsLine() {
        const std::vector<Event> events = oneOfEach();
        QCOMPARE(events.size(), std::variant_size_v<Event>);
        for (const Event& event : events) {
            const std::string line = eventToJson(event);
            QVERIFY(line.find('\n') == std::string::npos);
            const Event back = eventFromJson(line);
            QCOMPARE(back.index(), event.index());
            QCOMPARE(eventToJson(back), line);
        }
    }

    void valuesComeBackExactly() {
        const auto events = oneOfEach();
        const auto progress = std::get<StageProgress>(eventFromJson(eventToJson(events[2])));
        QVERIFY(progress.stage == Stage::Capture && progress.fraction == 1.0 / 3 && progress.secondsLeft == -1);
        QCOMPARE(progress.memoryBytes, std::uint64_t(123456789012345));
        const auto taken = std::get<SnapshotTaken>(eventFromJson(eventToJson(events[4])));
        const Snapshot& original = *std::get<SnapshotTaken>(events[4]).snapshot;
        QCOMPARE(taken.snapshot->weightAbsMax, original.weightAbsMax);
        QCOMPARE(taken.snapshot->inputAbsMax, original.inputAbsMax);
        QVERIFY(!taken.snapshot->preprocessed);
        QCOMPARE(std::get<RunStarted>(eventFromJson(eventToJson(events[0]))).model, std::string("model \"x\" \u00fc"));
    }

    void whatPreprocessingDidComesBack() {
        Snapshot snapshot{0, "x", {1}, {2}};
        snapshot.preprocessed = PreprocessedLayer{{1}, {0.5f}, {4, 3, 3}, {}, 7, 5000000000, 2};
        const auto taken = std::get<SnapshotTaken>(
            eventFromJson(eventToJson(SnapshotTaken{std::make_shared<Snapshot>(snapshot)})));
        const PreprocessedLayer& after = *taken.snapshot->preprocessed;
        QCOMPARE(after.inputAbsMax, std::vector<float>{0.5f});
        QCOMPARE(after.inputs.coarse, 4.0);
        QCOMPARE(after.inputs.kept, 3.0);
        QCOMPARE(after.scaledChannels, 7);
        QCOMPARE(after.truncatedWeights, std::int64_t(5000000000));
    }

    void floatsAreShortAndExact() {
        Snapshot snapshot{0, "x", {0.1f}, {}};
        for (std::uint32_t bits = 1; bits < 0x7f000000u; bits += 104729 * 61)
            snapshot.weightAbsMax.push_back(std::bit_cast<float>(bits));
        const std::string line = eventToJson(SnapshotTaken{std::make_shared<Snapshot>(snapshot)});
        QVERIFY2(line.find("[0.1,") != std::string::npos, line.substr(0, 200).c_str());
        QCOMPARE(std::get<SnapshotTaken>(eventFromJson(line)).snapshot->weightAbsMax, snapshot.weightAbsMax);
    }

    void valuesBeyondJsonSurvive() {
        PerplexityMeasured measured;
        measured.perplexity = kInfinity;
        measured.standardError = kNan;
        measured.bitsPerWeight = -kInfinity;
        measured.windowNll = {std::numeric_limits<float>::quiet_NaN(), 1};
        const auto back = std::get<PerplexityMeasured>(eventFromJson(eventToJson(measured)));
        QCOMPARE(back.perplexity, kInfinity);
        QVERIFY(std::isnan(back.standardError));
        QCOMPARE(back.bitsPerWeight, -kInfinity);
        QVERIFY(std::isnan(back.windowNll[0]) && back.windowNll[1] == 1);
    }

    void keysAreTheDocumentedOnes() {
        QCOMPARE(eventToJson(StageStarted{Stage::Solve, 4}),
                 std::string(R"({"event":"stage_started","stage":"solve","block":4})"));
        QCOMPARE(eventToJson(LayerQuantized{1, "a", 2, 3, 4.5, 0.25, 1}),
                 std::string(R"({"event":"layer_quantized","block":1,"layer":"a","rows":2,"columns":3,)"
                             R"("bits_per_weight":4.5,"relative_output_error":0.25,"seconds":1.0})"));
    }

    void linesOfOlderVersionsReplay() {
        const auto event = std::get<StageStarted>(eventFromJson(R"({"event":"stage_started","stage":"solve"})"));
        QVERIFY(event.stage == Stage::Solve && event.block == -1);
    }

    void foreignLinesAreRefused() {
        for (const char* line :
             {"", "{", "[]", "3", "{}", R"({"event": 3})", R"({"event": "party"})",
              R"({"event":"stage_started","stage":"lunch"})", R"({"event":"stage_started","block":"four"})",
              R"({"event":"stage_started","block":99999999999})", R"({"event":"stage_started","colour":1})"})
            QVERIFY2(kindOfReading(line) == ErrorKind::BadFormat, line);
    }

    void textThatIsNotUtf8IsStillOneValidLine() {
        const Event back = eventFromJson(eventToJson(WarningRaised{"bad \xff byte"}));
        QVERIFY(std::get<WarningRaised>(back).message.starts_with("bad "));
    }
};

QTEST_APPLESS_MAIN(EventsTest)
#include "events_test.moc"
