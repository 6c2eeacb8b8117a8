// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/preset_list.h"

#include <precis/recipe.h>

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>

using namespace precis;

namespace {

std::vector<LayerOverride> randomOverrides(std::mt19937_64& random) {
    std::vector<LayerOverride> overrides(random() % 3);
    for (LayerOverride& line : overrides) {
        line.match = "blocks." + std::to_string(random() % 40) + ".*";
        line.bits = random() % 2 ? 16 : 3;
        if (random() % 2)
            line.groupSize = 32;
    }
    return overrides;
}

// Any value that the field may hold.
FieldValue randomValue(const FieldDescription& field, std::mt19937_64& random) {
    switch (field.type) {
    case FieldType::Boolean:
        return random() % 2 == 0;
    case FieldType::Integer: {
        if (field.path == "weights.uniform.group_size" && random() % 2)
            return std::int64_t{-1};
        if (field.path == "activations.bits")
            return std::int64_t{random() % 2 ? 16 : 4};
        if (field.path == "reconstruction.overlap")
            return std::int64_t{0}; // smaller than any window
        if (field.path == "weights.codebook.dimension")
            return std::int64_t{1}; // others go with few values of other fields
        if (field.path == "weights.codebook.codebook_bits")
            return std::int64_t{random() % 2 ? 16 : 4};
        if (field.path == "weights.additive.dimension")
            return std::int64_t{random() % 2 ? 16 : 4};
        if (field.path == "weights.additive.codebook_bits")
            return std::int64_t{random() % 2 ? 16 : 8};
        if (field.path == "weights.codebook.scale_block")
            return std::int64_t{0}; // would have to divide a group
        const auto low = std::max<std::int64_t>(field.minimum, field.minimum < 0 ? 8 : 0);
        return low + static_cast<std::int64_t>(random() % (static_cast<std::uint64_t>(field.maximum) - low + 1));
    }
    case FieldType::Real:
        if (field.path == "weights.codebook.bits")
            return static_cast<double>(1 + random() % 8);
        return std::uniform_real_distribution(field.minimum, field.maximum)(random);
    case FieldType::Text:
        return "name \"" + std::to_string(random()) + "\" \u00e4\n";
    case FieldType::Choice:
        return field.choices[random() % field.choices.size()].key;
    case FieldType::Overrides:
        return randomOverrides(random);
    }
    return false;
}

Recipe randomRecipe(std::mt19937_64& random) {
    Recipe recipe;
    for (const FieldDescription& field : recipeFields())
        if (const auto problem = setRecipeField(recipe, field.path, randomValue(field, random)))
            throw std::logic_error(problem->path + " " + problem->what);
    return recipe;
}

std::vector<Problem> problemsOf(const std::string& json) {
    try {
        recipeFromJson(json, "test");
    } catch (const RecipeError& error) {
        return error.problems();
    }
    return {};
}

bool mentions(const std::vector<Problem>& problems, const std::string& path, const std::string& text) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        return problem.path == path && problem.what.find(text) != std::string::npos;
    });
}

} // namespace

