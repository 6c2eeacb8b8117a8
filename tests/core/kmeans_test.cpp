// SPDX-License-Identifier: GPL-3.0-or-later
#include "quantizer/codebook_reference.h"
#include "quantizer/kmeans.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace precis;

class KmeansTest : public QObject {
    Q_OBJECT

    // A random symmetric positive definite form, or its diagonal.
    static std::vector<float> randomForm(Random& random, std::int64_t d, bool full) {
        std::vector<float> root(static_cast<std::size_t>(d * d)), form(root.size());
        for (float& value : root)
            value = static_cast<float>(random.uniform() - 0.3);
        for (std::int64_t p = 0; p < d; ++p)
            for (std::int64_t q = 0; q < d; ++q) {
                float sum = p == q ? 0.5f : 0.0f;
                for (std::int64_t r = 0; r < d; ++r)
                    sum += root[static_cast<std::size_t>(p * d + r)] * root[static_cast<std::size_t>(q * d + r)];
                form[static_cast<std::size_t>(p * d + q)] = full || p == q ? sum : 0;
            }
        return form;
    }
    struct Problem {
        WeightedPoints points;
        std::vector<std::vector<float>> forms;
        std::vector<float> codewords;
    };
    static Problem randomProblem(std::int64_t d, std::int64_t count, std::int64_t entries, bool full) {
        Random random(7, "test");
        Problem problem{WeightedPoints(d, count, full), {}, {}};
        std::vector<float> value(static_cast<std::size_t>(d));
        for (std::int64_t i = 0; i < count; ++i) {
            for (float& x : value)
                x = static_cast<float>(random.uniform() * 2 - 1);
            problem.forms.push_back(randomForm(random, d, full));
            problem.points.set(i, value.data(), problem.forms.back().data(), 1);
        }
        for (std::int64_t i = 0; i < entries * d; ++i)
            problem.codewords.push_back(static_cast<float>(random.uniform() * 2 - 1));
        return problem;
    }
    static WeightedPoints plainPoints(const std::vector<float>& values, std::int64_t d = 1) {
        std::vector<float> identity(static_cast<std::size_t>(d * d), 0.0f);
        for (std::int64_t p = 0; p < d; ++p)
            identity[static_cast<std::size_t>(p * d + p)] = 1;
        const std::int64_t count = static_cast<std::int64_t>(values.size()) / d;
        WeightedPoints points(d, count, false);
        for (std::int64_t i = 0; i < count; ++i)
            points.set(i, values.data() + i * d, identity.data(), 1);
        return points;
    }

private Q_SLOTS:
    void theKernelFindsTheNearestCodewordOfEveryPoint_data() {
        QTest::addColumn<int>("dimension");
        QTest::addColumn<int>("entries");
        QTest::addColumn<bool>("full");
        for (const int d : {1, 2, 4, 8})
            for (const int entries : {2, 4, 7, 64})
                for (const bool full : {false, true})
                    QTest::addRow("d %d, K %d, %s", d, entries, full ? "full" : "diagonal") << d << entries << full;
    }
    void theKernelFindsTheNearestCodewordOfEveryPoint() {
        QFETCH(int, dimension);
        QFETCH(int, entries);
        QFETCH(bool, full);
        constexpr std::int64_t kCount = 333; // ends within a tile
        const Problem problem = randomProblem(dimension, kCount, entries, full);
        const WeightedPoints& points = problem.points;
        std::vector<std::int32_t> codes(kCount, -1);
        std::vector<float> products(kCount);
        const std::vector<float> coefficients = points.coefficients(problem.codewords);
        const auto changed = assignPoints(points.features.data(), points.stride, kCount, points.featureCount(),
                                          coefficients.data(), entries, codes.data(), products.data());
        QCOMPARE(changed, kCount);
        for (std::int64_t i = 0; i < kCount; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const float* x = points.values.data() + i * dimension;
            const float* form = problem.forms[at].data();
            const std::int32_t nearest = nearestCodeword(x, problem.codewords, form, dimension);
            const double least = weightedDistance(x, problem.codewords.data() + nearest * dimension, form, dimension);
            const double found = weightedDistance(x, problem.codewords.data() + codes[at] * dimension, form, dimension);
            QVERIFY(found <= least + 1e-5); // single precision may swap equals
            QVERIFY(std::abs(points.norms[at] + products[at] - least) < 1e-4);
        }
        QCOMPARE(assignPoints(points.features.data(), points.stride, kCount, points.featureCount(), coefficients.data(),
                              entries, codes.data(), products.data()),
                 std::int64_t(0));
    }

    void sumsAreThoseOfEachCodewordsPoints() {
        const Problem problem = randomProblem(2, 100, 4, true);
        const WeightedPoints& points = problem.points;
        const std::int64_t features = points.featureCount();
        std::vector<std::int32_t> codes(100);
        for (std::size_t i = 0; i < codes.size(); ++i)
            codes[i] = static_cast<std::int32_t>(i * i % 4);
        std::vector<float> sums(static_cast<std::size_t>(4 * features), 99.0f);
        sumPoints(points.rows.data(), 100, features, codes.data(), 4, sums.data());
        for (std::int64_t k = 0; k < 4; ++k)
            for (std::int64_t f = 0; f < features; ++f) {
                double sum = 0;
                for (std::int64_t i = 0; i < 100; ++i)
                    if (codes[static_cast<std::size_t>(i)] == k)
                        sum += points.rows[static_cast<std::size_t>(i * features + f)];
                QVERIFY(std::abs(sums[static_cast<std::size_t>(k * features + f)] - sum) < 1e-4);
            }
    }

