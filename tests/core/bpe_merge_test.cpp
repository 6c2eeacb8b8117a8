// SPDX-License-Identifier: GPL-3.0-or-later
// The fast merging of byte pair encoding against its definition.
#include "text/bpe_merge.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace precis;

namespace {

// Random merges over `letters` symbols, in random order of rank: also pairs that merge into each other's parts.
MergeTable randomTable(std::mt19937& random, int letters, int merges) {
    MergeTable table;
    std::vector<int> ranks(static_cast<std::size_t>(merges));
    std::iota(ranks.begin(), ranks.end(), 0);
    std::shuffle(ranks.begin(), ranks.end(), random);
    for (int i = 0; i < merges; ++i) {
        const auto any = [&] { return static_cast<int>(random() % static_cast<unsigned>(letters + i)); };
        table.insert(any(), any(), {ranks[static_cast<std::size_t>(i)], letters + i});
    }
    return table;
}

} // namespace

class BpeMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheDefinitionOnRandomSymbols() {
        std::mt19937 random(20260101);
        int merged = 0;
        for (int round = 0; round < 400; ++round) {
            const int letters = 2 + round % 5;
            const MergeTable table = randomTable(random, letters, 4 + round % 60);
            std::vector<int> symbols(random() % 200);
            for (int& symbol : symbols)
                symbol = static_cast<int>(random() % static_cast<unsigned>(letters));
            const std::vector<int> expected = mergeSymbolsReference(symbols, table);
            QCOMPARE(mergeSymbols(symbols, table), expected);
            merged += expected.size() < symbols.size();
        }
        QVERIFY(merged > 300);
    }

    void lowerRanksMergeFirstAndThenTheLeftmost() {
        MergeTable table; // a b c: b c before a b
        table.insert(0, 1, {1, 10});
        table.insert(1, 2, {0, 11});
        QCOMPARE(mergeSymbols({0, 1, 2}, table), (std::vector<int>{0, 11}));
        MergeTable pairs; // a a a: the left two
        pairs.insert(0, 0, {0, 10});
        QCOMPARE(mergeSymbols({0, 0, 0}, pairs), (std::vector<int>{10, 0}));
    }

    void nothingAndOneSymbolStay() {
        QVERIFY(mergeSymbols({}, {}).empty());
        QCOMPARE(mergeSymbols({7}, {}), std::vector<int>{7});
    }

    void aMillionSymbolsTakeSeconds() {
        MergeTable table;
        for (int i = 0; i < 16; ++i) // 2, 4, 8 ... of a kind
            table.insert(i, i, {i, i + 1});
        QElapsedTimer timer;
        timer.start();
        const std::vector<int> merged = mergeSymbols(std::vector<int>(1 << 20, 0), table);
        QCOMPARE(merged, std::vector<int>(16, 16));
        QVERIFY2(timer.elapsed() < 20000, "the definition would take hours");
    }
};

QTEST_APPLESS_MAIN(BpeMergeTest)
#include "bpe_merge_test.moc"