class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldHasALabelAndASentenceOfHelp() {
        std::set<std::string> paths;
        for (const FieldDescription& field : recipeFields()) {
            QVERIFY2(!field.label.empty() && !field.section.empty(), field.path.c_str());
            QVERIFY2(field.help.size() > 20 && field.help.back() == '.', field.path.c_str());
            QVERIFY2(field.type != FieldType::Choice || field.choices.size() > 1, field.path.c_str());
            for (const FieldChoice& choice : field.choices)
                QVERIFY2(!choice.key.empty() && !choice.label.empty(), field.path.c_str());
            QVERIFY2(paths.insert(field.path).second, "the same path twice");
        }
        QVERIFY(paths.contains("calibration.window_tokens") && paths.contains("weights.uniform.bits") &&
                paths.contains("weights.sweep.damping") && paths.contains("overrides"));
    }

    void jsonGivesTheSameRecipeBack() {
        std::mt19937_64 random(1);
        for (int i = 0; i < 300; ++i) {
            const Recipe recipe = randomRecipe(random);
            QVERIFY(validate(recipe).empty());
            const Recipe back = recipeFromJson(recipeToJson(recipe), "test");
            QVERIFY(back == recipe);
            QCOMPARE(recipeToJson(back), recipeToJson(recipe));
        }
    }

    void anOverlapAsLargeAsItsWindowIsAProblem() {
        Recipe recipe;
        recipe.reconstruction.overlap = recipe.reconstruction.windowBlocks = 3;
        QVERIFY(mentions(validate(recipe), "reconstruction.overlap", "smaller than the 3 blocks"));
        recipe.reconstruction.overlap = 2;
        QVERIFY(validate(recipe).empty());
    }

    void activationsHaveFourToEightBitsOrStayAsTheyAre() {
        Recipe recipe;
        for (int bits = 4; bits <= 16; ++bits) {
            recipe.activations.bits = bits;
            QCOMPARE(validate(recipe).empty(), bits <= 8 || bits == 16);
        }
    }

    void everyFieldCanBeSetFromItsOwnText() {
        std::mt19937_64 random(2);
        Recipe recipe;
        for (const FieldDescription& field : recipeFields()) {
            if (field.type == FieldType::Overrides)
                continue;
            const FieldValue value = randomValue(field, random);
            const std::string text = std::visit(
                [](const auto& held) -> std::string {
                    using T = std::remove_cvref_t<decltype(held)>;
                    if constexpr (std::same_as<T, bool>)
                        return held ? "true" : "false";
                    else if constexpr (std::same_as<T, std::string>)
                        return held;
                    else if constexpr (std::is_arithmetic_v<T>)
                        return QString::number(held, 'g', 17).toStdString();
                    else
                        return "";
                },
                FieldValue(value.index() == 1 ? FieldValue(std::int64_t(8)) : value));
            QVERIFY2(!setRecipeField(recipe, field.path, std::string_view(text)), text.c_str());
            QVERIFY2(recipeField(recipe, field.path) == (value.index() == 1 ? FieldValue(std::int64_t(8)) : value),
                     field.path.c_str());
        }
    }

    void overridesCanBeSetFromJsonText() {
        Recipe recipe;
        QVERIFY(!setRecipeField(recipe, "overrides", std::string_view(R"([{"match":"*.down_proj","bits":8}])")));
        QCOMPARE(recipe.overrides.size(), std::size_t(1));
        QVERIFY((recipe.overrides[0] == LayerOverride{"*.down_proj", 8, std::nullopt}));
        QVERIFY(setRecipeField(recipe, "overrides", std::string_view("[{")));
        QCOMPARE(recipe.overrides.size(), std::size_t(1));
    }

    void aBadValueIsRefusedAndLeavesTheRecipeAlone_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("above the range") << "weights.uniform.bits"
                                         << "9"
                                         << "between 2 and 8";
        QTest::newRow("below the range") << "calibration.token_windows"
                                         << "0"
                                         << "between 1 and 65536";
        QTest::newRow("not a number") << "weights.uniform.bits"
                                      << "four"
                                      << "whole number; it is \"four\"";
        QTest::newRow("half a bit") << "weights.uniform.bits"
                                    << "2.5"
                                    << "whole number";
        QTest::newRow("a number and more") << "weights.uniform.bits"
                                           << "4x"
                                           << "whole number";
        QTest::newRow("beyond 64 bits") << "seed"
                                        << "99999999999999999999"
                                        << "whole number";
        QTest::newRow("negative seed") << "seed"
                                       << "-1"
                                       << "between 0";
        QTest::newRow("not a truth value") << "weights.uniform.symmetric"
                                           << "maybe"
                                           << "true or false";
        QTest::newRow("no such choice") << "weights.solver"
                                        << "magic"
                                        << "nearest, hessian_sweep";
        QTest::newRow("damping of nan") << "weights.sweep.damping"
                                        << "nan"
                                        << "between 1e-06 and 1";
        QTest::newRow("mistyped") << "weights.uniform.bit"
                                  << "4"
                                  << "did you mean \"weights.uniform.bits\"?";
        QTest::newRow("last part only") << "bits"
                                        << "4"
                                        << "did you mean \"weights.uniform.bits\"?";
        QTest::newRow("a section") << "weights"
                                   << "4"
                                   << "not a field";
    }
    void aBadValueIsRefusedAndLeavesTheRecipeAlone() {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QString, message);
        Recipe recipe = presetByName("gptq");
        const auto problem = setRecipeField(recipe, path.toStdString(), std::string_view(text.toStdString()));
        QVERIFY(problem);
        QCOMPARE(problem->path, path.toStdString());
        QVERIFY2(QString::fromStdString(problem->what).contains(message), problem->what.c_str());
        QVERIFY(recipe == presetByName("gptq"));
    }

    void allProblemsOfAFileAreToldAtOnce() {
        const auto problems = problemsOf(R"({
            "nmae": "x", "seed": -4, "calibration": {"token_windows": "many", "sampling": "best"},
            "weights": {"format": "uniform", "solver": 3, "uniform": {"bits": 1, "group_size": 4, "symetric": true}},
            "overrides": [{"match": "a", "bits": 12}, {"match": "b"}, {"bits": 3}, {"match": "c", "bits": "x"}]})");
        QVERIFY(mentions(problems, "nmae", "did you mean \"name\"?"));
        QVERIFY(mentions(problems, "seed", "between 0"));
        QVERIFY(mentions(problems, "calibration.token_windows", "whole number; it is \"many\""));
        QVERIFY(mentions(problems, "calibration.sampling", "one of random, documents; it is \"best\""));
        QVERIFY(mentions(problems, "weights.solver", "one of nearest, hessian_sweep; it is 3"));
        QVERIFY(mentions(problems, "weights.uniform.bits", "between 2 and 8; it is 1"));
        QVERIFY(mentions(problems, "weights.uniform.group_size", "-1 (the whole row) or at least 8; it is 4"));
        QVERIFY(mentions(problems, "weights.uniform.symetric", "did you mean \"symmetric\"?"));
        QVERIFY(mentions(problems, "overrides[0].bits", "or 16"));
        QVERIFY(mentions(problems, "overrides[1]", "sets nothing"));
        QVERIFY(mentions(problems, "overrides[2].match", "must name"));
        QVERIFY(mentions(problems, "overrides[3].bits", "whole number"));
        QCOMPARE(problems.size(), std::size_t(12));
    }

    void aRecipeBuiltInCodeIsCheckedToo() {
        Recipe recipe;
        QVERIFY(validate(recipe).empty());
        recipe.weights.uniform.bits = 77;
        recipe.weights.sweep.damping = 0;
        recipe.overrides = {{"*.q_proj", {}, 3}};
        const auto problems = validate(recipe);
        QVERIFY(mentions(problems, "weights.uniform.bits", "between 2 and 8; it is 77"));
        QVERIFY(mentions(problems, "weights.sweep.damping", "between"));
        QVERIFY(mentions(problems, "overrides[0].group_size", "at least 8; it is 3"));
        QCOMPARE(problems.size(), std::size_t(3));
    }

    void thresholdsSetByHandAreOverridesToo() {
        const Recipe recipe = recipeFromJson(
            R"({"overrides": [{"match": "a", "activation_threshold": 2.5}, {"match": "b", "weight_threshold": 0.1}]})",
            "x");
        QVERIFY(validate(recipe).empty());
        QCOMPARE(*recipe.overrides[0].activationThreshold, 2.5);
        QVERIFY(!recipe.overrides[0].weightThreshold);
        QVERIFY(recipeFromJson(recipeToJson(recipe), "x") == recipe);
        Recipe bad = recipe;
        bad.overrides[1].weightThreshold = 0;
        QVERIFY(mentions(validate(bad), "overrides[1].weight_threshold", "above 0"));
    }

    void aNewerVersionIsRefusedWithAReason() {
        try {
            recipeFromJson(R"({"version": 2, "whatever": 1})", "future.json");
            QFAIL("read a recipe of the future");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Unsupported);
            QVERIFY(std::string(error.what()).find("[future.json] has recipe version 2") != std::string::npos);
        }
    }

    void brokenJsonNamesFileAndLine() {
        try {
            recipeFromJson("{\n\"seed\": 1,\n\"name\" 2}", "broken.json");
            QFAIL("read broken JSON");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadFormat);
            QVERIFY2(std::string(error.what()).find("[broken.json] is not valid JSON near line 3") == 0, error.what());
        }
    }

    void absentFieldsKeepTheirDefault() {
        QVERIFY(recipeFromJson("{}", "test") == Recipe{});
        QCOMPARE(recipeFromJson(R"({"weights": {"uniform": {"bits": 2}}})", "test").weights.uniform.bits, 2);
    }

    void presetsAreInOrderAndValid() {
        const std::vector<std::string> names = presetNames();
        QCOMPARE(names[0], std::string("rtn"));
        QCOMPARE(names[1], std::string("gptq"));
        QCOMPARE(presetFiles().size(), names.size());
        for (const std::string& name : names) {
            const Recipe recipe = presetByName(name);
            QCOMPARE(recipe.name, name);
            QVERIFY2(validate(recipe).empty(), name.c_str());
            QVERIFY(!presetDescription(name).empty());
        }
        QVERIFY(presetByName("rtn").weights.solver == WeightSolver::Nearest);
        QVERIFY(presetByName("gptq").weights.solver == WeightSolver::HessianSweep);
    }

    void namesOfPresetsTellTheirBits() {
        int checked = 0;
        for (const std::string& name : presetNames())
            if (const auto match =
                    QRegularExpression(QStringLiteral("^cbq.*-w(\\d)a(\\d+)$")).match(QString::fromStdString(name));
                match.hasMatch()) {
                const Recipe recipe = presetByName(name);
                QCOMPARE(recipe.weights.uniform.bits, match.captured(1).toInt());
                QCOMPARE(recipe.activations.bits, match.captured(2).toInt());
                QVERIFY(recipe.reconstruction.enabled);
                ++checked;
            }
        QVERIFY(checked >= 9);
    }

    void anUnknownPresetNamesThoseThereAre() {
        try {
            loadRecipe("gtpq");
            QFAIL("loaded a preset that does not exist");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::NotFound);
            const std::string text = error.what();
            QVERIFY2(text.find("Did you mean \"gptq\"?") != std::string::npos, text.c_str());
            QVERIFY2(text.find("rtn, gptq") != std::string::npos, text.c_str());
        }
    }

    void aSavedRecipeLoadsFromItsFile() {
        QTemporaryDir folder;
        const std::string file = folder.filePath("mine.json").toStdString();
        Recipe recipe = presetByName("gptq");
        recipe.weights.uniform.bits = 3;
        recipe.name = "mine";
        saveRecipe(recipe, file);
        QVERIFY(loadRecipe(file) == recipe);
    }

    void theDifferenceNamesTheFieldsThatDiffer() {
        const Recipe rtn = presetByName("rtn");
        QVERIFY(recipeDifference(rtn, rtn).empty());
        QCOMPARE(recipeDifference(rtn, presetByName("gptq")),
                 (std::vector<std::string>{"name", "weights.solver", "weights.uniform.clip_scan"}));
        Recipe changed = rtn;
        changed.overrides.push_back({"*", 8, {}});
        QCOMPARE(recipeDifference(rtn, changed), std::vector<std::string>{"overrides"});
        QVERIFY(!(changed == rtn));
    }

    void fieldsWithoutEffectAreKnown() {
        Recipe recipe = presetByName("rtn");
        QVERIFY(!fieldMatters(recipe, "weights.sweep.damping"));
        QVERIFY(fieldMatters(recipe, "weights.uniform.bits"));
        recipe.weights.solver = WeightSolver::HessianSweep;
        QVERIFY(fieldMatters(recipe, "weights.sweep.damping"));
        recipe.weights.format = WeightFormat::None;
        QVERIFY(!fieldMatters(recipe, "weights.sweep.damping"));
        QVERIFY(!fieldMatters(recipe, "weights.uniform.symmetric"));
        QVERIFY(!fieldMatters(recipe, "overrides"));
        QVERIFY(fieldMatters(recipe, "weights.format"));
        recipe = presetByName("crvq-1.07");
        QVERIFY(fieldMatters(recipe, "weights.sweep.damping")); // of the seeding
        QVERIFY(!fieldMatters(recipe, "weights.sweep.clip_scan"));
        QVERIFY(fieldMatters(recipe, "weights.additive.order"));
        recipe.weights.additive.criticalShare = 0;
        QVERIFY(fieldMatters(recipe, "weights.additive.critical_share"));
        QVERIFY(!fieldMatters(recipe, "weights.additive.order"));
        recipe.weights.additive.weightedSeeding = false;
        QVERIFY(!fieldMatters(recipe, "weights.sweep.damping"));
        recipe = presetByName("rtn");
        recipe.calibration.sampling = CalibrationSampling::Documents;
        QVERIFY(!fieldMatters(recipe, "seed"));
        recipe.fineTuning.enabled = true; // takes token windows in a random order
        QVERIFY(fieldMatters(recipe, "seed"));
    }
};

QTEST_APPLESS_MAIN(RecipeTest)
#include "recipe_test.moc"
