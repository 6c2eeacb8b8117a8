// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/outlier_detection.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace precis;

namespace {

// Algorithm 1's split, every variance summed up anew.
Split naiveSplit(const std::vector<double>& sorted, double lambda2) {
    Split best;
    double bestScore = -std::numeric_limits<double>::infinity();
    for (std::size_t spared = 1; spared < sorted.size(); ++spared) {
        double mean = 0, variance = 0;
        const auto count = static_cast<double>(spared - 1);
        for (std::size_t i = 1; i < spared; ++i)
            mean += sorted[i] / count;
        if (spared > 2)
            for (std::size_t i = 1; i < spared; ++i)
                variance += (sorted[i] - mean) * (sorted[i] - mean) / (count - 1);
        const double gap = sorted[spared] - sorted[spared - 1];
        if (gap * gap - lambda2 * variance > bestScore) {
            bestScore = gap * gap - lambda2 * variance;
            best = {spared, gap};
        }
    }
    return best;
}

std::vector<float> gaussianMagnitudes(std::size_t count, int seed) {
    std::mt19937 random(static_cast<unsigned>(seed));
    std::normal_distribution<float> normal;
    std::vector<float> values(count);
    for (float& value : values)
        value = std::abs(normal(random));
    return values;
}

} // namespace

class OutlierDetectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFenceStandsOnInterpolatedQuartiles() {
        // Quartiles of 0..6 are 1.5 and 4.5.
        const std::vector<float> values{6, 0, 3, 1, 5, 2, 4};
        QCOMPARE(detectOutliers(values, {.lambda1 = 1.5}).coarse, 9.0);
        QCOMPARE(detectOutliers(values, {.lambda1 = 0}).coarse, 4.5);
        QCOMPARE(countAbove(values, 4.5), std::size_t{2});
        QCOMPARE(countAbove(values, 5.0), std::size_t{1}); // a value on the threshold is none
    }

    void prefixSumsFindTheSplitOfTheNaiveSearch() {
        std::mt19937 random(5);
        std::lognormal_distribution<double> heavy(0, 1.5);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> sorted(2 + random() % 60);
            for (double& value : sorted)
                value = 1000 + heavy(random); // far from zero, where sums of squares lose digits
            std::ranges::sort(sorted);
            for (const double lambda2 : {0.0, 1.0, 20.0}) {
                const Split fast = bestSplit(sorted, lambda2), slow = naiveSplit(sorted, lambda2);
                QCOMPARE(fast.spared, slow.spared);
                QCOMPARE(fast.gap, slow.gap);
            }
        }
    }

    void plantedOutliersAreFoundExactly() {
        for (const std::size_t count : {200u, 4096u, 200000u})
            for (const bool isLogarithmic : {false, true}) {
                std::vector<float> values = gaussianMagnitudes(count, 3);
                for (std::size_t i = 0; i < 5; ++i)
                    values[i * count / 5] = 30 + static_cast<float>(i) / 10;
                const auto found = detectOutliers(values, {.usesFineStage = true, .isLogarithmic = isLogarithmic});
                QCOMPARE(found.kept, found.fine);
                QCOMPARE(countAbove(values, found.kept), std::size_t{5});
            }
    }

    void outliersOfDifferentSizeAreAllFound() {
        // The fence has isolated exactly the outliers, and the widest gap lies between the two largest of them.
        std::vector<float> values;
        for (int i = 0; i < 40; ++i)
            values.push_back(1 + 0.01f * static_cast<float>(i));
        const std::vector<float> inliers = values;
        for (const float outlier : {20.f, 24.f, 60.f})
            values.push_back(outlier);
        for (const bool usesFineStage : {false, true})
            for (const bool isLogarithmic : {false, true}) {
                const auto found =
                    detectOutliers(values, {.usesFineStage = usesFineStage, .isLogarithmic = isLogarithmic});
                QCOMPARE(countAbove(values, found.kept), std::size_t{3});
                QVERIFY(found.kept >= inliers.back());
            }
    }

    void theLogarithmicStageSparesATailWithoutGapsAndTakesWhatStandsApart() {
        // Candidates that rise smoothly from the inliers on, then two that stand apart, of very different size.
        std::vector<float> values(60, 1.0f);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] += 0.005f * static_cast<float>(i);
        for (int i = 0; i < 12; ++i)
            values.push_back(1.32f + 0.05f * static_cast<float>(i));
        values.push_back(40);
        values.push_back(900);
        const auto found = detectOutliers(values, {.usesFineStage = true, .isLogarithmic = true});
        QVERIFY(countAbove(values, found.coarse) > 5);
        QCOMPARE(countAbove(values, found.fine), std::size_t{2});
        // On the values themselves, the gap between 40 and 900 hides the one before 40.
        QCOMPARE(countAbove(values, detectOutliers(values, {.usesFineStage = true}).fine), std::size_t{1});
    }

    void aTailWithoutGapsIsLeftAlone() {
        const std::vector<float> values = gaussianMagnitudes(200000, 11);
        const auto fence = detectOutliers(values, {});
        QVERIFY(countAbove(values, fence.kept) > 2000); // what the fence alone would cut off
        const auto capped = detectOutliers(values, {.usesFineStage = true, .largestShare = 0.001});
        QCOMPARE(countAbove(values, capped.kept), std::size_t{0});
        QCOMPARE(capped.coarse, fence.coarse);
    }

    void scalingTheValuesScalesTheThresholds() {
        std::vector<float> values = gaussianMagnitudes(500, 2);
        values[7] = 40;
        values[8] = 55;
        const OutlierRules rules{.usesFineStage = true};
        const auto one = detectOutliers(values, rules);
        for (float& value : values)
            value *= 1024;
        const auto scaled = detectOutliers(values, rules);
        QCOMPARE(scaled.coarse, 1024 * one.coarse);
        QCOMPARE(scaled.kept, 1024 * one.kept);
    }

    void thresholdsSetByHandAreObeyed() {
        std::vector<float> values = gaussianMagnitudes(500, 2);
        values[7] = 40;
        values[8] = 55;
        const auto fence = detectOutliers(values, {.usesFineStage = true, .fence = 1});
        QCOMPARE(fence.coarse, 1.0);
        QCOMPARE(countAbove(values, fence.fine), std::size_t{2}); // looked for above the fence that was given
        // A cap on the share is for thresholds that were found.
        QCOMPARE(detectOutliers(values, {.largestShare = 0.001, .threshold = 0.5}).kept, 0.5);
        QCOMPARE(countAbove(values, detectOutliers(values, {.fence = -1}).kept), values.size());
    }

    void valuesWithoutSpreadHaveNoOutliers() {
        QCOMPARE(detectOutliers({}, {}).kept, 0.0);
        const std::vector<float> one{3}, equal(20, 2.5f), dead(20, 0.0f);
        for (const bool isLogarithmic : {false, true})
            for (const auto* values : {&one, &equal, &dead}) {
                const auto found = detectOutliers(*values, {.usesFineStage = true, .isLogarithmic = isLogarithmic});
                QCOMPARE(countAbove(*values, found.kept), std::size_t{0});
            }
    }
};

QTEST_GUILESS_MAIN(OutlierDetectionTest)
#include "outlier_detection_test.moc"
