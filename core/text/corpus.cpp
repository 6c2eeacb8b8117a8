// SPDX-License-Identifier: GPL-3.0-or-later
// Splits a text into documents and keeps those asked for.
#include "text/corpus.h"

#include "text/text_file.h"

#include <precis/error.h>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string_view>

namespace precis {

namespace {

constexpr std::string_view kSeparator = "<|endoftext|>";
constexpr std::string_view kWhiteSpace = " \t\n\v\f\r";

bool isBlank(std::string_view text) { return text.find_first_not_of(kWhiteSpace) == std::string_view::npos; }

std::string_view stripped(std::string_view text) {
    if (isBlank(text))
        return {};
    const std::size_t begin = text.find_first_not_of(kWhiteSpace);
    return text.substr(begin, text.find_last_not_of(kWhiteSpace) + 1 - begin);
}

// Calls `use` with each stretch between separators.
template <class Use>
void split(std::string_view text, std::string_view separator, Use use) {
    for (;;) {
        const std::size_t at = text.find(separator);
        use(text.substr(0, at));
        if (at == std::string_view::npos)
            return;
        text.remove_prefix(at + separator.size());
    }
}

bool hasLines(const std::string& path) {
    std::filesystem::path file(path);
    if (file.extension() == ".gz")
        file = file.stem();
    return file.extension() == ".jsonl";
}

std::vector<std::string> documentsOfLines(const std::string& text, const std::string& path) {
    std::vector<std::string> documents;
    int number = 0;
    split(text, "\n", [&](std::string_view line) {
        ++number;
        if (isBlank(line))
            return;
        const nlohmann::json object = nlohmann::json::parse(line, nullptr, false);
        const auto field = object.is_object() ? object.find("text") : object.end();
        if (field == object.end() || !field->is_string())
            throw Error(ErrorKind::BadFormat, path,
                        "line " + std::to_string(number) +
                            (object.is_discarded() ? " is not JSON" : " has no string in a field \"text\""),
                        "Every line should read like {\"text\": \"...\"}");
        if (!isBlank(field->get_ref<const std::string&>()))
            documents.push_back(field->get<std::string>());
    });
    return documents;
}

std::vector<std::string> documentsOfText(const std::string& text) {
    if (text.find(kSeparator) == std::string::npos)
        return isBlank(text) ? std::vector<std::string>() : std::vector{text};
    std::vector<std::string> documents;
    split(text, kSeparator, [&](std::string_view stretch) {
        if (const auto document = stripped(stretch); !document.empty())
            documents.emplace_back(document);
    });
    return documents;
}

std::vector<std::string> selected(std::vector<std::string> documents, const TextSource& source) {
    if (!source.documents)
        return documents;
    const auto [first, last] = *source.documents;
    const int count = static_cast<int>(documents.size());
    if (first < 0 || first > last || last >= count)
        throw Error(ErrorKind::BadInput, source.path,
                    "documents " + std::to_string(first) + " to " + std::to_string(last) +
                        " are asked for, but there are " + std::to_string(count),
                    "Name a range from 0 to " + std::to_string(count - 1));
    return {std::make_move_iterator(documents.begin() + first), std::make_move_iterator(documents.begin() + last + 1)};
}

} // namespace

Corpus readCorpus(const TextSource& source) {
    const std::string text = readTextFile(source.path);
    std::vector<std::string> documents =
        hasLines(source.path) ? documentsOfLines(text, source.path) : documentsOfText(text);
    if (documents.empty())
        throw Error(ErrorKind::BadInput, source.path, "there is nothing but white space in it",
                    "Name a file with text");
    return {std::filesystem::path(source.path).filename().string(), selected(std::move(documents), source)};
}

} // namespace precis
