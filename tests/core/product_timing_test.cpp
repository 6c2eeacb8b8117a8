// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/product_timing.h"

#include "precis/error.h"

#include <QtTest>

#include <algorithm>

using namespace precis;

class ProductTimingTest : public QObject {
    Q_OBJECT

    RunControl m_control;

private Q_SLOTS:
    void everyFormatIsTimedWithTheBytesThatItReads() {
        int reports = 0;
        const ProductTimings timings =
            timeProducts({.rows = 512, .columns = 512, .seconds = 0.001}, [&](const ProductTimings&) { ++reports; },
                         m_control);
        QVERIFY(reports > 0);
        QCOMPARE(timings.formats.size(), std::size_t(6));
        QVERIFY(timings.memoryBytesPerSecond > 1e8);
        for (const ProductTiming& timing : timings.formats) {
            QVERIFY(timing.seconds >= timing.fastest && timing.fastest > 0);
            QVERIFY(timing.repetitions >= 5);
        }
        QCOMPARE(timings.formats[0].bytes, std::uint64_t(512 * 512 * 4));
        QCOMPARE(timings.formats[0].bitsPerWeight, 32.0);
        const auto bits = [&](ProductFormat format) {
            return std::ranges::find(timings.formats, format, &ProductTiming::format)->bitsPerWeight;
        };
        QCOMPARE(bits(ProductFormat::Int8), 8 + 16.0 / 512);
        QCOMPARE(bits(ProductFormat::Int4), 4 + 16.0 / 128);
        QCOMPARE(bits(ProductFormat::Pairs16), 2 + (16 * 2 * 8 + 16.0) / (8 * 256));
        QCOMPARE(bits(ProductFormat::Quads256), 2 + (256 * 4 * 8 + 16.0) / (256 * 256));
    }

    void sidesThatDoNotDivideAreFine() {
        const ProductTimings timings = timeProducts({.rows = 13, .columns = 70, .seconds = 0.0001}, {}, m_control);
        QCOMPARE(timings.rows, 13);
        QVERIFY(timings.formats.back().bitsPerWeight > 2); // padding counts
    }

    void whatCannotBeTimedIsSaid() {
        QVERIFY_EXCEPTION_THROWN(timeProducts({.rows = 0}, {}, m_control), Error);
        QVERIFY_EXCEPTION_THROWN(timeProducts({.instructions = "abacus"}, {}, m_control), Error);
    }

    void stopsInTheMiddle() {
        RunControl control;
        const auto stop = [&](const ProductTimings&) { control.stop(); };
        QVERIFY_EXCEPTION_THROWN(timeProducts({.rows = 64, .columns = 64, .seconds = 1000}, stop, control), Error);
    }
};

QTEST_GUILESS_MAIN(ProductTimingTest)
#include "product_timing_test.moc"
