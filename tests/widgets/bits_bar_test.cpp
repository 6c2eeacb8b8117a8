// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/layer_selection.h"
#include "models/run_data.h"
#include "pages/overview_page.h"
#include "recipe/recipe_bits.h"
#include "support/fake_engine.h"

#include <QLayout>
#include <QtTest>

using namespace precis;

class BitsBarTest : public QObject {
    Q_OBJECT

    // As counted for a model of a million weights.
    static BitsBreakdown breakdown() {
        BitsBreakdown bits;
        bits.weights = 1000000;
        bits.parameters = 1100000;
        bits.codes = 2000000;
        bits.codebooks = 125000;
        bits.scales = 7813;
        bits.embeddings = 1500000;
        bits.norms = 100000;
        return bits;
    }

private Q_SLOTS:
    void everyPartThatIsThereHasItsSizeAndFormula() {
        BitsBar bar;
        bar.setBits(breakdown(), presetByName("gptvq-2d"));
        QCOMPARE(bar.parts().size(), std::size_t(5));
        QVERIFY2(bar.partText(0).startsWith("Codes: 2.000 bits per weight, 250.0 kB."), qPrintable(bar.partText(0)));
        QVERIFY2(bar.partText(0).contains("A code of 4 bits for every 2 weights"), qPrintable(bar.partText(0)));
        QVERIFY2(bar.partText(1).contains("16 codewords × 2 numbers × 8 bits / 2,048 weights = 0.125 bits per weight"),
                 qPrintable(bar.partText(1)));
        QVERIFY2(bar.partText(2).contains("= 0.008 bits"), qPrintable(bar.partText(2)));
        QVERIFY(bar.parts()[3].kind == BitsKind::Embeddings);
        QVERIFY(bar.legend().contains("Codebooks"));
        QVERIFY(bar.accessibleDescription().contains("Norms and biases"));
    }

    void uniformWeightsHaveNoCodebooks() {
        BitsBar bar;
        BitsBreakdown bits = breakdown();
        bits.codebooks = 0;
        bar.setBits(bits, presetByName("gptq"));
        QVERIFY(!bar.legend().contains("Codebooks"));
        QVERIFY2(bar.partText(1).contains("(Step of 16 bits + zero point of 4) / 128 weights = 0.156"),
                 qPrintable(bar.partText(1)));
    }

    void additiveCodebooksHaveTheirOwnFormulas() {
        Recipe recipe;
        recipe.weights.format = WeightFormat::Additive;
        recipe.weights.additive.extendedCodebooks = 3;
        recipe.weights.additive.criticalShare = 0.02;
        BitsBar bar;
        bar.setBits(breakdown(), recipe);
        QVERIFY2(bar.partText(0).contains("1 × 8 bits for every 8 weights = 1.000 bits"), qPrintable(bar.partText(0)));
        QVERIFY2(bar.partText(0).contains("3 × 8 bits more = 0.060 bits"), qPrintable(bar.partText(0)));
        QVERIFY2(bar.partText(1).contains("1 × 256 codewords × 8 numbers × 8 bits + 3 × 256 codewords"),
                 qPrintable(bar.partText(1)));
        QVERIFY2(bar.partText(2).contains("which channels are critical"), qPrintable(bar.partText(2)));
    }

    void formulasSayThatOverridesChangeThem() {
        BitsBar bar;
        Recipe recipe = presetByName("gptq");
        recipe.overrides = {{.match = "blocks.0.*", .bits = {}, .groupSize = {}, .activationThreshold = 3}};
        bar.setBits(breakdown(), recipe);
        QVERIFY2(!bar.partText(0).contains("Overrides"), qPrintable(bar.partText(0)));
        recipe.overrides[0].bits = 8;
        bar.setBits(breakdown(), recipe);
        QVERIFY2(bar.partText(0).contains("Overrides change it for some layers"), qPrintable(bar.partText(0)));
    }

    void theBarHasRoomInEveryFont() {
        BitsBar bar;
        bar.setBits(breakdown(), presetByName("gptvq-2d"));
        const int before = bar.layout()->contentsMargins().top();
        QFont large = bar.font();
        large.setPointSize(3 * large.pointSize());
        bar.setFont(large);
        QVERIFY(bar.layout()->contentsMargins().top() > 2 * before);
    }

    void theArrowKeysGoThroughTheParts() {
        BitsBar bar;
        bar.setBits(breakdown(), presetByName("gptvq-2d"));
        bar.resize(400, 60);
        bar.show();
        QTest::keyClick(&bar, Qt::Key_Right);
        QTest::keyClick(&bar, Qt::Key_Right);
        QCOMPARE(bar.currentPart(), 1);
        bar.setBits(breakdown(), presetByName("gptvq-2d")); // again, as while a run goes on
        QCOMPARE(bar.currentPart(), 1);
        QTest::keyClick(&bar, Qt::Key_Left);
        QCOMPARE(bar.currentPart(), 0);
        QTest::keyClick(&bar, Qt::Key_Escape);
        QCOMPARE(bar.currentPart(), -1);
    }

    void followsTheRecipeWhileItIsEdited() {
        const auto world = std::make_shared<test::FakeWorld>();
        RecipeDocument document;
        RecipeBits bits(&document, test::fakeEngine(world).countBits);
        QVERIFY(bits.isHidden());
        bits.setModel(test::fakeModel());
        QVERIFY(!bits.isHidden());
        QCOMPARE(bits.bar()->parts()[0].bits, std::uint64_t(200000 * 4));
        document.setField("weights.uniform.bits", std::int64_t(3));
        QCOMPARE(bits.bar()->parts()[0].bits, std::uint64_t(200000 * 3));
        document.replace(presetByName("gptvq-2d"), "codebooks");
        QVERIFY(bits.bar()->parts()[1].kind == BitsKind::Codebooks);
        document.setField("weights.codebook.dimension", std::int64_t(99));
        QVERIFY(bits.isHidden()); // a wrong recipe has no size
    }

    void aRunShowsItsOwnRecipesBits() {
        const auto world = std::make_shared<test::FakeWorld>();
        RunData data;
        LayerSelection selection;
        OverviewPage page(&data, &selection, test::fakeEngine(world).countBits);
        page.show();
        data.setModel(test::fakeModel());
        for (const Event& event : test::fakeRecordedRun("/runs/run-1"))
            data.apply(event);
        QTRY_VERIFY(page.hasContent());
        QVERIFY(page.bitsBar()->parts().empty());
        RunOrigin origin{.recipe = presetByName("gptvq-2d"), .state = {}, .floor = {}};
        data.setOrigin(origin);
        QTRY_VERIFY(!page.bitsBar()->parts().empty());
        QVERIFY(page.bitsBar()->parts()[1].kind == BitsKind::Codebooks);
    }
};

QTEST_MAIN(BitsBarTest)
#include "bits_bar_test.moc"
