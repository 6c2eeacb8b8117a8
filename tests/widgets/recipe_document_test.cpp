// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <recipe/recipe_document.h>

using namespace precis;

class RecipeDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEditCanBeUndoneAndRedone() {
        RecipeDocument document;
        const Recipe before = document.recipe();
        document.setField("weights.uniform.bits", std::int64_t(3));
        QCOMPARE(document.recipe().weights.uniform.bits, 3);
        document.undoStack()->undo();
        QVERIFY(document.recipe() == before);
        document.undoStack()->redo();
        QCOMPARE(document.recipe().weights.uniform.bits, 3);
    }

    void typingInOneFieldIsOneUndoStep() {
        RecipeDocument document;
        document.setField("name", std::string("a"));
        document.setField("name", std::string("ab"));
        document.setField("name", std::string("abc"));
        QCOMPARE(document.undoStack()->count(), 1);
        document.finishTyping();
        document.setField("name", std::string("abcd"));
        QCOMPARE(document.undoStack()->count(), 2);
    }

    void typingBackToTheStartLeavesNothingToUndo() {
        RecipeDocument document;
        const std::string name = document.recipe().name;
        document.setField("name", name + "x");
        document.setField("name", name);
        QVERIFY(!document.undoStack()->canUndo());
    }

    void differentFieldsAreDifferentSteps() {
        RecipeDocument document;
        document.setField("weights.uniform.bits", std::int64_t(3));
        document.setField("weights.uniform.symmetric", true);
        QCOMPARE(document.undoStack()->count(), 2);
    }

    void refusedValueBecomesAProblemOfItsField() {
        RecipeDocument document;
        const Recipe before = document.recipe();
        document.setField("weights.uniform.bits", std::int64_t(99));
        QVERIFY(document.recipe() == before);
        QCOMPARE(document.problems().size(), std::size_t(1));
        QCOMPARE(document.problems().front().path, std::string("weights.uniform.bits"));
        document.setField("weights.uniform.bits", std::int64_t(4));
        QVERIFY(document.problems().empty());
    }

    void presetCanBeUndone() {
        RecipeDocument document;
        document.setField("name", std::string("mine"));
        document.replace(presetByName("gptq"), "Preset gptq");
        QCOMPARE(document.recipe().name, std::string("gptq"));
        document.undoStack()->undo();
        QCOMPARE(document.recipe().name, std::string("mine"));
    }

    void savedRecipeOpensAgainUnchanged() {
        const QTemporaryDir folder;
        const QString file = folder.filePath("mine.json");
        RecipeDocument document;
        document.setField("weights.uniform.bits", std::int64_t(3));
        QVERIFY(document.isModified());
        document.save(file);
        QVERIFY(!document.isModified());
        RecipeDocument other;
        other.load(file);
        QVERIFY(other.recipe() == document.recipe());
        QVERIFY(!other.isModified());
        QCOMPARE(other.displayName(), QStringLiteral("mine.json"));
    }

    void loadingAFileThatIsNotThereThrowsAndChangesNothing() {
        RecipeDocument document;
        const Recipe before = document.recipe();
        QVERIFY_EXCEPTION_THROWN(document.load("/nowhere/recipe.json"), Error);
        QVERIFY(document.recipe() == before);
        QVERIFY(document.file().isEmpty());
    }
};

QTEST_GUILESS_MAIN(RecipeDocumentTest)
#include "recipe_document_test.moc"
