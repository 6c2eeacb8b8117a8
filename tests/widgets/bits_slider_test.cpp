// SPDX-License-Identifier: GPL-3.0-or-later
// The slider "bits against error": its rungs rise, it edits the recipe in one step, and answers with counted bits.
#include "recipe/bits_slider.h"

#include <QLabel>
#include <QSlider>
#include <QWheelEvent>
#include <QtTest>

using namespace precis;

class BitsSliderTest : public QObject {
    Q_OBJECT

    static Recipe additive() {
        Recipe recipe;
        recipe.weights.format = WeightFormat::Additive;
        return recipe;
    }

private Q_SLOTS:
    void everyRungTakesMoreBitsThanTheOneBelow() {
        const std::vector<AdditiveOptions> rungs = additiveRungs({});
        QVERIFY(rungs.size() > 5);
        for (std::size_t i = 1; i < rungs.size(); ++i)
            QVERIFY(codeBitsPerWeight(rungs[i]) > codeBitsPerWeight(rungs[i - 1]));
        QCOMPARE(codeBitsPerWeight(rungs.front()), 0.5);
        QCOMPARE(codeBitsPerWeight(rungs.back()), 3.0);
    }

    void rungsKeepWhatTheyDoNotDecideAndFindThemselves() {
        AdditiveOptions options;
        options.beam = 3;
        options.codebookBits = 16;
        const std::vector<AdditiveOptions> rungs = additiveRungs(options);
        for (std::size_t i = 0; i < rungs.size(); ++i) {
            Recipe recipe = additive();
            recipe.weights.additive = rungs[i];
            QVERIFY(validate(recipe).empty());
            QCOMPARE(rungs[i].beam, 3);
            QCOMPARE(rungs[i].codebookBits, 16);
            QCOMPARE(nearestRung(rungs, rungs[i]), static_cast<int>(i));
        }
    }

    void aMovementIsOneUndoStep() {
        RecipeDocument document;
        document.replace(additive(), QStringLiteral("additive"));
        BitsSlider slider(&document);
        slider.showRecipe();
        auto* bar = slider.findChild<QSlider*>(QStringLiteral("bitsSlider"));
        const int steps = document.undoStack()->count(), before = bar->value();
        bar->setSliderDown(true);
        for (int rung = before; rung <= bar->maximum(); ++rung)
            bar->setSliderPosition(rung);
        QCOMPARE(document.undoStack()->count(), steps);
        bar->setSliderDown(false);
        QCOMPARE(document.undoStack()->count(), steps + 1);
        QCOMPARE(document.recipe().weights.additive.codebooks, 3);
        document.undoStack()->undo();
        slider.showRecipe();
        QCOMPARE(document.recipe().weights.additive.codebooks, 1);
        QCOMPARE(bar->value(), before);
    }

    void theWheelThatScrollsTheFormChangesNothing() {
        RecipeDocument document;
        document.replace(additive(), QStringLiteral("additive"));
        BitsSlider slider(&document);
        slider.showRecipe();
        slider.show();
        auto* bar = slider.findChild<QSlider*>(QStringLiteral("bitsSlider"));
        bar->clearFocus();
        QWheelEvent turn(QPointF(5, 5), bar->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                         Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(bar, &turn);
        QCOMPARE(document.recipe(), additive());
    }

    void theAnswerIsTheBitsCountedForTheModel() {
        RecipeDocument document;
        document.replace(additive(), QStringLiteral("additive"));
        BitsSlider slider(&document);
        slider.showRecipe();
        auto* answer = slider.findChild<QLabel*>(QStringLiteral("bitsAnswer"));
        QVERIFY(answer->text().contains(QLatin1String("depends on the model")));
        slider.setPredictor([](const Recipe& recipe, const ModelSummary&) {
            return SizeEstimate{.bitsPerWeight = 7.25 * recipe.weights.additive.codebooks};
        });
        slider.setModel(ModelSummary{});
        QVERIFY2(answer->text().contains(QLatin1String("7.25")), qPrintable(answer->text()));
        auto* bar = slider.findChild<QSlider*>(QStringLiteral("bitsSlider"));
        Q_EMIT bar->sliderMoved(bar->maximum()); // while it is held
        QVERIFY2(answer->text().contains(QLatin1String("21.75")), qPrintable(answer->text()));
        QCOMPARE(document.recipe().weights.additive.codebooks, 1);
    }
};

QTEST_MAIN(BitsSliderTest)
#include "bits_slider_test.moc"
