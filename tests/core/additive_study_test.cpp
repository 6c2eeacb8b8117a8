// SPDX-License-Identifier: GPL-3.0-or-later
#include "precis/additive_study.h"
#include "precis/error.h"
#include "support/synthetic_model.h"

#include <QtTest>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace precis;
using namespace precis::test;

class AdditiveStudyTest : public QObject {
    Q_OBJECT

    TemporaryFolder m_folder;
    CodebookStudyRequest m_request;
    RunControl m_control;

    static Recipe recipe() {
        Recipe recipe;
        recipe.calibration = {16, 64, CalibrationSampling::Random};
        recipe.weights.format = WeightFormat::Additive;
        recipe.weights.solver = WeightSolver::HessianSweep;
        AdditiveOptions& options = recipe.weights.additive;
        options.dimension = 4;
        options.codeBits = options.extendedCodeBits = 4;
        options.extendedCodebooks = 2;
        options.criticalShare = 0.25;
        return recipe;
    }

private Q_SLOTS:
    void initTestCase() {
        const std::string model = writeModel(m_folder, smallConfig());
        m_folder.write("text.txt", sampleText(6000));
        m_request = {recipe(), model, {m_folder.path("text.txt"), {}}, 1, "mlp.gate_proj", {}};
    }

    void everyCodebookLowersTheError() {
        const AdditiveStudy study = openAdditiveStudy(m_request, m_control);
        const AdditiveEffect& effect = study.effect;
        QCOMPARE(study.columns, 32);
        QCOMPARE(effect.books.size(), std::size_t(3));
        QVERIFY(!effect.books[0].isExtended && effect.books[1].isExtended && effect.books[2].isExtended);
        const auto vectors = [](const AdditiveBook& book) {
            return std::accumulate(book.usage.begin(), book.usage.end(), 0);
        };
        QCOMPARE(effect.books[0].usage.size(), std::size_t(16));
        QCOMPARE(vectors(effect.books[0]), 48 * 8); // 48 rows of 8 vectors
        QCOMPARE(vectors(effect.books[1]), 48 * 2); // of which a quarter is critical
        QVERIFY(effect.books[0].relativeOutputError > effect.books[1].relativeOutputError);
        QVERIFY(effect.books[1].relativeOutputError > effect.books[2].relativeOutputError);
        QCOMPARE(effect.books[2].relativeOutputError, effect.relativeOutputError);
    }

    void theMostImportantChannelsAreCritical() {
        const AdditiveStudy study = openAdditiveStudy(m_request, m_control);
        QCOMPARE(study.importance.size(), std::size_t(32));
        QCOMPARE(study.effect.critical.size(), std::size_t(8));
        float least = std::numeric_limits<float>::infinity(), greatest = 0;
        for (int channel = 0; channel < 32; ++channel) {
            const float importance = study.importance[std::size_t(channel)];
            if (std::ranges::binary_search(study.effect.critical, channel))
                least = std::min(least, importance);
            else
                greatest = std::max(greatest, importance);
        }
        QVERIFY(least >= greatest);
        std::vector<int> order = study.effect.order;
        QVERIFY(std::ranges::is_permutation(std::vector(order.begin(), order.begin() + 8), study.effect.critical));
        std::ranges::sort(order);
        for (int channel = 0; channel < 32; ++channel)
            QCOMPARE(order[std::size_t(channel)], channel);
    }

    void moreCriticalChannelsCostBitsAndSaveError() {
        const AdditiveStudy study = openAdditiveStudy(m_request, m_control);
        const AdditiveEffect none = study.attempt(0, m_control), same = study.attempt(0.25, m_control),
                             many = study.attempt(0.5, m_control);
        QCOMPARE(same.relativeOutputError, study.effect.relativeOutputError);
        QCOMPARE(same.bitsPerWeight, study.effect.bitsPerWeight);
        QVERIFY(none.critical.empty());
        QCOMPARE(none.books.size(), std::size_t(1));
        QCOMPARE(many.critical.size(), std::size_t(16));
        QVERIFY(none.bitsPerWeight < same.bitsPerWeight && same.bitsPerWeight < many.bitsPerWeight);
        QVERIFY(none.relativeOutputError > same.relativeOutputError);
        QVERIFY(same.relativeOutputError > many.relativeOutputError);
    }

    void aRecipeWithoutExtendedCodebooksCanTryThem() {
        CodebookStudyRequest request = m_request;
        request.recipe.weights.additive.extendedCodebooks = 0;
        const AdditiveStudy study = openAdditiveStudy(request, m_control);
        QVERIFY(study.effect.critical.empty());
        QCOMPARE(study.attempt(0.25, m_control).books.size(), std::size_t(4));
    }

    void whatCannotBeStudiedIsSaid() {
        CodebookStudyRequest request = m_request;
        request.recipe = presetByName("gptvq-2d");
        QVERIFY_EXCEPTION_THROWN(openAdditiveStudy(request, m_control), Error);
        RunControl stopped;
        stopped.stop();
        QVERIFY_EXCEPTION_THROWN(openAdditiveStudy(m_request, stopped), Error);
        const AdditiveStudy study = openAdditiveStudy(m_request, m_control);
        QVERIFY_EXCEPTION_THROWN(study.attempt(0.5, stopped), Error);
    }
};

QTEST_GUILESS_MAIN(AdditiveStudyTest)
#include "additive_study_test.moc"
