// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_engine.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QtTest>

#include <recipe/estimate_line.h>
#include <recipe/overrides_model.h>
#include <recipe/recipe_form.h>
#include <recipe/run_inputs_form.h>
#include <text/schedule_text.h>

using namespace precis;

class RecipeFormTest : public QObject {
    Q_OBJECT

    static QWidget* editor(const QWidget& form, const char* path) { return form.findChild<QWidget*>(path); }

private Q_SLOTS:
    void everyFieldHasANameForScreenReadersAndABuddy() {
        RecipeDocument document;
        RecipeForm form(&document);
        for (const FieldDescription& field : recipeFields()) {
            if (field.path == "version")
                continue;
            const QWidget* widget = editor(form, field.path.c_str());
            QVERIFY2(widget, field.path.c_str());
            QVERIFY2(!widget->accessibleName().isEmpty(), field.path.c_str());
            QVERIFY2(!widget->toolTip().isEmpty(), field.path.c_str());
            const auto labels = form.findChildren<QLabel*>();
            QVERIFY2(std::ranges::any_of(labels, [&](const QLabel* label) { return label->buddy() == widget; }),
                     field.path.c_str());
        }
    }

    void typingChangesTheRecipe() {
        RecipeDocument document;
        RecipeForm form(&document);
        auto* name = qobject_cast<QLineEdit*>(editor(form, "name"));
        QVERIFY(name);
        name->selectAll();
        QTest::keyClicks(name, "tiny");
        QCOMPARE(document.recipe().name, std::string("tiny"));
        QCOMPARE(document.undoStack()->count(), 1);
    }

    void undoKeysReachTheRecipeFromWithinAField() {
        RecipeDocument document;
        RecipeForm form(&document);
        for (const char* path : {"weights.uniform.bits", "name"}) {
            QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
            undo.ignore();
            QApplication::sendEvent(editor(form, path), &undo);
            QVERIFY2(!undo.isAccepted(), path); // accepted, it would stay in the field
        }
    }

    void undoShowsInTheForm() {
        RecipeDocument document;
        RecipeForm form(&document);
        auto* bits = qobject_cast<QSpinBox*>(editor(form, "weights.uniform.bits"));
        QVERIFY(bits);
        bits->setValue(3);
        QCOMPARE(document.recipe().weights.uniform.bits, 3);
        document.undoStack()->undo();
        QCOMPARE(bits->value(), document.recipe().weights.uniform.bits);
    }

    void problemStandsBesideItsField() {
        RecipeDocument document;
        RecipeForm form(&document);
        const auto* problem = form.findChild<QLabel*>("weights.uniform.group_size.problem");
        QVERIFY(problem && problem->isHidden());
        document.setField("weights.uniform.group_size", std::int64_t(5));
        QVERIFY(!problem->isHidden());
        QVERIFY(!problem->text().isEmpty());
        document.undoStack()->undo();
        document.setField("weights.uniform.group_size", std::int64_t(64));
        QVERIFY(problem->isHidden());
    }

    void textThatIsNoNumberIsAProblem() {
        RecipeDocument document;
        RecipeForm form(&document);
        auto* seed = qobject_cast<QLineEdit*>(editor(form, "seed"));
        if (!seed)
            QSKIP("the seed has a spin box");
        seed->selectAll();
        QTest::keyClicks(seed, "many");
        QVERIFY(!document.problems().empty());
        QCOMPARE(document.recipe().seed, std::uint64_t(0));
    }

    void fieldsWithoutEffectAreHidden() {
        RecipeDocument document;
        document.replace(presetByName("gptq"), "gptq");
        RecipeForm form(&document);
        QVERIFY(!editor(form, "weights.uniform.bits")->parentWidget()->isHidden());
        document.setField("weights.format", std::string("none"));
        QVERIFY(editor(form, "weights.uniform.bits")->parentWidget()->isHidden());
    }

    void estimateFollowsTheRecipe() {
        RecipeDocument document;
        const Engine engine = test::fakeEngine(std::make_shared<test::FakeWorld>());
        EstimateLine estimate(&document, engine.predictSize);
        const QString without = estimate.text();
        estimate.setModel(test::fakeModel());
        QVERIFY(estimate.text() != without);
        QVERIFY2(estimate.text().contains("4.25"), qPrintable(estimate.text()));
        document.setField("weights.uniform.bits", std::int64_t(2));
        QVERIFY2(estimate.text().contains("2.25"), qPrintable(estimate.text()));
    }

