// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checkpoint.h"
#include "model/decoder.h"
#include "model/plant_outliers.h"
#include "support/synthetic_model.h"

#include <precis/session.h>

#include <algorithm>

using namespace precis;
using namespace precis::test;

namespace {

PlantedOutliers plant(const PlantRequest& request, std::vector<std::string>* warnings = nullptr) {
    RunControl control;
    const EventSink sink = [warnings](const Event& event) {
        if (const auto* warning = std::get_if<WarningRaised>(&event); warning && warnings)
            warnings->push_back(warning->message);
    };
    return plantOutliers(request, sink, control);
}

// What a model says about a text that is the same for all models of one width.
Tensor logitsOf(const std::string& folder) {
    torch::NoGradGuard noGrad;
    const Model model = loadModel(Checkpoint::open(folder));
    torch::manual_seed(3);
    const Tensor ids = torch::randint(0, 256, {2, 13}, torch::kInt64);
    const RotaryTable rotary = rotaryTable(model.config, ids.size(1));
    Tensor x = embed(model, ids);
    for (int block = 0; block < model.config.blocks; ++block)
        x = forwardBlock(model.config, block, model.block(block), rotary, x);
    return logits(model, x);
}

double relativeDifference(const Tensor& a, const Tensor& b) { return ((a - b).norm() / a.norm()).item<double>(); }

std::vector<std::string> namesIn(const std::string& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    return names;
}

constexpr double kSinglePrecision = 2e-6; // a few roundings of 2^-24 through two blocks

} // namespace

class PlantOutliersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFunctionOfEveryFamilyStaysTheSame_data() {
        QTest::addColumn<QString>("changes");
        QTest::newRow("llama") << "{}";
        QTest::newRow("tied head") << R"({"tie_word_embeddings": true})";
        QTest::newRow("one key-value head") << R"({"num_key_value_heads": 1})";
        QTest::newRow("head_dim of its own") << R"({"head_dim": 6})";
        QTest::newRow("llama3 rope")
            << R"({"rope_scaling": {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0,
                                          "high_freq_factor": 4.0, "original_max_position_embeddings": 16}})";
        QTest::newRow("mistral") << R"({"model_type": "mistral", "sliding_window": 5})";
        QTest::newRow("qwen2") << R"({"model_type": "qwen2"})";
        QTest::newRow("qwen3") << R"({"model_type": "qwen3", "head_dim": 10})";
        QTest::newRow("biases") << R"({"attention_bias": true, "mlp_bias": true})";
    }
    void theFunctionOfEveryFamilyStaysTheSame() {
        QFETCH(QString, changes);
        const TemporaryFolder folder;
        nlohmann::json config = smallConfig(2);
        config.update(nlohmann::json::parse(changes.toStdString()));
        const std::string model = writeModel(folder, config), out = folder.path("planted");
        std::vector<std::string> warnings;
        plant({.model = model, .out = out}, &warnings);
        const double difference = relativeDifference(logitsOf(model), logitsOf(out));
        QVERIFY2(difference < kSinglePrecision, std::to_string(difference).c_str());
        QVERIFY2(warnings.empty(), warnings.empty() ? "" : warnings.front().c_str());
        const Tensor before = Checkpoint::open(model)->block(1).mlpNorm,
                     after = Checkpoint::open(out)->block(1).mlpNorm;
        QVERIFY(relativeDifference(before, after) > 1); // it did something
    }

    void aPowerOfTwoRoundsNextToNothingInHalfPrecision() {
        for (const auto type : {torch::kFloat16, torch::kBFloat16}) {
            const TemporaryFolder folder;
            const std::string model = writeModel(folder, smallConfig(2), "model", type);
            std::vector<std::string> warnings;
            plant({.model = model, .out = folder.path("exact"), .factor = 32}, &warnings);
            QVERIFY(warnings.empty());
            QVERIFY(relativeDifference(logitsOf(model), logitsOf(folder.path("exact"))) < kSinglePrecision);
            QCOMPARE(Checkpoint::open(folder.path("exact"))->storedType(), Checkpoint::open(model)->storedType());

            plant({.model = model, .out = folder.path("rounded"), .factor = 30}, &warnings);
            QCOMPARE(warnings.size(), std::size_t{1});
            QVERIFY(warnings.front().find("power of two") != std::string::npos);
            // 4 of 32 columns are rounded once more, by half a unit in the last place at most.
            const double rounding = type == torch::kFloat16 ? 0x1p-11 : 0x1p-8;
            const double difference = relativeDifference(logitsOf(model), logitsOf(folder.path("rounded")));
            QVERIFY2(difference < 2 * rounding, std::to_string(difference).c_str());
        }
    }

    void thePlantedChannelsAreTheLargestThatInspectFinds() {
        const TemporaryFolder folder;
        const std::string model = writeModel(folder, smallConfig(3)), text = folder.write("text.txt", sampleText(2000));
        const PlantedOutliers planted =
            plant({.model = model, .out = folder.path("planted"), .channels = 3, .seed = 5});
        RunControl control;
        const ModelSummary summary = inspect(folder.path("planted"), TextSource{text, {}}, {}, control);
        QVERIFY(summary.plantedOutliers == planted);
        QCOMPARE(planted.channels.size(), std::size_t{3});
        int layers = 0;
        for (const Snapshot& snapshot : summary.outliers) {
            if (snapshot.layer == "self_attn.o_proj" || snapshot.layer == "mlp.down_proj")
                continue;
            std::vector<int> order(snapshot.inputAbsMax.size());
            std::iota(order.begin(), order.end(), 0);
            std::ranges::sort(order, std::ranges::greater(),
                              [&](int channel) { return snapshot.inputAbsMax[static_cast<std::size_t>(channel)]; });
            std::sort(order.begin(), order.begin() + 3);
            QCOMPARE(std::vector<int>(order.begin(), order.begin() + 3), planted.channels);
            ++layers;
        }
        QCOMPARE(layers, 3 * 5);
    }

    void theSeedChoosesTheChannels() {
        QCOMPARE(drawChannels(64, 4, 1), drawChannels(64, 4, 1));
        QVERIFY(drawChannels(64, 4, 1) != drawChannels(64, 4, 2));
        std::vector<int> all(64);
        std::iota(all.begin(), all.end(), 0);
        QCOMPARE(drawChannels(64, 64, 7), all);
    }

    void theCopyHasEverythingButOtherWeightsAndKeepsItsConfiguration() {
        const TemporaryFolder folder;
        nlohmann::json config = smallConfig(1);
        config["of_another_program"] = {{"answer", 42}};
        const std::string model = writeModel(folder, config), out = folder.path("planted");
        folder.write("model/README.md", "A model");
        folder.write("model/pytorch_model.bin", "the weights once more");
        const PlantedOutliers planted = plant({.model = model, .out = out, .factor = 20, .seed = 9});
        for (const char* file : {"vocab.json", "merges.txt", "tokenizer_config.json", "README.md"})
            QVERIFY2(!readBytes(out + "/" + file).empty() &&
                         readBytes(out + "/" + file) == readBytes(model + "/" + file),
                     file);
        QVERIFY(!std::filesystem::exists(out + "/pytorch_model.bin"));
        QCOMPARE(tokenize(out, "the cat"), tokenize(model, "the cat"));
        nlohmann::json written = nlohmann::json::parse(readBytes(out + "/config.json"));
        QVERIFY((written["precis_planted_outliers"] ==
                 nlohmann::json{{"channels", planted.channels}, {"factor", 20.0}, {"seed", 9}}));
        written.erase("precis_planted_outliers");
        QVERIFY(written == config);
    }

    void modelsInSeveralFilesKeepTheirFiles() {
        const TemporaryFolder folder;
        const std::string model = writeModel(folder, smallConfig(2)), out = folder.path("planted");
        const Tensor whole = logitsOf(model);
        NamedTensors first, second;
        nlohmann::json map;
        for (auto& [name, tensor] : randomTensors(readModelConfig(model))) {
            const bool isFirst = first.size() < 9; // cuts block 0 in two
            (isFirst ? first : second).emplace_back(name, tensor);
            map[name] = isFirst ? "a.safetensors" : "b.safetensors";
        }
        writeSafetensors(model + "/a.safetensors", first);
        writeSafetensors(model + "/b.safetensors", second);
        folder.write("model/model.safetensors.index.json", nlohmann::json{{"weight_map", map}}.dump());
        plant({.model = model, .out = out});
        QVERIFY(!std::filesystem::exists(out + "/model.safetensors")); // no part of the model any more
        QVERIFY(relativeDifference(whole, logitsOf(out)) < kSinglePrecision);
    }

    void nonsenseIsRefusedAndNothingIsWritten() {
        const TemporaryFolder folder;
        const std::string model = writeModel(folder, smallConfig(1)), out = folder.path("planted");
        VERIFY_ERROR(plant({.model = model, .out = out, .channels = 33}), ErrorKind::BadInput, "the model has 32");
        VERIFY_ERROR(plant({.model = model, .out = out, .channels = 0}), ErrorKind::BadInput, "[channels]");
        VERIFY_ERROR(plant({.model = model, .out = out, .factor = 0}), ErrorKind::BadInput, "[factor]");
        VERIFY_ERROR(plant({.model = model, .out = out, .factor = 1e40}), ErrorKind::BadInput, "smaller factor");
        VERIFY_ERROR(plant({.model = model, .out = ""}), ErrorKind::BadInput, "[out]");
        VERIFY_ERROR(plant({.model = model, .out = model}), ErrorKind::BadInput, "not empty");
        VERIFY_ERROR(plant({.model = folder.path("nowhere"), .out = out}), ErrorKind::NotFound, "nowhere");
        QCOMPARE(namesIn(folder.path()), std::vector<std::string>{"model"});

        std::filesystem::create_directory(out); // an empty one will do
        plant({.model = model, .out = out + "/"});
        VERIFY_ERROR(plant({.model = out, .out = folder.path("twice")}), ErrorKind::BadInput, "already");
    }

    void aStoppedJobLeavesNothing() {
        const TemporaryFolder folder;
        const std::string model = writeModel(folder, smallConfig(1));
        RunControl control;
        const EventSink stopWhenCopied = [&](const Event& event) {
            if (const auto* progress = std::get_if<StageProgress>(&event); progress && progress->fraction == 1)
                control.stop(); // before the tensors are changed
        };
        VERIFY_ERROR(plantOutliers({.model = model, .out = folder.path("planted")}, stopWhenCopied, control),
                     ErrorKind::Stopped, "");
        QCOMPARE(namesIn(folder.path()), std::vector<std::string>{"model"});
    }

    void aBrokenLabelIsNamed() {
        const TemporaryFolder folder;
        nlohmann::json config = smallConfig(1);
        config["precis_planted_outliers"] = {{"channels", {32}}, {"factor", 30}};
        folder.write("model/config.json", config.dump());
        VERIFY_ERROR(readModelConfig(folder.path("model")), ErrorKind::BadFormat,
                     "channels must be channels of the model");
    }
};

QTEST_APPLESS_MAIN(PlantOutliersTest)
#include "plant_outliers_test.moc"
