// SPDX-License-Identifier: GPL-3.0-or-later
// JsonView: a place in a JSON file that knows its name, so that every error names file and field.
#pragma once

#include <precis/error.h>

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace precis {

// Error NotFound or BadFormat names the file.
nlohmann::json readJsonFile(const std::string& file);

// The value must outlive the view. Where the type is not the asked one: Error BadFormat.
class JsonView {
public:
    JsonView(const nlohmann::json& value, std::string file, std::string field = {});

    const nlohmann::json& value() const { return *m_value; }
    const std::string& file() const { return m_file; }
    const std::string& field() const { return m_field; }

    JsonView at(const std::string& key) const;                  // must be there
    std::optional<JsonView> find(const std::string& key) const; // nothing when absent or null
    std::vector<JsonView> items() const;                        // of an array

    std::string text() const;
    std::string text(const std::string& key, const std::string& otherwise) const;
    bool flag(const std::string& key, bool otherwise) const;
    int integer() const;
    int integer(const std::string& key, int otherwise) const;
    int tokenId() const; // not negative, and small enough to index a table

    [[noreturn]] void fail(ErrorKind kind, const std::string& problem, const std::string& remedy) const;
    // An Unsupported that says what would be: "field normalizer.type is "Nmt". Precis reads: NFC, NFD".
    [[noreturn]] void failUnsupported(const std::string& found, const std::string& supported) const;

private:
    const nlohmann::json* m_value;
    std::string m_file;
    std::string m_field;
};

} // namespace precis
