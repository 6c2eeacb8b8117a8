// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/error.h"
#include "quantizer/codebook_precision.h"
#include "quantizer/packed_matrix.h"

#include <QtTest>

using namespace precis;

class PackedMatrixTest : public QObject {
    Q_OBJECT

    static CodebookLayer randomLayer(int dimension, int entries, int rows, int columns, int groupRows) {
        CodebookLayer layer;
        layer.shape = {rows, columns, dimension, entries, groupRows, 256, 0};
        layer.codes = torch::randint(0, entries, {rows, layer.shape.vectors()}, torch::kInt32);
        layer.codebooks =
            torch::randn({layer.shape.rowGroups(), layer.shape.columnGroups(), entries, dimension}) * 0.03;
        roundCodebooks_(layer);
        return layer;
    }
    static std::vector<Instructions> available() {
        std::vector<Instructions> all{Instructions::Portable};
        if (bestInstructions() >= Instructions::Avx2)
            all.push_back(Instructions::Avx2);
        if (bestInstructions() >= Instructions::Avx512)
            all.push_back(Instructions::Avx512);
        return all;
    }
    // x as the kernels see it: 8 bits for each 256 columns.
    static Tensor rounded(const Tensor& x) {
        Tensor result = x.clone();
        for (std::int64_t first = 0; first < x.numel(); first += 256) {
            Tensor part = result.narrow(0, first, std::min<std::int64_t>(256, x.numel() - first));
            const Tensor scale = part.abs().max() / 127;
            part.copy_((part / scale).round() * scale);
        }
        return result;
    }
    static void compare(const PackedMatrix& matrix, const Tensor& weight) {
        const Tensor x = torch::randn({weight.size(1)});
        const Tensor exact = weight.to(torch::kFloat64).mv(rounded(x).to(torch::kFloat64));
        for (const Instructions instructions : available()) {
            Tensor y = torch::full({weight.size(0)}, 99.0);
            matrix.multiply(x.data_ptr<float>(), y.data_ptr<float>(), instructions);
            const double error = (y - exact).abs().max().item<double>() / exact.abs().max().item<double>();
            QVERIFY2(error < 1e-5, std::to_string(error).c_str()); // sums of integers are exact
        }
    }

private Q_SLOTS:
    void init() { torch::manual_seed(5); }

    void codebookProductsAreThoseOfTheDecodedWeight_data() {
        QTest::addColumn<int>("dimension");
        QTest::addColumn<int>("entries");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("groupRows");
        QTest::newRow("16 pairs") << 2 << 16 << 64 << 768 << 8;
        QTest::newRow("16 pairs, odd shape") << 2 << 16 << 61 << 690 << 11;
        QTest::newRow("256 pairs") << 2 << 256 << 40 << 512 << 32;
        QTest::newRow("256 quads") << 4 << 256 << 50 << 1024 << 32;
        QTest::newRow("256 quads, odd shape") << 4 << 256 << 13 << 302 << 6;
    }
    void codebookProductsAreThoseOfTheDecodedWeight() {
        QFETCH(int, dimension);
        QFETCH(int, entries);
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(int, groupRows);
        const CodebookLayer layer = randomLayer(dimension, entries, rows, columns, groupRows);
        const PackedMatrix matrix = packForProducts(layer);
        QVERIFY(torch::equal(unpackMatrix(matrix), dequantize(layer)));
        compare(matrix, dequantize(layer));
    }

    void uniformProductsAreThoseOfTheRoundedWeight() {
        for (const auto& [rows, columns] : {std::pair{32, 512}, std::pair{21, 300}}) {
            const Tensor weight = torch::randn({rows, columns});
            const PackedMatrix four = packInt4(weight), eight = packInt8(weight);
            QVERIFY((unpackMatrix(four) - weight).abs().max().item<double>() < 0.5);
            QVERIFY((unpackMatrix(eight) - weight).abs().max().item<double>() < 0.03);
            compare(four, unpackMatrix(four));
            compare(eight, unpackMatrix(eight));
        }
    }

    // Numbers as large as they come must not overflow any sum.
    void extremesDoNotOverflow() {
        CodebookLayer layer = randomLayer(2, 16, 8, 4096, 8);
        layer.codebooks.fill_(1);
        roundCodebooks_(layer);
        const PackedMatrix matrix = packForProducts(layer);
        const Tensor weight = dequantize(layer), x = torch::ones({4096}), y = torch::empty({8});
        for (const Instructions instructions : available())
            for (const float sign : {1.0f, -1.0f}) {
                const Tensor signedX = x * sign;
                matrix.multiply(signedX.data_ptr<float>(), y.data_ptr<float>(), instructions);
                QVERIFY((y - weight.mv(signedX)).abs().max().item<float>() < 0.5f);
            }
    }

    void packedBytesAreThoseOfTheFormat() {
        const PackedMatrix pairs = packForProducts(randomLayer(2, 16, 256, 1024, 8));
        QCOMPARE(static_cast<double>(pairs.bytes() * 8) / (256 * 1024), 2 + 32 * 8 / 2048.0 + 16 / 2048.0);
        QCOMPARE(static_cast<double>(packInt4(torch::randn({256, 1024})).bytes() * 8) / (256 * 1024), 4 + 16 / 128.0);
    }

    void theFloatProductIsTheProduct() {
        const Tensor weight = torch::randn({13, 333}), x = torch::randn({333}), y = torch::empty({13});
        productFloat(x.data_ptr<float>(), weight.data_ptr<float>(), 13, 333, y.data_ptr<float>());
        QVERIFY(torch::allclose(y, weight.mv(x), 1e-4, 1e-4));
        QVERIFY(std::abs(readThrough(weight.data_ptr<float>(), 13 * 320) -
                         weight.flatten().narrow(0, 0, 13 * 320).sum().item<float>()) < 1e-2f);
    }

    void formatsWithoutAFusedProductSaySo() {
        CodebookLayer layer = randomLayer(2, 64, 16, 256, 8);
        QVERIFY_EXCEPTION_THROWN(packForProducts(layer), Error);
    }
};

QTEST_APPLESS_MAIN(PackedMatrixTest)
#include "packed_matrix_test.moc"
