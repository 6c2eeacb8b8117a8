// SPDX-License-Identifier: GPL-3.0-or-later
// Small helpers that many tests share: a temporary folder, files, and catching the engine's errors.
#pragma once

#include <precis/error.h>

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>

namespace precis::test {

class TemporaryFolder {
public:
    std::string path(const std::string& name = {}) const {
        const std::string folder = m_folder.path().toStdString();
        return name.empty() ? folder : folder + "/" + name;
    }
    std::string write(const std::string& name, const std::string& content) const {
        const std::filesystem::path file = path(name);
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file.string();
    }

private:
    QTemporaryDir m_folder;
};

inline std::string readBytes(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    content << stream.rdbuf();
    return content.str();
}

// The error that `action` throws, if it throws one.
template <class Action> std::optional<Error> errorOf(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

inline std::string shared(const std::string& name) { return std::string(PRECIS_SHARED_DIR) + "/" + name; }

} // namespace precis::test

// Fails unless the action throws precis::Error of that kind whose message contains the text.
#define VERIFY_ERROR(action, expectedKind, text)                                                                       \
    do {                                                                                                               \
        const auto caught = precis::test::errorOf([&] { action; });                                                    \
        QVERIFY2(caught.has_value(), "no error was thrown");                                                           \
        QVERIFY2(std::string(caught->what()).find(text) != std::string::npos, caught->what());                         \
        QVERIFY2(caught->kind() == (expectedKind), caught->what());                                                    \
    } while (false)

// Skips the test when the shared test material is not beside the project.
#define NEED_SHARED(name)                                                                                              \
    if (!std::filesystem::exists(precis::test::shared(name)))                                                          \
    QSKIP("needs ../shared/" name ", which is not here")
