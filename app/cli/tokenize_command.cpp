// SPDX-License-Identifier: GPL-3.0-or-later
// precis-cli tokenize: the ids of a text, without a beginning-of-sequence token.
#include "command.h"

#include <precis/error.h>
#include <precis/session.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

using namespace precis;

namespace {

struct TokenizeOptions {
    std::string model;
    std::string text;
    std::string file;
    bool json = false;
};

std::string readText(const std::string& file) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        throw Error(ErrorKind::BadInput, file, "is a folder", "Name a text file in it");
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    if (!stream)
        throw Error(ErrorKind::NotFound, file, "cannot be read", "Check the path");
    return text;
}

} // namespace

Action defineTokenize(CLI::App& command) {
    const auto options = std::make_shared<TokenizeOptions>();
    command.add_option("model", options->model, "Model folder")->required()->type_name("MODEL");
    CLI::Option_group* source = command.add_option_group("Text", "Exactly one of these");
    CLI::Option* text = source->add_option("--text", options->text, "The text itself")->type_name("STRING");
    source->add_option("--file", options->file, "A file with the text")->type_name("FILE");
    source->require_option(1);
    command.add_flag("--json", options->json, "Print one JSON object");
    return [options, text](const GlobalOptions&) {
        const std::vector<int> ids =
            tokenize(options->model, text->count() > 0 ? options->text : readText(options->file));
        if (options->json) {
            std::cout << nlohmann::json{{"ids", ids}} << "\n";
            return kDone;
        }
        for (std::size_t i = 0; i < ids.size(); ++i)
            std::cout << (i ? " " : "") << ids[i];
        std::cout << "\n";
        return kDone;
    };
}
