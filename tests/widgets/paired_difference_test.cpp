// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/paired_difference.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace precis;

class PairedDifferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConstantShiftHasNoError() {
        const auto paired = pairedDifference({1, 5, 9}, {1.5f, 5.5f, 9.5f});
        QVERIFY(paired);
        QCOMPARE(paired->mean, 0.5);
        QCOMPARE(paired->standardError, 0.0);
    }

    void standardErrorIsThatOfTheMeanDifference() {
        // Differences 1, 2, 3, 4: variance 5/3, so the mean of four has an error of sqrt(5/12).
        const auto paired = pairedDifference({0, 10, 20, 30}, {1, 12, 23, 34});
        QVERIFY(paired);
        QCOMPARE(paired->mean, 2.5);
        QCOMPARE(paired->standardError, std::sqrt(5.0 / 12.0));
    }

    void onlyTheSameWindowsCompare() {
        QVERIFY(!pairedDifference({1, 2}, {1}));
        QVERIFY(!pairedDifference({}, {}));
        QCOMPARE(pairedDifference({1}, {2})->standardError, 0.0);
    }

    void everyValueFallsIntoOneBin_data() {
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("one") << QList<double>{3};
        QTest::newRow("all the same") << QList<double>{2, 2, 2};
        QTest::newRow("no spread between the quartiles") << QList<double>{0, 1, 1, 1, 1, 1, 1, 9};
        QTest::newRow("one far away") << QList<double>{0, 1, 2, 3, 4, 5, 6, 7, 1e9};
    }
    void everyValueFallsIntoOneBin() {
        QFETCH(QList<double>, values);
        const Histogram bins = histogram({values.begin(), values.end()});
        QCOMPARE(std::accumulate(bins.counts.begin(), bins.counts.end(), 0), static_cast<int>(values.size()));
        QVERIFY(bins.counts.size() <= 60);
        for (const double value : values) {
            const auto bin = std::min<std::size_t>(static_cast<std::size_t>((value - bins.first) / bins.binWidth),
                                                   bins.counts.size() - 1);
            QVERIFY(bins.counts[bin] > 0);
        }
    }
};

QTEST_GUILESS_MAIN(PairedDifferenceTest)
#include "paired_difference_test.moc"
