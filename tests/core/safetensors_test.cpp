// SPDX-License-Identifier: GPL-3.0-or-later
#include "tensor/safetensors.h"

#include "support/temporary_folder.h"

#include <nlohmann/json.hpp>

using namespace precis;
using namespace precis::test;

class SafetensorsTest : public QObject {
    Q_OBJECT

    static std::string container(const nlohmann::json& header, const std::string& data) {
        const std::string text = header.dump();
        const std::uint64_t length = text.size();
        return std::string(reinterpret_cast<const char*>(&length), 8) + text + data;
    }
    static nlohmann::json entry(const char* type, std::vector<int> shape, int begin, int end) {
        return {{"dtype", type}, {"shape", shape}, {"data_offsets", {begin, end}}};
    }

private Q_SLOTS:
    void readsBackWhatItWrote() {
        const TemporaryFolder folder;
        const NamedTensors tensors{{"a", torch::randn({3, 5})},
                                   {"b", torch::randn({7}).to(torch::kBFloat16)},
                                   {"c", torch::arange(6, torch::kUInt8).view({2, 3})},
                                   {"empty", torch::empty({0, 4})}};
        writeSafetensors(folder.path("x.safetensors"), tensors, {{"key", "value"}});
        const SafetensorsFile file(folder.path("x.safetensors"));
        QCOMPARE(file.metadata().at("key"), std::string("value"));
        for (const auto& [name, tensor] : tensors) {
            const Tensor read = file.read(name);
            QCOMPARE(read.scalar_type(), tensor.scalar_type());
            QVERIFY(torch::equal(read, tensor));
        }
    }

    void sameTensorsGiveTheSameBytes() {
        const TemporaryFolder folder;
        const NamedTensors tensors{{"a", torch::ones({3})}};
        writeSafetensors(folder.path("1"), tensors);
        writeSafetensors(folder.path("2"), tensors);
        QCOMPARE(readBytes(folder.path("1")), readBytes(folder.path("2")));
    }

    void rejectsDamagedFiles_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const std::string& content, const char* message) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << QString(message);
        };
        const std::string eight(8, 'x');
        row("too short", "abc", "too few for a safetensors header");
        row("empty", "", "too few for a safetensors header");
        row("header longer than the file", std::string("\xff\xff\0\0\0\0\0\0{}", 10), "announces a header");
        row("header near the largest length", std::string(8, '\xff') + "{}", "announces a header");
        row("not JSON", std::string("\x04\0\0\0\0\0\0\0oops", 12), "not a JSON object");
        row("no dtype", container({{"a", {{"shape", {2}}}}}, eight), "tensor a lacks");
        row("past the end", container({{"a", entry("F32", {4}, 0, 16)}}, eight), "tensor a ends at byte");
        row("backwards", container({{"a", entry("F32", {1}, 8, 4)}}, eight), "tensor a ends at byte");
        row("size against shape", container({{"a", entry("F32", {3}, 0, 8)}}, eight), "needs 12 bytes");
        row("negative extent", container({{"a", entry("F32", {-1}, 0, 8)}}, eight), "impossible shape");
        row("overlap", container({{"a", entry("F32", {1}, 0, 4)}, {"b", entry("F32", {1}, 2, 6)}}, eight), "overlap");
    }
    void rejectsDamagedFiles() {
        QFETCH(QByteArray, content);
        QFETCH(QString, message);
        const TemporaryFolder folder;
        const std::string path = folder.write("bad.safetensors", content.toStdString());
        VERIFY_ERROR(SafetensorsFile{path}, ErrorKind::BadFormat, message.toStdString());
        VERIFY_ERROR(SafetensorsFile{path}, ErrorKind::BadFormat, path);
    }

    void everyTruncationIsNoticedOrHarmless() {
        const TemporaryFolder folder;
        writeSafetensors(folder.path("whole"), {{"a", torch::ones({4})}, {"b", torch::ones({2, 2})}});
        const std::string whole = readBytes(folder.path("whole"));
        for (std::size_t length = 0; length < whole.size(); ++length) {
            const std::string path = folder.write("cut", whole.substr(0, length));
            QVERIFY2(errorOf([&] { SafetensorsFile file(path); }).has_value(), std::to_string(length).c_str());
        }
    }

    void namesAMissingTensorAndAnUnknownType() {
        const TemporaryFolder folder;
        const std::string path = folder.write("x", container({{"a", entry("F8_E4M3", {8}, 0, 8)}}, std::string(8, 'x')));
        VERIFY_ERROR(SafetensorsFile(path).read("b"), ErrorKind::BadFormat, "no tensor b");
        VERIFY_ERROR(SafetensorsFile(path).read("a"), ErrorKind::Unsupported, "F8_E4M3");
    }

    void aMissingFileIsNotFound() {
        VERIFY_ERROR(SafetensorsFile{"/no/such/file"}, ErrorKind::NotFound, "/no/such/file");
    }
};

QTEST_APPLESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
