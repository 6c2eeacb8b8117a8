// SPDX-License-Identifier: GPL-3.0-or-later
// Model folders that are not what they should be get one clear message.
#include "model/checkpoint.h"

#include "support/synthetic_model.h"

using namespace precis;
using namespace precis::test;

class CheckpointTest : public QObject {
    Q_OBJECT

    static void rewriteTensors(const std::string& folder, const std::function<void(NamedTensors&)>& change) {
        NamedTensors tensors = randomTensors(readModelConfig(folder));
        change(tensors);
        writeSafetensors(folder + "/model.safetensors", tensors);
    }

private Q_SLOTS:
    void shardsAreReadThroughTheirIndex() {
        const TemporaryFolder folder;
        const std::string whole = writeModel(folder, smallConfig(2), "whole");
        const std::string parts = folder.path("parts");
        folder.write("parts/config.json", smallConfig(2).dump());
        const NamedTensors tensors = randomTensors(readModelConfig(whole));
        const auto middle = tensors.begin() + static_cast<std::ptrdiff_t>(tensors.size() / 2);
        writeSafetensors(parts + "/a.safetensors", {tensors.begin(), middle});
        writeSafetensors(parts + "/b.safetensors", {middle, tensors.end()});
        nlohmann::json map;
        for (auto tensor = tensors.begin(); tensor != tensors.end(); ++tensor)
            map[tensor->first] = tensor < middle ? "a.safetensors" : "b.safetensors";
        folder.write("parts/model.safetensors.index.json", nlohmann::json{{"weight_map", map}}.dump());

        const auto one = Checkpoint::open(whole), two = Checkpoint::open(parts);
        QVERIFY(torch::equal(one->block(1)[LayerKind::Down].weight, two->block(1)[LayerKind::Down].weight));
        QCOMPARE(one->parameters(), two->parameters());
        QCOMPARE(one->fingerprint(), two->fingerprint());

        std::filesystem::remove(parts + "/b.safetensors");
        VERIFY_ERROR(Checkpoint::open(parts), ErrorKind::NotFound, "b.safetensors");
    }

    void anotherModelHasAnotherFingerprint() {
        const TemporaryFolder folder;
        const std::string model = writeModel(folder, smallConfig(1));
        const std::string before = Checkpoint::open(model)->fingerprint();
        QCOMPARE(Checkpoint::open(model)->fingerprint(), before);
        rewriteTensors(model, [](NamedTensors& tensors) {
            for (auto& [name, tensor] : tensors)
                tensor = tensor * 1.01;
        });
        QVERIFY(Checkpoint::open(model)->fingerprint() != before);
        rewriteTensors(model, [](NamedTensors& tensors) { // as a merged adapter leaves it
            for (auto& [name, tensor] : tensors)
                if (name.ends_with("v_proj.weight"))
                    tensor = tensor * 1.01;
        });
        QVERIFY(Checkpoint::open(model)->fingerprint() != before);
    }

    void missingPartsAreNamed() {
        const TemporaryFolder folder;
        VERIFY_ERROR(Checkpoint::open(folder.path("nothing")), ErrorKind::NotFound, "is not a folder");
        std::filesystem::create_directories(folder.path("empty"));
        VERIFY_ERROR(Checkpoint::open(folder.path("empty")), ErrorKind::NotFound, "has no config.json");
        folder.write("bare/config.json", smallConfig().dump());
        VERIFY_ERROR(Checkpoint::open(folder.path("bare")), ErrorKind::NotFound, "no .safetensors");
        folder.write("bare/pytorch_model.bin", "x");
        VERIFY_ERROR(Checkpoint::open(folder.path("bare")), ErrorKind::Unsupported, "pickle");

        const std::string model = writeModel(folder, smallConfig(2));
        rewriteTensors(model, [](NamedTensors& tensors) {
            std::erase_if(tensors, [](const auto& t) { return t.first == "model.layers.1.mlp.up_proj.weight"; });
        });
        VERIFY_ERROR(Checkpoint::open(model), ErrorKind::BadFormat, "model.layers.1.mlp.up_proj.weight");
    }

    void wrongShapeAndTypeAreNamed() {
        const TemporaryFolder folder;
        const std::string model = writeModel(folder, smallConfig(1));
        const auto change = [&](const std::string& name, const Tensor& other) {
            rewriteTensors(model, [&](NamedTensors& tensors) {
                for (auto& [key, tensor] : tensors)
                    if (key == name)
                        tensor = other;
            });
        };
        change("model.layers.0.self_attn.k_proj.weight", torch::zeros({32, 32}));
        VERIFY_ERROR(Checkpoint::open(model), ErrorKind::BadFormat, "k_proj.weight has shape [32, 32]");
        change("model.norm.weight", torch::zeros({32}, torch::kInt64));
        VERIFY_ERROR(Checkpoint::open(model), ErrorKind::Unsupported, "model.norm.weight has type I64");
    }

    void badConfigurationsAreExplained_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* key, const char* value, const char* message) {
            QTest::newRow(name) << key << value << message;
        };
        row("unknown family", "model_type", "\"gpt2\"", "Supported families: llama");
        row("missing width", "hidden_size", "null", "hidden_size is missing");
        row("negative", "num_hidden_layers", "-1", "num_hidden_layers must be a positive whole number");
        row("text for a number", "vocab_size", "\"many\"", "vocab_size");
        row("fraction", "intermediate_size", "1.5", "intermediate_size");
        row("heads do not divide", "num_key_value_heads", "3", "must divide num_attention_heads");
        row("other activation", "hidden_act", "\"gelu\"", "Supported: silu");
        row("other rope", "rope_scaling", "{\"type\": \"yarn\"}", "Supported: default, linear, llama3");
        row("already quantized", "quantization_config", "{\"bits\": 4}", "already quantized");
        row("odd head", "head_dim", "7", "head_dim must be even");
    }
    void badConfigurationsAreExplained() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, message);
        const TemporaryFolder folder;
        nlohmann::json config = smallConfig();
        config[key.toStdString()] = nlohmann::json::parse(value.toStdString());
        folder.write("m/config.json", config.dump());
        const auto error = errorOf([&] { readModelConfig(folder.path("m")); });
        QVERIFY(error.has_value());
        QVERIFY2(std::string(error->what()).find(message.toStdString()) != std::string::npos, error->what());
        QVERIFY2(std::string(error->what()).find("config.json") != std::string::npos, error->what());
    }

    void configurationThatIsNotJsonIsBadFormat() {
        const TemporaryFolder folder;
        folder.write("m/config.json", "{ not json");
        VERIFY_ERROR(readModelConfig(folder.path("m")), ErrorKind::BadFormat, "config.json");
    }
};

QTEST_APPLESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
