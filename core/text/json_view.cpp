// SPDX-License-Identifier: GPL-3.0-or-later
// Typed access to JSON with errors that name the field.
#include "text/json_view.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace precis {

namespace {

constexpr std::int64_t kLargestTokenId = (1 << 24) - 1; // vocabularies of today stay under 2^19
const char kMalformed[] = "Check the file against its source, or download it again";

} // namespace

nlohmann::json readJsonFile(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw Error(ErrorKind::NotFound, file, "the file cannot be opened", "Check the path and its permissions");
    try {
        return nlohmann::json::parse(stream);
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorKind::BadFormat, file, "this is not complete JSON (" + std::string(error.what()) + ")",
                    kMalformed);
    }
}

JsonView::JsonView(const nlohmann::json& value, std::string file, std::string field)
    : m_value(&value), m_file(std::move(file)), m_field(std::move(field)) {}

std::optional<JsonView> JsonView::find(const std::string& key) const {
    if (!m_value->is_object())
        fail(ErrorKind::BadFormat, "should be an object", kMalformed);
    const auto found = m_value->find(key);
    if (found == m_value->end() || found->is_null())
        return std::nullopt;
    return JsonView(*found, m_file, m_field.empty() ? key : m_field + "." + key);
}

JsonView JsonView::at(const std::string& key) const {
    auto found = find(key);
    if (!found)
        fail(ErrorKind::BadFormat, "lacks \"" + key + "\"", kMalformed);
    return *std::move(found);
}

std::vector<JsonView> JsonView::items() const {
    if (!m_value->is_array())
        fail(ErrorKind::BadFormat, "should be an array", kMalformed);
    std::vector<JsonView> views;
    for (std::size_t i = 0; i < m_value->size(); ++i)
        views.emplace_back((*m_value)[i], m_file, m_field + "[" + std::to_string(i) + "]");
    return views;
}

std::string JsonView::text() const {
    if (!m_value->is_string())
        fail(ErrorKind::BadFormat, "should be a string", kMalformed);
    return m_value->get<std::string>();
}

std::string JsonView::text(const std::string& key, const std::string& otherwise) const {
    const auto found = find(key);
    return found ? found->text() : otherwise;
}

bool JsonView::flag(const std::string& key, bool otherwise) const {
    const auto found = find(key);
    if (found && !found->m_value->is_boolean())
        found->fail(ErrorKind::BadFormat, "should be true or false", kMalformed);
    return found ? found->m_value->get<bool>() : otherwise;
}

int JsonView::integer() const {
    if (!m_value->is_number_integer() || m_value->get<std::int64_t>() != m_value->get<int>())
        fail(ErrorKind::BadFormat, "should be an integer of 32 bits", kMalformed);
    return m_value->get<int>();
}

int JsonView::integer(const std::string& key, int otherwise) const {
    const auto found = find(key);
    return found ? found->integer() : otherwise;
}

int JsonView::tokenId() const {
    if (!m_value->is_number_integer() || m_value->get<std::int64_t>() < 0 ||
        m_value->get<std::int64_t>() > kLargestTokenId)
        fail(ErrorKind::BadFormat, "has " + m_value->dump() + " where a token's id belongs", kMalformed);
    return m_value->get<int>();
}

void JsonView::fail(ErrorKind kind, const std::string& problem, const std::string& remedy) const {
    throw Error(kind, m_file, (m_field.empty() ? "the file" : "field " + m_field) + " " + problem, remedy);
}

void JsonView::failUnsupported(const std::string& found, const std::string& supported) const {
    fail(ErrorKind::Unsupported, "is " + found + ", which Precis cannot read", "It reads: " + supported);
}

} // namespace precis
