// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/window_schedule.h"

#include <QtTest>

using namespace precis;

class WindowScheduleTest : public QObject {
    Q_OBJECT

    static QString text(int blocks, int count, int overlap, bool padded = false, bool enabled = true) {
        ReconstructionOptions options;
        options.enabled = enabled;
        options.windowBlocks = count;
        options.overlap = overlap;
        options.padEnds = padded;
        QStringList parts;
        for (const BlockWindow& window : windowSchedule(blocks, options))
            parts += QStringLiteral("%1-%2").arg(window.first).arg(window.end() - 1);
        return parts.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void overlappingWindowsSlideByTheRest() { QCOMPARE(text(5, 2, 1), QStringLiteral("0-1 1-2 2-3 3-4")); }
    void theLastWindowIsMovedBack() {
        QCOMPARE(text(5, 2, 0), QStringLiteral("0-1 2-3 3-4"));
        QCOMPARE(text(6, 3, 1), QStringLiteral("0-2 2-4 3-5"));
    }
    void oneBlockWithoutOverlapIsBlockByBlock() {
        QCOMPARE(text(3, 1, 0), QStringLiteral("0-0 1-1 2-2"));
        QCOMPARE(text(3, 1, 0, true), QStringLiteral("0-0 1-1 2-2"));
    }
    void withoutReconstructionBlocksComeOneByOne() {
        QCOMPARE(text(3, 2, 1, true, false), QStringLiteral("0-0 1-1 2-2"));
    }
    void aWindowAsLargeAsTheModelIsTheOnlyOne() {
        QCOMPARE(text(3, 3, 2, true), QStringLiteral("0-2"));
        QCOMPARE(text(3, 8, 2), QStringLiteral("0-2"));
    }
    void paddedEndsGiveEveryBlockTheSameVisits() {
        QCOMPARE(text(4, 2, 1, true), QStringLiteral("0-0 0-1 1-2 2-3 3-3"));
        ReconstructionOptions options;
        options.enabled = true;
        options.windowBlocks = 3;
        options.overlap = 2;
        std::vector<int> visits(9);
        for (const BlockWindow& window : windowSchedule(9, options))
            for (int block = window.first; block < window.end(); ++block)
                ++visits[static_cast<std::size_t>(block)];
        QCOMPARE(visits, std::vector<int>(9, 3));
    }
    void noBlockIsLeftOutAndWindowsNeverGoBack() {
        for (int blocks = 1; blocks <= 12; ++blocks)
            for (int count = 1; count <= 5; ++count)
                for (int overlap = 0; overlap < count; ++overlap) {
                    ReconstructionOptions options;
                    options.enabled = true;
                    options.windowBlocks = count;
                    options.overlap = overlap;
                    int end = 0, first = 0;
                    for (const BlockWindow& window : windowSchedule(blocks, options)) {
                        QVERIFY(window.first >= first && window.first <= end && window.end() >= end);
                        QVERIFY(window.count >= 1 && window.end() <= blocks);
                        first = window.first;
                        end = window.end();
                    }
                    QCOMPARE(end, blocks);
                }
    }
};

QTEST_GUILESS_MAIN(WindowScheduleTest)
#include "window_schedule_test.moc"
