// SPDX-License-Identifier: GPL-3.0-or-later
#include "calibration/activation_cache.h"

#include "precis/error.h"
#include "support/temporary_folder.h"

using namespace precis;
using namespace precis::test;

class ActivationCacheTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;

    CacheBudget budget(std::uint64_t bytes, NumberType type = NumberType::Float32) const {
        return {type, bytes, m_folder.path("")};
    }

private Q_SLOTS:
    void initTestCase() { torch::manual_seed(2); }

    void fileAndMemoryHoldTheSame_data() {
        QTest::addColumn<bool>("half");
        QTest::addRow("32 bits") << false;
        QTest::addRow("16 bits") << true;
    }
    void fileAndMemoryHoldTheSame() {
        QFETCH(bool, half);
        const NumberType type = half ? NumberType::BFloat16 : NumberType::Float32;
        CacheBudget room = budget(1 << 20, type), none = budget(0, type);
        ActivationCache memory(6, 5, 4, room), disk(6, 5, 4, none);
        QVERIFY(!memory.isOnDisk() && disk.isOnDisk());
        for (const int first : {4, 0, 2}) {
            const Tensor values = torch::randn({2, 5, 4});
            memory.write(first, values);
            disk.write(first, values);
        }
        QVERIFY(torch::equal(memory.read(0, 6), disk.read(0, 6)));
        QVERIFY(torch::equal(memory.read(3, 2), disk.read(3, 2)));
        QCOMPARE(disk.read(1, 1).scalar_type(), torch::kFloat32);
    }

    void rowsNeverWrittenAreZero() {
        CacheBudget none = budget(0);
        ActivationCache disk(4, 2, 2, none);
        disk.write(1, torch::ones({1, 2, 2}));
        QCOMPARE(disk.read(0, 4).sum().item<double>(), 4.0);
    }

    void aCacheThatIsGoneGivesItsBytesBack() {
        CacheBudget room = budget(1000);
        {
            ActivationCache first(2, 10, 10, room); // 800 bytes
            ActivationCache second(2, 10, 10, room);
            QVERIFY(!first.isOnDisk() && second.isOnDisk());
            const ActivationCache moved = std::move(first);
            QCOMPARE(room.bytesLeft, std::uint64_t(200));
        }
        QCOMPARE(room.bytesLeft, std::uint64_t(1000));
    }

    void itsFileIsGoneAtOnce() {
        CacheBudget none = budget(0);
        const ActivationCache disk(4, 2, 2, none);
        QVERIFY(!std::filesystem::exists(m_folder.path("activations.tmp")));
    }

    void aFolderThatIsNotThereIsNamed() {
        CacheBudget nowhere{NumberType::Float32, 0, m_folder.path("missing")};
        VERIFY_ERROR((ActivationCache{1, 1, 1, nowhere}), ErrorKind::NotWritable, "missing");
    }
};

QTEST_GUILESS_MAIN(ActivationCacheTest)
#include "activation_cache_test.moc"
