// SPDX-License-Identifier: GPL-3.0-or-later
// Reads through zlib, which takes plain files too.
#include "text/text_file.h"

#include "text/utf8.h"

#include <precis/error.h>

#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

namespace precis {

namespace {

constexpr unsigned kChunkBytes = 1 << 20;

struct Close {
    void operator()(gzFile_s* file) const { gzclose(file); }
};

// zlib hands files without gzip's magic number through as they are.
std::string readUnzipped(const std::string& path) {
    errno = 0;
    const std::unique_ptr<gzFile_s, Close> file(gzopen(path.c_str(), "rb"));
    if (!file)
        throw Error(ErrorKind::BadInput, path, std::string("the file cannot be opened: ") + std::strerror(errno),
                    "Check its permissions");
    gzbuffer(file.get(), kChunkBytes);
    std::string text;
    for (int got = 1; got > 0;) {
        const std::size_t size = text.size();
        text.resize(size + kChunkBytes);
        got = gzread(file.get(), text.data() + size, kChunkBytes);
        text.resize(size + static_cast<std::size_t>(got > 0 ? got : 0));
    }
    int code = Z_OK;
    const std::string problem = gzerror(file.get(), &code); // also set when the data ends too early
    if (code == Z_ERRNO)
        throw Error(ErrorKind::BadInput, path, "the file cannot be read: " + problem, "Check the disk");
    if (code != Z_OK && code != Z_STREAM_END)
        throw Error(ErrorKind::BadFormat, path,
                    "the gzip data is broken or cut off behind " + std::to_string(text.size()) + " bytes of text",
                    "Download the file again");
    return text;
}

} // namespace

std::string readTextFile(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(ErrorKind::NotFound, path, "there is no such file", "Check the path");
    if (std::filesystem::is_directory(path, ignored))
        throw Error(ErrorKind::BadInput, path, "this is a folder", "Name a text file in it");
    std::string text = readUnzipped(path);
    if (text.empty())
        throw Error(ErrorKind::BadInput, path, "the file is empty", "Name a file with text");
    if (const auto byte = firstInvalidUtf8(text))
        throw Error(ErrorKind::BadFormat, path, "the text is not UTF-8 at byte " + std::to_string(*byte),
                    "Convert it, for instance with iconv -t UTF-8");
    return text;
}

} // namespace precis