    void distancesOnlyGoDown() {
        const Problem problem = randomProblem(4, 200, 1, true);
        const WeightedPoints& points = problem.points;
        std::vector<float> distances(200, 0.5f);
        const std::vector<float> coefficients = points.coefficients(problem.codewords);
        lowerDistances(points.features.data(), points.stride, 200, points.featureCount(), coefficients.data(),
                       points.norms.data(), distances.data());
        for (std::int64_t i = 0; i < 200; ++i) {
            const double distance = weightedDistance(points.values.data() + i * 4, problem.codewords.data(),
                                                     problem.forms[static_cast<std::size_t>(i)].data(), 4);
            QVERIFY(std::abs(distances[static_cast<std::size_t>(i)] - std::min(0.5, distance)) < 1e-5);
        }
    }

    // Every way to cut sorted numbers into three runs is tried.
    void theFitFindsTheBestPartitionOfAFewNumbers() {
        const std::vector<float> values{-3.1f, -3.0f, -2.7f, 0.1f, 0.2f, 0.35f, 4.0f, 4.2f, 5.0f, 5.1f};
        const auto spread = [&](std::size_t first, std::size_t last) {
            double mean = 0, sum = 0;
            for (std::size_t i = first; i < last; ++i)
                mean += values[i] / static_cast<double>(last - first);
            for (std::size_t i = first; i < last; ++i)
                sum += (values[i] - mean) * (values[i] - mean);
            return sum;
        };
        double best = 1e30;
        for (std::size_t a = 1; a < values.size(); ++a)
            for (std::size_t b = a + 1; b < values.size(); ++b)
                best = std::min(best, spread(0, a) + spread(a, b) + spread(b, values.size()));
        const WeightedPoints points = plainPoints(values);
        for (const auto seeding : {CodebookSeeding::KMeansPlusPlus, CodebookSeeding::Quantile}) {
            Random random(3, "seeds");
            const Clustering found = cluster(points, seedCodewords(points, 3, seeding, random), 100);
            QVERIFY(std::abs(found.error - best) < 1e-4);
        }
    }

    void heavyPointsDrawTheCodewordTowardsThem() {
        WeightedPoints points(1, 2, false);
        const float zero = 0, one = 1, light = 1, heavy = 3;
        points.set(0, &zero, &light, 1);
        points.set(1, &one, &heavy, 1);
        const Clustering found = cluster(points, {0.2f}, 10);
        QCOMPARE(found.codewords[0], 0.75f);
        QVERIFY(found.iterations < 10); // ended early
    }

    void theErrorNeverGrowsFromRoundToRound() {
        for (const bool full : {false, true}) {
            const Problem problem = randomProblem(2, 500, 16, full);
            double last = 1e30;
            for (int iterations = 1; iterations < 30; ++iterations) {
                const double error = cluster(problem.points, problem.codewords, iterations).error;
                QVERIFY2(error <= last * 1.02, std::to_string(error).c_str()); // a moved codeword may cost a moment
                last = error;
            }
        }
    }

    void emptyAndEqualCodewordsArePutToUse() {
        std::vector<float> values;
        for (int i = 0; i < 40; ++i)
            values.push_back(static_cast<float>(i % 8));
        const WeightedPoints points = plainPoints(values);
        // Six equal ones and two that no point is near to.
        const Clustering found = cluster(points, {1, 1, 1, 1, 1, 1, 500, -500}, 100);
        const std::set<std::int32_t> used(found.codes.begin(), found.codes.end());
        QCOMPARE(used.size(), std::size_t(8));
        QVERIFY(found.error < 1e-4);
    }

    void fewerPointsThanCodewordsAreKeptExactly() {
        const WeightedPoints points = plainPoints({1, 2, 3, 4, 5, 6}, 2);
        for (const auto seeding :
             {CodebookSeeding::KMeansPlusPlus, CodebookSeeding::Quantile, CodebookSeeding::Mahalanobis}) {
            Random random(3, "seeds");
            const Clustering found = cluster(points, seedCodewords(points, 16, seeding, random), 50);
            QVERIFY(found.error < 1e-4);
            for (const float value : found.codewords)
                QVERIFY(std::isfinite(value));
        }
    }

    void pointsThatDoNotCountLeaveFiniteCodewords() {
        WeightedPoints points(2, 10, true);
        const float value[2] = {0, 0}, none[4] = {0, 0, 0, 0};
        for (std::int64_t i = 0; i < 10; ++i)
            points.set(i, value, none, 1);
        for (const auto seeding : {CodebookSeeding::KMeansPlusPlus, CodebookSeeding::Mahalanobis}) {
            Random random(3, "seeds");
            for (const float codeword : cluster(points, seedCodewords(points, 4, seeding, random), 20).codewords)
                QVERIFY(std::isfinite(codeword));
        }
    }

    void theSameSeedDrawsTheSameCodewords() {
        const Problem problem = randomProblem(2, 300, 1, false);
        Random a(5, "x"), b(5, "x"), c(6, "x");
        const auto first = seedCodewords(problem.points, 8, CodebookSeeding::KMeansPlusPlus, a);
        QCOMPARE(seedCodewords(problem.points, 8, CodebookSeeding::KMeansPlusPlus, b), first);
        QVERIFY(seedCodewords(problem.points, 8, CodebookSeeding::KMeansPlusPlus, c) != first);
    }
};

QTEST_APPLESS_MAIN(KmeansTest)
#include "kmeans_test.moc"