    void estimateTellsATimeOnceTheMachineIsKnown() {
        RecipeDocument document;
        const Engine engine = test::fakeEngine(std::make_shared<test::FakeWorld>());
        EstimateLine estimate(&document, engine.predictSize);
        estimate.setModel(test::fakeModel());
        QVERIFY2(!estimate.text().contains("About"), qPrintable(estimate.text()));
        estimate.setMatmulGflops(50);
        QVERIFY2(estimate.text().contains("About"), qPrintable(estimate.text()));
    }

    void theFormTellsWhichBlocksAreTrainedTogether() {
        RecipeDocument document;
        RecipeForm form(&document);
        const auto schedule = [&] {
            for (const QLabel* label : form.findChildren<QLabel*>())
                if (label->accessibleName() == "Windows of blocks" && !label->isHidden())
                    return label->text();
            return QString();
        };
        QCOMPARE(schedule(), QString());
        document.setField("reconstruction.enabled", true);
        QCOMPARE(schedule(), QString()); // no model yet
        form.setModel(test::fakeModel(4));
        QCOMPARE(schedule(), QString("Windows of blocks: 0, 0–1, 1–2, 2–3, 3. Each block is trained twice, in 640 "
                                     "optimizer steps in all."));
        document.setField("reconstruction.pad_ends", false);
        QVERIFY2(schedule().contains("Blocks are trained 1 to 2 times, in 384"), qPrintable(schedule()));
        document.setField("reconstruction.overlap", std::int64_t(5)); // too many
        QCOMPARE(schedule(), QString());
    }

    void longSchedulesAreAbridged() {
        Recipe recipe;
        recipe.reconstruction.enabled = true;
        recipe.reconstruction.windowBlocks = 1;
        recipe.reconstruction.overlap = 0;
        QCOMPARE(describeSchedule(recipe, 32), QString("Windows of blocks: 0, 1, 2, 3, 4 … 31. Each block is trained "
                                                       "once, in 4,096 optimizer steps in all."));
        recipe.reconstruction.enabled = false;
        QCOMPARE(describeSchedule(recipe, 32), QString());
    }

    void overridesAreAWellBehavedModel() {
        OverridesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append({.match = "*.down_proj", .bits = 8, .groupSize = {}});
        model.append({.match = "blocks.0.*", .bits = 16, .groupSize = {}});
        QVERIFY(model.setData(model.index(0, OverridesModel::Bits), "6"));
        QVERIFY(model.overrides()[0].bits == 6);
        QVERIFY(!model.setData(model.index(0, OverridesModel::Bits), "six"));
        QVERIFY(model.setData(model.index(0, OverridesModel::Bits), ""));
        QVERIFY(!model.overrides()[0].bits);
        model.remove(0);
        QCOMPARE(model.overrides().size(), std::size_t(1));
        model.setOverrides({});
        QCOMPARE(model.rowCount(), 0);
    }

    void overridesFollowUndo() {
        RecipeDocument document;
        RecipeForm form(&document);
        document.setField("overrides",
                          std::vector<LayerOverride>{{.match = "*.down_proj", .bits = 8, .groupSize = {}}});
        const auto* model = form.findChild<OverridesModel*>();
        QCOMPARE(model->rowCount(), 1);
        document.undoStack()->undo();
        QCOMPARE(model->rowCount(), 0);
    }

    void runInputsComeBackAsTheyWereSet() {
        RunInputsForm form;
        const RunInputs inputs{.calibration = "/texts/a.txt",
                               .calibrationDocuments = "0-511",
                               .evaluation = "/texts/b.txt",
                               .evaluationDocuments = "1000-1059",
                               .protocol = "documents:512"};
        form.setInputs(inputs);
        QCOMPARE(form.inputs(), inputs);
    }

    void documentRangesAreUnderstood() {
        QVERIFY((textSource("a", "3-7")->documents == std::pair{3, 7}));
        QVERIFY((textSource("a", " 5 ")->documents == std::pair{5, 5}));
        QVERIFY(!textSource("a", "")->documents);
        QVERIFY(!textSource("a", "7-3"));
        QVERIFY(!textSource("a", "all of them"));
    }
};

QTEST_MAIN(RecipeFormTest)
#include "recipe_form_test.moc"
