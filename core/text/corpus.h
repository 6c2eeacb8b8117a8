// SPDX-License-Identifier: GPL-3.0-or-later
// Corpus: the documents of a text file.
#pragma once

#include <precis/run_folder.h>

#include <string>
#include <vector>

namespace precis {

struct Corpus {
    std::string name;                   // of the file, without its folder
    std::vector<std::string> documents; // never empty
};

// Reads UTF-8 text, gzipped or not, and keeps the documents that the source asks for.
// - NAME.jsonl: one document a line, its field "text", byte for byte; blank lines and documents are left out.
// - With <|endoftext|> in it: what is between the separators, without the ASCII white space around it, if not empty.
// - Anything else: one document, byte for byte, because protocols on WikiText need the text as it is.
// Error NotFound, BadFormat (not UTF-8, broken gzip, line without text) or BadInput (empty, no such range).
Corpus readCorpus(const TextSource& source);

} // namespace precis
