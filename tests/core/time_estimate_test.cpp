// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/time_estimate.h"

#include <QtTest>

using namespace precis;

class TimeEstimateTest : public QObject {
    Q_OBJECT

    static ModelSummary model(int blocks = 5) {
        ModelSummary model;
        model.blocks = blocks;
        model.hidden = 64;
        model.heads = 8;
        model.headDim = 8;
        model.vocabulary = 512;
        model.layers = {{"self_attn.q_proj", 64, 64}, {"self_attn.k_proj", 32, 64}, {"self_attn.v_proj", 32, 64},
                        {"self_attn.o_proj", 64, 64}, {"mlp.gate_proj", 172, 64},   {"mlp.up_proj", 172, 64},
                        {"mlp.down_proj", 64, 172}};
        return model;
    }
    static Recipe trained() {
        Recipe recipe;
        recipe.reconstruction.enabled = true;
        return recipe;
    }

private Q_SLOTS:
    void roundingToNearestCountsItsTwoPassesAndFourHessians() {
        Recipe recipe;
        recipe.calibration.tokenWindows = 10;
        recipe.calibration.windowTokens = 100;
        const double weights = 64 * 64 * 2 + 32 * 64 * 2 + 3 * 172 * 64;
        const double attention = 100 * 64;
        const double hessians = 3 * 64 * 64 + 172 * 172;
        QCOMPARE(countMultiplyAdds(recipe, model(1)), 1000 * (2 * (weights + attention) + hessians));
    }

    void moreOfAnythingTakesLonger() {
        const double once = countMultiplyAdds(trained(), model());
        const auto with = [](auto change) {
            Recipe recipe = trained();
            change(recipe);
            return countMultiplyAdds(recipe, model());
        };
        QVERIFY(with([](Recipe& recipe) { recipe.reconstruction.enabled = false; }) < 0.5 * once);
        QVERIFY(with([](Recipe& recipe) { recipe.reconstruction.epochs = 2; }) > 1.5 * once);
        QVERIFY(with([](Recipe& recipe) { recipe.calibration.tokenWindows *= 2; }) > 1.8 * once); // held-out ones stay
        QVERIFY(with([](Recipe& recipe) { recipe.reconstruction.homologousShare = 0.5; }) > once);
        QVERIFY(with([](Recipe& recipe) { recipe.weights.solver = WeightSolver::HessianSweep; }) > once);
        QVERIFY(with([](Recipe& recipe) { recipe.fineTuning.enabled = true; }) > 1.1 * once);
        QVERIFY(with([](Recipe& recipe) { recipe.reconstruction.overlap = 0; }) < once);
        QVERIFY(countMultiplyAdds(trained(), model(10)) > 1.9 * once);
    }

    void codebooksTakeLongerThanRounding() {
        const auto cost = [](const char* preset) { return countMultiplyAdds(presetByName(preset), model()); };
        QVERIFY(cost("gptvq-2d") > 2 * cost("gptq"));
        QVERIFY(cost("aqlm-1x8") > 2 * cost("gptq"));
        QVERIFY(cost("aqlm-2x8") > cost("aqlm-1x8"));
        QVERIFY(cost("crvq-2.3") > cost("aqlm-2x8"));
        QVERIFY(cost("gptvq-4d") > cost("gptvq-2d"));
    }

    void aFasterMachineNeedsLessTimeAndAnUnknownOneHasNoPrediction() {
        const double slow = predictSeconds(trained(), model(), 10);
        QVERIFY(slow > 0);
        QCOMPARE(predictSeconds(trained(), model(), 20), slow / 2);
        QCOMPARE(predictSeconds(trained(), model(), 0), 0.0);
        QCOMPARE(predictSeconds(trained(), {}, 10), 0.0);
    }
};

QTEST_GUILESS_MAIN(TimeEstimateTest)
#include "time_estimate_test.moc"
