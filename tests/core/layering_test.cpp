// SPDX-License-Identifier: GPL-3.0-or-later
// The layer diagram of the design is a test: includes go downwards only, Torch stays inside of core, Qt outside of it.
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <string>
#include <vector>

namespace fs = std::filesystem;

class LayeringTest : public QObject {
    Q_OBJECT

    struct Include {
        fs::path file; // relative to the source folder
        std::string header;
    };

    static std::vector<Include> includesBelow(const std::string& folder) {
        // Not a raw string: moc of Qt 6.4 loses its way in one with quotes inside.
        static const std::regex kInclude("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
        const fs::path root = PRECIS_SOURCE_DIR;
        std::vector<Include> includes;
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
                continue;
            std::ifstream file(entry.path());
            for (std::string line; std::getline(file, line);)
                if (std::smatch match; std::regex_search(line, match, kInclude))
                    includes.push_back({fs::relative(entry.path(), root), match[1]});
        }
        return includes;
    }
    static bool isTorch(const std::string& header) {
        return header.starts_with("torch/") || header.starts_with("ATen/") || header.starts_with("c10/");
    }
    static bool isQt(const std::string& header) { return header.starts_with("Q") || header == "qcustomplot.h"; }
    static QByteArray say(const Include& include) {
        return QByteArray::fromStdString(include.file.string() + " includes " + include.header);
    }

private Q_SLOTS:
    void insideCoreIncludesGoDownwards() {
        // Each folder may include itself and those with a lower number.
        const std::map<std::string, int> height{{"api", 0},         {"precis", 0},         {"tensor", 1},  {"text", 2},
                                                {"model", 2},       {"calibration", 3},    {"quantizer", 4},
                                                {"reconstruction", 5}, {"evaluation", 6},  {"export", 7},  {"session", 8}};
        const auto includes = includesBelow("core");
        QVERIFY(includes.size() > 50);
        for (const Include& include : includes) {
            const std::string from = (++include.file.begin())->string();
            const std::string to = fs::path(include.header).begin()->string();
            QVERIFY2(!isQt(include.header), say(include));
            QVERIFY2(height.contains(from), say(include));
            if (!height.contains(to))
                continue;
            const bool sideways = height.at(from) == height.at(to) && from != to && height.at(from) != 0;
            QVERIFY2(height.at(to) <= height.at(from) && !sideways, say(include));
        }
    }

    void theApiKnowsNeitherTorchNorQtNorJson() {
        for (const Include& include : includesBelow("core/api/precis")) {
            QVERIFY2(!isTorch(include.header) && !isQt(include.header), say(include));
            QVERIFY2(!include.header.starts_with("nlohmann/"), say(include));
        }
    }

    void torchIsIncludedThroughOneDoorOnly() {
        for (const Include& include : includesBelow("core"))
            if (isTorch(include.header))
                QVERIFY2(include.file == "core/tensor/torch.h" || include.header == "torch/version.h", say(include));
    }

    void widgetsAndProgramsSeeTheApiOnly_data() {
        QTest::addColumn<QString>("folder");
        for (const char* folder : {"widgets", "app/workbench", "app/cli"})
            QTest::newRow(folder) << QString(folder);
    }
    void widgetsAndProgramsSeeTheApiOnly() {
        QFETCH(QString, folder);
        if (!fs::exists(fs::path(PRECIS_SOURCE_DIR) / folder.toStdString()))
            QSKIP("the folder is not there");
        static const std::vector<std::string> kPrivate{"tensor/",    "text/tokenizer", "text/corpus", "model/",      "calibration/",
                                                       "quantizer/", "evaluation/",    "export/",     "session/", "api/"};
        for (const Include& include : includesBelow(folder.toStdString())) {
            QVERIFY2(!isTorch(include.header), say(include));
            for (const std::string& folderOfCore : kPrivate)
                QVERIFY2(!include.header.starts_with(folderOfCore), say(include));
            if (folder == "app/cli")
                QVERIFY2(!isQt(include.header), say(include));
        }
    }

    void pagesDoNotIncludePages() {
        const fs::path pages = fs::path(PRECIS_SOURCE_DIR) / "widgets/pages";
        if (!fs::exists(pages))
            QSKIP("there are no pages");
        static const std::regex kPage("(\\w+_page)\\.h$");
        for (const Include& include : includesBelow("widgets/pages"))
            if (std::smatch match; std::regex_search(include.header, match, kPage))
                QVERIFY2(include.file.stem() == match[1].str(), say(include));
    }

    void noSourceFileIsLongerThan600Lines() {
        for (const char* folder : {"app", "core", "widgets", "tests"})
            for (const auto& entry : fs::recursive_directory_iterator(fs::path(PRECIS_SOURCE_DIR) / folder)) {
                if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
                    continue;
                std::ifstream file(entry.path());
                const auto lines = std::count(std::istreambuf_iterator<char>(file), {}, '\n');
                QVERIFY2(lines <= 600, entry.path().c_str());
            }
    }
};

QTEST_APPLESS_MAIN(LayeringTest)
#include "layering_test.moc"
